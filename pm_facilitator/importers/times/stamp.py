"""What stands at the beginning of a timeline entry: when it was, as it is written."""

from datetime import timedelta
from typing import NamedTuple

from pm_facilitator.importers.times.clocks import Clock
from pm_facilitator.importers.times.partial_date import PartialDate
from pm_facilitator.importers.times.zone import Zone

_HALF_DAY = 12 * 60
_WHOLE_DAY = 2 * _HALF_DAY


class Stamp(NamedTuple):
    """When something was, and where in the line its text begins.

    Attributes:
        closed: whether something, a separator or a bracket, parts it from the text behind.
        led: whether a word such as "at" or "on" leads to it.
        end_date: the day of its end; without ``end_clock`` the end is that day.
        end_zone: the zone of the end, where it has one of its own.
        after: how long after T0 it was, as in T+5m, instead of a date and a clock time.
        unitless: whether nothing tells the unit of that, so that minutes were taken.
        workdays: whether the days of that are such as people work on.
        later: whether that counts from the entry before, as in "5 minutes later".
        labelled: whether a label such as "Time:" stands before it.
        zero: whether it says when T0 was.
        unknown: whether it says that nobody knows the time.
        odd_zone: what stands where its zone should, but was not understood as one.
        days_on: how many days after the one told last, as in "00:10 (+1)".
        days_later: how many days after the entry before, as in "the next day at 9:00", and
            ``day_words`` the words that say so.
        day_number: which day of the incident it was, the first one being 1, as in "Day 2, 14:03".
        ago: how many days before the day of writing, as in "yesterday at 14:03".
        also: the same time in another zone, where it is told twice.
        turned: whether its text opens with an earlier time that may be meant as its end.
        note: what is said of it in brackets, as in "14:52 (by the log) – text".
        words: how it is written.
        text: what stands behind it.
    """

    date: PartialDate | None = None
    clock: Clock | None = None
    zone: Zone | None = None
    end_date: PartialDate | None = None
    end_clock: Clock | None = None
    approximate: bool = False
    closed: bool = False
    led: bool = False
    link: str = ""
    end_zone: Zone | None = None
    after: timedelta | None = None
    later: bool = False
    unitless: bool = False
    workdays: bool = False
    labelled: bool = False
    zero: bool = False
    unknown: bool = False
    days_on: int = 0
    days_later: int = 0
    day_words: str = ""
    day_number: int | None = None
    ago: int | None = None
    also: tuple[Clock, Zone] | None = None
    turned: bool = False
    note: str = ""
    odd_zone: str = ""
    words: str = ""
    text: str = ""

    @property
    def date_only(self) -> bool:
        """Tell whether it names a day but no time of day."""
        return self.clock is None and self.after is None and not self.unknown

    @property
    def tells_day_alone(self) -> bool:
        """Tell whether it names a day and nothing else stands behind it."""
        return self.date_only and not self.text

    @property
    def ends_past_midnight(self) -> bool:
        """Tell whether its end can only be one of the next day, as in "22:05-00:45"."""
        if self.clock is None or self.end_clock is None or self.end_date:
            return False
        return self.end_clock.minute_of_day < self.clock.minute_of_day

    @property
    def moves_day(self) -> bool:
        """Tell whether it names its day by another one, as in "yesterday" and "the next day"."""
        return self.ago is not None or bool(self.days_later or self.days_on)


def tells_day_of_both(start: Stamp, end: Stamp) -> bool:
    """Tell whether the date behind "22:36-22:47 (11 June)" is that of its start, too."""
    if start.date or not end.date or start.clock is None or end.clock is None:
        return False
    return start.clock.minute_of_day <= end.clock.minute_of_day


def day_of_both(first: Stamp, also: Stamp) -> Stamp:
    """Give the first of two clocks of one moment the date behind both, where it is its, too."""
    if first.date or not (also.date and first.clock and first.zone and also.clock and also.zone):
        return first
    apart = also.zone.offsets[0] - first.zone.offsets[0]
    there = first.clock.minute_of_day + apart // timedelta(minutes=1)
    return first._replace(date=also.date) if 0 <= there < _WHOLE_DAY else first


def can_span(start: Clock, end: Clock) -> bool:
    """Tell whether two clock times can be the ends of a span.

    One over midnight is short; "10:05 - 10:00 release withdrawn" is none.
    """
    ahead = end.minute_of_day - start.minute_of_day
    return ahead >= 0 or ahead <= -_HALF_DAY


def in_brackets(words: str) -> str:
    """Close again what was stripped off the end of "14:46 (05:46 UTC)"."""
    for opening, closing in ("()", "[]"):
        words += closing * (words.count(opening) > words.count(closing))
    return words
