"""Incidents of Splunk On-Call."""

from tests.importers.formats.reading import read_values, told

INCIDENT = {
    "alertCount": 3,
    "currentPhase": "RESOLVED",
    "entityDisplayName": "Heat &gt; 300 in oven 3",
    "entityId": "oven/3",
    "host": "oven-3",
    "incidentNumber": "42",
    "lastAlertTime": "2026-03-02T14:06:00Z",
    "monitorType": "NewRelic",
    "startTime": "2026-03-02T14:05:00Z",
    "pagedTeams": ["bakers"],
    "pagedUsers": ["bo"],
    "transitions": [
        {"name": "ACKED", "at": "2026-03-02T14:08:00Z", "by": "bo", "message": "on it"},
        {"name": "RESOLVED", "at": "2026-03-02T14:38:00Z", "message": ""},
    ],
}


def test_an_incident_is_told_with_who_took_it_on_and_when_it_was_over() -> None:
    draft = read_values({"incidents": [INCIDENT]})
    assert told(draft) == [
        "14:05 NewRelic: Heat > 300 in oven 3",
        "14:08 bo: Acknowledged: Heat > 300 in oven 3 (on it)",
        "14:38 Splunk On-Call: Resolved: Heat > 300 in oven 3",
    ]
    assert draft.events[0].details == "Incident: 42\nHost: oven-3\nPaged: bakers, bo"


def test_an_incident_without_words_is_told_by_its_number() -> None:
    bare = {"incidentNumber": "1", "currentPhase": "ACKED", "startTime": "2026-03-02T14:05:00Z"}
    assert told(read_values({"incidents": [bare]})) == ["14:05 Splunk On-Call: Incident 1"]
