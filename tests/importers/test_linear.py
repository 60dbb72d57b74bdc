"""Reading takes as many steps as the text is long, whatever the text is."""

from collections.abc import Callable
from cProfile import Profile

import pytest

from pm_facilitator.importers.accepting.combining import _ASIDE
from pm_facilitator.importers.documents.document import read_document
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.timeline.timeline_text import read_timeline

# fmt: off
REPEATED = [
    "a", " ", "|", "| ", "*", "* ", "`", "-", "- ", "#", ">", "<", "[", "(", "1", "1 ",
    "1/", "10:00 ", "10:00-", "Aa ", "Feb ", "2024-", "<!--", "[a](", "**a ", "UTC ",
    "half past ten ", "a.m. ", "10:00, ", "every day ",
    "um 9 ", "bis ", "de 15 a 16 ", "10 Minuten ", "14時", "a las ", "halb ", "1::", "9;0O ",
    "In Abc ", "a: ", "_", "@a ", "[a] ", "at 10:00 UTC. ", "{|", "|===", "&amp;", "10:00; ",
    "[/b]", "[b][/b]", "[*]", "[quote]", "[/b] ", "[url=", "May 10 to ", "10. - ", "Start: ",
    "├─ ", "│ ", "■", "<sup>th</sup>", "17-18 ", "Resolved - ", "~~10:00~~ ", "4.1 ", "Dates are ",
    "Fri 16 Aug ", "a | ", "<br>Edit: 10:00 a", "`10:00 ", "Logs are UTC, ", "last night ", ";a",
]
# fmt: on


