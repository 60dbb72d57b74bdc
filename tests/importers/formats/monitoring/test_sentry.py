"""Issues and errors of Sentry."""

from datetime import UTC, datetime
from typing import Any

from tests.importers.formats.reading import read_values, told

ISSUE: dict[str, Any] = {
    "id": "1638844654",
    "title": "OvenError: too hot",
    "culprit": "bake.loaf",
    "level": "error",
    "count": "12",
    "firstSeen": "2026-03-02T14:05:00Z",
    "lastSeen": "2026-03-02T14:20:00Z",
    "project": {"name": "Bakery", "slug": "bakery"},
    "status": "unresolved",
    "annotations": [],
}


def test_an_issue_lasts_from_the_first_to_the_last_time_that_it_was_seen() -> None:
    for values in ([ISSUE], {"action": "assigned", "data": {"issue": ISSUE}}, ISSUE):
        draft = read_values(values)
        assert told(draft) == ["14:05 Bakery: OvenError: too hot"]
        assert draft.events[0].end == datetime(2026, 3, 2, 14, 20, tzinfo=UTC)
        assert "Seen: 12 times" in draft.events[0].details


def test_what_people_did_about_an_issue_is_told_with_its_time() -> None:
    note = {
        "type": "note",
        "dateCreated": "2026-03-02T14:10:00Z",
        "data": {"text": "I open the door"},
        "user": {"name": "Bo Lund"},
    }
    solved = {"type": "set_resolved", "dateCreated": "2026-03-02T14:30:00Z", "data": {}}
    first = {"type": "first_seen", "dateCreated": "2026-03-02T14:05:00Z", "data": {}}
    assert told(read_values(ISSUE | {"activity": [solved, note, first]})) == [
        "14:05 Bakery: OvenError: too hot",
        "14:10 Bo Lund: I open the door",
        "14:30 Sentry: Set resolved: OvenError: too hot",
    ]


def test_a_single_error_is_told_when_it_happened_and_not_when_it_was_received() -> None:
    error = {
        "event_id": "bb78c1407cea4519aa397afc059c793d",
        "project": 1,
        "platform": "python",
        "title": "OvenError: too hot",
        "datetime": "2026-03-02T14:05:00.000000Z",
        "received": 1772460999.1,
        "environment": "production",
    }
    for values in ({"action": "triggered", "data": {"event": error}}, {"event": error}, [error]):
        assert told(read_values(values)) == ["14:05 Sentry: OvenError: too hot"]


def test_what_a_webhook_of_the_old_kind_tells_around_an_error_is_taken_over() -> None:
    event = {
        "event_id": "bb78c1407cea4519aa397afc059c793d",
        "platform": "python",
        "logentry": {"formatted": "too hot"},
        "timestamp": 1772460300.772,
        "environment": "production",
    }
    hook = {
        "project": "bakery",
        "project_name": "Bakery",
        "culprit": "bake.loaf",
        "message": "OvenError: too hot",
        "url": "https://sentry.example/issues/42/",
        "event": event,
    }
    draft = read_values(hook)
    assert told(draft) == ["14:05 Bakery: OvenError: too hot"]
    assert draft.events[0].details == "Where: bake.loaf\nEnvironment: production"
    assert draft.events[0].evidence == ("https://sentry.example/issues/42/",)
