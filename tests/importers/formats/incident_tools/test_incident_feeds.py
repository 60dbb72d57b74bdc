"""FireHydrant and Rootly."""

from datetime import UTC, date, datetime

from pm_facilitator.domain.vocabulary import ActionStatus, EventKind
from tests.importers.formats.reading import read, told


def test_events_of_firehydrant_are_read_without_housekeeping() -> None:
    draft = read("firehydrant_events.json")
    assert told(draft) == [
        "14:30 Bea Quist: Went back to release 41",
        "14:50 FireHydrant: Milestone change: milestone: mitigated",
    ]
    assert len(read("firehydrant_events.json", entries="all").events) == 3


def test_events_and_action_items_of_rootly_are_read() -> None:
    draft = read("rootly_events.json")
    (event,) = draft.events
    assert event.time == datetime(2026, 3, 2, 15, 6, tzinfo=UTC)
    assert (event.text, event.kind) == ("Orders arrive again", EventKind.COMMUNICATION)
    (action,) = draft.actions
    assert (action.due, action.status) == (date(2026, 4, 1), ActionStatus.IN_PROGRESS)
    assert draft.form == "Rootly, 1 entry, 1 action"
