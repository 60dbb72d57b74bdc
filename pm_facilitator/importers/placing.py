"""From stamps to moments: which day a clock time belongs to, and in which zone it was read."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pm_facilitator.importers.clocks import Clock
from pm_facilitator.importers.dates import PartialDate
from pm_facilitator.importers.draft import ImportWarning, Moment
from pm_facilitator.importers.stamps import Stamp
from pm_facilitator.importers.zones import Zone

# A step back of less than this is an entry out of order or a slip, not the next day.
_SMALL_STEP = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Placed:
    """A stamp's moments."""

    time: Moment
    end: Moment = None


class Placer:
    """Carries the day and the zone from entry to entry.

    Attributes:
        day: the day that a clock time without a date belongs to.
        near: a date of the text, to find the year of dates that lack it.
        zone: the zone that the text says its times are in.
        spare: a day to fall back on when none was said.
        order_sure: whether day and month of numeric dates cannot be the other way round.
        warnings: what could not be placed, or only with a doubt.
    """

    def __init__(
        self,
        day: date | None,
        near: date | None,
        zone: Zone | None,
        spare: date | None = None,
    ) -> None:
        self.day = day
        self.near = near or spare
        self.spare = spare
        self.zone = zone
        self.order_sure = False
        self.home: str | None = None
        self._first_day: date | None = None
        self.warnings: list[ImportWarning] = []
        self._last: datetime | None = None
        self._told: set[str] = set()

    def set_day(self, partial: PartialDate) -> date | None:
        """Take a date from a heading or a sentence as the day of what follows."""
        day = partial.complete(self.day or self.near)
        if day is not None:
            self.day = day
            self._last = None
        return day

    def count_day(self, number: int) -> None:
        """Go to the day of a heading such as "Day 2"."""
        if self._first_day is None or number == 1:
            self._first_day = self.day or self.spare
        if self._first_day and number:
            self.day = self._first_day + timedelta(days=number - 1)
            self._last = None

    def next_day(self) -> None:
        """Go on to the next day."""
        if self.day:
            self.day += timedelta(days=1)
            self._last = None

    def place(self, stamp: Stamp, line: int) -> Placed:
        """Find the moments of a stamp and carry its day on."""
        day = self._day_of(stamp, line)
        if stamp.clock is None:
            return Placed(day, self._end_day(stamp, day))
        if day is None:
            return Placed(None)
        zone = stamp.zone or self.zone
        time = self._at(day, stamp.clock, zone)
        if stamp.date is None:
            time = self._after_midnight(time, line)
        if time is None:
            return Placed(None)
        self._last, self.day = time, time.date()
        self._note_zone(zone, time, line)
        return Placed(time, self._end_time(stamp, time, zone))

    def _day_of(self, stamp: Stamp, line: int) -> date | None:
        if stamp.date is None:
            if self.day is None and self.spare:
                self.day = self.spare
                self._tell("spare", line, f"No date is known for this time; {self.day} was taken.")
            if self.day is None:
                self._tell("day", line, "No date is known for this time; say which day it was.")
            return self.day
        day = stamp.date.complete(self.day or self.near)
        if day is None:
            self._tell("year", line, "This date lacks its year; say which day it was.")
        else:
            self.day = day
            if stamp.clock is None:
                self._last = None
        if stamp.date.cut and day:
            message = f"The year of this date is incomplete; {day.year} was taken."
            self.warnings.append(ImportWarning(line, message))
        if stamp.date.doubtful and not self.order_sure:
            self._tell("order", line, "Day and month of this date could be the other way round.")
        return day

    def _at(self, day: date, clock: Clock, zone: Zone | None) -> datetime | None:
        if not 1 < day.year < 9999:  # the edges of the calendar have no place in UTC
            return None
        wall = datetime.combine(day, clock.time) + timedelta(days=clock.next_day)
        return wall.replace(tzinfo=zone.info) if zone else wall

    def _after_midnight(self, time: datetime | None, line: int) -> datetime | None:
        if time is None or self._last is None or not _comparable(time, self._last):
            return time
        back = self._last - time
        if back <= timedelta(0):
            return time
        if back < _SMALL_STEP:
            message = "This time is before the one above; it was read as the same day."
            self.warnings.append(ImportWarning(line, message))
            return time
        return time + timedelta(days=1)

    def _end_time(self, stamp: Stamp, time: datetime, zone: Zone | None) -> datetime | None:
        if stamp.end_clock is None:
            return None
        day = stamp.end_date.complete(time.date()) if stamp.end_date else time.date()
        end = self._at(day or time.date(), stamp.end_clock, zone)
        if end is None:
            return None
        if end < time and stamp.end_date is None:
            end += timedelta(days=1)
        return end if end >= time else None

    def _end_day(self, stamp: Stamp, day: date | None) -> date | None:
        if stamp.end_date is None or day is None:
            return None
        end = stamp.end_date.complete(day)
        return end if end and end >= day else None

    def _note_zone(self, zone: Zone | None, time: datetime, line: int) -> None:
        if zone is None:
            return
        self.home = self.home or zone.home
        theirs = zone.strays(time)
        if theirs is not None:
            message = (
                f"{zone.label} was read as {_signed(time.utcoffset())}, though people there were on"
                f" {_signed(theirs)} that day."
            )
            self._tell(zone.label, line, message)

    def _tell(self, what: str, line: int, message: str) -> None:
        # Once is enough: the next entries have the same doubt.
        if what not in self._told:
            self._told.add(what)
            self.warnings.append(ImportWarning(line, message))


def _comparable(one: datetime, other: datetime) -> bool:
    return (one.tzinfo is None) == (other.tzinfo is None)


def _signed(offset: timedelta | None) -> str:
    minutes = int((offset or timedelta()).total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
