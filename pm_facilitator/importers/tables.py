"""Tables as timelines: which column holds the time, which the date, which the text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from pm_facilitator.importers.column_names import ELAPSED_COLUMN, plays
from pm_facilitator.importers.date_mentions import mentioned_date, mentioned_year
from pm_facilitator.importers.dates import Order, PartialDate
from pm_facilitator.importers.elapsed import elapsed_cell
from pm_facilitator.importers.html_text import BREAK
from pm_facilitator.importers.lines import Line, is_table_rule, without_entities
from pm_facilitator.importers.stamp import Stamp
from pm_facilitator.importers.stamps import read_stamp
from pm_facilitator.importers.zones import Zone, find_zone, zone_of_column

_LINKS = re.compile(r"\b(links?|url|evidence|reference|data link|ref)\b", re.I)
_HALF = re.compile(r"[ap]\.?m\.?", re.I)
_NUMBER = re.compile(r"[-+~<>≈]?\s?[0-9][0-9.,:' ]{0,20}\s?(?:%|[A-Za-z/]{1,5})?|[-–—]", re.A)
_LINK_END = re.compile(r"\]\([^()\s]{1,500}\)")
_URL = re.compile(r"https?://[^\s()<>\]]{1,500}")
_OFFSET = re.compile(r"[-+][0-9]{1,2}(?::?[0-9]{2})?", re.A)
_BY = re.compile(r"\b(?:by|von|par|por|da|av|door)\W*$", re.I)
_LEAST_SAID = 12
"""The mean of letters in a cell from which on it tells more than a keyword."""

_COUNT = re.compile(r"[0-9]{1,9}", re.A)
_COUNTS_ROWS = re.compile(r"\W*(?:#|n[or°º]?|num(?:ber)?|row|pos|index|seq|lfd\.?\s?nr)\W*", re.I)
"""How a column is called that counts the rows, and names no thing as "Ticket" does."""

_TWO_NUMBERS = re.compile(r"([0-9]{2})\s?-\s?([0-9]{2})", re.A)
_MOST_CELLS = 400
_CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells with the line it stands on."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimedRow:
    """A row of a timeline table; without a stamp when its time was not understood."""

    line: int
    stamp: Stamp | None
    text: str
    written: str = ""
    clock: str = ""
    details: str = ""
    source: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(slots=True)
class _Columns:
    time: int = -1
    date: int = -1
    end: int = -1
    zone: int = -1
    half: int = -1
    also: int = -1
    count: int = -1
    text: int = -1
    source: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    rest: list[int] = field(default_factory=list)
    default_zone: Zone | None = None
    also_zone: Zone | None = None
    default_date: PartialDate | None = None
    elapsed: bool = False
    year: int | None = None


def split_row(content: str) -> tuple[str, ...]:
    """Split one line of a Markdown table into its cells; what is behind very many is one more."""
    content = content.strip()
    content = content.removeprefix("|")
    if content.endswith("|") and not content.endswith("\\|"):
        content = content[:-1]
    return tuple(_clean(cell) for cell in _CELL_END.split(content, _MOST_CELLS))


def read_table(
    header: Row | None, rows: Sequence[Row], order: Order
) -> tuple[list[TimedRow], Zone | None] | None:
    """Read a table as a timeline, with the zone that its header names; None when it is none."""
    columns = _find_columns(header.cells if header else (), rows, order)
    if columns is None:
        return None
    timed = header and _cell(header, columns.time) and _row_stamp(header, columns, order)
    if header and timed and not _names_offsets(header, columns):
        rows = [header, *rows]  # a table that begins without names
    return [_timed(row, columns, order) for row in rows if any(row.cells)], columns.default_zone


def _names_offsets(header: Row, columns: _Columns) -> bool:
    """Tell whether a bare "T" is the name of a column of offsets, beside "What" or the like."""
    bare = _cell(header, columns.time).strip("*_` ") == "T"
    return bare and any(plays("text", name) for name in header.cells)


def read_table_lines(
    lines: Sequence[Line], order: Order
) -> tuple[list[TimedRow], Zone | None] | None:
    """Read the lines of a Markdown table as a timeline, as above."""
    rule = next((i for i, line in enumerate(lines) if is_table_rule(line.text)), -1)
    rows = [Row(line.number, split_row(line.text)) for line in lines]
    header = rows[rule - 1] if rule > 0 else None
    return read_table(header, rows[rule + 1 :], order)


def roles_of(names: Sequence[str], rows: Sequence[Row], order: Order) -> dict[str, int]:
    """Guess from names and contents which column plays which role.

    Gives the column of "time", "date", "end", "zone", "text", "source" and "link", and of those
    that nobody chooses: "half" of the day, "also" for the time in another zone, and "count" for
    what only counts the rows. Those that no column plays are left out. Nothing at all when no
    column holds times, or none a text.
    """
    columns = _find_columns(names, rows, order)
    if columns is None:
        return {}
    found = {
        "time": columns.time,
        "date": columns.date,
        "end": columns.end,
        "zone": columns.zone,
        "text": columns.text,
        "source": next(iter(columns.source), -1),
        "link": next(iter(columns.links), -1),
        "half": columns.half,
        "also": columns.also,
        "count": columns.count,
    }
    return {role: column for role, column in found.items() if column >= 0}


def tells_elapsed(names: Sequence[str], rows: Sequence[Row], column: int) -> bool:
    """Tell whether a column holds how long after the start each entry was."""
    return _is_elapsed(names[column], [cell for row in rows if (cell := _cell(row, column))])


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
    columns = _Columns(
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
    _read_header(columns, names, order)
    if columns.also >= 0:
        columns.also_zone = zone_of_column(names[columns.also])
    return [_timed(row, columns, order) for row in rows]


def _clean(cell: str) -> str:
    return " ".join(without_entities(BREAK.sub(" ", cell).replace("\\|", "|")).split())


def _find_columns(header: Sequence[str], rows: Sequence[Row], order: Order) -> _Columns | None:
    width = max((len(row.cells) for row in rows), default=0)
    names = [header[i] if i < len(header) else "" for i in range(width)]
    filled = [[cell for row in rows if (cell := _cell(row, i))] for i in range(width)]
    # A column that says that it holds times may hold a few other words too.
    enough = [0.25 if plays("time", name) else 0.5 for name in names]
    zones = [i for i in range(width) if _is_zone(names[i], filled[i])]
    told = [i for i in range(width) if i not in zones and not _numbers(names[i])]
    clocks = [i for i in told if _share(filled[i], order, date_only=False) > enough[i]]
    dates = [i for i in told if _share(filled[i], order, date_only=True) > enough[i]]
    dates = [i for i in dates if not _are_spans(names[i], filled[i])]
    counted = [i for i in range(width) if _is_elapsed(names[i], filled[i])]
    clocks = [i for i in clocks if i not in counted] or counted
    if not clocks and not dates:
        return None
    columns = _Columns(
        time=_preferred(clocks, names) if clocks else -1,
        elapsed=bool(counted) and clocks == counted,
        date=_preferred(dates, names) if dates else -1,
    )
    if any(i >= 0 and plays("due", names[i]) for i in (columns.time, columns.date)):
        return None  # what is dated there is due then, and did not happen
    if {*clocks, *dates} == {width - 1} and _tells_by_when(names, filled[-1], order):
        return None
    if columns.time >= 0 and _stands_for_another(columns.time, names, filled):
        return None
    columns.zone = next(iter(zones), -1)
    columns.end = next((i for i in clocks if i != columns.time and plays("end", names[i])), -1)
    _find_texts(columns, names, filled, {*clocks, *dates, *zones})
    _read_header(columns, names, order)
    _find_second_clock(columns, names, clocks)
    return columns if columns.text >= 0 else None


def _stands_for_another(column: int, names: Sequence[str], filled: Sequence[Sequence[str]]) -> bool:
    """Tell whether the column that is called like one of times is empty, and this one is not it."""
    empty = any(
        plays("time", name) and not cells for name, cells in zip(names, filled, strict=True)
    )
    return bool(names[column]) and not plays("time", names[column]) and empty


def _numbers(name: str) -> bool:
    """Tell whether a column is called like one of numbers that stand for the rows."""
    return plays("number", name) or name.rstrip().endswith("#")


def _tells_by_when(names: Sequence[str], last: Sequence[str], order: Order) -> bool:
    """Tell whether a table says what, who and then on which day, as of what is still to be done."""
    who = any(plays("source", name) for name in names[1:-1])
    return who and _share(last, order, date_only=True) >= 0.5


def _share(cells: Sequence[str], order: Order, *, date_only: bool) -> float:
    """Tell how much of a column's cells is nothing but stamps, or but dates."""
    if not cells:
        return 0.0
    stamps = [read_stamp(cell, order, column=True) for cell in cells[:200]]
    hits = [s for s in stamps if s and s.date_only == date_only and len(_shown(s.text)) <= 25]
    return len(hits) / len(stamps)


