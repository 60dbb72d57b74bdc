"""Times as machines write them."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.importers.times.instants import read_instant

WHEN = datetime(2026, 3, 2, 14, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-02T14:06:00Z",
        "2026-03-02 14:06:00 UTC",
        "2026-03-02T14:06Z",
        "20260302T140600Z",
        "2026-03-02T15:06:00.000000000+01:00",
        "2026-03-02 15:06:00 +0100",
        "2026-03-02T09:06:00-05",
        "Mon, 02 Mar 2026 14:06:00 GMT",
        "1772460360",
        "1772460360000",
        "1772460360.000",
        1772460360,
        1772460360.0,
        1772460360_000,
        1772460360_000_000,
        1772460360_000_000_000,
    ],
)
def test_one_moment_has_many_forms(written: Any) -> None:
    found = read_instant(written)
    assert found is not None
    assert found.time == WHEN


def test_the_zone_it_was_told_in_is_kept() -> None:
    found = read_instant("2026-03-02T09:36:00-04:30")
    assert found is not None
    assert (found.told, found.zone) == ("2026-03-02T09:36:00-04:30", "-04:30")
    assert found.time.isoformat() == "2026-03-02T09:36:00-04:30"


def test_without_a_zone_it_is_a_wall_clock_and_without_a_clock_a_day() -> None:
    wall, day = read_instant("2026-03-02T14:06:00"), read_instant("2026-03-02")
    assert wall is not None
    assert day is not None
    assert (wall.time, wall.zone) == (datetime(2026, 3, 2, 14, 6), "")
    assert day.time == date(2026, 3, 2)


@pytest.mark.parametrize(
    "value",
    [
        None, True, [], {}, "", "soon", "14:06", "0001-01-01T00:00:00Z", "2026-02-30", 7, -1,
        "2026-03-02T25:00:00Z", float("nan"), float("inf"), 10**30, "9" * 5000, "1" * 12, "x" * 70,
    ],
)  # fmt: skip
def test_what_is_no_time_is_none(value: Any) -> None:
    assert read_instant(value) is None


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1950, 1, 1), datetime(2200, 1, 1), timezones=zones)


@given(moments)
def test_an_iso_time_is_read_back(moment: datetime) -> None:
    found = read_instant(moment.isoformat())
    assert found is not None
    assert found.time == moment


@given(
    st.datetimes(datetime(1990, 1, 2), datetime(2099, 12, 30), timezones=st.just(UTC)),
    st.sampled_from([1_000, 1_000_000, 1_000_000_000]),
)
def test_a_number_since_1970_is_read_back(moment: datetime, unit: int) -> None:
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    micros = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    found = read_instant(micros * unit // 1_000_000)
    assert found is not None
    assert found.time == moment


@given(st.none() | st.integers() | st.floats() | st.text() | st.binary())
def test_anything_is_read_or_none(value: Any) -> None:
    found = read_instant(value)
    assert found is None or found.time.year >= 1900
