from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.canvas.moments import snapped, spoken_time

TIME = datetime(2026, 3, 10, 23, 40, 29, 600_000, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Madrid")


@given(st.datetimes(datetime(2000, 1, 2), datetime(2100, 1, 1)))
def test_a_time_snaps_to_the_nearest_minute(time: datetime) -> None:
    near = snapped(time)
    assert near.second == near.microsecond == 0
    assert abs(near - time) <= timedelta(seconds=30)


def test_or_to_the_second() -> None:
    assert snapped(TIME, to_the_second=True) == TIME.replace(second=30, microsecond=0)


def test_times_are_said_in_the_reviews_zone() -> None:
    assert spoken_time(snapped(TIME), ZONE) == "11 Mar 00:40"


def test_the_day_is_left_out_beside_a_time_of_the_same_day() -> None:
    assert spoken_time(snapped(TIME), ZONE, TIME) == "00:40"
    assert spoken_time(TIME - timedelta(hours=1), ZONE, TIME) == "10 Mar 23:40:29"


def test_a_time_that_comes_twice_is_said_with_its_offset() -> None:
    first = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)
    said = [spoken_time(first + timedelta(hours=hour), ZONE, first) for hour in (-1, 0, 1, 2)]
    assert said == ["01:40", "02:40 +2", "02:40 +1", "03:40"]
