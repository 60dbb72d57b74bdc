"""What steps of a clock mean: order, the afternoon, the other half of the day, an hour again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from pm_facilitator.importers.draft import Moment
from pm_facilitator.importers.times.clocks import Clock
from pm_facilitator.importers.times.partial_date import PartialDate

_HALF_DAY = timedelta(hours=12)
_DAY = timedelta(days=1)
# The afternoon goes on where the morning stopped, not in the night.
_LONGEST_LUNCH = timedelta(hours=6)
_MORNING = 5
"""The hour in which the night is over for those who tell of it."""

_HALF_WEEK = 3
_OUT_OF_ORDER = timedelta(minutes=10)
_SLIPPED = timedelta(hours=1)
"""How far an entry of the afternoon that was forgotten may stand too low, rather than by night."""

_NEARLY_A_YEAR = timedelta(days=330)
_MINUTES = 12 * 60
"""Those of half a day: a longer step back is one past midnight."""


@dataclass(slots=True)
class Steps:
    """How often a time came after the one above it, and how often before it.

    Attributes:
        weeks_on: how often another day of the week was named that lay nearer ahead.
        weeks_back: how often it lay nearer behind, as Wednesday does below Thursday.
    """

    on: int = 0
    back: int = 0
    weeks_on: int = 0
    weeks_back: int = 0

    def count(self, now: Moment, before: Moment, *, dated: bool = False) -> None:
        """Count a step.

        Without a date of its own, the clock may have passed midnight between half a day and a whole
        one.
        """
        if now is None or before is None:
            return
        if isinstance(now, datetime) and isinstance(before, datetime) and not dated:
            step = now - before
            self.back += -_HALF_DAY < step < timedelta(0) or step < -_DAY
            self.on += timedelta(0) < step < _HALF_DAY or step > _DAY
        elif type(now) is type(before):
            self.back += now < before
            self.on += now > before

    @property
    def run_backwards(self) -> bool:
        """Tell whether the newest entry stood first."""
        sure = (self.weeks_back >= 2 and self.back >= 1) or self.weeks_back >= 3
        by_week = sure and not self.weeks_on and self.on <= self.weeks_back
        return by_week or (self.back >= 2 and self.back > 3 * self.on)

    def count_weekday(self, day: date, before: date) -> None:
        """Count a step from one day of the week to another one, less than a week ahead."""
        ahead = (day - before).days
        self.weeks_on += 0 < ahead <= _HALF_WEEK
        self.weeks_back += ahead > _HALF_WEEK


def steps_on(minutes: Iterable[int]) -> int:
    """Count the steps of a column of clock times, in minutes of the day, that go on with time."""
    steps = (late - early for early, late in pairwise(minutes))
    return sum(step >= 0 or step < -_MINUTES for step in steps)


def goes_on_in_the_afternoon(clock: Clock | None, back: timedelta) -> bool:
    """Tell whether a clock without am and pm, set back by this much, is past noon."""
    if clock is None or clock.half or not 1 <= clock.hour < 12:
        return False
    return timedelta(0) <= _HALF_DAY - back <= _LONGEST_LUNCH


def is_out_of_order_there(clock: Clock | None, back: timedelta) -> bool:
    """Tell whether a clock without am and pm, below one that was past noon, is a bit before it."""
    if clock is None or clock.half or not 1 <= clock.hour < 12:
        return False
    return timedelta(0) < back - _HALF_DAY <= _SLIPPED


def next_on_the_dial(time: datetime, last: datetime | None, *, dated: bool) -> datetime:
    """Find what a time as on a dial means: the first one that is not before the time above.

    Args:
        time: what it was read as, by its hour of 1 to 12.
        last: the time above; None where none is known.
        dated: whether its day is told, so that it is none of the next one.
    """
    if last is None:
        return time
    first = time - _HALF_DAY if time.hour == 12 else time
    turns = (first + turn * _HALF_DAY for turn in range(2 if dated else 3))
    return next((turn for turn in turns if turn >= last - _OUT_OF_ORDER), time)


def is_night_after(last: datetime | None, day: date | None) -> bool:
    """Tell whether the clock has just passed the midnight of a day, so that its next morning comes.

    Args:
        last: the time above.
        day: the day that was told last.
    """
    return bool(last and day and last.hour < _MORNING and last.date() - day == _DAY)


def is_the_other_half(clock: Clock | None, time: datetime, last: datetime) -> bool:
    """Tell whether "12:10 AM" after 11:55 AM means noon, or "12:10 PM" by night midnight."""
    if clock is None or not clock.half or clock.hour not in (0, 12) or clock.form != "m":
        return False
    return timedelta(0) <= time + _HALF_DAY - last <= timedelta(hours=2)


def in_year(partial: PartialDate, year: int, above: date | None) -> PartialDate:
    """Give a date the year that a heading tells, unless the next one has begun below it.

    Args:
        partial: a month and a day.
        year: what the heading tells.
        above: the day that was told last below it.
    """
    told = partial._replace(year=year)
    day = told.complete(None)
    begun = above is not None and day is not None and above - day >= _NEARLY_A_YEAR
    return partial if begun else told


def second_reading(time: datetime, last: datetime) -> datetime | None:
    """Give the second time at which a clock showed this, where that is what follows."""
    second = time.replace(fold=1)
    if time.tzinfo is None or second.utcoffset() == time.utcoffset():
        return None
    return second if time.astimezone(UTC) < last.astimezone(UTC) <= second.astimezone(UTC) else None


def is_elsewhere(time: datetime, last: datetime) -> bool:
    """Tell whether a time is told by the clocks of another place than the one above it."""
    return time.tzinfo is not last.tzinfo and time.utcoffset() != last.utcoffset()


def comparable(one: datetime, other: datetime) -> bool:
    """Tell whether both have a zone, or neither."""
    return (one.tzinfo is None) == (other.tzinfo is None)
