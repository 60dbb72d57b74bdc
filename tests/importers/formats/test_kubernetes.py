"""Events of Kubernetes."""

from datetime import UTC, datetime

import pytest

from pm_facilitator.errors import ImportFailed
from tests.importers.formats.reading import read, read_text, told


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
