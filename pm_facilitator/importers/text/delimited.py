"""Tables of a text whose columns are parted by tabs or semicolons, or lined up with spaces."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from pm_facilitator.importers.text.celled import celled_tables
from pm_facilitator.importers.text.column_names import ELAPSED_COLUMN, plays
from pm_facilitator.importers.text.table_markup import MarkedRow, MarkedTable

if TYPE_CHECKING:
    from pm_facilitator.importers.times.stamp import Stamp

_DELIMITERS = "\t;|,"
_NAMED_ONLY = "|,"
"""What parts columns only where one of them is surely named as that of the times."""

_TABS = re.compile(r"\t+")
_BORDERED = re.compile(r"\s*(?:\||[-:|+ ]{3,}$)")
_COLUMN = re.compile(r"(?:^|(?<=\s\s))\S")
_LONGEST = 5000
"""The most lines of one table."""

_LOOKED_AT = 12
_MOST_TITLES = 6
_HEAD = _LOOKED_AT + _MOST_TITLES
_LEAST = 3
_LONGEST_NAME = 40
_LONGEST_LINE = 4000
_LETTERS = re.compile(r"[^\W\d_]{2}")
_GOES_ON = re.compile(r"(?:and|or|und|oder|et|ou|y|o|e|en|of|og|och)\s", re.I)
_CLOCK = re.compile(r"(?<![+\-−0-9:])[0-2]?[0-9]:[0-5][0-9]", re.A)
_BULLET = ("- ", "* ", "+ ", "• ")
_SHORTENED = re.compile(r"(?:[^\W\d_]{1,4}\.\s?){1,2}|[^\W\d_]{2,20}\?")
"""The name of a column that is no word, such as "No." and "Lfd. Nr.", or asks, as "Certain?"."""

_ENDS_SENTENCE = (".", "!", "?", ":")


def delimited_tables(raw: Sequence[str]) -> dict[int, MarkedTable]:
    """Find the tables of events among the lines of a text, by the index of their first line."""
    found: dict[int, MarkedTable] = {}
    for mark in _DELIMITERS:
        for first, end in _runs(raw, mark):
            if mark == "|" and any(map(_BORDERED.match, raw[first:end])):
                continue  # a table of Markdown or a database
            if mark in ";," and all(raw[i].lstrip().startswith(_BULLET) for i in range(first, end)):
                continue  # a list, whose sentences have commas
            if (top := _top(_rows(raw[first : min(end, first + _HEAD)], mark), mark)) >= 0:
                top += first
                found[top] = _marked(list(enumerate(_rows(raw[top:end], mark), top)), end)
    found.update(_lined_up(raw))
    found.update(celled_tables(raw, holds_times, _tells_time))
    return found


def _tells_time(cell: str) -> bool:
    stamp = _stamp(cell)
    return bool(_unknown([cell])) or (stamp is not None and not stamp.text)


def _top(rows: Sequence[list[str]], mark: str) -> int:
    """Give which row names the columns, as there may be titles above it; -1 where none does."""
    for top in range(min(_MOST_TITLES, len(rows))):
        named = mark not in _NAMED_ONLY or any(map(_names_times, rows[top]))
        looked_at = _mended(list(enumerate(rows[top : top + _LOOKED_AT])))
        if named and holds_times([cells for _, cells in looked_at]):
            return top
    return -1


def _names_times(name: str) -> bool:
    return plays("time", name) or ELAPSED_COLUMN.match(name) is not None


def _marked(rows: Sequence[tuple[int, list[str]]], end: int) -> MarkedTable:
    told = _mended(rows)
    return MarkedTable([MarkedRow(i, cells, n == 0) for n, (i, cells) in enumerate(told)], end)


def _mended(rows: Sequence[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Put rows together again of which a cell has two lines, as word processors copy them."""
    width, open_row = len(rows[0][1]), None
    for index, cells in rows:
        if open_row and len(open_row[1]) + len(cells) == width + 1 and _is_rest(cells[0]):
            first, above = open_row
            yield first, [*above[:-1], f"{above[-1]} {cells[0]}", *cells[1:]]
            open_row = None
            continue
        if open_row:
            yield open_row
        open_row = (index, cells) if 1 < len(cells) < width else None
        if open_row is None:
            yield index, cells
    if open_row:
        yield open_row


def _is_rest(cell: str) -> bool:
    """Tell whether words may be the second line of a cell, and not the first one of a row."""
    return bool(_LETTERS.search(cell)) and _stamp(cell) is None


def _lined_up(raw: Sequence[str]) -> Iterator[tuple[int, MarkedTable]]:
    """Give the tables whose columns begin below the names of a line such as "Time   Who   What"."""
    done = 0
    for index, line in enumerate(raw):
        if index < done or "  " not in line or len(line) > _LONGEST_LINE or "|" in line:
            continue
        starts = [match.start() for match in _COLUMN.finditer(line)]
        if len(starts) < 2 or line.lstrip().startswith(_BULLET):
            continue
        if not any(plays("time", name) for name in _cells(line, starts)):
            continue
        if not holds_times([cells for _, cells in _below(raw, index, starts, _LOOKED_AT)]):
            continue
        rows = _below(raw, index, starts, _LONGEST)
        done = rows[-1][0] + 1
        yield index, _marked(rows, done)


