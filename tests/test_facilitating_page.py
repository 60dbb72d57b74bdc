"""docs/facilitating.md shows the questions, sentences and checks that the app really has."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pm_facilitator import presets
from pm_facilitator.checks.check import kinds
from pm_facilitator.language.utterances import utterances

PAGE = Path(__file__).parents[1] / "docs" / "facilitating.md"
HOW = "python -m tests.test_facilitating_page writes the tables anew"


def questions() -> Iterator[str]:
    """Write the table of what is said and asked."""
    yield "| what was said | for example | ask |"
    yield "| --- | --- | --- |"
    for said in utterances().values():
        asked = "<br>".join(f"{each.text} ({each.source})" for each in said.questions)
        yield f"| {said.label} | {said.heard} | {asked} |"


def sentences() -> Iterator[str]:
    """Write the table of the room card."""
    yield "| key | what is happening | the first sentence to say | after |"
    yield "| --- | --- | --- | --- |"
    for key, each in enumerate(presets.redirects(), start=1):
        yield f"| `{key}` | {each.situation} | {each.moves[0]} | {each.source} |"


def checks() -> Iterator[str]:
    """Write the table of the checks."""
    yield "| stage | check | why | after |"
    yield "| --- | --- | --- | --- |"
    for kind in kinds().values():
        words = kind.one.replace("{stage}", "a stage")
        yield f"| {kind.stage.label} | {words} | {kind.reason} | {kind.source} |"


TABLES: dict[str, Callable[[], Iterator[str]]] = {
    "questions": questions,
    "sentences": sentences,
    "checks": checks,
}


def part(page: str, name: str) -> str:
    """Give what stands between the marks of a table."""
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- /{name} -->", page, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("name", list(TABLES))
def test_the_page_has_the_present_table(name: str) -> None:
    written = part(PAGE.read_text(encoding="utf-8"), name)
    assert written == "\n".join(TABLES[name]()), HOW


def write() -> None:
    """Put the present tables into the page."""
    page = PAGE.read_text(encoding="utf-8")
    for name, table in TABLES.items():
        begin, end = f"<!-- {name} -->\n", f"\n<!-- /{name} -->"
        before, _, rest = page.partition(begin)
        page = before + begin + "\n".join(table()) + end + rest.partition(end)[2]
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    write()
