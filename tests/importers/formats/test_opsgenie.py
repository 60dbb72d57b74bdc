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
