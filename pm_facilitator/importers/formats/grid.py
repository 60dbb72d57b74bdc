"""Rows of cells from any table, and what can be told of them before anybody knows the columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ImportWarning
from pm_facilitator.importers.text.column_names import INSIDE, plays, spaced
from pm_facilitator.importers.text.table_rows import Row
from pm_facilitator.importers.timeline.csv_table import is_header
from pm_facilitator.importers.times.instants import read_instant
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

MOST_ROWS = 200_000
"""More rows than this are not even looked at."""

MOST_COLUMNS = 200
"""More columns than this are left out; exports of trackers have up to a hundred."""

_HEADER_WITHIN = 12
_LOOKED_AT = 60
_MOST_TITLES = 2
_NUMBER = re.compile(r"[0-9]{10,19}(?:\.[0-9]{1,9})?")
_TIMELY = re.compile(
    r"\b(ts|t|time|when|date|stamp|timestamp|epoch|clock|at|start|end|created)\b", re.I
)
_INSIDE = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d])")
_ZONE_OR_GAP = re.compile(r"([A-Z][a-z]+/[A-Z]\w+)|(?:_|(?<=[^\W\d])[-.:](?=[^\W\d]))+")


@dataclass(frozen=True)
class Grid:
    """A table.

    Attributes:
        names: of the columns, as they were written; made up where there were none.
        rows: below the names, each with its line, row or number.
        place: what the rows are counted as: "line", "row" or "entry".
        above: what stands above the names, such as a title with the day.
        warnings: what was left out when the rows were made.
        in_lines: whether entries are numbered by the lines that they stand on.
    """

    names: tuple[str, ...]
    rows: Sequence[Row]
    place: str = "line"
    above: Sequence[Row] = ()
    warnings: Sequence[ImportWarning] = ()
    in_lines: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Give the names in plain words: "created at" for createdAt and created_at.

        What lies in an object is "author › name".

        Zones and signs stay: "Time (UTC-5)", "America/New_York" and "T+" mean something.
        """
        return tuple(map(_in_words, self.names))


def grid_of(rows: Sequence[Row], place: str) -> Grid:
    """Find the names of the columns among the first rows, or make some up.

    Lines above the names, such as a title, are no rows.
    """
    rows, left_out = _narrow(rows)
    width = max((len(row.cells) for row in rows[:_LOOKED_AT]), default=0)
    named = _header(rows)
    if named is None:
        names = tuple(f"Column {_letters(i)}" for i in range(width))
        return Grid(names, rows, place, warnings=left_out)
    cells = rows[named].cells
    said = (cells[i].strip() if i < len(cells) else "" for i in range(max(width, len(cells))))
    filled = (name or f"Column {_letters(i)}" for i, name in enumerate(said))
    names = _with_message([name[:60] for name in filled], len(cells), rows[named + 1 :])
    told = [ImportWarning(row.line, row.note) for row in rows[: named + 1] if row.note]
    return Grid(names, rows[named + 1 :], place, rows[:named], [*left_out, *told])


def _with_message(names: list[str], named: int, rows: Sequence[Row]) -> tuple[str, ...]:
    """Call the one column behind those with names, as Event Viewer leaves that of the texts."""
    told = [row.cells[named] for row in rows[:_LOOKED_AT] if len(row.cells) > named]
    words = sum(" " in cell.strip() for cell in told)
    lacks_text = not any(plays("text", name) and not plays("number", name) for name in names)
    if len(names) == named + 1 and 2 * words > len(told) and lacks_text:
        names[named] = "Message"
    return tuple(names)


def _narrow(rows: Sequence[Row]) -> tuple[Sequence[Row], list[ImportWarning]]:
    """Cut off what stands so far to the right that nobody chooses columns there, and tell of it."""
    wide = next((row for row in rows if len(row.cells) > MOST_COLUMNS), None)
    if wide is None:
        return rows, []
    message = f"Only the first {MOST_COLUMNS} columns of this table were looked at."
    cut = [replace(row, cells=row.cells[:MOST_COLUMNS]) for row in rows]
    return cut, [ImportWarning(wide.line, message)]


def too_long() -> ImportFailed:
    """Give the error for a table that nobody wants to look at row by row."""
    return ImportFailed(
        f"This table has more than {MOST_ROWS:,} rows.", "Import the part of the incident."
    )


def with_instants(grid: Grid) -> Grid:
    """Write the seconds since 1970 of columns that hold nothing else as dates and times."""
    timely = [
        column
        for column, name in enumerate(grid.words)
        if (_TIMELY.search(name) or name.startswith("Column ")) and _is_epoch(grid, column)
    ]
    if not timely:
        return grid
    rows = [replace(row, cells=_dated(row.cells, timely)) for row in grid.rows]
    return replace(grid, rows=rows)


def _in_words(name: str) -> str:
    name = _INSIDE.sub(INSIDE, spaced(name))
    spoken = _ZONE_OR_GAP.sub(lambda match: match[1] or " ", name)
    return " ".join(spoken.split())


def _is_epoch(grid: Grid, column: int) -> bool:
    cells = [row.cells[column] for row in grid.rows[:_LOOKED_AT] if column < len(row.cells)]
    told = [cell for cell in cells if cell]
    return bool(told) and all(_NUMBER.fullmatch(cell) and read_instant(cell) for cell in told)


def _dated(cells: tuple[str, ...], columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(_date(cell) if column in columns else cell for column, cell in enumerate(cells))


def _date(cell: str) -> str:
    at = read_instant(cell) if _NUMBER.fullmatch(cell) else None
    return at.time.isoformat() if at else cell


def _header(rows: Sequence[Row]) -> int | None:
    """Find the row that names the columns: one with known names, or the first without a time."""
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        if is_header(row):
            return place
    first = next(
        (i for i, row in enumerate(rows[:_MOST_TITLES]) if sum(map(bool, row.cells)) > 1), None
    )
    if first is None or len(rows) < 2:
        return None
    stamps = (read_stamp(cell, Order.DAY_FIRST, column=True) for cell in rows[first].cells if cell)
    return None if any(stamp and len(stamp.text) < 25 for stamp in stamps) else first


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
