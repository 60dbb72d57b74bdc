"""Which column of a table plays which role: told by their names and by what stands in them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pm_facilitator.importers.layouts.cells_of_times import (
    BESIDE,
    TITLE,
    are_spans,
    counts_from_start,
    is_elapsed,
    is_zone,
    says_when,
    share_of_dates,
    share_of_times,
    shown,
)
from pm_facilitator.importers.layouts.column_roles import Columns
from pm_facilitator.importers.layouts.text_columns import find_texts
from pm_facilitator.importers.text.column_names import (
    LENGTH_COLUMN,
    depth_of,
    parent_of,
    plays,
)
from pm_facilitator.importers.text.headings import field_of
from pm_facilitator.importers.text.table_rows import Row, cell_of
from pm_facilitator.importers.times.date_mentions import mentioned_date, mentioned_year
from pm_facilitator.importers.times.elapsed import unit_told
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.second_clocks import zone_beside
from pm_facilitator.importers.times.stamps import is_unknown, read_stamp
from pm_facilitator.importers.times.zones import zone_of_column

_OF_FACTS = frozenset(("", "item", "field", "key", "property", "attribute"))
_OF_FIGURES = frozenset(("parameter", "metric", "measure", "item", "field", "key", "property"))
_ZERO = frozenset(("T0", "T-0", "T 0"))
_FIELDS = ("severity", "incident_ref", "title", "services", "people", "tags")
_LONGEST_NAME = 40
_DATED = re.compile(r"(?<!up)date", re.I)
_NO_TIME = re.compile(
    r"(?:^|.*[\W_])(?:(?:schema|api|app)?versione?n?|years?|jahr|année|año|ano|anno|vuosi|rok)\W*",
    re.I,
)
"""The name of a column of numbers that only look like times: "1.08", "2026"."""


_OF_CONTACTS = re.compile(
    r"\W*(?:(?:tele)?phone|mobile|tel|cell|e-?mail|extension|ext|pager|telefon|téléphone|teléfono"
    r"|telefone|telefono|телефон)\W*(?:n[or]\W*|number|address)?\W*",
    re.I,
)
"""How a column of a table of people is called that tells how they are reached."""


def find_columns(
    header: Sequence[str], rows: Sequence[Row], order: Order, *, sparse: bool = False
) -> Columns | None:
    """Guess which column plays which role; None where no column holds times, or none a text.

    Args:
        header: the names of the columns.
        rows: below them.
        order: of day and month.
        sparse: whether a first column that says when things were may hold words below one time.
    """
    width = max((len(row.cells) for row in rows), default=0)
    names = [header[i] if i < len(header) else "" for i in range(width)]
    filled = [_filled(rows, i, names[i]) for i in range(width)]
    found = _find_times(names, filled, order, sparse=sparse)
    clocks, dates = found.clocks, found.dates
    if not clocks and not dates:
        return None
    columns = Columns(
        time=_preferred(_with_dates(clocks, names, filled, order), names) if clocks else -1,
        elapsed=bool(found.counted) and clocks == found.counted,
        date=_preferred(dates, names) if dates else -1,
        sparse=found.sparse,
    )
    if _is_of_something_else(columns, found, names, filled, order):
        return None
    columns.zone = next(iter(found.zones), -1)
    ends = (i for i in clocks if i != columns.time and plays("end", names[i]))
    # What an entry holds may end at a time of its own: "window › end".
    within = parent_of(names[columns.time]) if columns.time >= 0 else ""
    columns.end = next((i for i in ends if parent_of(names[i]) in (within, "")), -1)
    columns.named = columns.time >= 0 and plays("time", names[columns.time])
    first = (columns.time if clocks else columns.date) == 0
    columns.titled = first and not plays("time", names[0])
    find_texts(columns, names, filled, {*clocks, *dates, *found.zones})
    read_header(columns, names, order)
    _find_second_clock(columns, names, clocks, rows, order)
    return columns if columns.text >= 0 else None


class _Times(NamedTuple):
    """The columns that hold times in some way, those of clocks as far as they may be the entries'.

    Attributes:
        counted: those of times that are counted from another one.
        sparse: whether the first one was taken for that of a single time.
    """

    clocks: Sequence[int]
    dates: Sequence[int]
    zones: Sequence[int]
    counted: Sequence[int]
    sparse: bool


def _find_times(
    names: Sequence[str], filled: Sequence[Sequence[str]], order: Order, *, sparse: bool
) -> _Times:
    width = len(names)
    # A column that says that it holds times may hold a few other words too.
    enough = [0.25 if plays("time", name) else 0.5 for name in names]
    zones = [i for i in range(width) if is_zone(names[i], filled[i], order)]
    told = [i for i in range(width) if i not in zones and not _numbers(names[i])]
    most = [BESIDE if i else TITLE for i in range(width)]
    clocks = [i for i in told if share_of_times(filled[i], order, False, most[i]) > enough[i]]
    dates = [i for i in told if share_of_times(filled[i], order, True, most[i]) > enough[i]]
    dates = [i for i in dates if not are_spans(names[i], filled[i])]
    if not (clocks or dates):
        clocks = [i for i in told if says_when(names[i], filled[i], order)]
    counted = [i for i in range(width) if is_elapsed(names[i], filled[i])]
    clocks = [i for i in clocks if i not in counted] or counted
    # Beside clock times those that are counted from the start tell the same once more.
    clocks = [i for i in clocks if not counts_from_start(filled[i], order)] or clocks
    sparse = sparse and not (clocks or dates) and _opens_with_clock(names, filled, order)
    return _Times([0] if sparse else clocks, dates, zones, counted, sparse)


def _is_of_something_else(
    columns: Columns,
    found: _Times,
    names: Sequence[str],
    filled: Sequence[Sequence[str]],
    order: Order,
) -> bool:
    """Tell whether a table with times tells facts, or what is due, and not what happened."""
    width = len(names)
    if width == 2 and _are_facts(names, filled, order):
        return True
    if any(map(_OF_CONTACTS.fullmatch, names)) and not any(plays("text", name) for name in names):
        return True  # the hours in which somebody can be reached
    if any(i >= 0 and plays("due", names[i]) for i in (columns.time, columns.date)):
        return True  # what is dated there is due then, and did not happen
    if {*found.clocks, *found.dates} == {width - 1} and _tells_by_when(names, filled[-1], order):
        return True
    return columns.time >= 0 and _stands_for_another(columns.time, names, filled)


def _filled(rows: Sequence[Row], column: int, name: str) -> list[str]:
    """Give the cells of a column that hold something, in one of times something that is known."""
    cells = [cell for row in rows if (cell := cell_of(row, column))]
    return _known(cells) if plays("time", name) else cells


def _known(cells: list[str]) -> list[str]:
    """Leave out the cells of a column of times that say that nobody knows it."""
    known = [cell for cell in cells if not is_unknown(cell)]
    return known if len(known) > 1 else cells


def _opens_with_clock(names: Sequence[str], filled: Sequence[Sequence[str]], order: Order) -> bool:
    """Tell whether "When" stands over a clock time and then over words: "Same window".

    It may also stand over nothing but times that nobody knows.
    """
    named = bool(names) and plays("time", names[0]) and any(plays("text", x) for x in names[1:])
    unknown = bool(filled and filled[0]) and all(map(is_unknown, filled[0]))
    return named and (unknown or share_of_times(filled[0][:1], order, False) > 0)


def _are_facts(names: Sequence[str], filled: Sequence[Sequence[str]], order: Order) -> bool:
    """Tell facts about an incident, the first of which stands as if it named two columns.

    What happened may be called like one of them, too: "Closed", as the last row of a timeline.
    """
    if plays("time", names[1]):
        return False
    if names[0].casefold() in _OF_FIGURES and not names[1]:
        return not any(read_stamp(cell, order, column=True) for cell in filled[0])
    if names[0].casefold() in _OF_FIGURES and any(cell.strip("*_ ") in _ZERO for cell in filled[0]):
        return True
    if field_of(names[0]) not in _FIELDS and names[0].casefold() not in _OF_FACTS:
        return False
    known = [field_of(shown(cell)) is not None for cell in filled[0]]
    return all(known) or (any(known) and any(read_stamp(x, order) is None for x in filled[1]))


def _stands_for_another(column: int, names: Sequence[str], filled: Sequence[Sequence[str]]) -> bool:
    """Tell whether the column that is called like one of times is empty, and this one is not it."""
    empty = any(
        plays("time", name) and not cells for name, cells in zip(names, filled, strict=True)
    )
    return bool(names[column]) and not plays("time", names[column]) and empty


def _numbers(name: str) -> bool:
    """Tell whether a column is called like one of numbers that stand for the rows, or lengths."""
    length = len(name) < _LONGEST_NAME and LENGTH_COLUMN.fullmatch(name)
    if length or _NO_TIME.fullmatch(name):
        return True
    return plays("number", name) or name.rstrip().endswith("#")


def _tells_by_when(names: Sequence[str], last: Sequence[str], order: Order) -> bool:
    """Tell whether a table says what, who and then on which day, as of what is still to be done."""
    who = any(plays("source", name) for name in names[1:-1])
    return who and share_of_times(last, order, True) >= 0.5


def _with_dates(
    clocks: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]], order: Order
) -> Sequence[int]:
    """Leave out of clocks in several zones those without dates, where others have them."""
    if len(clocks) < 2 or not all(zone_of_column(names[i]) for i in clocks):
        return clocks
    return [i for i in clocks if share_of_dates(filled[i], order) > 0.5] or clocks


def _preferred(candidates: Sequence[int], names: Sequence[str]) -> int:
    """Choose the time of events: what happened before what was planned, and no end.

    The time at which an entry was written goes before the one at which it was changed or received,
    and the entry's own before that of anything in it, such as of its author's account.
    """
    happened = [i for i in candidates if plays("actual", names[i]) and not plays("later", names[i])]
    begun = [i for i in candidates if not (plays("end", names[i]) or plays("planned", names[i]))]
    candidates = _shallowest(happened or begun or candidates, names)
    # A text may open with the time that another column is called by.
    candidates = [i for i in candidates if plays("time", names[i])] or candidates
    candidates = [i for i in candidates if not plays("later", names[i])] or candidates
    # Of several clocks the one in UTC, of several dates the one with day and month.
    by_zone = [i for i in candidates if (zone := zone_of_column(names[i])) and zone.home == "UTC"]
    dated = [i for i in candidates if _DATED.search(names[i])]
    return (by_zone or dated or list(candidates))[0]


def _shallowest(candidates: Sequence[int], names: Sequence[str]) -> Sequence[int]:
    depth = min(depth_of(names[i]) for i in candidates)
    return [i for i in candidates if depth_of(names[i]) == depth]


def read_header(columns: Columns, names: Sequence[str], order: Order) -> None:
    """Take the zone, the date and the year that the names of the columns of times tell."""
    columns.unit = unit_told(names[columns.time]) if columns.time >= 0 else None
    for i in (columns.time, columns.date):
        if i >= 0 and columns.default_zone is None:
            columns.default_zone = zone_of_column(names[i])
        if i >= 0 and columns.default_date is None:
            columns.default_date = mentioned_date(names[i], order)
    columns.year = mentioned_year(names[columns.date]) if columns.date >= 0 else None


def _find_second_clock(
    columns: Columns, names: Sequence[str], clocks: Sequence[int], rows: Sequence[Row], order: Order
) -> None:
    """Find a column that tells the same times in another zone, be it only a local one."""
    for i in clocks:
        if i in (columns.time, columns.end):
            continue
        zone = zone_of_column(names[i])
        if columns.default_zone and not zone and plays("local", names[i]):
            cells = [(cell_of(row, columns.time), cell_of(row, i)) for row in rows]
            zone = zone_beside(columns.default_zone, cells, order)
        if zone and columns.default_zone and zone.label != columns.default_zone.label:
            columns.also, columns.also_zone = i, zone
            return
