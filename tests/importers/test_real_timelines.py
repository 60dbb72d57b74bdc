"""Timelines of real incidents, read from the shared folder; nothing of them is kept here."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline
from tests.importers.gold import Gold, agrees, shared

CASES = list(shared())


@pytest.mark.skipif(not CASES, reason="the folder of real timelines is not here")
@pytest.mark.parametrize("gold", CASES, ids=lambda gold: gold.name)
def test_every_entry_is_found_and_nothing_else(gold: Gold) -> None:
    draft = read_timeline(gold.text, day=gold.day, zone=gold.zone)
    assert [found.line for found in draft.events] == [entry["line"] for entry in gold.events]
    wrong = [
        (found.line, str(found.time), found.text[:40])
        for found, entry in zip(draft.events, gold.events, strict=True)
        if not agrees(found, entry)
    ]
    assert not wrong
