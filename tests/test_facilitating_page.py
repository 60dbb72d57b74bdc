"""docs/facilitating.md shows the questions, sentences and checks that the app really has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pm_facilitator import presets
from pm_facilitator.checks.check import kinds
from pm_facilitator.language.utterances import utterances
from tests.helpers.pages import Parts, part_of, write_parts

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


TABLES: Parts = {
    "questions": questions,
    "sentences": sentences,
    "checks": checks,
}


@pytest.mark.parametrize("name", list(TABLES))
def test_the_page_has_the_present_table(name: str) -> None:
    assert part_of(PAGE, name) == "\n".join(TABLES[name]()), HOW


if __name__ == "__main__":
    write_parts(PAGE, TABLES)
