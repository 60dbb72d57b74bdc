"""Events of Kubernetes."""

from datetime import UTC, datetime

import pytest

from pm_facilitator.errors import ImportFailed
from tests.importers.formats.reading import read, read_text, read_values, told


def test_warnings_and_changes_are_read() -> None:
    draft = read("kubernetes_events.json")
    assert told(draft) == [
        "14:06 pod/orders-1: BackOff: Back-off restarting failed container (12 times)",
        "14:30 deployment/orders: ScalingReplicaSet: Scaled up to 3",
    ]
    first = draft.events[0]
    assert first.end == datetime(2026, 3, 2, 14, 20, tzinfo=UTC)
    assert first.details == "Namespace: shop"


def test_what_is_normal_can_be_asked_for() -> None:
    assert "14:05 pod/orders-1: Pulled: Image present" in told(
        read("kubernetes_events.json", entries="all")
    )


@pytest.mark.parametrize("first", ["", "NAMESPACE   "])
def test_a_table_of_ages_says_what_to_take_instead(first: str) -> None:
    table = (
        f"{first}LAST SEEN   TYPE      REASON    OBJECT      MESSAGE\n"
        "5m2s        Warning   BackOff   pod/oven-1  Back-off restarting failed container\n"
    )
    with pytest.raises(ImportFailed, match="how long ago"):
        read_text(table)


def test_a_list_in_yaml_is_read_like_one_in_json() -> None:
    draft = read_text(
        "apiVersion: v1\nitems:\n- apiVersion: v1\n  count: 5\n  eventTime: null\n"
        '  firstTimestamp: "2026-03-02T14:02:00Z"\n  involvedObject:\n    kind: Pod\n'
        '    name: pay-1\n  kind: Event\n  lastTimestamp: "2026-03-02T14:12:00Z"\n'
        "  message: Back-off\n  metadata:\n    name: a\n  reason: BackOff\n  type: Warning\n"
        "kind: List\n"
    )
    assert told(draft) == ["14:02 pod/pay-1: BackOff: Back-off (5 times)"]
    assert draft.events[0].end is not None


def test_an_event_that_was_watched_is_read_like_one_of_a_list() -> None:
    event = {
        "involvedObject": {"kind": "Pod", "name": "oven-1", "namespace": "bakery"},
        "kind": "Event",
        "firstTimestamp": "2026-03-02T14:05:00Z",
        "lastTimestamp": "2026-03-02T14:06:00Z",
        "message": "Back-off restarting failed container",
        "metadata": {"managedFields": [{"fieldsType": "FieldsV1", "time": "2026-03-02T14:06:00Z"}]},
        "reason": "BackOff",
        "type": "Warning",
    }
    for values in ({"type": "MODIFIED", "object": event}, [{"type": "ADDED", "object": event}]):
        assert told(read_values(values)) == [
            "14:05 pod/oven-1: BackOff: Back-off restarting failed container"
        ]
