"""What a zone is called where people read it, and which one they mean by writing an offset."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from pm_facilitator.domain.zone_names import zone_name, zone_of_offset

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OF_DATABASE = sorted(name for name in available_timezones() if name.startswith("Etc/"))


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Etc/GMT-3", "UTC+3"),
        ("Etc/GMT+5", "UTC-5"),
        ("Etc/GMT-14", "UTC+14"),
        ("Etc/GMT", "UTC"),
        ("Etc/UTC", "UTC"),
        ("Etc/GMT-0", "UTC"),
        ("+05:30", "UTC+5:30"),
        ("-07:00", "UTC-7"),
        ("UTC+02:00", "UTC+2"),
        ("UTC-3", "UTC-3"),
        ("UTC", "UTC"),
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("CEST (+02:00)", "CEST (+02:00)"),
        ("PDX", "PDX"),
        ("", ""),
    ],
)
def test_an_offset_is_named_by_how_far_it_is_ahead_of_utc(zone: str, name: str) -> None:
    assert zone_name(zone) == name


@pytest.mark.parametrize("zone", OF_DATABASE)
def test_the_name_of_an_offset_tells_what_its_clocks_show(zone: str) -> None:
    hours = int(zone_name(zone).removeprefix("UTC") or "0")
    assert NOON.astimezone(ZoneInfo(zone)).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("zone", OF_DATABASE)
def test_the_name_of_an_offset_can_be_written_for_it(zone: str) -> None:
    name = zone_name(zone)
    meant = zone_of_offset(name) or name
    assert NOON.astimezone(ZoneInfo(meant)).utcoffset() == (
        NOON.astimezone(ZoneInfo(zone)).utcoffset()
    )


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("UTC+3", "Etc/GMT-3"),
        (" utc + 03:00 ", "Etc/GMT-3"),
        ("gmt-5", "Etc/GMT+5"),
        ("UTC−5", "Etc/GMT+5"),
        ("UTC+0", "UTC"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("UTC-9:30", "Pacific/Marquesas"),
        ("UTC-5:30", ""),
        ("UTC+10:30", ""),
        ("UTC+15", ""),
        ("UTC-13", ""),
        ("UTC", ""),
        ("UTC+", ""),
        ("+3", ""),
        ("Europe/Oslo", ""),
    ],
)
def test_an_offset_that_is_written_means_the_zone_of_that_offset(written: str, zone: str) -> None:
    assert zone_of_offset(written) == zone


@pytest.mark.parametrize("written", ["UTC+4:30", "UTC+5:30", "UTC+5:45", "UTC+6:30", "UTC+9:30"])
@pytest.mark.parametrize("month", [1, 7])
def test_a_place_of_that_offset_keeps_it_all_the_year(written: str, month: int) -> None:
    hours, minutes = map(int, written.removeprefix("UTC+").split(":"))
    there = NOON.replace(month=month).astimezone(ZoneInfo(zone_of_offset(written)))
    assert there.utcoffset() == timedelta(hours=hours, minutes=minutes)
