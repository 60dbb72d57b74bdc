"""What "+25 min" is counted from: T0, or the entry above where it would go back otherwise."""

from datetime import date, datetime, timedelta

from pm_facilitator.importers.placing import count_doubts
from pm_facilitator.importers.placing.doubt_book import DoubtBook
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stepping import comparable

_FRIDAY = 5
_MINUTE = 60


class Counts:
    """Weighs times that are counted against those above them.

    Attributes:
        zero_taken: whether nothing tells T0, so that the first entry was taken for it.
    """

    def __init__(self, book: DoubtBook) -> None:
        self.zero_taken = False
        self._book = book
        self._counted: datetime | None = None
        self._last: datetime | None = None

    def weigh(self, stamp: Stamp, time: datetime, last: datetime | None, line: int) -> datetime:
        """Give the time that a count means, and ask about it where it goes back from T0.

        Args:
            stamp: with what is counted; "T+5m" is surely from T0.
            time: so long behind T0.
            last: the last time above that was told by its clock.
            line: where it stands.
        """
        above = self._counted if last is self._last and self._counted else last
        after = stamp.after or timedelta(0)
        if stamp.unitless:
            self._book.note(count_doubts.unit_taken(line, time, time - after + after / _MINUTE))
        if above and after > timedelta(0) and comparable(time, above) and time < above:
            chained = above + after
            chains = self.zero_taken and stamp.words.startswith("+")
            time, other = (chained, time) if chains else (time, chained)
            self._book.note(count_doubts.counted_from(line, time, other))
        self._counted, self._last = time, last
        return time

    def on_workday(self, count: int, base: datetime, last: datetime | None, line: int) -> date:
        """Give the day so many working days on, and ask about it: holidays are not known.

        Args:
            count: of the days.
            base: what they are counted from.
            last: the last time above that was told by its clock.
            line: where it stands.
        """
        above = self._counted if last is self._last and self._counted else last
        day = _workday_after(base.date(), count)
        other, later = _workday_after((above or base).date(), count), _workday_after(day, 1)
        self._book.note(count_doubts.workdays_counted(line, day, other, later))
        self._book.reached = line
        return day


def _workday_after(day: date, count: int) -> date:
    """Give the day so many days on that are no Saturdays or Sundays."""
    while count:
        day += timedelta(days=1)
        count -= day.isoweekday() <= _FRIDAY
    return day
