"""Web sites that were down and up again."""

from typing import Any

import pytest

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from tests.importers.formats.reading import read_values, told


def test_a_check_of_pingdom_tells_why_it_is_down() -> None:
    check = {
        "check_id": 2048467,
        "check_name": "Shop of the bakery",
        "previous_state": "UP",
        "current_state": "DOWN",
        "state_changed_timestamp": 1772460300,
        "state_changed_utc_time": "2026-03-02T14:05:00",
        "long_description": "Non-recoverable failure in name resolution",
        "description": "DNS error",
        "check_params": {"hostname": "bakery.example"},
    }
    draft = read_values(check)
    assert told(draft) == [
        "14:05 Pingdom: Shop of the bakery is down: Non-recoverable failure in name resolution"
    ]
    assert draft.events[0].kind is EventKind.DETECTION
    assert "DNS error" in draft.events[0].details


def test_a_message_without_a_time_gets_none() -> None:
    down = {"monitor_url": "bakery.example", "monitor_friendly_name": "Shop"}
    down |= {"alert_type_friendly_name": "Down", "alert_details": "Host Is Unreachable"}
    (event,) = read_values(down).events
    assert (event.time, event.text) == (None, "Shop is down: Host Is Unreachable")


def test_what_uptimerobot_lists_are_changes_of_each_monitor() -> None:
    down = {"type": 1, "datetime": 1772460300, "reason": {"code": "502", "detail": "Bad Gateway"}}
    up = {"type": 2, "datetime": 1772460600, "reason": {"code": "200", "detail": "OK"}}
    begun = {"type": 98, "datetime": 1772460000, "reason": {}}
    values = {"stat": "ok", "monitors": [{"friendly_name": "Shop", "logs": [up, down, begun]}]}
    assert told(read_values(values)) == [
        "14:05 UptimeRobot: Shop is down: Bad Gateway",
        "14:10 UptimeRobot: Shop is up",
    ]


def beat(status: int, minute: int, said: str = "") -> dict[str, Any]:
    return {"status": status, "time": f"2026-03-02 14:{minute:02}:00.123", "msg": said, "ping": 20}


def test_uptime_kuma_tells_its_times_in_utc() -> None:
    hook = {
        "heartbeat": {**beat(0, 5, "timeout"), "localDateTime": "2026-03-02 15:05:00"},
        "monitor": {"name": "Shop", "url": "https://bakery.example"},
        "msg": "[Shop] Down",
    }
    assert told(read_values(hook)) == ["14:05 Uptime Kuma: Shop is down: timeout"]


def test_of_many_beats_only_the_changes_are_told() -> None:
    beats = [beat(1, 3), beat(1, 4), beat(0, 5, "timeout"), beat(0, 6, "timeout"), beat(1, 7)]
    assert told(read_values({"heartbeatList": {"7": beats}, "uptimeList": {"7_24": 0.99}})) == [
        "14:05 Uptime Kuma: Monitor 7 is down: timeout",
        "14:07 Uptime Kuma: Monitor 7 is up",
    ]


def test_an_incident_of_better_stack_tells_who_saw_to_it() -> None:
    told_of = {
        "name": "bakery.example",
        "cause": "Status 502",
        "started_at": "2026-03-02T14:05:00.000Z",
        "acknowledged_at": "2026-03-02T14:08:00.000Z",
        "acknowledged_by": "Bo Lund",
        "resolved_at": None,
    }
    incident = {"id": "25", "type": "incident", "attributes": told_of}
    for values in ({"data": [incident]}, {"data": incident}):
        assert told(read_values(values)) == [
            "14:05 Better Stack: bakery.example: Status 502",
            "14:08 Bo Lund: Acknowledged: bakery.example",
        ]


def test_monitors_that_have_not_changed_are_refused_in_a_sentence() -> None:
    beats = [{"status": 1, "time": f"2026-03-02 14:0{n}:00.123", "msg": ""} for n in range(3)]
    for values in (
        {"heartbeatList": {"4": beats}, "uptimeList": {"4_24": 1}},
        {"stat": "ok", "monitors": [{"friendly_name": "Shop", "logs": []}]},
    ):
        with pytest.raises(ImportFailed, match=r"No monitor of .* changed its state"):
            read_values(values)
