from datetime import timedelta

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.offsets import offset_at
from pm_facilitator.importers.times.zones import mentioned_zone, zone_at


def test_reads_bare_offsets() -> None:
    found = offset_at("+0530 text", 0)
    assert found is not None
    assert (found[0].info.utcoffset(None), found[1]) == (timedelta(hours=5, minutes=30), 5)


def test_a_dash_behind_utc_is_no_offset() -> None:
    found = zone_at("UTC - 3 pods", 0)
    assert found is not None
    assert (found[0].label, found[1]) == ("UTC", 3)


@pytest.mark.parametrize(
    ("said", "offset"),
    [
        ("Timeline (+3 GMT)", "+03:00"),
        ("All times are +5:30 UTC.", "+05:30"),
        ("Times: -5 UTC", "-05:00"),
        ("UTC+2", "+02:00"),
        ("Timeline (UTC +3h)", "+03:00"),
        ("We are 5 hours behind UTC", "-05:00"),
        ("6am -07:30 UTC", "-07:30"),
        ("from 06:00 -07:30 UTC", "UTC"),
        ("6:00-07 UTC", "UTC"),
    ],
)
def test_an_offset_may_stand_in_front_of_what_it_counts_from(said: str, offset: str) -> None:
    zone = mentioned_zone(said)
    assert zone is not None
    assert zone.told == offset


@pytest.mark.parametrize(
    ("behind", "told", "length"),
    [("+2 UTC: a", "+02:00", 6), ("+0530 GMT - a", "+05:30", 9), ("+ 1 UTC a", "+01:00", 7)],
)
def test_it_may_stand_behind_a_clock_time(behind: str, told: str, length: int) -> None:
    found = zone_at(behind, 0)
    assert found is not None
    assert (found[0].told, found[1]) == (told, length)


@pytest.mark.parametrize(
    "span", ["06:00 - 07:30 UTC", "06:00-07:30 UTC", "06:00\u201307:30 UTC", "06:00 -07:30 GMT"]
)
def test_a_range_of_times_in_utc_holds_no_offset(span: str) -> None:
    (event,) = read_timeline(f"# 5 March 2024\n\n- {span}: down\n").events
    assert (f"{event.time}", f"{event.end}") == (
        "2024-03-05 06:00:00+00:00",
        "2024-03-05 07:30:00+00:00",
    )
