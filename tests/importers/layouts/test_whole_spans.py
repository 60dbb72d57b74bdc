"""Sentences above a list that tell from when to when all of it was."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline

_LIST = """
## How did we respond?

- 03:42 UTC on 4 December 2026 – Impact began.
- 03:49 UTC on 4 December 2026 – A drop was seen.
- 04:10 UTC on 4 December 2026 – The rollout was stopped.
"""


@pytest.mark.parametrize(
    "said",
    [
        "Between 03:42 UTC and 08:17 UTC on 4 December 2026, some of you may have seen errors.",
        "From 03:40 UTC to 05:00 UTC on 4 December 2026, orders failed.",
    ],
)
def test_a_sentence_about_all_of_it_is_no_entry_and_it_is_told(said: str) -> None:
    draft = read_timeline(f"## What happened?\n\n{said}\n{_LIST}")
    assert [event.text for event in draft.events] == [
        "Impact began.",
        "A drop was seen.",
        "The rollout was stopped.",
    ]
    assert "whole incident" in draft.warnings[0].message
    assert draft.warnings[0].line == 3


def test_a_sentence_about_something_before_it_stays_an_entry() -> None:
    said = "Between 01:00 UTC and 02:00 UTC on 4 December 2026, the clusters were upgraded."
    assert len(read_timeline(f"## What happened?\n\n{said}\n{_LIST}").events) == 4


def test_a_span_in_the_list_itself_stays_an_entry() -> None:
    text = (
        "2026-12-04, UTC\n\n- from 03:42 to 08:17: errors\n- 03:49: a drop was seen\n"
        "- 04:10: it was stopped\n- 05:10: it is back\n"
    )
    assert len(read_timeline(text).events) == 4