def _below(
    raw: Sequence[str], index: int, starts: Sequence[int], most: int
) -> list[tuple[int, list[str]]]:
    """Give the rows of columns from a line on, without the rule below their names."""
    lines = takewhile(lambda i: _fits(raw[i], starts), range(index, min(len(raw), index + most)))
    return [(i, _cells(raw[i], starts)) for i in lines if set(raw[i].strip()) - set("-= ")]


def _fits(line: str, starts: Sequence[int]) -> bool:
    """Tell whether no word of a line reaches over the beginning of a column."""
    return bool(line.strip()) and all(
        line[start - 1 : start].isspace() or len(line) <= start for start in starts if start
    )


def _cells(line: str, starts: Sequence[int]) -> list[str]:
    return [line[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]


def holds_times(rows: Sequence[Sequence[str]]) -> bool:
    """Tell by what is in the first rows whether they are a table of events below their names.

    One column holds times and nothing else then, and another one words; the first row has no time.
    """
    if len(rows) < _LEAST or len(rows[0]) < 2 or not _are_names(rows[0]):
        return False
    width, below = len(rows[0]), rows[1:]
    if sum(len(row) == width for row in below) * 5 < 4 * len(below):
        return False
    columns = [[row[i].strip() for row in below if i < len(row)] for i in range(width)]
    timed = [
        _is_timed(name.strip(), cells, len(below))
        for name, cells in zip(rows[0], columns, strict=True)
    ]
    worded = any(
        not is_timed and sum(bool(_LETTERS.search(cell)) for cell in cells) * 2 > len(below)
        for is_timed, cells in zip(timed, columns, strict=True)
    )
    return any(timed) and worded


def _runs(raw: Sequence[str], mark: str) -> Iterator[tuple[int, int]]:
    """Give where lines with this mark follow one another: the first, and behind the last."""
    first = -1
    for index, line in enumerate(raw):
        if mark in line and len(line) <= _LONGEST_LINE and line.strip():
            first = index if first < 0 else first
            if index - first < _LONGEST:
                continue
        if first >= 0 and index - first >= _LEAST:
            yield first, index
        first = -1
    if first >= 0 and len(raw) - first >= _LEAST:
        yield first, len(raw)


def _rows(lines: Sequence[str], mark: str) -> list[list[str]]:
    if mark in ";,":
        # One line at a time: a quote that never closes is a slip, and ends with its line.
        return [next(csv.reader([line.strip()], delimiter=mark)) for line in lines]
    rows = [line.rstrip("\n").split(mark) for line in lines]
    if len({len(row) for row in rows}) > 1:
        # Somebody has lined the columns up by hand, with as many tabs as it took.
        closed = [_TABS.split(line.strip()) for line in lines]
        rows = closed if len({len(row) for row in closed}) == 1 else rows
    return rows


def _are_names(cells: Sequence[str]) -> bool:
    told = [cell.strip() for cell in cells if cell.strip()]
    return len(told) >= 2 and all(map(_is_name, told))


def _is_name(cell: str) -> bool:
    ended = cell.endswith(_ENDS_SENTENCE) and not _SHORTENED.fullmatch(cell)
    if len(cell) > _LONGEST_NAME or ended or cell.isdecimal():
        return False
    if _GOES_ON.match(cell) or _CLOCK.search(cell):
        return False  # "Times, notes, and names" is a sentence, and so is "starting at 14:20"
    stamp = _stamp(cell)
    return stamp is None or bool(stamp.text)


def _stamp(cell: str) -> "Stamp | None":
    # Few texts have such tables, and the patterns of times take long to make.
    from pm_facilitator.importers.times.partial_date import Order
    from pm_facilitator.importers.times.stamps import read_stamp

    return read_stamp(cell, Order.DAY_FIRST, column=True)


def _is_timed(name: str, cells: Sequence[str], count: int) -> bool:
    told = [cell for cell in cells if cell]
    if ELAPSED_COLUMN.match(name):
        from pm_facilitator.importers.times.elapsed import elapsed_cell

        return len(told) * 2 > count and all(elapsed_cell(cell) is not None for cell in told)
    unknown, stamps = _unknown(told), [_stamp(cell) for cell in told]
    # Four digits alone may as well be the number of the row.
    whole = [s for s in stamps if s and not s.text and (not s.clock or s.clock.plain or s.date)]
    if plays("time", name):  # what it is called like is enough, where nothing speaks against it
        aside = [s for s in stamps if s and s.clock and s.text[:1] == "(" and s.text[-1:] == ")"]
        fits = len(whole) + len(aside) + unknown
        return len(whole) + len(aside) > 0 and fits * 10 >= len(told) * 7 and len(told) * 2 > count
    return len(told) * 2 > count and len(whole) * 10 >= len(told) * 7


def _unknown(cells: Sequence[str]) -> int:
    from pm_facilitator.importers.times.stamps import is_unknown

    return sum(map(is_unknown, cells))