LONG = 100_000
"""The letters of a line that a pattern whose steps grow with their square never comes through."""


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("start", ["", "10:00 ", "- "])
def test_one_very_long_line_is_read(piece: str, start: str) -> None:
    # A pattern that backtracks over the line would keep everybody waiting for minutes.
    read_timeline(start + piece * (LONG // len(piece)))


@pytest.mark.parametrize("mark", ["- ", "> ", "| ", "#", "1. ", "(1) ", "*", "[a]"])
@pytest.mark.parametrize("end", ["_a", "__2:15 PM", "_ 10:00"])
def test_a_line_of_marks_may_end_with_underscores(mark: str, end: str) -> None:
    read_timeline(mark * (100_000 // len(mark)) + end)


@pytest.mark.parametrize(
    "lines",
    [
        "10:00 a\n",
        "Related\n",
        "10:00 a\nRelated\n",
        "Start time\nMay 7, 2024 at 10:00 AM\n",
        "Mar 6, 2024\nResolved - a\nMar 6, 10:00 UTC\n",
        "Mar 6, 2024\n",
        "On 7 Feb 2024 we did:\n\n- a word\n\n",
        "On 7 Feb 2024 we did:\n\n- 6 Feb: some words of length here\n\n",
        "::: update Resolved\n",
        "- 1.0: a\n- 10.15: b\n",
        "||10:00||x|\n",
        "- | a\n",
        "### 22:04-23:00: a\n22:05 b\n",
        "Resolved\n",
        "Resolved Mar 6 at 10:00am PDT\n\na\n\n",
        "Posted on: 2024-05-07 10:00\n",
        "# Timeline\n- 10:00 a\n# b\n- 10:00 a\n",
        "Day 2\n10:00 a\n",
        "10:00\n05.02.2026\na\n",
        "├─ 10:00 a\n│\n",
        "| 10:00 |\na |\n",
        "■T\n10:00 a\n",
        "4.1 10:00 a\n",
        "+10 min a\n10:00 b\n",
        "- 10:00 a\n  - b\n",
        "## 10:00\n\na\n\n",
        "# a\n",
        "**Impact**: a\n",
        "| 2024-02-09 10:00 | a |\n",
        "a|b\n-|-\n\n",
        "```a\n",
        "<!--\n",
        "2024-02-09\n\n",
        "kim [1:46 PM]\nhello\n\n",
        "Time: 10:00\nEvent: a\n\n",
        "[Resolved] 10:00 - a\n",
        "We saw it at 10:00 UTC. ",
        "It fell at 10:00, rose at 10:01 and sank at 10:02. ",
        "Ten minutes later it rang. ",
        "## May 7, 2024 09:12 UTC (lasting 2 hours)\n\na\n\n",
        "## May 7, 2024 09:12 UTC\n\nAt 09:12 it rang.\n\n",
        "A. 10:00 a\nB. 10:01 b\n",
        "[b]10:00[/b] a\n",
        "[quote]\n[/quote]\n",
        "- **T**\n  - 10:00 a\n  - 12:00 b\n",
        "- 10:00 a\n  - 12:00 b\n",
        "== T ==\n# a (10:00)\n# b (10:01)\n",
        "### T (10:00)\n\na\n\n",
        "Start: 10:00 - a\n",
        "Build (10:00): a\n",
        "At half past ten it rang.\n",
        "We saw it at 10:00 UTC.\n\n",
        "- it was seen (10:00)\n",
        "10:00 a. 10:01 b. 10:02 c\n",
        "it was seen ........ 10:00\n",
        "Time  What\n",
        "Time  What\n10:00 a\n10:01 b\n",
        "Zeit;Text\n10:00;a\n10:01;b\n",
        "Time\tWhat\n",
        "\\begin{tabular}\n10:00 & a\n",
        ".. code-block:: sh\n\n   a\n\n",
        "[source]\n----\na\n",
        "#+begin_src\na\n",
        "a::\n\n  10:00:00 b\n\n",
        "Time: 10:00 | Event: a\n",
        "┌─┬─┐\n│ 10:00 │ a │\n",
        "time,a\n",
        "time|a\n10:00|b\n",
        "Oslo, local time:\n10:00 a\n\n",
        "{|\n| 10:00 || a\n|}\n",
        "{|\n",
        "|===\n|10:00 |a\n|===\n",
        "|===\n",
        "+---+---+\n| 10:00 | a |\n+---+---+\n",
        "=== ===\n10:00 a\n",
        ".. list-table::\n\n   * - 10:00\n     - a\n\n",
        "Time\n",
        "Time\nEvent\n10:00\na\n\n",
        "Time\nWho\nEvent\n10:00\na\nb\n",
        "10:00 a <br> 10:01\n",
        "10:00 a<br> 10:01 b\nc\nd\n",
        "Timeline\n\n10:00 a\n\nImpact\n\n",
        "**5 May**\n\nAt 10:00 it rang.\n\n",
        "- 10:00: a\n  10:01: b\n  10:02: c\n",
        "-10:00 a\n",
        "10:00 a\\\n",
        "10;00 a\n",
        "| | |\n|---|---|\n| Time | Event |\n| 10:00 | a |\n\n",
        "1 | 10:00 | a | b\n",
        "10:00 a:\n`10:00:00 b`\n",
        ";10:00\n:a\n",
        "T: a\nT+5m a\n",
        "10:00 Oslo - a\n10:01 oslo - b\n",
        "Fri 16 Aug\n\n- Fri 10:00 a\n",
        "Between 10:00 and 11:00 a.\n\n- 10:00 b\n",
        "Ana B\n9 July 2026 at 10:00\na\n\n",
    ],
)
@pytest.mark.parametrize("read", [read_timeline, read_document], ids=["timeline", "document"])
def test_twice_the_text_takes_twice_the_steps(lines: str, read: Callable[[str], object]) -> None:
    read(lines)  # what is read from the resources is read once
    short, long = (steps(lambda n=n: read(lines * n)) for n in (40, 80))  # type: ignore[misc]
    assert long < 2.2 * short + 200


def steps(work: Callable[[], object]) -> int:
    """Count the calls that some work makes, of Python's own functions too."""
    profile = Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.yaml", "---\na: 1\n---\n" + "\n" * 40_000 + "words\n"),
        ("chat.txt", "14:05 Ana" + " " * 40_000 + "x (privately): hi\n14:06 Ana: hi\n"),
        ("chat.txt", "14:05 Ana to" + " to" * 20_000 + " Bo (privately): hi\n14:06 Ana: hi\n"),
        ("a.json", '{"timeline":[],"summary":"x","x":' + "[" * 900 + "]" * 900 + "}"),
    ],
)
def test_what_is_handed_in_may_be_blank_or_deep_for_long(name: str, text: str) -> None:
    draft = read_source(Source(name, text.encode()))
    assert len(draft.events) <= 2


def test_brackets_far_from_the_end_of_a_text_are_no_aside_of_it() -> None:
    assert not _ASIDE.search("(a)" + " " * 400_000 + "b")
    assert _ASIDE.search("it rang (Ana).")
