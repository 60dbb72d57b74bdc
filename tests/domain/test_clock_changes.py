"""Where clocks are put back a time comes twice, and where they go forward some come not at all."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.clock_changes import (
    changed_clocks,
    comes_twice,
    is_left_out,
    moment_on,
    offset_beside,
)

BERLIN = ZoneInfo("Europe/Berlin")
BACK, FORWARD = date(2026, 10, 25), date(2026, 3, 29)


def utc(hour: int, minute: int, day: date = BACK) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)))
def test_a_moment_is_found_again_by_its_local_time_and_itself(moment: datetime) -> None:
    local = moment.astimezone(BERLIN)
    clock = local.time()
    assert moment_on(local.date(), clock, BERLIN, like=moment) == moment
    assert not is_left_out(local.date(), clock, BERLIN)


@pytest.mark.parametrize("hour", [0, 1])
def test_what_is_corrected_stays_in_its_pass(hour: int) -> None:
    corrected = utc(hour, 15)
    assert moment_on(BACK, time(2, 50), BERLIN, like=corrected) == utc(hour, 50)


def test_what_follows_is_in_the_pass_in_which_it_follows() -> None:
    alert = utc(0, 40)
    assert moment_on(BACK, time(2, 50), BERLIN, after=alert) == utc(0, 50)
    assert moment_on(BACK, time(2, 15), BERLIN, after=alert) == utc(1, 15)
    assert moment_on(BACK, time(2, 15), BERLIN) == utc(0, 15)


def test_only_the_hour_that_comes_twice_is_said_with_its_offset() -> None:
    said = [offset_beside(utc(hour, 30).astimezone(BERLIN)) for hour in range(-0, 3)]
    assert said == [" +2", " +1", ""]
    assert not comes_twice(utc(0, 30).astimezone(timezone(timedelta(hours=2))))


def test_a_time_that_was_left_out_is_told_with_what_it_was_taken_as() -> None:
    assert is_left_out(FORWARD, time(2, 30), BERLIN)
    taken = moment_on(FORWARD, time(2, 30), BERLIN)
    assert taken == utc(1, 30, FORWARD)
    words = changed_clocks(time(2, 30), taken.astimezone(BERLIN))
    assert words == "There was no 02:30 that day, as clocks went forward; this is 03:30."
    assert changed_clocks(time(3, 30), taken.astimezone(BERLIN)) == ""


def test_of_two_passes_it_is_told_which_was_taken_and_how_to_write_the_other() -> None:
    words = changed_clocks(time(2, 20), utc(1, 20).astimezone(BERLIN))
    assert "this is 02:20 +1" in words
    assert "write 02:20 +2" in words
