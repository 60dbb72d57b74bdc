from datetime import date

import pytest

from pm_facilitator.importers.times.clock_changes import is_calm
from pm_facilitator.importers.times.zones import find_zone


@pytest.mark.parametrize(
    ("zone", "day", "calm"),
    [
        ("UTC", date(2026, 3, 29), True),
        ("Europe/Berlin", date(2026, 3, 28), True),
        ("Europe/Berlin", date(2026, 3, 29), False),
        ("Europe/Berlin", date(2026, 10, 25), False),
        ("America/Havana", date(2026, 3, 8), False),
        ("CET", date(2026, 1, 20), True),
        ("CET", date(2026, 7, 20), False),
        ("+02:00", date(2026, 7, 20), True),
    ],
)
def test_a_day_is_calm_when_no_clock_is_changed_and_no_label_strays(
    zone: str, day: date, calm: bool
) -> None:
    found = find_zone(zone) or find_zone(f"UTC{zone}")
    assert found is not None
    assert is_calm(found, day) is calm
