"""Opsgenie: the log of an alert, and webhooks."""

from datetime import UTC, datetime

from pm_facilitator.domain.vocabulary import EventKind
from tests.importers.formats.reading import read, read_values, told


def test_the_log_is_read_without_who_was_notified_and_who_looked() -> None:
    draft = read("opsgenie_log.json")
    assert told(draft) == [
        "14:06 Opsgenie: Alert created via API[monitoring]",
        "14:09 bea@orders.example: Alert acknowledged via web",
        "14:30 bea@orders.example: Added note: sent the queue to the second cluster",
        "15:10 bea@orders.example: Alert closed via web",
    ]
    assert [each.kind for each in draft.events][::3] == [EventKind.DETECTION, EventKind.RESOLUTION]
    assert draft.moments.acknowledged == datetime(2026, 3, 2, 14, 9, tzinfo=UTC)


def test_all_entries_can_be_asked_for() -> None:
    assert len(read("opsgenie_log.json", entries="all").events) == 6


def test_a_webhook_has_milliseconds_in_one_place_and_nanoseconds_in_another() -> None:
    draft = read("opsgenie_webhook.json")
    assert told(draft) == ["14:09 bea@orders.example: Alert acknowledged: Order delay above 5 min"]
    assert draft.title == "Order delay above 5 min"


def test_notes_of_an_alert_are_events() -> None:
    note = {"note": "Queue moved", "owner": "bea", "createdAt": "2026-03-02T14:30:00Z"}
    assert told(read_values({"data": [note]})) == ["14:30 bea: Note: Queue moved"]


def test_an_alert_tells_when_it_was_created_acknowledged_and_closed() -> None:
    alert = {
        "id": "7",
        "tinyId": "23",
        "message": "Order delay",
        "status": "closed",
        "acknowledged": True,
        "createdAt": "2026-03-02T14:02:00.123Z",
        "updatedAt": "2026-03-02T14:40:00Z",
        "integration": {"name": "monitoring"},
        "report": {"ackTime": 180_000, "closeTime": 600_000, "closedBy": "ben@orders.example"},
        "description": "Above 5 min",
    }
    for values in ({"data": alert, "took": 0.1}, {"data": [alert]}):
        draft = read_values(values)
        assert told(draft) == [
            "14:02 Opsgenie: Alert created: Order delay",
            "14:05 Opsgenie: Alert acknowledged: Order delay",
            "14:12 ben@orders.example: Alert closed: Order delay",
        ]
        assert (draft.title, draft.events[0].details) == ("Order delay", "Above 5 min")
    open_one = {name: said for name, said in alert.items() if name != "report"}
    assert told(read_values({"data": open_one})) == ["14:02 Opsgenie: Alert created: Order delay"]
