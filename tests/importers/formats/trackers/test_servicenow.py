"""Rows of tables of ServiceNow."""

from datetime import UTC, datetime
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from tests.importers.formats.reading import read_values, told

ROW: dict[str, Any] = {
    "number": "INC0010023",
    "short_description": "Oven 3 is hot",
    "description": "305 degrees",
    "opened_at": "2026-03-02 14:05:00",
    "sys_created_on": "2026-03-02 14:06:10",
    "resolved_at": "2026-03-02 15:05:00",
    "sys_updated_on": "2026-03-03 09:00:00",
    "close_notes": "Door opened",
    "caller_id": {"link": "https://bakery.example/api", "display_value": "Bo Lund"},
    "sys_id": "0123456789abcdef0123456789abcdef",
}
NOTES = (
    "2026-03-02 14:12:00 - Ines Duarte (Comments)\nWe look at it\n\n"
    "2026-03-02 14:09:00 - Bo Lund (Work notes)\nBridge opened\nby phone\n\n"
)


def test_an_incident_is_told_when_it_was_opened_and_resolved() -> None:
    draft = read_values({"result": [ROW]})
    assert told(draft) == [
        "14:05 Bo Lund: Opened INC0010023: Oven 3 is hot",
        "15:05 : Resolved INC0010023: Oven 3 is hot",
    ]
    assert [each.details for each in draft.events] == ["305 degrees", "Door opened"]


def test_the_notes_of_one_field_are_events_each_and_told_once() -> None:
    work = NOTES[NOTES.index("2026-03-02 14:09") :]
    row = ROW | {"comments_and_work_notes": NOTES, "work_notes": work, "resolved_at": ""}
    assert told(read_values([row]))[1:] == [
        "14:09 Bo Lund: Bridge opened",
        "14:12 Ines Duarte: We look at it",
    ]
    apart = ROW | {"work_notes": work, "comments": "", "resolved_at": ""}
    assert told(read_values([apart]))[1:] == ["14:09 Bo Lund: Bridge opened"]


def test_where_the_stored_time_stands_beside_the_shown_one_it_is_in_utc() -> None:
    both = {"display_value": "2026-03-02 15:05:00", "value": "2026-03-02 14:05:00"}
    (event, _) = read_values({"result": [ROW | {"opened_at": both}]}).events
    assert event.time == datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


def test_notes_are_of_the_zone_in_which_people_see_the_other_times() -> None:
    def both(shown: str, stored: str) -> dict[str, str]:
        return {"display_value": f"2026-03-02 {shown}:00", "value": f"2026-03-02 {stored}:00"}

    row = {
        "number": {"display_value": "INC0010023", "value": "INC0010023"},
        "short_description": {"display_value": "Oven 3 is hot", "value": "Oven 3 is hot"},
        "opened_at": both("07:05", "14:05"),
        "work_notes": {"display_value": "2026-03-02 07:09:00 - Bo Lund (Work notes)\nI look\n\n"},
    }
    first, note = read_values({"result": [row]}).events
    assert note.time == datetime(2026, 3, 2, 14, 9, tzinfo=UTC)
    assert note.told_zone == "-07:00"
    assert first.time == datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


def test_a_change_is_told_when_it_was_carried_out_and_closed() -> None:
    change = {
        "number": "CHG0000024",
        "short_description": "Hotter ovens",
        "opened_at": "2026-03-02 09:00:00",
        "work_start": "2026-03-02 14:05:00",
        "work_end": "2026-03-02 14:10:00",
        "closed_at": "2026-03-02 16:00:00",
        "closed_by": {"display_value": "Bo Lund", "link": "https://bakery.example/api"},
    }
    draft = read_values({"result": [change]})
    assert told(draft)[1:] == [
        "14:05 : Work on CHG0000024: Hotter ovens",
        "16:00 Bo Lund: Closed CHG0000024: Hotter ovens",
    ]
    assert draft.events[1].end == datetime(2026, 3, 2, 14, 10)
    assert draft.events[1].kind is EventKind.CHANGE
