"""iCalendar: events, tasks, folded lines, zones with and without a name."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.vocabulary import ActionStatus, EventKind, Priority
from pm_facilitator.importers.formats.ical_lines import components
from tests.importers.formats.reading import read, read_text

EVENT = "BEGIN:VEVENT\n{}\nEND:VEVENT\n"


def test_meetings_and_other_events_are_read_with_their_ends() -> None:
    draft = read("calendar.ics")
    freeze, upkeep, call = draft.events
    assert (freeze.time, freeze.end) == (date(2026, 3, 2), date(2026, 3, 4))
    assert upkeep.time == datetime(2026, 3, 2, 13, 30, tzinfo=UTC)
    assert upkeep.end == datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    assert call.time == datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    assert call.text == "Call about late orders, all hands"
    assert call.kind is EventKind.COMMUNICATION
    assert draft.zone == "Europe/Paris"


def test_folded_lines_and_escaped_signs_become_text() -> None:
    call = read("calendar.ics").events[2]
    assert call.details.splitlines() == [
        "Agenda:",
        "1. What we see; a line that is long enough to be folded as the standard wants it",
        "Place: Bridge 4",
    ]
    assert (call.source, call.evidence) == ("Quist, Bea", ("https://calls.example/4",))
    assert call.origins == ("calendar.ics, line 12: Call about late orders, all hands",)


def test_tasks_become_actions() -> None:
    (action,) = read("calendar.ics").actions
    assert (action.text, action.owner) == ("Alert on the depth of the queue", "dana@orders.example")
    assert (action.due, action.priority) == (date(2026, 4, 1), Priority.HIGH)
    assert action.status is ActionStatus.IN_PROGRESS


def test_what_repeats_is_taken_once_and_what_was_cancelled_on_wish() -> None:
    draft = read("calendar.ics")
    assert [each.line for each in draft.warnings if "repeats" in each.message] == [24]
    assert "Release 43" in [each.text for each in read("calendar.ics", entries="all").events]


def test_a_time_without_a_zone_is_a_wall_clock() -> None:
    draft = read_text(EVENT.format("SUMMARY:x\nDTSTART:20260302T140000"))
    assert draft.events[0].time == datetime(2026, 3, 2, 14)


def test_a_zone_that_nobody_knows_is_said() -> None:
    draft = read_text(EVENT.format("SUMMARY:x\nDTSTART;TZID=Atlantis:20260302T140000"))
    assert draft.events[0].time == datetime(2026, 3, 2, 14)
    assert "'Atlantis' is not known" in draft.warnings[0].message


def test_a_calendar_that_was_cut_off_gives_what_is_there() -> None:
    draft = read_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20260302T140000Z")
    assert [each.text for each in draft.events] == ["x"]


@pytest.mark.parametrize("start", ["", "DTSTART:20269902T140000Z", "DTSTART:soon"])
def test_an_event_without_a_sound_time_is_kept_with_a_warning(start: str) -> None:
    draft = read_text(EVENT.format(f"SUMMARY:x\n{start}"))
    assert [each.time for each in draft.events] == [None]
    assert draft.warnings[0].line == 1


@given(st.text(st.sampled_from('BEGIN:ENDVT\n ;="\\,X'), max_size=200))
def test_any_lines_are_taken_apart(text: str) -> None:
    assert all(each.line >= 1 for each in components(text))


def test_components_may_not_be_nested_without_end() -> None:
    found = list(components("BEGIN:A\n" * 5000))
    assert len(found) == 1