def _are_spans(name: str, cells: Sequence[str]) -> bool:
    """Tell whether a column holds nothing but "05-10", which are hours, minutes or weeks.

    In a column of times they are dates, unless one begins where the one above it ends.
    """
    found = [match for cell in cells if (match := _TWO_NUMBERS.fullmatch(cell))]
    if len(found) < len(cells):
        return False
    return not plays("time", name) or any(one[2] == other[1] for one, other in pairwise(found))


def _shown(text: str) -> str:
    """Leave out where links lead, which nobody sees."""
    return _LINK_END.sub("]", text)


def _is_zone(name: str, cells: Sequence[str]) -> bool:
    """Tell whether a column holds the zone of each row."""
    named = plays("zone", name)
    zones = (_zone_of_cell(cell) if named else find_zone(cell) for cell in cells[:50])
    return bool(cells) and all(zones)


def _zone_of_cell(cell: str) -> Zone | None:
    """Read a zone that stands alone in a cell, where an offset needs no more: "+05:30", "-7"."""
    bare = cell.strip().replace("−", "-")
    if _OFFSET.fullmatch(bare):
        return find_zone(f"UTC{bare}")
    return find_zone(bare)


def _is_elapsed(name: str, cells: Sequence[str]) -> bool:
    """Tell whether a column says how long after the start each entry was."""
    if not cells or not ELAPSED_COLUMN.match(name):
        return False
    return all(elapsed_cell(cell) is not None for cell in cells[:50])


