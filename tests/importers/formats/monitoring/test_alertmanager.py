"""Alertmanager: alerts as ranges, the same one at many places told once."""

from datetime import UTC, datetime
from typing import Any

import pytest

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from tests.importers.formats.reading import SAMPLES, read, read_text, read_values, told


def test_the_same_alert_at_two_places_is_one_event_from_first_to_last() -> None:
    draft = read("alertmanager_webhook.json")
    assert told(draft) == [
        "14:06 Alertmanager: OrderDelay: orders are late (q1:80 and 1 more)",
        "14:50 Alertmanager: OrderDelay: orders are late (q3:80)",
    ]
    first, second = draft.events
    assert first.end == datetime(2026, 3, 2, 15, 8, tzinfo=UTC)
    assert first.kind is EventKind.DETECTION
    assert first.details.splitlines() == [
        "severity: page",
        "resolved, instance: q1:80",
        "resolved, instance: q2:80",
    ]
    assert first.evidence == ("https://runbooks.example/orders", "https://prom.example/graph")
    assert second.end is None
    assert second.details.splitlines()[0] == "queue q3 is behind"


def test_what_each_of_several_alerts_describes_is_kept() -> None:
    told_of = (("q1", "q1 is 9 behind"), ("q2", "q2 is 7 behind"), ("q3", "q2 is 7 behind"))
    alerts = [
        {
            "labels": {"alertname": "Late", "instance": place},
            "annotations": {"description": said, "summary": "orders are late"},
            "startsAt": "2026-03-02T14:06:00Z",
        }
        for place, said in told_of
    ]
    (event,) = read_values([{"alerts": alerts}]).events
    assert event.text == "Late: orders are late (q1 and 2 more)"
    assert event.details.splitlines()[:2] == ["q1 is 9 behind", "q2 is 7 behind"]


def test_each_alert_can_be_asked_for() -> None:
    draft = read("alertmanager_webhook.json", alerts="all")
    assert len(draft.events) == 3
    assert draft.choices[0].chosen == "all"


def test_an_alert_that_is_sent_again_is_told_once_with_its_end() -> None:
    labels = {"alertname": "Late"}
    firing = {"status": "firing", "labels": labels, "startsAt": "2026-03-02T14:06:00Z"}
    over = {**firing, "status": "resolved", "endsAt": "2026-03-02T15:00:00Z"}
    draft = read_values([{"alerts": [firing]}, {"alerts": [over]}])
    (event,) = draft.events
    assert (event.text, event.end) == ("Late", datetime(2026, 3, 2, 15, tzinfo=UTC))


def test_webhooks_may_stand_line_by_line() -> None:
    once = " ".join((SAMPLES / "alertmanager_webhook.json").read_text().split())
    assert len(read_text(f"{once}\n{once}\n").events) == 2


def test_an_alert_without_a_name_or_a_time_is_still_told() -> None:
    draft = read_values([{"labels": {}, "startsAt": "0001-01-01T00:00:00Z"}])
    (event,) = draft.events
    assert (event.time, event.text) == (None, "An alert without a name")
    assert "0001-01-01" in draft.warnings[0].message


def rules(*alerts: dict[str, Any]) -> dict[str, Any]:
    rule = {"name": "OvenHot", "query": "heat > 300", "type": "alerting", "alerts": list(alerts)}
    recording = {"name": "job:heat:sum", "query": "sum(heat) by (job)", "type": "recording"}
    return {"status": "success", "data": {"groups": [{"name": "g", "rules": [rule, recording]}]}}


def test_of_the_rules_of_prometheus_what_fires_is_told_and_no_rule() -> None:
    alert = {
        "activeAt": "2026-03-02T14:05:00.60602144+01:00",
        "annotations": {"summary": "It is hot"},
        "labels": {"severity": "page"},
        "state": "firing",
    }
    assert told(read_values(rules(alert))) == ["14:05 Alertmanager: OvenHot: It is hot"]


def test_rules_of_which_none_fires_are_refused_in_a_sentence() -> None:
    with pytest.raises(ImportFailed, match="none of them fires; a rule is no event"):
        read_values(rules())
