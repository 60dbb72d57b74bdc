"""The quick ways through a timeline give what the careful ones give."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.importers.documents.markdown_document import read_markdown
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.text import lines as lines_
from pm_facilitator.importers.text.lines import split_lines
from pm_facilitator.importers.timeline import assembling
from pm_facilitator.importers.timeline.plain_entries import PlainEntries

# fmt: off
ABOVE = [
    "# Cards refused on 2026-03-29", "All times in UTC.", "Times are CET.", "## Timeline",
    "All times Europe/Berlin", "On 8 March 2026:", "Day 2", "times are approximate", "",
    "IST (Irish Standard Time, UTC+1)", "Times are New York time, 2026-11-01",
]
CLOCKS = [
    "**14:03** - ", "14:10 UTC: ", "`01:30` ", "[02:15] ", "**23:58**: ", "00:04 - ", "14:03:59 ",
    "2026-03-29 02:30 ", "9:06 - ", "14:20-14:30 ", "~15:00 ", "03:00 PST ", "14:11 and 14:15 ",
]
BULLETS = ["- ", "- ", "- ", "* ", "  - ", "", "1. "]
SAID = [
    "the queue grows", "Ana: it is down", "fails over to Paris", "paris pacific time is meant",
    "and nobody looks", "canary & shop", "rolled back", "<b>alert</b>", "it rang (14:03)", "x",
]
BELOW = [
    "  - it went on", "  and on", "    1. deeper", "and on", "- no time", "  at 15:00 it rang", "",
    "```", "14:04:01 ERROR refused", "> quoted", "| 14:05 | row |", "## Impact", "Ana wrote:",
    "  the next day", "Owner: Kim", "  - Time: 14:09", "---", "  -\ttabs", "&amp; so on",
]
# fmt: on
ENTRY = st.tuples(*map(st.sampled_from, (BULLETS, CLOCKS, SAID))).map("".join)
TEXTS = st.tuples(
    st.lists(st.sampled_from(ABOVE), max_size=4),
    st.lists(ENTRY | ENTRY | ENTRY | st.sampled_from(BELOW), max_size=14),
).map(lambda parts: "\n".join((*parts[0], *parts[1])))


def read_carefully(text: str) -> ReviewDraft:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainEntries, "take", lambda _, index, end: index)
        return read_markdown(text)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_plain_entries_are_those_that_are_read_with_care(text: str) -> None:
    assert read_markdown(text) == read_carefully(text)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_plain_lines_are_those_that_are_looked_at_with_care(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines_, "plain_line", lambda _: None)
        looked_at = split_lines(text)
    assert split_lines(text) == looked_at


def test_plain_entries_are_taken_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembling.Assembler, "_item", lambda *_: None)
    told = ["- **14:03** - it rings", "  - nobody", "  answers", "- **14:05** - it stops"]
    lines = ["On 2 March 2026:", "", *told, "- **14:06** - all is well"]
    events = read_markdown("\n".join(lines)).events
    assert [(event.text, event.details) for event in events] == [
        ("it rings", "nobody answers"),
        ("it stops", ""),
    ]
