"""Ranges whose end stands on the line below their beginning."""

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline

HEAD = "## Timeline, 2026-03-02 (UTC)\n\n"


def told(lines: str) -> list[tuple[str, str, str]]:
    """Give start, end and text of each event."""
    events = read_timeline(HEAD + lines).events
    return [(str(each.time)[11:16], str(each.end)[11:16], each.text) for each in events]


@pytest.mark.parametrize(
    "lines",
    [
        "- 14:05 -\n  14:20 the kiln is cold\n- 14:30 warm\n",
        "- 14:05 -\n  14:20 - the kiln is cold\n- 14:30 warm\n",
        "- from 14:05\n  until 14:20 the kiln is cold\n- 14:30 warm\n",
        "14:05 -\n14:20 the kiln is cold\n14:30 warm\n",
        "14:05 UTC –\n14:20 UTC\nthe kiln is cold\n14:30 UTC\nwarm\n",
        "14:05 to\n14:20: the kiln is cold\n14:30: warm\n",
    ],
)
def test_the_end_on_the_next_line_closes_the_range(lines: str) -> None:
    assert told(lines) == [("14:05", "14:20", "the kiln is cold"), ("14:30", "", "warm")]


def test_an_entry_without_a_text_among_others_with_dashes_is_no_range() -> None:
    found = told("14:00 - lit\n14:05 -\n14:20 - the kiln is cold\n14:30 - warm\n")
    assert [(start, end) for start, end, _ in found] == [
        ("14:00", ""),
        ("14:05", ""),
        ("14:20", ""),
        ("14:30", ""),
    ]


def test_a_text_of_one_letter_leads_to_no_end() -> None:
    assert told("14:05 a\n14:20 b\n") == [("14:05", "", "a"), ("14:20", "", "b")]


def test_what_stands_below_a_blank_line_is_no_end() -> None:
    assert ("14:20", "", "the kiln is cold") in told("14:05 -\n\n14:20 the kiln is cold\n")


def test_an_earlier_end_on_the_next_line_is_asked_about() -> None:
    draft = read_timeline(f"{HEAD}14:05 to\n13:20 the kiln is cold\n14:30 warm\n")
    assert Doubt.END_FIRST in [each.kind for each in draft.warnings if each.line == 3]
