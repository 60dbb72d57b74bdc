"""A date of which a part may be missing, and how what is missing is found."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

_BESIDE = 3


class Order(StrEnum):
    """Which number of 3/4/2021 is the month."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"


LESS_LIKELY_AHEAD = 3
"""How many days back are as likely as one ahead, where a day is told by which things are told of.

A review looks back for months more often than a page goes on for months; a quarter ahead still is.
"""

HARDLY_AHEAD = 20
"""The same where the day is that of the review's making, or of a file: it had happened by then."""


class PartialDate(NamedTuple):
    """A date as it was written: the year may be missing, or everything but the day of the week.

    Attributes:
        weekday: the day of the week that stands beside it, from 0 for Monday.
        doubtful: whether day and month could be the other way round.
        cut: whether a digit of the year is missing, as in 11/03/202.
        vague: whether only the month is told, and perhaps which part of it.
    """

    month: int = 0
    day: int = 0
    year: int | None = None
    weekday: int | None = None
    doubtful: bool = False
    cut: bool = False
    vague: bool = False

    def complete(
        self,
        near: date | None,
        *,
        settled: bool = False,
        backwards: bool = False,
        back: int = 1,
    ) -> date | None:
        """Fill in what is missing so that the date lies as near as possible to this one.

        Args:
            near: a date that is known.
            settled: whether it is that of the entry before, which a day of the week follows.
            backwards: whether the newest entry stands first, so that it is followed by one before.
            back: how many days back are as likely as one ahead.
        """
        if self.year is not None:
            return day_of(self.year, self.month, self.day)
        if near is None:
            return None
        if not self.month and self.day:
            return self._nearest_of_month(near)
        if not self.month:
            ahead = ((self.weekday or 0) - near.weekday()) % 7
            ahead -= 7 * (ahead > 0 if backwards and settled else ahead > 3 and not settled)
            inside = date.min + timedelta(7) < near < date.max - timedelta(7)
            return near + timedelta(ahead) if inside else None
        years = range(max(near.year - 1, 1), min(near.year + 1, 9999) + 1)
        found = [day for year in years if (day := day_of(year, self.month, self.day))]
        # "Wednesday, March 5" was in one year of several.
        fitting = [day for day in found if day.weekday() == self.weekday] or found
        # Around the day that is known the one of the week is wrong rather than the year.
        fitting = [day for day in found if abs((day - near).days) <= _BESIDE] or fitting
        return min(fitting, key=lambda day: max(near - day, back * (day - near)), default=None)

    def in_year_of(self, end: "PartialDate | None") -> "PartialDate":
        """Give it the year that only the end of its span tells: "30 December - 2 January 2027"."""
        if end is None or not (end.year and end.month and self.month) or self.year is not None:
            return self
        return self._replace(year=end.year - ((self.month, self.day) > (end.month, end.day)))

    def _nearest_of_month(self, near: date) -> date | None:
        """Find the day of "Thursday 12th" or "the 12th", whatever its month."""
        for ahead in range(46):
            for step in (ahead, -ahead):
                day = near + timedelta(step) if date.min.year < near.year < date.max.year else near
                if day.day == self.day and self.weekday in (None, day.weekday()):
                    return day
        return None


def day_of(year: int, month: int, day: int) -> date | None:
    """Give the date of these numbers; None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
