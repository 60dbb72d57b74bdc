"""Tables that were copied with each cell on a line of its own, as some programs do."""

import re
from collections.abc import Callable, Iterator, Sequence

from pm_facilitator.importers.text.column_names import plays
from pm_facilitator.importers.text.table_markup import MarkedRow, MarkedTable

_LONGEST_NAME = 30
_LONGEST_LINE = 2 * _LONGEST_NAME
_NO_NAME = frozenset(("", "-", "*", "#", "|", ">"))
_DIGIT = re.compile(r"[0-9]")
_ALL_TIMES = re.compile(r"\s*(?:all|the)\s(?:time|stamp|date|hour)", re.I)
"""How a line opens that tells of the times below a heading, and names no column."""

_WIDEST = 7
_LEAST = 3
_LOOKED_AT = 12
_LONGEST = 5000
"""The most rows of one table."""

Holds = Callable[[Sequence[Sequence[str]]], bool]


def celled_tables(
    raw: Sequence[str], holds: Holds, is_timed: Callable[[str], bool]
) -> Iterator[tuple[int, MarkedTable]]:
    """Find such tables, each with the index of its first line.

    Args:
        raw: the lines of a text.
        holds: tells of rows, with the names of the columns above them, whether they tell events.
        is_timed: tells whether a cell says no more than a time, be it one that nobody knows.
    """
    done = 0
    for index, line in enumerate(raw):
        if len(line) > _LONGEST_LINE or line[:1] in _NO_NAME or index < done:
            continue
        first = _first_name(raw, index)
        if first < done or not plays("time", line.strip()):
            continue
        for width in range(max(2, index - first + 1), _WIDEST + 1):
            rows = _rows(raw, first, width, index - first, is_timed)
            if len(rows) > _LEAST and holds([row.cells for row in rows[: _LOOKED_AT + 1]]):
                done = rows[-1].line + width
                yield first, MarkedTable(rows, done)
                break


def _first_name(raw: Sequence[str], index: int) -> int:
    """Give where the names of the columns begin of which this line may be one; -1 where it is none.

    Nothing stands right above them.
    """
    for first in range(index, max(-1, index - _WIDEST), -1):
        if not _may_be_name(raw[first]):
            return -1
        if first == 0 or not raw[first - 1].strip():
            return first
    return -1


def _may_be_name(line: str) -> bool:
    name = line.strip()
    return 0 < len(name) <= _LONGEST_NAME and _DIGIT.search(name) is None


def _rows(
    raw: Sequence[str], first: int, width: int, time: int, is_timed: Callable[[str], bool]
) -> list[MarkedRow]:
    """Part the lines below the names into rows, up to the first that has no time."""
    names = raw[first : first + width]
    if len(names) < width or not all(map(_may_be_name, names)) or any(map(_ALL_TIMES.match, names)):
        return []
    rows = [MarkedRow(first, [name.strip() for name in names], head=True)]
    for start in range(first + width, len(raw), width):
        cells = [cell.strip() for cell in raw[start : start + width]]
        if len(cells) < width or not is_timed(cells[time]) or len(rows) > _LONGEST:
            break
        rows.append(MarkedRow(start, cells))
    return rows
