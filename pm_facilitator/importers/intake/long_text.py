"""A text that is too long for one timeline, cut into stretches of whole entries in one pass."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pm_facilitator.importers.protocol import Watch

LONG = 512 * 1024
"""How many bytes are read as one thing without looking how many entries they hold."""

MOST_TIMED = 5_000
"""The most lines with a time in one stretch; about as many entries fit one timeline."""

_MOST_LINES = 20_000
_MOST_BYTES = 2 * 1024 * 1024
_MOST_STRETCHES = 600
_BLOCK = 16 * 1024
_OFTEN = 1024 * 1024
"""Bytes between two words to the watch."""
_LOOKED_FOR = 8 * 1024
_HIGHEST_HEAD = 40
"""The most lines above the first entry, such as a title, a zone, the names of columns."""
_NEVER_INSIDE = 64

# What is searched for begins with one fixed letter, which is found without looking at the others.
_TIMED = re.compile(rb":(?<=[0-9]:)[0-5][0-9][^\n]*")
_TIME_ALONE = re.compile(rb"\s*\[?[0-9]{1,2}:[0-9]{2}(?:\s?[AaPp]\.?[Mm]\.?)?\]?\s*")
_DATE = (
    rb"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}"
    rb"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? [0-9]{1,2}"
    rb"|[0-9]{1,2}\.? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})"
)
_DAY = re.compile(
    rb"\n[^\w\n]{0,16}(?:Day changed(?: to)? |Date: ?)?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}"
    rb"[ ,.]{1,3})?" + _DATE + rb"(?:st|nd|rd|th)?(?:,? [0-9]{4})?[^\w\n]{0,16}(?=\n)"
)
_TROUBLE = (b"error", b"fail", b"timeout", b"down", b"alert")


@dataclass(slots=True)
class Stretch:
    """A part of a text.

    Attributes:
        start: its first byte.
        end: the byte behind its last one.
        first_line: the line it begins on, from 1.
        lines: how many lines end in it.
        timed: how many of its lines have a time.
        trouble: how many words of trouble are in it.
        day: where the line begins and ends that tells its day, if one above it does so.
    """

    start: int
    end: int
    first_line: int
    lines: int = 0
    timed: int = 0
    trouble: int = 0
    day: tuple[int, int] | None = None


def cut(data: bytes, watch: Watch, *, each_line: bool = False) -> list[Stretch]:
    """Cut a text at lines with a time; where it has none, at any line, or else anywhere.

    Args:
        data: in an encoding in which the letters of ASCII are bytes of their own.
        watch: is told the share that is done.
        each_line: whether every line is an entry, be there a time in it or not.

    Raises:
        Cancelled: when the watch says so.
    """
    blocks: list[Stretch] = []
    day: tuple[int, int] | None = None
    line = 1
    told = 0
    for start, end in _blocks(data):
        if start >= told:
            watch(start / len(data))
            told = start + _OFTEN
        block = Stretch(start, end, line, lines_in(data, start, end), day=day)
        block.timed = len(_TIMED.findall(data, start, end))
        block.trouble = trouble_in(data[start:end])
        # The line that ends the block before may be what the day is written below.
        for match in _DAY.finditer(data, max(0, start - 1), end):
            day = match.start() + 1, match.end()
        line += block.lines
        blocks.append(block)
    most_lines = MOST_TIMED if each_line else _MOST_LINES
    return _joined(blocks, _Room.for_all(blocks, most_lines))


@dataclass(frozen=True, slots=True)
class _Room:
    """What fits one stretch."""

    timed: int
    lines: int
    size: int

    @classmethod
    def for_all(cls, blocks: Sequence[Stretch], most_lines: int) -> "_Room":
        """Make room for more in each where there would be too many to choose from."""
        timed = sum(each.timed for each in blocks) // _MOST_STRETCHES
        lines = sum(each.lines for each in blocks) // _MOST_STRETCHES
        return cls(max(MOST_TIMED, timed), max(most_lines, lines), _MOST_BYTES)

    def holds(self, one: Stretch, other: Stretch) -> bool:
        """Tell whether two that follow each other fit."""
        return (
            one.timed + other.timed <= self.timed
            and one.lines + other.lines <= self.lines
            and other.end - one.start <= self.size
        )


def _joined(blocks: Sequence[Stretch], room: _Room) -> list[Stretch]:
    found: list[Stretch] = []
    for block in blocks:
        if not found or not room.holds(found[-1], block):
            found.append(block)
            continue
        last = found[-1]
        last.end = block.end
        last.lines += block.lines
        last.timed += block.timed
        last.trouble += block.trouble
    return found


def lines_in(data: bytes, start: int, end: int) -> int:
    """Count the lines that end here, at the line ends of every system."""
    returns = data.count(b"\r", start, end)
    both = data.count(b"\r\n", start, end) if returns else 0
    return data.count(b"\n", start, end) + returns - both


def trouble_in(data: bytes) -> int:
    """Count the words of trouble."""
    small = data.lower()
    return sum(map(small.count, _TROUBLE))


def head_of(data: bytes) -> int:
    """Give where the lines end that stand above the first line with a time; 0 without such."""
    match = _TIMED.search(data, 0, _LOOKED_FOR)
    end = _entry_start(data, match.start(), 0) if match else data.find(b"\n", 0, _LOOKED_FOR) + 1
    return end if data.count(b"\n", 0, end) <= _HIGHEST_HEAD else 0


def _blocks(data: bytes) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(data):
        end = _boundary(data, start)
        yield start, end
        start = end


def _boundary(data: bytes, start: int) -> int:
    """Find where a block can end: in front of a line with a time, or at the end of a line."""
    wanted = start + _BLOCK
    if wanted >= len(data):
        return len(data)
    line_end = data.find(b"\n", wanted, start + _MOST_BYTES)
    if line_end < 0:
        return _letter_end(data, min(start + _MOST_BYTES, len(data)))
    match = _TIMED.search(data, line_end, line_end + _LOOKED_FOR)
    return _entry_start(data, match.start(), line_end + 1) if match else line_end + 1


def _entry_start(data: bytes, place: int, first: int) -> int:
    """Find where the entry begins whose time is here; a name may stand above a time alone."""
    start = max(first, data.rfind(b"\n", first, place) + 1)
    end = data.find(b"\n", place, place + _NEVER_INSIDE)
    if start > first and end > 0 and _TIME_ALONE.fullmatch(data, start, end):
        return max(first, data.rfind(b"\n", first, start - 1) + 1)
    return start


def _letter_end(data: bytes, place: int) -> int:
    """Go back to where a letter of UTF-8 begins."""
    back = place
    while place - back < 3 and back < len(data) and data[back] & 0xC0 == 0x80:
        back -= 1
    return back
