"""What is heard in a document: its sentences and nothing else, each finding in its place."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.importers.text.raw_lines import raw_lines
from pm_facilitator.language.coach import Coach
from pm_facilitator.lint.check import check_document
from tests.lint.conftest import BLAME, CALM, Linter

_COACH = Coach()
_FORGOT = "Tom forgot to check the log"
_PIECES = st.lists(
    st.sampled_from(
        [
            "Tom forgot to check the log.",
            "you should have known",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "# ",
            "`",
        ]
        + [
            "```\n",
            "<!-- pm-facilitator allow all: x -->",
            "[a](b) ",
            "| ",
            "    ",
            "who did it?",
            "é🙂",
        ]
    ),
    max_size=15,
).map("".join)


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{BLAME}\n```\n",
        f"~~~~ text\n{BLAME}\n~~~~\n",
        f"Run `{BLAME}` again.\n",
        f"Then:\n\n    {BLAME}\n",
        f"> {BLAME}\nyou should have said so\n",
        f"---\ntitle: {BLAME}\n---\n{CALM}\n",
        f"+++\ntitle = '{BLAME}'\n+++\n{CALM}\n",
        f"<!-- {BLAME}\n{BLAME} -->\n{CALM}\n",
        f"{CALM} <!-- {BLAME} -->\n",
        "See [the page](you-should-have-known-better.md).",
        "See <a title='you should have known better'>it</a>.",
        f"[1]: page.md '{BLAME}'\n",
        f"<pre>\n{BLAME}\n</pre>\n",
        f'The page said "{BLAME}"\n',
        f"The page said ‘{BLAME}’\n",
        "The page said ‘you didn’t look, you forgot’ again.\n",
        f"The page said „{BLAME}“ and »{BLAME}«.\n",
    ],
)
def test_what_nobody_says_here_is_left_alone(lint: Linter, text: str) -> None:
    assert lint.rules(text) == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"# {BLAME}", 1, 2),
        (f"1. {BLAME}", 1, 3),
        (f"- [ ] {BLAME}", 1, 6),
        (f"| when | what |\n|---|---|\n| 10:00 | {BLAME} |", 3, 10),
        (f"```\ncode\n```\r\n\r\n{BLAME}", 5, 0),
        (f"[a](b.md) <b>so</b> {BLAME}", 1, 20),
        (f"- one\n\n    {BLAME}", 3, 4),
    ],
)
def test_what_is_said_is_found_in_its_place(
    lint: Linter, text: str, line: int, column: int
) -> None:
    found = lint.found(lint.write("a.md", text))[0]
    assert (found["line"], found["start"]) == (line, column)
    assert raw_lines(text)[line - 1][found["start"] : found["end"]] == found["text"]


def test_an_indented_paragraph_of_a_plain_text_is_read(lint: Linter) -> None:
    assert lint.rules(f"    {BLAME}\n", name="a.md") == []
    assert lint.rules(f"    {BLAME}\n", name="a.txt")


def test_with_lines_every_line_is_read_as_it_stands(lint: Linter) -> None:
    assert lint.rules(f"> {BLAME}\n    {BLAME}\n", "--lines")[-1][0] == 2


def test_a_better_sentence_keeps_the_links_beside_it(lint: Linter) -> None:
    text = "See [the log](log.md). Tom forgot to check the log. [More](more.md)."
    (found,) = lint.found(lint.write("a.md", text))
    assert found["suggestion"].startswith("See [the log](log.md). The log was not checked.")
    assert found["suggestion"].endswith(" [More](more.md).")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"The disk was full<br>{_FORGOT}", 1, 21),
        (f"The disk was full\\\n{_FORGOT}", 2, 0),
        (f"The disk was full  \n{_FORGOT}", 2, 0),
        (f"{_FORGOT}\\\nThe disk was full", 1, 0),
        (f"| a |\n|---|\n| full<br/>{_FORGOT}<br>so |", 3, 11),
    ],
)
def test_no_sentence_runs_on_where_the_line_was_broken(
    lint: Linter, text: str, line: int, column: int
) -> None:
    (found,) = lint.found(lint.write("a.md", text))
    assert (found["line"], found["start"]) == (line, column)
    assert found["text"].startswith("Tom forgot")
    assert "The log was not checked." in found["suggestion"]


def test_remarks_line_by_line_are_sentences_of_their_own(lint: Linter) -> None:
    notes = "the pump was off at 14:05\nTom forgot to check the log\nthe valve should have closed\n"
    (found,) = lint.found(lint.write("a.txt", notes))
    assert (found["line"], found["start"]) == (2, 0)
    assert found["suggestion"].startswith("The log was not checked.")
    assert "valve" not in found["suggestion"]
    assert "pump" not in found["suggestion"]


def test_a_remark_that_was_wrapped_goes_on_in_the_next_line(lint: Linter) -> None:
    wrapped = "so then in the middle of it all Tom forgot to check the log\nof the pump"
    short = ["the alert was late", "support was told", "that was all"]
    (found,) = lint.found(lint.write("a.txt", "\n".join([wrapped, *short])))
    assert found["text"].startswith("Tom forgot")
    assert "that was all" not in (found["suggestion"] or "")
    (found,) = lint.found(
        lint.write("b.txt", "\n".join([wrapped.replace("so then in", "In"), *short]))
    )
    assert found["suggestion"] is None or "of the pump" in found["suggestion"]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_paragraph_without_end_is_read_in_parts(lint: Linter, between: str) -> None:
    text = between.join(f"{_FORGOT} at 10:{number % 60:02}." for number in range(600))
    found = lint.found(lint.write("a.md", text))
    lines = text.split("\n")
    assert len(found) == 600
    for each in found:
        assert lines[each["line"] - 1][each["start"] : each["end"]] == each["text"]
        assert len(each["suggestion"]) < 6000


@pytest.mark.parametrize("text", [f"{_FORGOT}, and " * 900, "x" * 20_000 + f". {_FORGOT}."])
def test_a_sentence_without_end_is_cut(lint: Linter, text: str) -> None:
    (*_, last) = lint.found(lint.write("a.md", text))
    assert text[last["start"] : last["end"]] == last["text"] == "Tom forgot to check"


def test_people_read_the_better_sentence_alone(lint: Linter) -> None:
    text = f"{CALM} {_FORGOT} at 10:02. {BLAME}\nThe vendor dropped the index.\n"
    better = [
        line.strip() for line in lint(lint.write("a.md", text)).splitlines() if "Bett" in line
    ]
    assert better[0] == (
        "Better: The log was not checked at 10:02. What would normally have prompted it?"
    )


@settings(deadline=None, max_examples=150)
@given(_PIECES)
def test_places_are_those_of_the_document(text: str) -> None:
    lines = raw_lines(text)
    for each in check_document(text, _COACH, by_line=False).noticed:
        assert lines[each.line - 1] == each.written
        assert 0 <= each.start < each.end <= len(each.written)
        assert each.region.last_line >= each.line
        assert each.region.last_column <= len(lines[each.region.last_line - 1])
        if each.region.last_line == each.line:
            assert each.finding.text == each.written[each.start : each.end]


def test_a_text_without_times_is_checked_without_making_the_patterns_of_times() -> None:
    code = (
        "import sys; from pm_facilitator.importers.text.passages import passages\n"
        f"import pm_facilitator.lint.check; print([each.text for each in passages({CALM!r})])\n"
        "print({'dates', 'date_mentions', 'stamps', 'elapsed', 'clocks'}"
        " & {name.rpartition('.')[2] for name in sys.modules if 'importers' in name})"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.splitlines() == [str([CALM]), "set()"]
