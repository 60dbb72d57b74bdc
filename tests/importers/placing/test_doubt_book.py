from datetime import date, datetime

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.placing.doubt_book import DoubtBook
from pm_facilitator.importers.placing.doubts import last_digit
from pm_facilitator.importers.times.partial_date import PartialDate
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import find_zone

NEAR = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, 0)


def central() -> Zone:
    zone = find_zone("CET")
    assert zone is not None
    return zone


def in_zone(book: DoubtBook, line: int, where: str, *, of_all: bool) -> None:
    zone = central()
    time = NOON.replace(tzinfo=zone.info)
    book.about_zone(zone, time, line, others=(), where=where, of_all=of_all)


def reaches(book: DoubtBook) -> list[set[int]]:
    return [{answer.until for answer in each.answers} for each in book.warnings]


def test_what_the_next_entries_doubt_too_is_told_once() -> None:
    book = DoubtBook(None)
    for line in (3, 4, 5):
        book.tell("spare", line, "No date stands with this time.", Doubt.DAY)
    assert [each.line for each in book.warnings] == [3]


@pytest.mark.parametrize(("of_all", "lines"), [(True, [3]), (False, [3, 4])])
def test_a_zone_is_told_once_only_where_it_is_said_of_all_times(
    of_all: bool, lines: list[int]
) -> None:
    book = DoubtBook(None)
    for line in (3, 4):
        in_zone(book, line, "line 1", of_all=of_all)
    assert [each.line for each in book.warnings] == lines


def test_answers_about_a_zone_reach_to_the_last_time_before_the_next_zone() -> None:
    book = DoubtBook(None)
    in_zone(book, 3, "line 1", of_all=True)
    book.reached = 7
    book.close_zones()
    book.reached = 9
    book.close_zones()
    assert reaches(book) == [{7}]


def test_only_answers_that_move_the_day_reach_as_far_as_the_day() -> None:
    book = DoubtBook(None)
    book.about_date(PartialDate(3, 2), NOON, 3)
    book.note(last_digit(4, NOON))
    book.open_days(0)
    book.reached = 8
    book.close_days()
    assert reaches(book) == [{8}, {0}]


@pytest.mark.parametrize(
    ("near", "kinds"), [(NEAR, []), (None, [Doubt.YEAR]), (date(2025, 6, 1), [Doubt.YEAR])]
)
def test_a_year_is_doubtful_unless_the_text_has_a_date_close_by(
    near: date | None, kinds: list[Doubt]
) -> None:
    book = DoubtBook(near)
    book.about_date(PartialDate(3, 2), NOON, 3)
    assert [each.kind for each in book.warnings] == kinds
