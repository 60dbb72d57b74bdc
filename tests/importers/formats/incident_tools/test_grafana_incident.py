"""Incidents of Grafana."""

from datetime import UTC, datetime
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind, Severity
from tests.importers.formats.reading import read_values, told

INCIDENT: dict[str, Any] = {
    "incidentID": "123",
    "title": "Ovens too hot",
    "severity": "Major",
    "createdTime": "2026-03-02T14:05:00Z",
    "closedTime": "",
    "createdByUser": {"userID": "u-1", "name": "Bo Lund"},
    "incidentStart": "2026-03-02 14:00:00.574137",
    "incidentEnd": "",
    "overviewURL": "/a/grafana-incident-app/incidents/123",
    "taskList": {"tasks": [{"text": "Check the other ovens", "status": "todo"}]},
}


def item(kind: str, body: str, *, happened: str = "", **more: Any) -> dict[str, Any]:
    return {
        "activityItemID": "a",
        "incidentID": "123",
        "activityKind": kind,
        "body": body,
        "createdTime": "2026-03-02T14:10:00Z",
        "eventTime": happened,
        "user": {"name": "Bo Lund"},
        "fieldValues": {},
        **more,
    }


ITEMS = [
    item("incidentCreated", "Incident declared", happened="2026-03-02T14:05:00Z"),
    item("userNote", "**Oven 3** has 305 degrees", happened="2026-03-02T14:02:00Z"),
    item("incidentSeverityChanged", "", fieldValues={"new": "critical"}),
]


def test_what_happened_counts_and_not_when_it_was_written_down() -> None:
    said = [
        "14:02 Bo Lund: Oven 3 has 305 degrees",
        "14:05 Bo Lund: Incident declared",
        "14:10 Bo Lund: Incident severity changed: new: critical",
    ]
    for values in ({"incident": INCIDENT, "items": ITEMS}, {"activityItems": ITEMS, "query": {}}):
        draft = read_values(values)
        assert told(draft) == said
        assert draft.events[1].kind is EventKind.ESCALATION


def test_what_is_told_of_the_incident_is_taken_over() -> None:
    draft = read_values({"incident": INCIDENT, "items": ITEMS})
    assert (draft.title, draft.severity, draft.incident_ref) == (
        "Ovens too hot",
        Severity.SEV2,
        "123",
    )
    assert draft.moments.started == datetime(2026, 3, 2, 14, 0, 0, 574137, tzinfo=UTC)
    assert [each.text for each in draft.actions] == ["Check the other ovens"]
    assert not [each for each in draft.warnings if "not taken over" in each.message]


def test_a_webhook_tells_when_an_incident_was_declared_and_closed() -> None:
    closed = INCIDENT | {"closedTime": "2026-03-02T15:05:00Z"}
    hook = {"version": "v1.0.0", "event": "grafana.incident.closed", "incident": closed}
    assert told(read_values(hook)) == [
        "14:05 Bo Lund: Incident declared: Ovens too hot",
        "15:05 Grafana Incident: Incident closed: Ovens too hot",
    ]


def test_what_is_of_little_weight_is_shown_on_wish() -> None:
    quiet = item("hookRunMetadata", "Meeting opened")
    values = {"activityItems": [ITEMS[1], quiet]}
    assert len(read_values(values).events) == 1
    assert len(read_values(values, entries="all").events) == 2
