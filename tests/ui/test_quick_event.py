"""A line becomes an event where its clock time fits what is known of the incident."""

from datetime import UTC, date, datetime

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.ui.quick_event import (
    day_of_making,
    incident_day,
    incident_times,
    read_quick_event,
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def board(*times: datetime, started: datetime | None = None) -> Board:
    review = Review("r", started_at=started, created_at=at(9, 12))
    return Board([review, *(TimelineEvent(f"e{n}", time=time) for n, time in enumerate(times))])


@pytest.mark.parametrize(
    ("known", "line", "expected"),
    [
        ((at(2, 14), at(2, 16)), "15:05 Traffic moved", at(2, 15, 5)),
        ((at(2, 14), at(2, 23, 50)), "00:10 Still slow", at(3, 0, 10)),
        ((at(2, 0, 30), at(2, 5)), "23:55 A deploy begins", at(1, 23, 55)),
        ((at(2, 22), at(3, 3)), "23:10 Page sent", at(2, 23, 10)),
        ((at(2, 14), at(2, 23, 50)), "08:00 The change goes in", at(2, 8)),
    ],
)
def test_a_clock_time_goes_to_the_day_that_is_nearest(
    known: tuple[datetime, ...], line: str, expected: datetime
) -> None:
    event = read_quick_event(board(*known), line)
    assert event.time == expected
    assert event.precision is Precision.EXACT


def test_without_events_the_start_of_the_incident_counts() -> None:
    empty = board(started=at(2, 14))
    assert incident_times(empty) == [at(2, 14)]
    assert read_quick_event(empty, "14:05 Alert").time == at(2, 14, 5)


def test_with_nothing_known_it_is_the_day_of_the_review() -> None:
    assert read_quick_event(board(), "14:05 Alert").time == at(9, 14, 5)


def test_a_date_that_is_written_counts() -> None:
    event = read_quick_event(board(at(2, 14)), "2026-02-20 10:00 The job was switched off")
    assert event.time == datetime(2026, 2, 20, 10, 0, tzinfo=UTC)


def test_a_range_and_an_about_are_understood() -> None:
    known = board(at(2, 14))
    assert read_quick_event(known, "14:05-14:20 Restart").end == at(2, 14, 20)
    assert read_quick_event(known, "~14:05 Restart").precision is Precision.APPROXIMATE


def test_a_line_without_a_time_waits_for_one() -> None:
    event = read_quick_event(board(at(2, 14)), "Somebody had changed the limit")
    assert event.time is None
    assert event.precision is Precision.UNKNOWN
    assert event.text == "Somebody had changed the limit"


def test_the_day_of_an_incident_is_its_last_one() -> None:
    assert incident_day(board(at(2, 14), at(3, 1))) == date(2026, 3, 3)
    assert incident_day(board()) is None


def test_a_review_was_made_on_a_day_of_its_zone() -> None:
    assert day_of_making(board()) == date(2026, 3, 9)
    assert day_of_making(Board([Review("r")])) is None
