"""Incidents of incident.io."""

from pm_facilitator.domain.vocabulary import ActionStatus, EventKind, Priority, Severity
from tests.importers.formats.reading import read, told


def test_updates_of_incident_io_are_events() -> None:
    draft = read("incidentio_updates.json")
    assert told(draft) == [
        "14:30 Bea Quist: We go back to release 41",
        "15:10 Bea Quist: Status: Closed",
    ]
    first, last = draft.events
    assert first.details == "Status: Fixing, Severity: Major"
    assert last.kind is EventKind.RESOLUTION


def test_an_incident_of_incident_io_brings_its_facts_and_timestamps() -> None:
    draft = read("incidentio_incident.json")
    assert told(draft) == [
        "13:50 incident.io: Impact started",
        "14:08 Bea Quist: Incident declared: Orders are late",
    ]
    assert (draft.title, draft.incident_ref) == ("Orders are late", "INC-77")
    assert (draft.severity, draft.summary) == (Severity.SEV2, "Orders waited an hour.")


def test_follow_ups_of_incident_io_are_actions() -> None:
    draft = read("incidentio_follow_ups.json")
    first, second = draft.actions
    assert (first.text, first.owner) == ("Alert on the depth of the queue", "Cem Aras")
    assert (first.priority, first.status) == (Priority.HIGH, ActionStatus.OPEN)
    assert first.tracker == "https://tracker.example/OPS-9"
    assert second.status is ActionStatus.CANCELLED
    assert draft.form == "incident.io, 2 actions"
