"""What a clock time means that stands below another: the day after, past noon, an hour again."""

from datetime import UTC, datetime, timedelta

from pm_facilitator.importers.placing import doubts
from pm_facilitator.importers.placing.beside import TimeBeside
from pm_facilitator.importers.placing.doubt_book import DoubtBook
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stepping import (
    Steps,
    comparable,
    goes_on_in_the_afternoon,
    is_elsewhere,
    is_out_of_order_there,
    is_the_other_half,
    next_on_the_dial,
    second_reading,
)

# A step back of less than this is an entry out of order or a slip, not the next day.
_SMALL_STEP = timedelta(hours=4)
_HALF_DAY, _DAY = timedelta(hours=12), timedelta(days=1)
_FAR_OFF = timedelta(hours=16)
"""A time by other clocks that is so late is rather that of the day before, told from there."""


class Stepper:
    """Weighs each time against the one above it, and says what is doubtful about it.

    Attributes:
        newest_first: whether the entries run backwards.
        round_the_clock: whether the text surely counts the hours to 24.
        steps: whether the entries run forwards or backwards, as far as they were placed.
        time_beside: gives the time of the entry that one stands beside, below nested ones.
    """

    def __init__(self, book: DoubtBook) -> None:
        self.newest_first = False
        self.round_the_clock = True
        self.steps = Steps()
        self.time_beside: TimeBeside = lambda _: None
        self._book = book
        self._afternoon: datetime | None = None

    def read(
        self, stamp: Stamp, time: datetime, last: datetime | None, line: int
    ) -> tuple[datetime, Stamp]:
        """Give what a time means below another one, and its stamp, as its end follows it.

        Args:
            stamp: with a clock.
            time: what it says as it stands.
            last: the time above it.
            line: where it stands.
        """
        time, stamp = self._stepped(stamp, time, last, line)
        return self._in_the_changed_hour(time, last, line), stamp

    def _stepped(
        self, stamp: Stamp, time: datetime, last: datetime | None, line: int
    ) -> tuple[datetime, Stamp]:
        """Find what a step back in time means."""
        if stamp.clock and stamp.clock.dial and not self.newest_first:
            return self._on_the_dial(time, last, line, dated=stamp.date is not None), stamp
        if last is None or not comparable(time, last):
            return time, stamp
        back = last - time
        lunch = not (stamp.date or self.newest_first or self.round_the_clock)
        if lunch and back > timedelta(0) and goes_on_in_the_afternoon(stamp.clock, back):
            return self._in_the_afternoon(stamp, time, line)
        if lunch and last == self._afternoon and is_out_of_order_there(stamp.clock, back):
            self._book.note(doubts.clock_goes_back(line, time + _HALF_DAY, rolled=False))
            return self._in_the_afternoon(stamp, time, line)
        self.steps.count(time, last, dated=stamp.date is not None)
        if stamp.date is not None:
            if back < timedelta(0) if self.newest_first else back > timedelta(0):
                self._book.note(
                    doubts.dated_before(line, time, last.date(), newest_first=self.newest_first)
                )
            return time, stamp
        if self.newest_first:
            if -back >= _SMALL_STEP:
                time -= _DAY
            return time, stamp
        if back <= timedelta(0):
            if -back >= _FAR_OFF and is_elsewhere(time, last):
                self._book.note(doubts.day_by_zone(line, time - _DAY, time))
                return time - _DAY, stamp
            there = self._on_the_day_beside(time, line)
            if there and there < time:  # it was carried on out of what stands before the one beside
                self._book.note(doubts.day_carried_on(line, time, there))
            return time, stamp
        if second_reading(time, last):
            return time, stamp
        if is_the_other_half(stamp.clock, time, last):
            time += _HALF_DAY
            self._book.note(doubts.wrong_half(line, time))
            return time, stamp
        if there := self._on_the_day_beside(time, line):
            self._book.note(doubts.clock_goes_back(line, there, rolled=False))
            return there, stamp
        rolled = back >= (_HALF_DAY if is_elsewhere(time, last) else _SMALL_STEP)
        if rolled:
            time += _DAY
        self._book.note(doubts.clock_goes_back(line, time, rolled=rolled))
        return time, stamp

    def _on_the_day_beside(self, time: datetime, line: int) -> datetime | None:
        """Give what a time is on the day of the entry beside it, where it goes on from that."""
        beside = self.time_beside(line)
        if beside is None or not comparable(time, beside):
            return None
        there = time - (time.date() - beside.date())
        return there if there >= beside else None

    def _on_the_dial(
        self, time: datetime, above: datetime | None, line: int, *, dated: bool
    ) -> datetime:
        last = above if above and comparable(time, above) else None
        read = next_on_the_dial(time, last, dated=dated)
        self.steps.count(read, last)
        if last is None or read != time:
            self._book.note(doubts.half_of_day(line, read))
        return read

    def _in_the_afternoon(self, stamp: Stamp, time: datetime, line: int) -> tuple[datetime, Stamp]:
        assert stamp.clock is not None
        self.steps.on += 1
        self._afternoon = time = time + _HALF_DAY
        self._book.note(doubts.half_of_day(line, time))
        end = stamp.end_clock and stamp.end_clock.with_half("p")
        return time, stamp._replace(clock=stamp.clock.with_half("p"), end_clock=end)

    def _in_the_changed_hour(self, time: datetime, last: datetime | None, line: int) -> datetime:
        if time.tzinfo is None or time.tzinfo is UTC:
            return time
        if last is not None and comparable(time, last):
            time = second_reading(time, last) or time
        if told := doubts.clock_changed(line, time):
            self._book.note(told)
        return time
