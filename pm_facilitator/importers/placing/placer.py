"""From stamps to moments: which day a clock time belongs to, and in which zone it was read."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from pm_facilitator.importers.days.nights import is_early
from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.placing import count_doubts, doubts
from pm_facilitator.importers.placing.closing_times import (
    at_clock,
    end_time,
    last_day,
    zone_by_other,
)
from pm_facilitator.importers.placing.counts import Counts
from pm_facilitator.importers.placing.doubt_book import DoubtBook
from pm_facilitator.importers.placing.placed import Placed
from pm_facilitator.importers.placing.stepper import Stepper
from pm_facilitator.importers.times.clock_changes import is_calm
from pm_facilitator.importers.times.partial_date import HARDLY_AHEAD, LESS_LIKELY_AHEAD, PartialDate
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stepping import in_year, is_night_after
from pm_facilitator.importers.times.zone import Zone

_NOTHING, _HALF_DAY, _DAY = timedelta(0), timedelta(hours=12), timedelta(days=1)
# The day of a file's name and the first date of its text mean the same when no further apart.
_CLOSE = timedelta(days=3)
_NO_ZERO = "T0 is not told; say it in a line above, such as 'T0 = 14:05'."
_LONG_BEFORE = timedelta(days=30)
"""How long before the day in a heading one lies that is not that of the times below it."""


class _Settled(NamedTuple):
    """What is known of the next times of a day.

    Attributes:
        told: the zone that stands beside them, if any.
        calm: whether nothing is to be weighed or said of them.
    """

    told: Zone | None
    calm: bool


class Placer:
    """Carries the day and the zone from entry to entry.

    Attributes:
        day: the day that a clock time without a date belongs to.
        near: a date of the text, to find the year of dates that lack it.
        zone: the zone that the text says its times are in.
        day_of_all: the day that the text says all times without a date are of.
        zone_guessed: whether it says so of other times only.
        zone_from: where it says so, such as "line 3"; empty when it was handed in.
        spare: a day to fall back on when none was said.
        year: the year of dates that lack it, where no whole date is near.
        month: a day of the month that the text is about, where it names no whole date.
        night: the day of the evening, where the text is about one night.
        days_of_week: the days that are told beside the names of their days of the week.
        asides: the lines of days that are told beside the times of another one, in front of them.
        zero: the instant that T+5m is counted from.
        defined: the zones of abbreviations that mean something unusual in this text.
        next_zone: the zone that `place_next` read the last time in, as events keep it.
        book: what could not be placed, or only with a doubt.
        stepper: weighs each time against the one above it; knows which way the entries run.
    """

    def __init__(
        self,
        day: date | None,
        near: date | None,
        zone: Zone | None,
        spare: date | None = None,
    ) -> None:
        self.day = day
        self._about = day or (None if near else spare)
        self._back = LESS_LIKELY_AHEAD if day else HARDLY_AHEAD
        self.near = near or spare
        self.spare = spare
        self.zone = zone
        self.zone_from = ""
        self.zone_guessed = False
        self.day_of_all: date | None = None
        self._dated = False
        self.year: int | None = None
        self.month: date | None = None
        self.night: date | None = None
        self.days_of_week: Mapping[int, date] = {}
        self.asides: frozenset[int] = frozenset()
        self.zero: datetime | None = None
        self.zero_told: Stamp | None = None
        self.defined: Mapping[str, Zone] = {}
        self._base: date | None = day
        self.home: str | None = None
        self.book = DoubtBook(near)
        self.stepper = Stepper(self.book)
        self.counts = Counts(self.book)
        self._first_day: date | None = None
        self._first_zone: Zone | None = None
        self._first_line = 0
        self._start: datetime | None = None
        self._last: datetime | None = None
        self._above: date | None = None
        self._heading: PartialDate | None = None
        self._stated: date | None = None
        self.next_zone = ""
        self._next: tuple[date | None, str] = None, ""
        self._again = False
        self._settled: _Settled | None = None

    def set_day(self, partial: PartialDate) -> date | None:
        """Take a date from a heading or a sentence as the day of what follows."""
        day = self._complete(partial)
        if day is not None:
            self._go_to(day)
            self._heading, self._stated = partial, day
            self.book.year_told = None if partial.year else self.book.year_told
        return day

    def forget_day(self) -> None:
        """Let the next times without a day be of the one that the text is about."""
        if self._any_day():
            self.day = self._base = None

    def go_to_year(self, year: int) -> None:
        """Take a year from a heading as the one of the dates below it."""
        self.year, self.day, self._base = year, None, None
        self.book.year_told = year

    def set_zone(self, zone: Zone, line: int) -> None:
        """Take a zone from a heading or a sentence as the one of what follows."""
        if self.zone is None or zone.label != self.zone.label or not self.zone_from:
            self.book.close_zones()
            self.zone_from = f"line {line}"
            self.zone_guessed = False
        self.zone, self._settled = zone, None

    def count_day(self, number: int) -> None:
        """Go to the day of a heading such as "Day 2"."""
        if self._first_day is None or number == 1:
            self._first_day = self.day or self.spare
        if self._first_day and number:
            self._go_to(self._first_day + timedelta(days=number - 1))

    def _go_to_counted(self, number: int) -> None:
        """Go to the day that an entry counts itself, as in "D+1 14:03"."""
        if self._first_day is None:
            self._first_day = self.day or self._any_day()
        if self._first_day is None:
            return
        try:
            day = self._first_day + timedelta(days=number - 1)
        except OverflowError:  # the edges of the calendar
            return
        if day != self.day:
            self._go_to(day)

    def next_day(self, count: int = 1) -> None:
        """Go on to the next day, or by so many of them."""
        if count == 1 and is_night_after(self._last, self._base):
            self._base = self.day
        # At the edges of the calendar there is no other day.
        elif self.day and -self.day.toordinal() < count <= (date.max - self.day).days:
            self._go_to(self.day + count * _DAY)

    def place(self, stamp: Stamp, line: int) -> Placed:
        """Find the moments of a stamp and carry its day on."""
        self._settled, self._again = None, False
        if self.defined:
            stamp = self._as_defined(stamp)
        if stamp.after is not None:
            return self._relative(stamp, line)
        day = self._day_of(stamp, line)
        if stamp.clock is None:
            return self._whole_day(stamp, day, line)
        if day is None:
            return Placed(None)
        clock, stamp = stamp.clock, self._with_zone(stamp, day, line)
        zone, from_line = self._zone_of(stamp)
        time = at_clock(day, clock, zone)
        if time is None:
            return Placed(None)
        first = len(self.book.warnings)
        time, stamp = self.stepper.read(stamp, time, self._last, line)
        end = end_time(stamp, time, zone, line, self.book)
        self.book.about_date(stamp.date or self._heading, time, line)
        self._heading = None
        if stamp.odd_zone:
            self.book.note(doubts.zone_unread(line, time, stamp.odd_zone, zone))
        if zone:
            self._note_zone(zone, time, line, "" if stamp.odd_zone else from_line)
        self._compare(stamp, time, line)
        if self._again:
            self.book.note(doubts.next_day_again(line, time))
        if stamp.clock and stamp.clock.vague and not stamp.clock.to_second:
            self.book.note(doubts.last_digit(line, time))
        self.book.open_days(first)
        if stamp.zero:
            self.zero = time
        self._last, self.day, self.book.reached = time, time.date(), line
        if not self._first_line:
            self._first_zone, self._first_line, self._start = stamp.zone, line, time
        return Placed(time, end, zone)

    def place_next(self, stamps: Sequence[Stamp], first: int) -> list[datetime]:
        """Place bare clock times that go on from the one before on the same day.

        Args:
            stamps: with a clock, perhaps a zone, and nothing else.
            first: the index of the first one to be placed.

        Returns:
            Those up to the first one of which anything is to be weighed or said; `place` does that.
        """
        last, day = self._last, self.day
        told, found = stamps[first].zone, list[datetime]()
        if last is None or day is None:
            return found
        if self._settled is None or self._settled.told is not told:
            self._settled = self._settle(stamps[first], day, last)
        if not self._settled.calm:
            return found
        year, month, number, zone, on = day.year, day.month, day.day, last.tzinfo, 0
        for stamp in islice(stamps, first, None):
            clock = stamp.clock
            if stamp.zone is not told or clock is None:
                break
            time = datetime(year, month, number, clock.hour, clock.minute, clock.second, 0, zone)
            if time < last:
                break
            on += _NOTHING < time - last < _HALF_DAY
            last = time
            found.append(time)
        self._last = last
        self.stepper.steps.on += on
        return found

    def _settle(self, stamp: Stamp, day: date, last: datetime) -> _Settled:
        """Tell whether nothing would be said of the next times of this day."""
        zone, where = self._zone_of(stamp)
        moved = self.defined or self.stepper.newest_first or self._heading or not self._first_line
        same = last.tzinfo is (zone.info if zone else None) and last.date() == day
        calm = same and not moved and 1 < day.year < 9999
        if calm and zone is not None:
            of_all = where == self.zone_from and not self.zone_guessed
            others = self.book.others(zone)
            told = self.book.has_no_doubt(zone, others=others, where=where, of_all=of_all)
            calm = told and self.home is not None and is_calm(zone, day)
        self.next_zone = zone.told if zone else ""
        return _Settled(stamp.zone, calm)

    def _as_defined(self, stamp: Stamp) -> Stamp:
        self.zone = self.zone and self.defined.get(self.zone.label, self.zone)
        zone, end = stamp.zone, stamp.end_zone
        return stamp._replace(
            zone=zone and self.defined.get(zone.label, zone),
            end_zone=end and self.defined.get(end.label, end),
        )

    def set_zero(self, stamp: Stamp, line: int) -> None:
        """Take a stamp as the time that T+5m is counted from."""
        placed = self.place(stamp, line)
        if isinstance(placed.time, datetime):
            self.zero = placed.time

    @property
    def knows_a_day(self) -> bool:
        """Tell whether a clock time without a date would have a day."""
        return bool(self.day or self.near or self.spare)

    def finish(self) -> None:
        """Let the answers know how far the days and zones that they settle reach."""
        self.book.close_days()
        self.book.close_zones()

    def _go_to(self, day: date) -> None:
        self.book.close_days()
        self.day = self._base = day
        self._last = self._above = self._settled = None

    def _complete(self, partial: PartialDate) -> date | None:
        year = self.year if self.day is None else self.book.year_told
        if year and partial.month and partial.year is None:
            partial = in_year(partial, year, self.day)
        near = self.day or self.near
        if near is None and not partial.month and (partial.day or partial.weekday is None):
            near = self.month
        settled = self._last is not None
        back = self._back if not settled and near is not None and near == self._about else 1
        backwards = self.stepper.newest_first
        alone = not partial.month and not partial.day
        named = self.days_of_week.get(partial.weekday or 0) if alone and not settled else None
        day = named or partial.complete(near, settled=settled, backwards=backwards, back=back)
        if day and near and settled and alone:
            self.stepper.steps.count_weekday(day, near)
        return day

    def _relative(self, stamp: Stamp, line: int) -> Placed:
        assert stamp.after is not None
        if self.zero_told and self.zero is None and not stamp.later:
            told, self.zero_told = self.zero_told, None
            self.set_zero(told, line)
        base = self._last if stamp.later else self.zero
        if base is None and self._start is not None:
            base, self.counts.zero_taken = self._start, True
            self.zero = base
            self.book.tell("zero", line, "T0 is not told; the time of the first entry was taken.")
        if base is None:
            self.book.say(line, _NO_ZERO, Doubt.DAY)
            return Placed(None)
        if stamp.workdays:
            return Placed(self.counts.on_workday(stamp.after.days, base, self._last, line))
        time = base + stamp.after
        if not stamp.later:
            time = self.counts.weigh(stamp, time, self._last, line)
        self.book.reached = line
        if stamp.later or self.zero is None:
            self._last, self.day = time, time.date()
        return Placed(time, None, stamp.zone or self.zone)

    def _whole_day(self, stamp: Stamp, day: date | None, line: int) -> Placed:
        if day is not None:
            self.stepper.steps.count(day, self._above)
            if self._above and day < self._above and not self.stepper.newest_first:
                self.book.note(doubts.dated_before(line, day, self._above))
            self.book.about_date(stamp.date, day, line)
            self._above, self.book.reached = day, line
        last, end = last_day(stamp, day, self._zone_of(stamp)[0])
        if last and self._stated and self._stated > last:
            self.day = self._base = self._stated  # no clock time below is of a span of days
        elif day and self._is_background(stamp, day, line):
            self.day = self._base = self._stated  # what the incident came of
            message = f"{self._stated} was taken for times below, and not {day}."
            self.book.tell("stated", line, message, Doubt.DAY)
        return Placed(day, end)

    def _is_background(self, stamp: Stamp, day: date, line: int) -> bool:
        """Tell whether a day is long before the one that heads all, about then, or told aside."""
        if self._stated is None or day >= self._stated:
            return False
        return stamp.approximate or line in self.asides or self._stated - day > _LONG_BEFORE

    def _day_of(self, stamp: Stamp, line: int) -> date | None:
        if stamp.days_on and (self._base or self.day):
            base = self._base or self.day
            assert base is not None
            self.book.close_days()
            self._last, self.day = None, base + timedelta(days=stamp.days_on)
            return self.day
        if stamp.day_number is not None and stamp.date is None:
            self._go_to_counted(stamp.day_number)
            if stamp.ago is not None and self.day:
                today = self.day + timedelta(days=stamp.ago)
                message = f"This day was counted from {today}."
                self.book.tell("today", line, message, Doubt.DAY)
        self._again = self._is_next_day_again(stamp)
        if stamp.days_later and not self._again:
            self.next_day(stamp.days_later)
            self._next = self.day, stamp.day_words
            if stamp.clock is None and self.day:
                self.book.note(count_doubts.day_counted(line, self.day))
        dated, self._dated = self._dated, stamp.date is not None
        if stamp.date is None:
            if dated and self.day_of_all and self.day != self.day_of_all:
                self._go_to(self.day_of_all)
            self._pass_midnight(stamp)
            if self.day is None and (taken := self._any_day()):
                self.day = self._base = taken
                self._heading = self.book.about_spare(taken, line) or self._heading
            if self.day is None:
                self.book.say(
                    line, "No date is known for this time; say which day it was.", Doubt.NO_DAY
                )
            return self.day
        day = self._complete(stamp.date)
        if day is None:
            self.book.say(line, "This date lacks its year; say which day it was.", Doubt.NO_DAY)
            return None
        self.book.close_days()
        self.day, self._base, self._heading = day, day, None
        if stamp.clock is None:
            self._last = None
        return day

    def _is_next_day_again(self, stamp: Stamp) -> bool:
        """Tell whether "the next day" goes on with an entry above that says the same."""
        if stamp.days_later != 1 or not stamp.clock or not self._last or self.day is None:
            return False
        again = self._next == (self.day, stamp.day_words)
        return again and stamp.clock.time >= self._last.time()

    def _pass_midnight(self, stamp: Stamp) -> None:
        """Go to the morning of the night that is told of, where that is when its first time is."""
        told = self.night and self.night == (self.day or self._any_day())
        if told and stamp.clock and self._last is None and is_early(stamp.clock.hour):
            assert self.night is not None
            self._go_to(self.night + _DAY)
            self._heading = None

    def _any_day(self) -> date | None:
        """Give the day of the file's name, or the first date of the text."""
        close = self.near and (self.spare is None or abs(self.near - self.spare) <= _CLOSE)
        return self.near if close else self.spare

    def _zone_of(self, stamp: Stamp) -> tuple[Zone | None, str]:
        """Give the zone of a stamp, and where it stands when that is elsewhere."""
        if stamp.zone:
            return stamp.zone, ""
        if self.zone and self.zone_from:
            return self.zone, self.zone_from
        if self._first_zone and self._first_zone is not self.zone:
            return self._first_zone, f"the entry on line {self._first_line}"
        return self.zone, ""

    def _with_zone(self, stamp: Stamp, day: date, line: int) -> Stamp:
        """Give a stamp the zone that the same time in another one tells, where none is sure.

        It is that of the times below, too.
        """
        if stamp.zone or stamp.clock is None or stamp.also is None:
            return stamp
        zone, where = self._zone_of(stamp)
        if self.zone is not None and where == self.zone_from and not self.zone_guessed:
            return stamp
        by_other = zone_by_other(stamp, day)
        time = at_clock(day, stamp.clock, zone) if zone and by_other else None
        if time and by_other and time == at_clock(day, stamp.clock, by_other):
            return stamp  # as the other times have it
        if by_other:
            self.set_zone(by_other, line)
            self.zone_guessed = True
        return stamp._replace(zone=by_other)

    def _note_zone(self, zone: Zone, time: datetime, line: int, where: str) -> None:
        self.home = self.home or zone.home
        others = [] if zone.label in self.defined else self.book.others(zone)
        of_all = where == self.zone_from and not self.zone_guessed
        self.book.about_zone(zone, time, line, others=others, where=where, of_all=of_all)

    def _compare(self, stamp: Stamp, time: datetime, line: int) -> None:
        if stamp.also is None:
            return
        clock, zone = stamp.also
        other = at_clock(time.astimezone(zone.info).date(), clock, zone)
        if other is not None and other != time:
            self.book.note(doubts.zones_disagree(line, time, other))
