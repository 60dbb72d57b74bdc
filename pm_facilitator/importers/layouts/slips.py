"""Slips of the pen in a list of times: "16;20", "9:1O" or "1648" between "16:02" and "16:50"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pm_facilitator.importers.text.lines import ITEM, TEXT, Line
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.slip_forms import (
    Written,
    date_with_slip,
    halved_at,
    minute_at,
    mistyped_at,
    right_at,
    turned,
)
from pm_facilitator.importers.times.stamps import read_stamp

_NEAR = 4
"""How many lines away the entries may be that stand around a slip."""

_MAY_BE_DATE = frozenset("12*_`[(~")
_LEAST = 2
_FIRST = 24
"""How many times tell whether there are any with am and pm."""

_LONGEST = 8 * 60
_DAY = 24 * 60
_NEXT = 60
"""The minutes between the entries around three digits without a mark."""

_CLOSE = 3 * 60
"""The minutes to the entry above, where none stands below, and around an hour turned about."""


@dataclass(frozen=True, slots=True)
class Slip:
    """How a time was written, and how it was read; nothing where no clock shows such a time."""

    written: str
    read: str


def without_slips(lines: Sequence[Line], order: Order) -> tuple[list[Line], Mapping[int, Slip]]:
    """Write times with a slip as they were meant, and tell of each by the number of its line.

    Only what lies between the times above and below it, in a list of times, is taken for one. What
    no clock shows, as "09:72", is written as a time that nobody knows.
    """
    timed, mistyped = dict[int, int](), dict[int, Written]()
    lines, dates = _with_dates(lines)
    for index, line in enumerate(lines):
        if line.kind is not ITEM and line.kind is not TEXT:
            continue
        if (minute := minute_at(line.text)) is not None:
            timed[index] = minute
        elif written := mistyped_at(line.text):
            mistyped[index] = written
    if len(timed) < _LEAST:
        return list(lines), dates
    mender = _Mender(lines, timed, mistyped, order)
    for index, written in mistyped.items():
        mender.mend(index, written)
    for index, minute in mender.turned_about():
        mender.write(index, right_at(mender.lines[index].text), minute)
    mender.turn_halves()
    return mender.lines, dates | mender.told


def _with_dates(lines: Sequence[Line]) -> tuple[list[Line], dict[int, Slip]]:
    """Write the dates with a slip as they were meant."""
    told, mended = dict[int, Slip](), list(lines)
    for index, line in enumerate(lines):
        if line.text[:1] in _MAY_BE_DATE and (found := date_with_slip(line.text)):
            start, end, meant = found
            told[line.number] = Slip(line.text[start:end], meant)
            mended[index] = line._replace(text=f"{line.text[:start]}{meant}{line.text[end:]}")
    return mended, told


class _Mender:
    """Writes the times of a list as they were meant.

    Attributes:
        lines: all of them, those with a slip mended.
        told: what was mended, by the number of the line.
        timed: the minutes of the day that are known, by the index of the line.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        timed: dict[int, int],
        mistyped: Mapping[int, Written],
        order: Order,
    ) -> None:
        self.lines = list(lines)
        self.told: dict[int, Slip] = {}
        self.order = order
        self.timed = timed
        likely = {i: each.minute for i, each in mistyped.items() if each.parts}
        self.below = timed | {i: minute for i, minute in likely.items() if minute is not None}

    def mend(self, index: int, written: Written) -> None:
        """Mend a time if it lies where it should."""
        line, dash = self.lines[index], written.dash
        if not dash and written.minute is not None and read_stamp(line.text, self.order):
            return
        if written.sure and not dash:
            self.write(index, written, written.minute)
            return
        parted = ":" in written.parts or written.sure
        if dash and parted and (item := self._item_beside(index)):
            self.write(index, written, written.minute)
            self._take_for_item(index, item)
            return
        above = [i for i in range(index - 1, index - _NEAR - 1, -1) if i in self.timed][:_LEAST]
        if not above and not written.garbled:
            return
        below = [i for i in range(index + 1, index + _NEAR + 1) if i in self.below]
        late = [self.below[i] for i in below]
        if written.minute is None:
            if late and above and line.kind is self.lines[above[0]].kind:
                minute = turned(written, line.text)
                fits = self._fits(written._replace(minute=minute), above, late)
                self.write(index, written, minute if fits else None)
        elif self._fits(written, above, late) and (not dash or self._are_items(above, below)):
            self.write(index, written, written.minute)
            self.timed[index] = written.minute
            if dash:
                self._take_for_item(index, self.lines[above[0]])

    def _item_beside(self, index: int) -> Line | None:
        beside = (self.lines[i] for i in (index - 1, index + 1) if 0 <= i < len(self.lines))
        return next((line for line in beside if line.kind is ITEM), None)

    def _take_for_item(self, index: int, like: Line) -> None:
        self.lines[index] = self.lines[index]._replace(kind=ITEM, indent=like.indent)

    def _fits(self, written: Written, above: Sequence[int], late: Sequence[int]) -> bool:
        if not written.parts and len(self.timed) <= _LEAST:
            return False  # bare digits want more around them
        if not above and late and written.minute is not None:
            return 0 <= (late[0] - written.minute) % _DAY <= _CLOSE
        return any(_lies_between(written, self.timed[i], late) for i in above)

    def _are_items(self, above: Sequence[int], below: Sequence[int]) -> bool:
        return any(self.lines[index].kind is ITEM for index in (*above[:1], *below[:1]))

    def turned_about(self) -> Iterator[tuple[int, int]]:
        """Give the times whose hour has its digits the wrong way round, with what was meant.

        As 01:25 between 10:12 and 10:30.
        """
        for index, low, high in _between(self.timed):
            below = next(i for i in range(index + 1, len(self.lines)) if i in self.timed)
            if low <= self.timed[index] <= high or any(map(self._begins_a_day, (index, below))):
                continue
            meant = turned(right_at(self.lines[index].text), self.lines[index].text)
            if meant is not None and low <= meant <= high:
                yield index, meant

    def _begins_a_day(self, index: int) -> bool:
        """Tell whether a day stands between a time and the one above it."""
        above = next((i for i in range(index - 1, index - _NEAR - 1, -1) if i in self.timed), index)
        between = (self.lines[i] for i in range(above + 1, index))
        stamps = (read_stamp(line.text, self.order) for line in between if line.text)
        return any(stamp is not None and stamp.date_only for stamp in stamps)

    def turn_halves(self) -> None:
        """Mend an "am" that should be a "pm", as in 1:00am between 11:40am and 1:20pm."""
        indices = sorted(self.timed)
        if not any(halved_at(self.lines[i].text) for i in indices[:_FIRST]):
            return
        halved = {i: found for i in indices if (found := halved_at(self.lines[i].text))}
        for index, low, high in _between({i: each.minute for i, each in halved.items()}):
            told, line = halved[index], self.lines[index]
            if told.minute >= low or not low <= told.other <= high:
                continue
            other = {"a": "p", "p": "a", "A": "P", "P": "A"}[line.text[told.half]]
            text = line.text[: told.half] + other + line.text[told.half + 1 :]
            self.lines[index] = line._replace(text=text)
            read = f"{(told.other // 60 - 1) % 12 + 1}:{told.other % 60:02} {other.lower()}m"
            self.told[line.number] = Slip(told.said, read)

    def write(self, index: int, written: Written, minute: int | None) -> None:
        """Write a time as it was meant, and tell of it; None is one that nobody knows."""
        line = self.lines[index]
        read = "" if minute is None else f"{minute // 60}:{minute % 60:02}"
        opens = line.text[len(written.dash) : written.start]
        text = f"{opens}{read.zfill(5) if read else '??:??'}{line.text[written.end :]}"
        self.lines[index] = line._replace(text=text)
        said = line.text[: written.end].strip("*_`[]()~")
        self.told[line.number] = Slip(said, read)


def _between(timed: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """Give the lines of times right between two others that follow each other closely.

    With each go the minutes above it and below it.
    """
    for (above, index), (_, below) in pairwise(pairwise(sorted(timed))):
        low, high = timed[above], timed[below]
        if below - above <= 2 * _NEAR and low <= high <= low + _CLOSE:
            yield index, low, high


def _lies_between(written: Written, above: int, below: Sequence[int]) -> bool:
    """Tell whether a time follows one above it, and not those below, if there are any."""
    if written.minute is None:
        return False
    on = (written.minute - above) % _DAY
    if not written.parts and written.end - written.start < len("1648"):
        near = ((minute - above) % _DAY for minute in below[:1])
        return written.garbled and any(on <= each <= _NEXT for each in near)
    if not below:
        return written.garbled and on <= _CLOSE
    return any(on <= (minute - above) % _DAY <= _LONGEST for minute in below)
