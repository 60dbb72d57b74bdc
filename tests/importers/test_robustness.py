"""Whatever is pasted, reading it neither fails nor takes more than its length deserves."""

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.importers.document import read_document
from pm_facilitator.importers.timeline_text import read_timeline

PIECES = [
    "10:00", "2024-02-09", "31/12/99", "Feb 29", "Monday", "24:00", "UTC", "UTC+14:30", "PST",
    "Europe/Oslo", "Denver", "- ", "* ", "## ", "```", "> ", "**", "[", "]", "(", ")", "`", "~",
    "|", " - ", ": ", " to ", "\n", "\n\n", "\t", "    ", "---\n", "<!--", "{", "at ", "noon", "1403",
    "word", "Timeline", "Impact: ", "Action items", "Owner: ", "all times ", "- [ ] ", "@kim ",
    "due ", "&a *a ", "\u202e", "\U0001f552", "\u0660\u0661:\u0662\u0663", "\x00", "\ud800", "9999-12-31",
    "1900-01-01 00:00 UTC+14", "|---|", "\ufeff",
]  # fmt: skip
PASTED = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANY_TEXT = st.text(max_size=300) | PASTED


@given(text=ANY_TEXT, day=st.none() | st.dates(), zone=st.text(max_size=12))
@settings(max_examples=200, deadline=None)
def test_reading_a_timeline_never_fails(text: str, day: date | None, zone: str) -> None:
    draft = read_timeline(text, day=day, zone=zone)
    lines = [event.line for event in draft.events]
    assert lines == sorted(lines)
    assert all(1 <= line <= len(text) + 1 for line in lines)


@given(text=ANY_TEXT, day=st.none() | st.dates())
@settings(max_examples=200, deadline=None)
def test_reading_a_document_never_fails(text: str, day: date | None) -> None:
    read_document(text, day=day)


REPEATED = [
    "a", " ", "|", "| ", "*", "* ", "`", "-", "- ", "#", ">", "<", "[", "(", "1", "1 ", "1/",
    "10:00 ", "10:00-", "Aa ", "Feb ", "2024-", "<!--", "[a](", "**a ", "UTC ", "In Abc ", "a: ", "_",
    "@a ",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("start", ["", "10:00 ", "- "])
def test_one_line_of_a_megabyte_is_read(piece: str, start: str) -> None:
    # A pattern that backtracks over the line would not come back within the hour.
    read_timeline(start + piece * (1_000_000 // len(piece)))


@pytest.mark.parametrize(
    "lines",
    [
        "10:00 a\n",
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
    ],
)
@pytest.mark.parametrize("read", [read_timeline, read_document], ids=["timeline", "document"])
def test_twice_the_text_takes_twice_the_steps(lines: str, read: Callable[[str], object]) -> None:
    read(lines)  # what is read from the resources is read once
    short, long = (steps(lambda n=n: read(lines * n)) for n in (100, 200))  # type: ignore[misc]
    assert long < 2.2 * short + 500


def steps(work: Callable[[], object]) -> int:
    """Count the calls that some work makes."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
