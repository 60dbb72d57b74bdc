from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.ui.widgets.moment_text import (
    Reading,
    read_day,
    read_moment,
    understand,
    write_moment,
)

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)  # a Thursday, ten o'clock in Copenhagen


def local(text: str, **kw: object) -> str:
    reading = Reading(ZONE, NOW, **kw)  # type: ignore[arg-type]
    return write_moment(read_moment(text, reading), ZONE)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-17 01:15", "2026-11-17 01:15"),
        ("2026-11-17T01:15:20", "2026-11-17 01:15:20"),
        ("2026-11-17 00:15Z", "2026-11-17 01:15"),
        ("2026-11-16 19:15 -05:00", "2026-11-17 01:15"),
        ("2026-11-17 00:15 UTC", "2026-11-17 01:15"),
        ("yesterday 14:05", "2026-11-18 14:05"),
        ("Yesterday at 2:05 pm", "2026-11-18 14:05"),
        ("today 9.30", "2026-11-19 09:30"),
        ("tuesday 01:15", "2026-11-17 01:15"),
        ("last Friday, noon", "2026-11-13 12:00"),
        ("17 Nov 01:15", "2026-11-17 01:15"),
        ("Tue 17 November 2026, 1:15 am", "2026-11-17 01:15"),
        ("Nov 17, 2026 0115", "2026-11-17 01:15"),
        ("Nov 17 01:15", "2026-11-17 01:15"),
        ("31 December 23:50", "2025-12-31 23:50"),
        ("17.11.2026 01:15", "2026-11-17 01:15"),
        ("17/11 1:15", "2026-11-17 01:15"),
        ("11/17/2026 1:15", "2026-11-17 01:15"),
        ("01:15 2026-11-17", "2026-11-17 01:15"),
        ("08:05", "2026-11-19 08:05"),
        ("14:05", "2026-11-18 14:05"),
        ("now", "2026-11-19 10:00"),
        ("20 min ago", "2026-11-19 09:40"),
        ("3 hours ago", "2026-11-19 07:00"),
        ("2 days ago", "2026-11-17 10:00"),
    ],
)
def test_a_moment_is_read_the_way_people_write_it(text: str, moment: str) -> None:
    assert local(text) == moment


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2026-11-17", "time of day"),
        ("yesterday", "time of day"),
        ("25:10", "no such time"),
        ("2026-02-30 10:00", "no such day"),
        ("11/12 10:00", "Day or month first"),
        ("14 pm 2026-11-17", "1 to 12"),
        ("in the early hours", "like 2026-11-19 14:05"),
        ("around 14:05 or so", "like 2026-11-19 14:05"),
    ],
)
def test_what_cannot_be_read_is_answered_with_advice(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        local(text)


def test_a_bare_time_follows_the_moment_before_it() -> None:
    before = datetime(2026, 11, 16, 22, 50, tzinfo=UTC)  # 23:50 in Copenhagen
    assert local("23:58", after=before) == "2026-11-16 23:58"
    assert local("00:10", after=before) == "2026-11-17 00:10"


def test_a_bare_time_shortly_before_stays_on_the_same_day() -> None:
    before = datetime(2026, 11, 16, 13, 5, tzinfo=UTC)
    assert local("14:00", after=before) == "2026-11-16 14:00"


def test_a_planned_moment_lies_ahead() -> None:
    assert local("14:05", upcoming=True) == "2026-11-19 14:05"
    assert local("08:05", upcoming=True) == "2026-11-20 08:05"
    assert local("monday 10:00", upcoming=True) == "2026-11-23 10:00"
    assert local("3 January 10:00", upcoming=True) == "2027-01-03 10:00"


def test_each_side_of_a_clock_change_keeps_its_own_offset() -> None:
    reading = Reading(ZONE, NOW)
    before = read_moment("2026-10-25 01:30", reading)
    after = read_moment("2026-10-25 03:30", reading)
    assert after - before == timedelta(hours=3)


@settings(deadline=None, max_examples=60)
@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_what_is_written_is_read_back(moment: datetime) -> None:
    exact = moment.replace(microsecond=0, tzinfo=UTC)
    zone = ZoneInfo("Asia/Kolkata")
    assert read_moment(write_moment(exact, zone), Reading(zone, NOW)) == exact


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="0123456789 :.-/+tzaZpmAMnovyesrdi", max_size=24))
def test_no_text_breaks_the_reader(text: str) -> None:
    told = ""
    try:
        read_moment(text, Reading(ZONE, NOW))
    except ValueError as problem:
        told = str(problem)
    assert not told or told.endswith(".")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2 March 2026", "2026-03-02"),
        ("Mon, 2 Mar", "2026-03-02"),
        ("March 2nd", "2026-03-02"),
        ("02.03.2026", "2026-03-02"),
        ("yesterday", "2026-11-18"),
    ],
)
def test_a_day_without_a_time_is_read(text: str, day: str) -> None:
    assert read_day(text, Reading(ZONE, NOW)).isoformat() == day


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("3/4/2026", "Day or month first"),
        ("2026-02-30", "no such day"),
        ("2 March 14:05", "like 2026-11-19"),
        ("then", "like 2026-11-19"),
    ],
)
def test_what_is_no_day_is_told(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_day(text, Reading(ZONE, NOW))


SECOND_PASS = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)  # 02:15 in Copenhagen, for the second time


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("02:20", "2026-10-25 02:20 +01:00"),
        ("02:20 CET", "2026-10-25 02:20 +01:00"),
        ("02:20 cest", "2026-10-25 02:20 +02:00"),
        ("02:20 +2", "2026-10-25 02:20 +02:00"),
        ("02:20 −0", "2026-10-25 03:20"),
        ("01:50", "2026-10-25 01:50"),
        ("2026-10-25 02:20", "2026-10-25 02:20 +01:00"),
    ],
)
def test_a_corrected_time_keeps_its_pass_unless_another_one_is_written(
    text: str, moment: str
) -> None:
    assert local(text, like=SECOND_PASS) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("17 Nov 14:05 UTC", "2026-11-17 15:05"),
        ("2026-11-17 08:05 EST", "2026-11-17 14:05"),
        ("2026-11-17 08:05 America/New_York", "2026-11-17 14:05"),
        ("yesterday 14:05 (Helsinki)", "2026-11-18 13:05"),
    ],
)
def test_a_zone_may_stand_behind_a_time(text: str, moment: str) -> None:
    assert local(text) == moment


def test_an_abbreviation_means_what_it_does_at_home() -> None:
    india = Reading(ZoneInfo("Asia/Kolkata"), NOW)
    assert read_moment("2026-11-17 10:00 IST", india) == datetime(2026, 11, 17, 4, 30, tzinfo=UTC)


def test_what_is_no_zone_behind_a_time_is_refused() -> None:
    for text in ("14:05 or so", "14:05 +02:00 sharp", "Paris"):
        with pytest.raises(ValueError, match="like 2026-11-19 14:05"):
            local(text)


@given(st.datetimes(datetime(2026, 10, 24), datetime(2026, 10, 27), timezones=st.just(UTC)))
def test_what_is_written_of_a_night_with_an_hour_more_is_read_as_the_same(at: datetime) -> None:
    at = at.replace(microsecond=0)
    assert read_moment(write_moment(at, ZONE), Reading(ZONE, NOW)) == at


def test_a_time_that_was_left_out_is_taken_with_a_word_about_it() -> None:
    found = understand("2026-03-29 02:30", Reading(ZONE, NOW))
    assert write_moment(found.moment, ZONE) == "2026-03-29 03:30"
    assert "no 02:30" in found.note
    assert understand("2026-03-29 03:30", Reading(ZONE, NOW)).note == ""
