"""PagerDuty: log entries, webhooks of both versions, lists of incidents."""

from datetime import UTC, datetime
from typing import Any

import pytest

from pm_facilitator.domain.vocabulary import EventKind
from tests.importers.formats.reading import read, read_values, told


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 3, 2, hour, minute, tzinfo=UTC)


def test_log_entries_become_events_in_order_of_time() -> None:
    draft = read("pagerduty_log.json")
    assert told(draft) == [
        "14:06 orders: Order delay above 5 min: triggered through the API.",
        "14:06 orders: Assigned to Bea Quist.",
        "14:09 Bea Quist: Acknowledged by Bea Quist.",
        "14:40 Bea Quist: Note: Rolled back to release 41",
        "15:10 Bea Quist: Resolved by Bea Quist.",
    ]
    assert draft.form == "PagerDuty, 5 entries"
    assert "put in order of time" in draft.warnings[1].message


def test_the_kinds_and_the_times_of_the_incident_are_known() -> None:
    draft = read("pagerduty_log.json")
    kinds = [each.kind for each in draft.events]
    assert kinds[0] is EventKind.DETECTION
    assert kinds[-1] is EventKind.RESOLUTION
    moments = draft.moments
    assert (moments.detected, moments.acknowledged) == (at(14, 6), at(14, 9))
    assert moments.resolved == at(15, 10)
    assert (draft.title, draft.incident_ref) == ("Orders are late", "#77")


def test_what_an_alert_carries_and_where_it_stood_is_kept() -> None:
    first = read("pagerduty_log.json").events[0]
    assert first.details == "queue: orders\ndepth: 4100"
    assert first.evidence == ("https://pager.example/entries/R1",)
    assert first.origins == (
        "pagerduty_log.json, entry 6: Order delay above 5 min: triggered through the API.",
    )
    assert (first.told, first.told_zone) == ("2026-03-02T14:06:00Z", "UTC")


def test_who_was_notified_is_noise_that_can_be_asked_for() -> None:
    few, every = read("pagerduty_log.json"), read("pagerduty_log.json", entries="all")
    assert few.warnings[0].message.startswith("1 entry of little weight left out")
    (choice,) = few.choices
    assert (choice.key, choice.chosen) == ("entries", "key")
    assert "14:06 orders: Notified Bea Quist by SMS." in told(every)
    assert every.choices[0].chosen == "all"


def test_a_webhook_of_version_2_tells_one_event() -> None:
    draft = read("pagerduty_webhook_v2.json")
    assert told(draft) == ["14:09 PagerDuty: Acknowledge: Orders are late"]
    assert (draft.incident_ref, draft.services) == ("#77", ("orders",))


def test_a_webhook_of_version_3_tells_one_event_though_it_is_noise() -> None:
    draft = read("pagerduty_webhook_v3.json")
    assert told(draft) == ["14:07 Bea Quist: Priority updated: Orders are late"]
    assert draft.events[0].evidence == ("https://pager.example/incidents/77",)


def test_an_incident_tells_its_beginning_and_its_end() -> None:
    assert told(read("pagerduty_incidents.json")) == [
        "14:06 orders: Incident triggered: Orders are late",
        "14:09 Bea Quist: Acknowledged: Orders are late",
        "15:10 Bea Quist: Resolved: Orders are late",
    ]


BEA = {"type": "user_reference", "summary": "Bea Quist"}


def entry(kind: str, minute: int, **more: Any) -> dict[str, Any]:
    created = f"2026-03-02T14:{minute:02}:00Z"
    return {"type": f"{kind}_log_entry", "created_at": created, "agent": BEA, **more}


def test_entries_without_words_tell_what_they_are() -> None:
    entries = [
        entry("trigger", 6, agent={"summary": "orders"}),
        entry("assign", 7, assignees=[{"summary": "Ana Ruiz"}, BEA]),
        entry("acknowledge", 9),
        entry("urgency_change", 20, agent={}),
        entry("resolve", 40),
    ]
    draft = read_values({"log_entries": entries})
    assert draft.form == "PagerDuty, 5 entries"
    assert [each.text for each in draft.events] == [
        "Incident triggered by orders",
        "Assigned to Ana Ruiz, Bea Quist by Bea Quist",
        "Acknowledged by Bea Quist",
        "Urgency change",
        "Resolved by Bea Quist",
    ]
    moments = draft.moments
    assert (moments.acknowledged, moments.resolved) == (at(14, 9), at(14, 40))


@pytest.mark.parametrize("around", [lambda one: one, lambda one: [one]])
def test_an_entry_may_stand_alone(around: Any) -> None:
    draft = read_values(around(entry("acknowledge", 9)))
    assert told(draft) == ["14:09 Bea Quist: Acknowledged by Bea Quist"]


INCIDENT = {
    "id": "P1",
    "type": "incident",
    "created_at": "2026-03-02T14:06:00Z",
    "status": "resolved",
    "resolved_at": "2026-03-02T15:10:00Z",
    "acknowledgements": [{"at": "2026-03-02T14:09:00Z", "acknowledger": BEA}],
}


@pytest.mark.parametrize("values", [INCIDENT, [INCIDENT], {"incident": INCIDENT}])
def test_an_incident_may_lack_its_number_and_its_title(values: Any) -> None:
    draft = read_values(values)
    assert draft.form == "PagerDuty, 3 entries"
    assert told(draft) == [
        "14:06 PagerDuty: Incident triggered",
        "14:09 Bea Quist: Acknowledged",
        "15:10 PagerDuty: Resolved",
    ]


def test_webhooks_without_words_tell_what_they_are() -> None:
    event = {"event_type": "incident.acknowledged", "occurred_at": "2026-03-02T14:09:00Z"}
    third = read_values({"event": {**event, "agent": BEA, "data": {"id": "P1"}}})
    assert told(third) == ["14:09 Bea Quist: Acknowledged"]
    second = {"event": "incident.resolve", "created_on": "2026-03-02T14:09:00Z", "incident": {}}
    assert told(read_values({"messages": [second]})) == ["14:09 PagerDuty: Resolve"]
