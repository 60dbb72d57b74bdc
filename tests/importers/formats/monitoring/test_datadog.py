"""Events of Datadog."""

from typing import Any

import pytest

from pm_facilitator.errors import ImportFailed
from tests.importers.formats.reading import read_values, told


def test_the_title_of_an_event_is_its_text_and_the_marks_of_markdown_are_left_out() -> None:
    event = {
        "date_happened": 1772460120,
        "alert_type": "error",
        "title": "CPU high",
        "text": "%%% \n97 of 100 \n%%%",
        "host": "n1",
        "source": "monitor",
        "device_name": None,
    }
    for values in ({"events": [event]}, {"event": event}):
        draft = read_values(values)
        assert told(draft) == ["14:02 monitor: CPU high"]
        assert draft.events[0].details == "97 of 100\nHost: n1\nType: error"


def test_an_event_of_the_second_version_is_told_by_the_title_that_lies_deep_inside() -> None:
    told_of: dict[str, Any] = {
        "title": "[Triggered] oven 3 too hot",
        "status": "error",
        "service": "bakery",
    }
    told_of |= {"evt": {"id": "66", "name": "oven.heat"}, "timestamp": 1772460300000}
    outer: dict[str, Any] = {
        "attributes": told_of,
        "message": "%%% 305 %%%",
        "timestamp": "2026-03-02T14:05:00Z",
    }
    draft = read_values({"data": [{"id": "A", "type": "event", "attributes": outer}]})
    assert told(draft) == ["14:05 bakery: [Triggered] oven 3 too hot"]
    assert draft.events[0].details == "305\nType: error"


def monitor(name: str, state: str, **more: Any) -> dict[str, Any]:
    made = {"id": 1, "query": "avg:heat > 300", "options": {}, "message": "@bo it is hot"}
    return made | {"name": name, "overall_state": state, "created": "2020-01-02T14:05:00Z", **more}


def test_a_monitor_is_told_when_its_state_changed_and_not_when_it_was_made() -> None:
    since = {"overall_state_modified": "2026-03-02T14:05:00+00:00"}
    monitors = [monitor("Heat", "Alert", **since), monitor("Dough", "OK", **since)]
    assert told(read_values(monitors)) == ["14:05 Datadog: Heat: alert"]


def test_monitors_that_do_not_tell_since_when_they_alert_are_refused() -> None:
    with pytest.raises(ImportFailed, match="since when it alerts"):
        read_values([monitor("Heat", "Alert")])


def test_the_service_of_an_event_that_is_of_none_tells_nobody() -> None:
    told_of = {"title": "oven 3 too hot", "service": "undefined", "evt": {"id": "66"}}
    outer = {"attributes": told_of, "message": "305", "timestamp": "2026-03-02T14:05:00Z"}
    assert told(read_values({"data": [{"id": "A", "type": "event", "attributes": outer}]})) == [
        "14:05 Datadog: oven 3 too hot"
    ]
