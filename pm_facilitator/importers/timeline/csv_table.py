"""Timelines as tables with commas, semicolons or tabs between the columns."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from pm_facilitator import assets
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import TimelineDraft
from pm_facilitator.importers.layouts.tables import TimedRow, read_table
from pm_facilitator.importers.text.csv_quotes import quoted_rows
from pm_facilitator.importers.text.delimited import holds_times
from pm_facilitator.importers.text.raw_lines import with_plain_signs
from pm_facilitator.importers.text.table_rows import Row
from pm_facilitator.importers.timeline.collecting import Collector, collected
from pm_facilitator.importers.timeline.context import Surroundings
from pm_facilitator.importers.times.date_mentions import full_dates
from pm_facilitator.importers.times.date_order import order_of
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.zones import find_zone

_DELIMITERS = ",;\t"
_PARTED = re.compile(f"[{_DELIMITERS}]")
_LONGEST_HEADER = 1000
_LOOKED_AT = 12
_MOST_TITLES = 3
_MARKDOWN = re.compile(r"#{1,6}\s|[-*>]\s")
_DITTO = re.compile(r"(?:^|(?<=\t))\"(?=\t)")
"""A mark that says "as above", which opens no quote."""

_NUMBER_SIGNS = ("#", "№", "n°", "nº", "N°", "Nº")
"""How a column of numbers is called where no word names it."""

_WORDS = re.compile(r"[^a-z]+")


def read_csv(
    text: str, *, day: date | None = None, zone: str | None = None, spare: date | None = None
) -> TimelineDraft | None:
    """Read a table of events; None when the first line does not name columns.

    Raises:
        ImportFailed: when it is surely a table, but has no column for the time or for the text.
    """
    if not is_table(list(islice(csv_rows(text), _LOOKED_AT))):
        return None
    header, *rows = csv_rows(text)
    order, sure = order_of(text, day)
    near = day or next(full_dates(text, order), None)
    around = Surroundings(
        order, day, near, find_zone(zone) if zone else None, spare, order_sure=sure
    )
    timed = _timed(header, rows, order)

    def collect(newest_first: bool) -> Collector:
        found = Collector(around, newest_first=newest_first)
        if header.note:
            found.warn(header.line, header.note)
        found.add_rows(timed)
        return found

    return collected(collect).draft()


def _timed(header: Row, rows: list[Row], order: Order) -> list[TimedRow]:
    if is_header(header):
        _check_names([_name(cell) for cell in header.cells])
    read = read_table(header, rows, order)
    if read is None and rows:
        raise ImportFailed(
            "The times in this table were not understood.", "Write them as 2026-01-31 14:05."
        )
    return read[0] if read else []


def _check_names(names: Sequence[str]) -> None:
    for kind, lacking, called in (("times", "the time", "time"), ("texts", "the text", "event")):
        if not any(_is(name, kind) for name in names):
            raise ImportFailed(
                f"This table has no column for {lacking}.", f"Name one of its columns {called}."
            )


def csv_rows(text: str, *, narrow: bool = False, whole: bool = True) -> Iterator[Row]:
    """Give the rows with the lines that they start on; quoted cells may hold several lines.

    Args:
        text: the table.
        narrow: whether one column alone, with nothing that parts it from others, makes a table.
        whole: whether this is not only the beginning of the table.

    Raises:
        ImportFailed: when a cell has no end.
    """
    lines = with_plain_signs(text.removeprefix("\ufeff")).splitlines(keepends=True)
    told = (line[:_LONGEST_HEADER] for line in lines if line.strip())
    first = next(filter(_PARTED.search, islice(told, _MOST_TITLES + 1)), "")
    delimiter = max(_DELIMITERS, key=first.count)
    if delimiter not in first and not narrow:
        return
    if delimiter == "\t":
        lines = [_DITTO.sub("", line) for line in lines]
    for index, cells, note in quoted_rows(lines, delimiter, whole=whole):
        if any(cell.strip() for cell in cells):
            yield Row(index + 1, tuple(" ".join(cell.split()) for cell in cells), note)


def is_table(rows: Sequence[Row]) -> bool:
    """Tell whether the first rows are a table with named columns.

    Most of them are as wide as the one with the names then, unlike prose that begins with commas.
    Names in any language count, if times stand below one of them.
    """
    if not rows:
        return False
    width = len(rows[0].cells)
    if not is_header(rows[0]):
        return width > 2 and holds_times([row.cells for row in rows])
    even = sum(len(row.cells) > 1 and abs(len(row.cells) - width) <= 1 for row in rows)
    return even * 2 > len(rows)


def is_header(header: Row) -> bool:
    """Tell whether a row names the columns of a timeline."""
    names = ["id" if cell in _NUMBER_SIGNS else _name(cell) for cell in header.cells]
    if len(names) < 2 or not all(names) or _MARKDOWN.match(header.cells[0]):
        return False
    known = [
        name for name in names if any(_is(name, kind) for kind in ("times", "texts", "others"))
    ]
    return len(known) >= 2 and len(known) * 2 >= len(names)


def _is(name: str, kind: str) -> bool:
    known: list[str] = assets.toml("importers/columns.toml")[kind]
    return name in known or name.partition("_")[0] in known


def _name(cell: str) -> str:
    return _WORDS.sub("_", cell.casefold()[:60]).strip("_")
