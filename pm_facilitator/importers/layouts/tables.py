"""Tables as timelines: each row with its time and what it tells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pm_facilitator.importers.layouts.cells_of_times import is_elapsed, title_of
from pm_facilitator.importers.layouts.column_roles import Columns
from pm_facilitator.importers.layouts.short_cells import written_out
from pm_facilitator.importers.layouts.table_columns import find_columns, read_header
from pm_facilitator.importers.text.column_names import best_source, plays
from pm_facilitator.importers.text.lines import Line, is_table_rule
from pm_facilitator.importers.text.table_rows import Row, cell_of, split_row
from pm_facilitator.importers.times.elapsed import elapsed_cell, lasts, tells_no_unit
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import is_unknown, read_stamp
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import find_zone, zone_alone, zone_of_column

_MINUTE = timedelta(minutes=1)
_LEAST_REMARK = 4
"""The words behind a time that are worth keeping."""

_WORDS = re.compile(r"[^\W\d_]{3}")
_PARTED = re.compile(r"(?:\s[-–—|·]|:)[*_`]{0,3}\s[*_`\[(]{0,3}$")
_NO_END = re.compile(r"(?:still\s)?(?:ongoing|open|present|now|today|later|onwards?)\W*", re.I)
"""What stands for the end of a span behind a dash, and is no title."""

_URL = re.compile(r"https?://[^\s()<>\]]{1,500}")


@dataclass(frozen=True, slots=True)
class TimedRow:
    """A row of a timeline table; without a stamp when its time was not understood.

    A row of figures may tell how long something was ``lasting`` instead.
    """

    line: int
    stamp: Stamp | None
    text: str
    written: str = ""
    clock: str = ""
    lasting: bool = False
    details: str = ""
    source: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""


def read_table(
    header: Row | None, rows: Sequence[Row], order: Order
) -> tuple[list[TimedRow], Zone | None] | None:
    """Read a table as a timeline, with the zone that its header names; None when it is none."""
    if rows and not (header and any(header.cells)) and _names_columns(rows[0], order):
        header, rows = rows[0], rows[1:]  # Markdown has no tables without a header, so it is empty
    columns = find_columns(header.cells if header else (), rows, order, sparse=True)
    if columns is None:
        return None
    timed = header and cell_of(header, columns.time) and _row_stamp(header, columns, order)
    if header and timed and not _names_offsets(header, columns):
        rows = [header, *rows]  # a table that begins without names
    return [_timed(row, columns, order) for row in rows if any(row.cells)], columns.default_zone


def _names_columns(row: Row, order: Order) -> bool:
    """Tell whether the first row below an empty header is the one that names the columns."""
    names = [cell.strip("*_` ") for cell in row.cells]
    strong = all(cell[:2] == cell[-2:] == "**" for cell in row.cells if cell)
    named = strong or any(plays("time", name) for name in names)
    return named and not any(read_stamp(name, order, column=True) for name in names)


def _names_offsets(header: Row, columns: Columns) -> bool:
    """Tell whether a bare "T" is the name of a column of offsets, beside "What" or the like."""
    bare = cell_of(header, columns.time).strip("*_` ") == "T"
    return bare and any(plays("text", name) for name in header.cells)


def timed_rows(lines: Sequence[Line], order: Order, *, due: bool) -> list[TimedRow] | None:
    """Read the lines of a Markdown table as a timeline; None where they hold no entries.

    Args:
        lines: of the table.
        order: of day and month.
        due: whether days alone are those on which something is due.
    """
    rule = next((i for i, line in enumerate(lines) if is_table_rule(line.text)), -1)
    rows = [Row(line.number, split_row(line.text)) for line in lines]
    header = rows[rule - 1] if rule > 0 else None
    if header and not lines[rule - 1].text.startswith("|"):
        # Such a table may have rows whose first cell is empty: "| 14:03 | text".
        short = len(header.cells) - 1
        rows = [
            replace(row, cells=("", *row.cells))
            if line.text.startswith("|") and len(row.cells) == short
            else row
            for row, line in zip(rows, lines, strict=True)
        ]
    read = read_table(header, rows[rule + 1 :], order)
    return None if read is None or (due and _without_clocks(read[0])) else read[0]


def roles_of(names: Sequence[str], rows: Sequence[Row], order: Order) -> dict[str, int]:
    """Guess from names and contents which column plays which role.

    Gives the column of "time", "date", "end", "zone", "text", "source" and "link", and of those
    that nobody chooses: "half" of the day, "also" for the time in another zone, and "count" for
    what only counts the rows. Those that no column plays are left out. Nothing at all when no
    column holds times, or none a text.
    """
    columns = find_columns(names, rows, order)
    if columns is None:
        return {}
    found = {
        "time": columns.time,
        "date": columns.date,
        "end": columns.end,
        "zone": columns.zone,
        "text": columns.text,
        "source": best_source(columns.source, names),
        "link": next(iter(columns.links), -1),
        "half": columns.half,
        "also": columns.also,
        "count": columns.count,
    }
    return {role: column for role, column in found.items() if column >= 0}


def tells_elapsed(names: Sequence[str], rows: Sequence[Row], column: int) -> bool:
    """Tell whether a column holds how long after the start each entry was."""
    return is_elapsed(names[column], [cell for row in rows if (cell := cell_of(row, column))])


def read_roles(
    names: Sequence[str],
    rows: Sequence[Row],
    roles: Mapping[str, int],
    order: Order,
    *,
    elapsed: bool = False,
) -> list[TimedRow]:
    """Read the rows of a table of which is known which column plays which role.

    Args:
        names: of the columns.
        rows: below the names.
        roles: the column of each role.
        order: of day and month.
        elapsed: whether the times are counted from another one.
    """
    columns = Columns(
        time=roles.get("time", -1),
        date=roles.get("date", -1),
        end=roles.get("end", -1),
        zone=roles.get("zone", -1),
        half=roles.get("half", -1),
        also=roles.get("also", -1),
        text=roles.get("text", -1),
        elapsed=elapsed,
        source=[roles["source"]] if "source" in roles else [],
        links=[roles["link"]] if "link" in roles else [],
    )
    read_header(columns, names, order)
    if columns.also >= 0:
        columns.also_zone = zone_of_column(names[columns.also])
    return [_timed(row, columns, order) for row in rows]


def _timed(row: Row, columns: Columns, order: Order) -> TimedRow:
    stamp = _row_stamp(row, columns, order)
    clock, _ = _time_cell(row, columns)
    written = _written(row, columns, clock)
    told = [cell for i in columns.rest if (cell := cell_of(row, i))]
    text = cell_of(row, columns.text)
    if not text:
        text, told = ", ".join(told), []
    title, link = _title(stamp, clock or written) if stamp else ("", "")
    remark = title or (_remark(stamp.text) if stamp else "")
    if title and (not text or (columns.titled and not _NO_END.fullmatch(title))):
        text = f"{title} - {text}" if text else title
    elif remark:
        told.insert(0, remark)
    if columns.sparse and stamp is None and text and written and not is_unknown(clock):
        text, told, written = "\n".join((f"{written}: {text}", *told)), [], ""
    links = [url for i in columns.links for url in _URL.findall(cell_of(row, i))]
    return TimedRow(
        line=row.line,
        stamp=stamp,
        text=text,
        written=written,
        clock=clock,
        lasting=not columns.named and lasts(clock),
        details="\n".join(told),
        source=", ".join(filter(None, (cell_of(row, i) for i in columns.source))),
        evidence=(link, *links) if link else tuple(links),
        note=row.note,
    )


def _title(stamp: Stamp, cell: str) -> tuple[str, str]:
    """Give the title of "3 August - Printers down", and where it leads as a link; or nothing."""
    said, link = title_of(stamp)
    parted = said and stamp.closed and _PARTED.search(cell.partition(said)[0])
    told = parted and _WORDS.search(said) and not (is_unknown(said) or find_zone(said))
    return (said, link) if told else ("", "")


def _remark(behind: str) -> str:
    """Give what the cell of the time says of it besides, where that is more than a few words."""
    return behind if len(behind.split()) >= _LEAST_REMARK else ""


def _time_cell(row: Row, columns: Columns) -> tuple[str, Zone | None]:
    """Give the cell that tells the time, and the zone that its column names.

    Of two columns of the same times in two zones one may be filled in alone.
    """
    cell, other = cell_of(row, columns.time), cell_of(row, columns.also)
    if columns.also_zone and not is_unknown(other) and other and (not cell or is_unknown(cell)):
        return other.rstrip(" :"), columns.also_zone
    return cell.rstrip(" :"), columns.default_zone


def _row_stamp(row: Row, columns: Columns, order: Order) -> Stamp | None:
    date_cell, (time_cell, zone_of_all) = cell_of(row, columns.date), _time_cell(row, columns)
    if time_cell and (half := cell_of(row, columns.half)):
        time_cell = f"{time_cell} {half}"
    day = read_stamp(date_cell, order, column=True) if date_cell else None
    stamp = _time_stamp(time_cell, columns, order) if time_cell else None
    if time_cell and stamp is None and not (day and is_unknown(time_cell)):
        return None
    if day is None and _WORDS.search(date_cell) and not cell_of(row, columns.text):
        return None  # a figure below the entries: "Downtime | 3 h 50"
    if stamp is None:
        stamp = day
    elif day is not None:
        approximate = stamp.approximate or day.approximate
        stamp = stamp._replace(date=stamp.date or day.date, approximate=approximate)
    if stamp is None:
        return None
    if stamp.date and columns.year and stamp.date.month and stamp.date.year is None:
        stamp = stamp._replace(date=stamp.date._replace(year=columns.year))
    if stamp.date is None and columns.default_date:
        stamp = stamp._replace(date=columns.default_date)
    zone_cell = cell_of(row, columns.zone)
    told = stamp.zone or zone_alone(zone_cell)
    odd = zone_cell if not told and not is_unknown(zone_cell) else ""
    end = read_stamp(cell_of(row, columns.end), order, column=True)
    if end is not None and stamp.end_clock is None:
        stamp = stamp._replace(end_clock=end.clock, end_date=end.date)
    also = read_stamp(cell_of(row, columns.also), order, column=True)
    twice = zone_of_all is columns.default_zone and columns.also_zone
    if twice and also and also.clock and stamp.clock and not also.end_clock:
        stamp = stamp._replace(also=(also.clock, twice))
    words = _written(row, columns, time_cell)
    return stamp._replace(zone=told or zone_of_all, odd_zone=odd, words=words)


def _written(row: Row, columns: Columns, time_cell: str) -> str:
    """Give date and time as they are written; one column may hold both."""
    date_cell = cell_of(row, columns.date) if columns.date != columns.time else ""
    return " ".join(filter(None, (date_cell, time_cell)))


def _time_stamp(cell: str, columns: Columns, order: Order) -> Stamp | None:
    if not columns.elapsed and lasts(cell):
        return None
    unit = columns.unit or _MINUTE
    if columns.elapsed and (after := elapsed_cell(cell, unit)) is not None:
        bare = columns.unit is None and tells_no_unit(cell)
        return Stamp(after=after, closed=True, words=cell, unitless=bare)
    if cell.strip("*_` ") == "T":
        return Stamp(after=timedelta(0), closed=True, words=cell)
    stamp = read_stamp(written_out(cell), order, column=True)
    if stamp and stamp.unitless and stamp.after and columns.unit:
        return stamp._replace(after=stamp.after / _MINUTE * columns.unit, unitless=False)
    return stamp


def first_clock(rows: Sequence[TimedRow]) -> Stamp | None:
    """Give the first stamp of some rows that tells a clock time."""
    return next((row.stamp for row in rows if row.stamp and row.stamp.clock), None)


def _without_clocks(rows: Sequence[TimedRow]) -> bool:
    """Tell whether most rows say no more than a day."""
    stamps = [row.stamp for row in rows if row.stamp]
    return sum(stamp.date_only for stamp in stamps) * 2 > len(stamps)


def dated(rows: Sequence[TimedRow]) -> bool:
    """Tell whether one of the rows says its day."""
    return any(row.stamp is not None and row.stamp.date for row in rows)
