from datetime import UTC, date, datetime, timedelta

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.clock_changes import offset_words
from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.report.when import Times, weekday

NOON = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)


def times(*events: TimelineEvent, zone: str = "Europe/Berlin") -> Times:
    return Times(Board([Review("r", zone=zone), *events]))


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (TimelineEvent("e", NOON), "14:00"),
        (TimelineEvent("e", NOON + timedelta(seconds=7)), "14:00:07"),
        (TimelineEvent("e", NOON, precision=Precision.APPROXIMATE), "about 14:00"),
        (TimelineEvent("e", NOON, NOON + timedelta(minutes=5)), "14:00–14:05"),
        (TimelineEvent("e", NOON, NOON + timedelta(hours=11)), "14:00–25 Oct 01:00"),
        (TimelineEvent("e", NOON, precision=Precision.DAY), "that day"),
        (TimelineEvent("e", NOON, NOON + timedelta(2), precision=Precision.DAY), "until 26 Oct"),
        (TimelineEvent("e", None), "unknown"),
        (TimelineEvent("e", NOON, precision=Precision.UNKNOWN), "unknown"),
    ],
)
def test_an_event_says_when_it_was(event: TimelineEvent, said: str) -> None:
    assert times(event).event(event) == said


def test_several_whole_days_are_named_where_no_heading_names_them() -> None:
    days = TimelineEvent("e", NOON, NOON + timedelta(2), precision=Precision.DAY)
    assert times(days).event_with_day(days, several_days=True) == "24 Oct – 26 Oct"


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first = TimelineEvent("a", datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    again = TimelineEvent("b", datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    both = times(first, again)
    assert [both.event(e) for e in (first, again)] == ["02:30 +2", "02:30 +1"]
    assert both.zone_words() == "Europe/Berlin"


def test_the_zone_is_named_with_its_offset() -> None:
    assert times(TimelineEvent("e", NOON)).zone_words() == "Europe/Berlin (UTC+2)"
    assert times(zone="Asia/Kathmandu").zone_words(NOON) == "Asia/Kathmandu (UTC+5:45)"
    assert times(zone="UTC").zone_words(NOON) == "UTC"


@pytest.mark.parametrize(
    ("zone", "said"), [("Etc/GMT-3", "UTC+3"), ("Etc/GMT+5", "UTC-5"), ("Etc/UTC", "UTC")]
)
def test_a_zone_that_is_no_more_than_an_offset_is_named_by_it_once(zone: str, said: str) -> None:
    assert times(TimelineEvent("e", NOON), zone=zone).zone_words() == said


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc", "\0"])
def test_an_unknown_zone_is_read_as_utc(zone: str) -> None:
    assert times(zone=zone).clock(NOON) == "12:00"
    assert times(zone=zone).zone_words(NOON) == "UTC"


def test_days_and_offsets_in_words() -> None:
    assert weekday(date(2026, 10, 24)) == "Saturday, 24 October 2026"
    assert offset_words(timedelta(hours=-3, minutes=-30)) == "−3:30"
