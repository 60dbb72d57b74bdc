"""Dates of a workbook that lost their format, and are bare numbers in a column of times."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pm_facilitator.importers.formats.grid import Grid
from pm_facilitator.importers.formats.tables.xlsx_values import as_moment
from pm_facilitator.importers.text.column_names import ELAPSED_COLUMN, LENGTH_COLUMN, plays
from pm_facilitator.importers.text.table_rows import Row, cell_of
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_NUMBER = re.compile(r"[0-9]{5}(?:\.[0-9]{1,20})?", re.A)
_FIRST, _LAST = 36_526, 73_051  # the first day of 2000 and that of 2100, counted from 1900
_SINCE_1904 = 1_462
"""How many days less are counted where 1904 is the first year."""

_LOOKED_AT = 300


def with_serials(grid: Grid, *, since_1904: bool) -> Grid:
    """Write bare numbers of days between 2000 and 2100 as dates, each with a doubt.

    They are taken for dates in columns that are called like ones of times, or mostly hold dates.
    """
    columns = [i for i in range(len(grid.names)) if _holds_dates(grid, i, since_1904)]
    if not columns:
        return grid
    rows = [_dated(row, columns, since_1904) for row in grid.rows]
    return replace(grid, rows=rows)


def _holds_dates(grid: Grid, column: int, since_1904: bool) -> bool:
    cells = [cell for row in grid.rows[:_LOOKED_AT] if (cell := cell_of(row, column))]
    others = [cell for cell in cells if not _moment(cell, since_1904)]
    if len(others) == len(cells) and len(grid.rows) <= _LOOKED_AT:
        return False
    name = grid.words[column]
    if plays("time", name) or plays("end", name):
        return not (
            plays("number", name) or LENGTH_COLUMN.match(name) or ELAPSED_COLUMN.match(name)
        )
    return 2 * sum(map(_is_date, others)) > len(cells)


def _is_date(cell: str) -> bool:
    stamp = read_stamp(cell, Order.DAY_FIRST, column=True)
    return stamp is not None and stamp.date is not None and not stamp.text


def _dated(row: Row, columns: Sequence[int], since_1904: bool) -> Row:
    cells, note = list(row.cells), row.note
    for column in columns:
        number = cell_of(row, column)
        if moment := _moment(number, since_1904):
            cells[column] = moment
            told = f"The date of this is the bare number {number}; it was read as {moment}."
            note = f"{note} {told}".lstrip()
    return replace(row, cells=tuple(cells), note=note)


def _moment(cell: str, since_1904: bool) -> str:
    """Write a number of days as a date, and with a part of a day as a time; empty for others."""
    days = float(cell) if _NUMBER.fullmatch(cell) else 0.0
    first = _SINCE_1904 if since_1904 else 0
    if not _FIRST <= days + first < _LAST:
        return ""
    return as_moment(days, "d", since_1904).removesuffix(":00")
