"""Reading a source with the importer that recognises it."""

from datetime import date, datetime

from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source


def test_a_pasted_text_is_read_as_a_timeline() -> None:
    draft = read_source(Source.pasted("14:05 Alert fires"), Hints(day=date(2026, 3, 2)))
    assert [each.time for each in draft.events] == [datetime(2026, 3, 2, 14, 5)]
    assert draft.form == "Text"


def test_a_text_of_which_nothing_was_read_says_so() -> None:
    (warning,) = read_source(Source.pasted("# Notes\n")).warnings
    assert warning.message.startswith("Nothing was found in this text")
    assert not read_source(Source.pasted("# Notes\n\nWe met and talked.\n")).warnings


def test_a_text_that_quotes_lines_of_json_is_none_itself() -> None:
    lines = '{"time": "2026-03-02T14:05:00Z", "message": "alarm"}\n' * 3
    draft = read_source(Source.pasted(f"# What we saw\n\n{lines}\nThen we went on.\n"))
    assert (draft.form, draft.events) == ("Text", ())
