"""Days with a text of their own that stand in front of clock times of another day."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from pm_facilitator.importers.layouts.tables import TimedRow, timed_rows
from pm_facilitator.importers.text.lines import BLANK, HEADING, ITEM, TABLE, TEXT, Line
from pm_facilitator.importers.times.date_mentions import mentioned_date
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_OF_LIST = (ITEM, TEXT, BLANK)
_LEAST = 20
"""The letters of a text that tells what happened on a day, and does not only name that day."""

_FIRST_ROWS = 20
"""The lines of a table that are looked at."""

_HIGHEST = 4
"""The lines of a paragraph that leads to a list."""


def days_aside(lines: Sequence[Line], order: Order) -> frozenset[int]:
    """Find the items that tell what was on some day before, in a list of times of one day.

    "Timeline (8 August)", and then "Aug 7 - the change is designed", "00:07 - it is merged". Where
    another item names its day as well, times are rather of the day that was named above them.

    Args:
        lines: those of the text.
        order: how numeric dates are to be read.

    Returns:
        The numbers of their lines; whether their days are before that of the list is not looked at.
    """
    found = set[int]()
    for index, line in enumerate(lines):
        if line.kind is ITEM and _opens_list(lines, index) and _is_headed(lines, index, order):
            found.update(_asides(lines, index, order))
        elif line.kind is TABLE and (not index or lines[index - 1].kind is not TABLE):
            found.update(_rows_aside(lines[index : index + _FIRST_ROWS], order))
    return frozenset(found)


def _rows_aside(lines: Sequence[Line], order: Order) -> list[int]:
    """Find the first rows of a table that tell a day alone, where clocks without one follow."""
    table = list(takewhile(lambda line: line.kind is TABLE, lines))
    rows = [row for row in timed_rows(table, order, due=False) or () if row.stamp]
    dated = list(takewhile(_tells_of_a_day, rows))
    others = [row.stamp for row in rows[len(dated) :] if row.stamp]
    timed = len(others) > 1 and all(each.clock and not each.date for each in others)
    return [row.line for row in dated] if timed else []


def _tells_of_a_day(row: TimedRow) -> bool:
    return row.stamp is not None and row.stamp.date_only and len(row.text) >= _LEAST


def _opens_list(lines: Sequence[Line], index: int) -> bool:
    above = lines[index - 1] if index else None
    if above is None or above.kind in (ITEM, TEXT):
        return above is None or (above.kind is TEXT and above.text.endswith(":"))
    at = _above(lines, index)
    return at >= 0 and lines[at].kind is not ITEM


def _is_headed(lines: Sequence[Line], index: int, order: Order) -> bool:
    """Tell whether the heading or paragraph right above a list tells a day."""
    at = _above(lines, index)
    if at < 0 or lines[at].kind not in (HEADING, TEXT):
        return False
    higher = reversed(lines[max(0, at - _HIGHEST) : at])
    above = takewhile(lambda each: each.kind is TEXT, higher)
    said = [lines[at]] if lines[at].kind is HEADING else [lines[at], *above]
    days = (mentioned_date(each.text, order) for each in said)
    return any(day is not None and day.month for day in days)


def _above(lines: Sequence[Line], index: int) -> int:
    """Give the line above another one, whatever blank ones part them; -1 without one."""
    at = index - 1
    while at >= 0 and lines[at].kind is BLANK:
        at -= 1
    return at


def _asides(lines: Sequence[Line], index: int, order: Order) -> list[int]:
    found, timed = list[int](), False
    for line in _list_at(lines, index):
        stamp = read_stamp(line.text, order) if line.kind is ITEM else None
        if stamp is None and not found:
            return []  # what stands in front of the times does so from the first item on
        if stamp is None:
            continue
        if stamp.date_only and line.indent == lines[index].indent:
            if timed or stamp.end_date or len(stamp.text) < _LEAST:
                return []
            found.append(line.number)
        elif stamp.date or not found or (line.indent != lines[index].indent and not timed):
            return []
        else:
            timed = timed or stamp.clock is not None
    return found if timed else []


def _list_at(lines: Sequence[Line], index: int) -> Iterator[Line]:
    """Give the lines of the list that begins here, which another paragraph ends."""
    for at in range(index, len(lines)):
        line = lines[at]
        apart = line.kind is TEXT and at > index and lines[at - 1].kind is BLANK
        if line.kind not in _OF_LIST or (apart and line.indent <= lines[index].indent):
            return
        yield line
