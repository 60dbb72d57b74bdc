"""Reading a source with the importer that recognises it."""

from datetime import date, datetime

from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source


def test_a_pasted_text_is_read_as_a_timeline() -> None:
    draft = read_source(Source.pasted("14:05 Alert fires"), Hints(day=date(2026, 3, 2)))
    assert [each.time for each in draft.events] == [datetime(2026, 3, 2, 14, 5)]
    assert draft.form == "Text"