def _preferred(candidates: Sequence[int], names: Sequence[str]) -> int:
    """Choose the time of events: what happened before what was planned, and no end."""
    happened = [i for i in candidates if plays("actual", names[i])]
    begun = [i for i in candidates if not (plays("end", names[i]) or plays("planned", names[i]))]
    candidates = happened or begun or candidates
    # Of several clocks the one in UTC, of several dates the one with day and month.
    by_zone = [i for i in candidates if (zone := zone_of_column(names[i])) and zone.home == "UTC"]
    dated = [i for i in candidates if "date" in names[i].lower()]
    return (by_zone or dated or list(candidates))[0]


def _find_texts(
    columns: _Columns, names: Sequence[str], filled: Sequence[Sequence[str]], taken: set[int]
) -> None:
    free = [i for i in range(len(names)) if i not in taken]
    for i in list(free):
        if filled[i] and all(_HALF.fullmatch(cell) for cell in filled[i][:50]):
            columns.half = i
        elif _LINKS.search(names[i]):
            columns.links.append(i)
        elif plays("source", names[i]) and (_BY.search(names[i]) or not plays("text", names[i])):
            columns.source.append(i)
        elif not (plays("time", names[i]) and not filled[i]):
            continue
        free.remove(i)
    named = [i for i in free if plays("text", names[i])]
    choice = named or free or columns.source or columns.links
    worded = [i for i in choice if not _is_numeric(filled[i])]
    if not worded:
        return  # figures by time are no timeline
    telling = _of_what_happened(worded, names, filled)
    columns.text = max(telling, key=lambda i: (sum(map(len, filled[i])), -i))
    counting = (i for i in free if i != columns.text and _counts(filled[i], names[i]))
    columns.count = next(counting, -1)
    columns.rest = [i for i in free if i not in (columns.text, columns.count)]
    for others in (columns.source, columns.links):
        if columns.text in others:
            others.remove(columns.text)


def _of_what_happened(
    worded: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]]
) -> Sequence[int]:
    """Leave out columns of what was done about it, where another one tells what happened."""
    told = [i for i in worded if plays("text", names[i]) and not plays("response", names[i])]
    said = [i for i in told if sum(map(len, filled[i])) >= _LEAST_SAID * len(filled[i])]
    return [i for i in worded if i in said or not plays("response", names[i])] if said else worded


