"""Status pages of Cachet and of Google."""

from datetime import UTC, datetime
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind, Severity
from tests.importers.formats.reading import read_values, told

CACHET: dict[str, Any] = {
    "id": 7,
    "name": "Late bread",
    "status": 4,
    "human_status": "Fixed",
    "message": "Orders are late.",
    "created_at": "2026-03-02 14:05:00",
    "updated_at": "2026-03-02 15:05:00",
    "updates": [
        {
            "id": 1,
            "incident_id": 7,
            "human_status": "Identified",
            "message": "An oven was too hot.",
            "created_at": "2026-03-02 14:20:00",
            "permalink": "https://status.bakery.example/incidents/7#update-1",
        }
    ],
}
GOOGLE: dict[str, Any] = {
    "id": "mL",
    "begin": "2026-03-02T14:05:00+00:00",
    "created": "2026-03-02T14:30:00+00:00",
    "end": "2026-03-02T15:05:00+00:00",
    "modified": "2026-03-05T09:00:00+00:00",
    "external_desc": "Ovens in the north\n are too hot",
    "severity": "medium",
    "affected_products": [{"title": "Ovens", "id": "o"}],
    "updates": [
        {
            "when": "2026-03-02T15:10:00+00:00",
            "created": "2026-03-02T15:10:01+00:00",
            "text": "The ovens are well again.\n\nWe thank you.",
            "status": "AVAILABLE",
        },
        {
            "when": "2026-03-02T14:30:00+00:00",
            "created": "2026-03-02T14:30:01+00:00",
            "text": "**Summary:**\nOvens are too hot.\n\n**Description:**\nWe look into it.",
            "status": "SERVICE_OUTAGE",
        },
    ],
}


def test_the_updates_inside_of_an_incident_are_events_below_its_first_words() -> None:
    draft = read_values({"meta": {"pagination": {"total": 1}}, "data": [CACHET]})
    assert told(draft) == [
        "14:05 Status page: Orders are late.",
        "14:20 Status page: Identified: An oven was too hot.",
    ]
    assert draft.title == "Late bread"
    assert draft.events[1].evidence == ("https://status.bakery.example/incidents/7#update-1",)
    assert not draft.warnings


def test_updates_of_google_are_told_from_the_oldest_on_without_the_headings_above_their_words() -> (
    None
):
    draft = read_values([GOOGLE])
    assert told(draft) == [
        "14:05 Status page: Ovens in the north are too hot",
        "14:30 Status page: Ovens are too hot.",
        "15:10 Status page: The ovens are well again.",
    ]
    assert draft.events[0].end == datetime(2026, 3, 2, 15, 5, tzinfo=UTC)
    assert draft.events[1].details.endswith("State: Service outage")
    assert {each.kind for each in draft.events[1:]} == {EventKind.COMMUNICATION}


def test_what_google_says_of_an_incident_is_taken_over() -> None:
    draft = read_values([GOOGLE])
    assert draft.title == "Ovens in the north are too hot"
    assert (draft.severity, draft.services) == (Severity.SEV3, ("Ovens",))
    assert draft.moments.started == datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
    assert draft.moments.resolved == datetime(2026, 3, 2, 15, 5, tzinfo=UTC)


def test_one_incident_is_read_at_a_time_and_the_others_can_be_chosen() -> None:
    older = GOOGLE | {"begin": "2026-02-11T14:05:00+00:00", "external_desc": "No dough"}
    draft = read_values([GOOGLE, older])
    assert draft.title == "Ovens in the north are too hot"
    assert draft.warnings[0].message.startswith("1 other incident was left out")
    assert read_values([GOOGLE, older], incident="1").title == "No dough"
