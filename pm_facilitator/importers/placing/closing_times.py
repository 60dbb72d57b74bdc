"""The end of a stamp: which moment closes what it opens."""

from datetime import date, datetime, timedelta

from pm_facilitator.importers.draft import Moment
from pm_facilitator.importers.placing import doubts
from pm_facilitator.importers.placing.doubt_book import DoubtBook
from pm_facilitator.importers.times.clocks import Clock
from pm_facilitator.importers.times.second_clocks import zone_apart
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.zone import Zone

_HALF_DAY, _DAY = timedelta(hours=12), timedelta(days=1)


def at_clock(day: date, clock: Clock, zone: Zone | None) -> datetime | None:
    """Give the moment at which a clock of a zone shows this on a day; naive without a zone."""
    if not 1 < day.year < 9999:  # the edges of the calendar have no place in UTC
        return None
    wall = datetime.combine(day, clock.time) + timedelta(days=clock.next_day)
    return wall.replace(tzinfo=zone.info) if zone else wall


def zone_by_other(stamp: Stamp, day: date) -> Zone | None:
    """Give the zone of a clock that says none, by the same time in one: "14:46 (05:46 UTC)"."""
    if stamp.clock is None or stamp.also is None:
        return None
    clock, zone = stamp.also
    other = at_clock(day, clock, zone)
    ahead = other.utcoffset() if other else None
    apart = timedelta(minutes=stamp.clock.minute_of_day - clock.minute_of_day)
    if ahead is None:
        return None
    return zone_apart(ahead, apart)


def end_time(stamp: Stamp, time: datetime, zone: Zone | None, line: int, book: DoubtBook) -> Moment:
    """Give the end of a stamp that begins at this time, perhaps on the next day, or only its day.

    An end before the beginning is noted in the book, and left out where it cannot be meant so.
    """
    if stamp.end_clock is None:
        last = _end_day(stamp, time.date())
        return last if last and last > time.date() else None
    day = stamp.end_date.complete(time.date()) if stamp.end_date else time.date()
    end = at_clock(day or time.date(), stamp.end_clock, stamp.end_zone or zone)
    if end is None or end >= time:
        return end
    if stamp.end_date is not None:
        book.note(doubts.end_first(line, time, end, over=False))
        return None
    over = end + _DAY - time <= _HALF_DAY
    book.note(doubts.end_first(line, time, end, over=over))
    return end + _DAY if over else None


def last_day(stamp: Stamp, day: date | None, zone: Zone | None) -> tuple[date | None, Moment]:
    """Give the last day of a stamp that begins on this day, and its end: that day or a moment."""
    last = _end_day(stamp, day)
    if last is None or stamp.end_clock is None:
        return last, last
    return last, at_clock(last, stamp.end_clock, stamp.end_zone or zone)


def _end_day(stamp: Stamp, day: date | None) -> date | None:
    if stamp.end_date is None or day is None:
        return None
    end = stamp.end_date.complete(day)
    return end if end and end >= day else None