def _is_numeric(cells: Sequence[str]) -> bool:
    return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells[:200])


def _read_header(columns: _Columns, names: Sequence[str], order: Order) -> None:
    for i in (columns.time, columns.date):
        if i >= 0 and columns.default_zone is None:
            columns.default_zone = zone_of_column(names[i])
        if i >= 0 and columns.default_date is None:
            columns.default_date = mentioned_date(names[i], order)
    columns.year = mentioned_year(names[columns.date]) if columns.date >= 0 else None


def _find_second_clock(columns: _Columns, names: Sequence[str], clocks: Sequence[int]) -> None:
    """Find a column that tells the same times in another zone."""
    for i in clocks:
        zone = zone_of_column(names[i]) if i not in (columns.time, columns.end) else None
        if zone and columns.default_zone and zone.label != columns.default_zone.label:
            columns.also, columns.also_zone = i, zone
            return


def _counts(cells: Sequence[str], name: str) -> bool:
    """Tell whether a column does nothing but count the rows; some may be left out if it says so."""
    said = [cell.rstrip(".") for cell in cells]
    if len(said) < 3 or not all(map(_COUNT.fullmatch, said)):
        return False
    numbers = list(map(int, said))
    if _COUNTS_ROWS.fullmatch(name):
        return all(one < next_one for one, next_one in pairwise(numbers))
    return numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _timed(row: Row, columns: _Columns, order: Order) -> TimedRow:
    stamp = _row_stamp(row, columns, order)
    written = _written(row, columns, _cell(row, columns.time))
    told = [cell for i in columns.rest if (cell := _cell(row, i))]
    text = _cell(row, columns.text)
    if not text:
        text, told = ", ".join(told), []
    links = [url for i in columns.links for url in _URL.findall(_cell(row, i))]
    return TimedRow(
        line=row.line,
        stamp=stamp,
        text=text,
        written=written,
        clock=_cell(row, columns.time),
        details="\n".join(told),
        source=", ".join(filter(None, (_cell(row, i) for i in columns.source))),
        evidence=tuple(links),
    )


def _row_stamp(row: Row, columns: _Columns, order: Order) -> Stamp | None:
    date_cell, time_cell = _cell(row, columns.date), _cell(row, columns.time)
    if time_cell and (half := _cell(row, columns.half)):
        time_cell = f"{time_cell} {half}"
    day = read_stamp(date_cell, order, column=True) if date_cell else None
    stamp = _time_stamp(time_cell, columns, order) if time_cell else None
    if time_cell and stamp is None:
        return None
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
    zone = stamp.zone or _zone_of_cell(_cell(row, columns.zone)) or columns.default_zone
    end = read_stamp(_cell(row, columns.end), order, column=True)
    if end is not None and stamp.end_clock is None:
        stamp = stamp._replace(end_clock=end.clock, end_date=end.date)
    also = read_stamp(_cell(row, columns.also), order, column=True)
    if also and also.clock and stamp.clock and columns.also_zone and not also.end_clock:
        stamp = stamp._replace(also=(also.clock, columns.also_zone))
    return stamp._replace(zone=zone, words=_written(row, columns, time_cell))


def _written(row: Row, columns: _Columns, time_cell: str) -> str:
    """Give date and time as they are written; one column may hold both."""
    date_cell = _cell(row, columns.date) if columns.date != columns.time else ""
    return " ".join(filter(None, (date_cell, time_cell)))


def _time_stamp(cell: str, columns: _Columns, order: Order) -> Stamp | None:
    if columns.elapsed and (after := elapsed_cell(cell)) is not None:
        return Stamp(after=after, closed=True, words=cell)
    if cell.strip("*_` ") == "T":
        return Stamp(after=timedelta(0), closed=True, words=cell)
    return read_stamp(cell, order, column=True)


def _cell(row: Row, index: int) -> str:
    return row.cells[index] if 0 <= index < len(row.cells) else ""


def without_clocks(rows: Sequence[TimedRow]) -> bool:
    """Tell whether most rows say no more than a day."""
    stamps = [row.stamp for row in rows if row.stamp]
    return sum(stamp.date_only for stamp in stamps) * 2 > len(stamps)


def dated(rows: Sequence[TimedRow]) -> bool:
    """Tell whether one of the rows says its day."""
    return any(row.stamp is not None and row.stamp.date for row in rows)
