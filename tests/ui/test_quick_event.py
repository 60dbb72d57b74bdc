"""A line becomes an event where its clock time fits what is known of the incident."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Precision
from pm_facilitator.ui.quick_event import (
    day_of_making,
    incident_days,
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


def followed_up(**fields: object) -> Board:
    """Give an incident of one afternoon on which people worked the day after."""
    review = Review("r", created_at=at(9, 12), **fields)  # type: ignore[arg-type]
    times = (at(2, 15, 41), at(2, 18, 35), at(3, 9), at(3, 17))
    return Board([review, *(TimelineEvent(f"e{n}", time=time) for n, time in enumerate(times))])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("16:30 Cache flushed", at(2, 16, 30)),
        ("19:00 The room is left", at(2, 19)),
        ("03:05 The job runs again", at(3, 3, 5)),
    ],
)
def test_a_clock_time_goes_into_the_incident_and_not_to_what_followed_days_later(
    line: str, expected: datetime
) -> None:
    known = followed_up(started_at=at(2, 15, 41), resolved_at=at(2, 18, 35))
    assert read_quick_event(known, line).time == expected


def test_the_incident_may_be_told_by_the_kinds_of_its_events() -> None:
    board = followed_up()
    events = [
        replace(event, kind=kind)
        for event, kind in zip(
            board.events,
            (EventKind.TRIGGER, EventKind.RESOLUTION, EventKind.OTHER, EventKind.OTHER),
            strict=True,
        )
    ]
    known = Board([board.review, *events])
    assert read_quick_event(known, "16:30 Cache flushed").time == at(2, 16, 30)
    assert read_quick_event(board, "16:30 Cache flushed").time == at(3, 16, 30)


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


def days(known: Board) -> list[int]:
    return [day.day for day in incident_days(known)]


def test_the_first_day_of_an_incident_is_that_of_its_beginning() -> None:
    assert list(incident_days(board(at(3, 1), at(2, 14)))) == [date(2026, 3, 2), date(2026, 3, 3)]
    assert days(board()) == []


def test_days_on_which_the_review_says_that_it_went_on_belong_to_it() -> None:
    review = Review("r", detected_at=at(4, 22), resolved_at=at(5, 4), created_at=at(9, 12))
    assert days(Board([review])) == [4, 5]
    until = TimelineEvent("e", time=at(4, 22), end=at(6, 3))
    assert days(Board([review, until])) == [4, 5, 6]


def test_what_was_long_before_an_incident_is_not_its_beginning() -> None:
    assert days(board(at(2, 14), at(5, 14), started=at(5, 13))) == [5, 2]
    triggered = TimelineEvent("t", time=at(5, 13), kind=EventKind.TRIGGER)
    background = TimelineEvent("b", time=at(2, 14))
    review = Review("r", created_at=at(9, 12))
    assert days(Board([review, background, triggered])) == [5, 2]


def test_what_was_shortly_before_is_the_beginning_also_on_the_day_before() -> None:
    assert days(board(at(4, 23), at(5, 2), started=at(5, 1))) == [4, 5]


def test_the_days_of_an_incident_are_those_of_the_zone_of_its_review() -> None:
    review = Review("r", zone="America/Halifax", created_at=at(9, 12))
    known = Board([review, TimelineEvent("e", time=at(3, 2)), TimelineEvent("f", time=at(3, 8))])
    assert days(known) == [2, 3]


def test_of_many_days_those_next_to_the_beginning_are_given() -> None:
    known = board(*(at(day, 14) for day in range(1, 20)), started=at(10, 13))
    assert days(known) == [10, 7, 8, 9, 11, 12, 13]


def test_a_review_was_made_on_a_day_of_its_zone() -> None:
    assert day_of_making(board()) == date(2026, 3, 9)
    assert day_of_making(Board([Review("r")])) is None
