"""Problems of Zabbix."""

from datetime import UTC, datetime
from typing import Any

from tests.importers.formats.reading import read_values, told

PROBLEM = {
    "eventid": "14",
    "objectid": "13491",
    "clock": "1772460300",
    "ns": "221836547",
    "r_eventid": "0",
    "r_clock": "0",
    "r_ns": "0",
    "name": "Oven 3 is unreachable for 5 minutes",
    "severity": "3",
    "acknowledges": [],
}


def answer(*events: dict[str, Any]) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "result": list(events), "id": 1}


def test_a_problem_that_lasts_has_no_end_in_1970() -> None:
    (event,) = read_values(answer(PROBLEM)).events
    assert event.time == datetime(2026, 3, 2, 14, 5, 0, 221836, tzinfo=UTC)
    assert event.end is None
    assert event.details == "Severity: average"


def test_a_problem_that_is_over_is_a_range() -> None:
    (event,) = read_values(answer(PROBLEM | {"r_clock": "1772460600"})).events
    assert event.end == datetime(2026, 3, 2, 14, 10, tzinfo=UTC)


def test_what_was_written_to_a_problem_is_an_event_of_its_own() -> None:
    said = {"clock": "1772460420", "message": "I drive there", "username": "bo"}
    hosts = [{"hostid": "1", "host": "oven-3", "name": "Oven 3"}]
    draft = read_values(answer(PROBLEM | {"hosts": hosts, "acknowledges": [said]}))
    assert told(draft) == [
        "14:05 Oven 3: Oven 3 is unreachable for 5 minutes",
        "14:07 bo: I drive there",
    ]


def test_an_event_of_recovery_says_so() -> None:
    assert told(read_values(answer(PROBLEM | {"value": "0"}))) == [
        "14:05 Zabbix: Resolved: Oven 3 is unreachable for 5 minutes"
    ]


def test_an_answer_may_have_no_more_fields_than_were_asked_for() -> None:
    asked = {key: PROBLEM[key] for key in ("eventid", "clock", "name")}
    hosts = [{"hostid": "1", "name": "Oven 3"}]
    assert told(read_values([asked | {"hosts": hosts}])) == [
        "14:05 Oven 3: Oven 3 is unreachable for 5 minutes"
    ]
