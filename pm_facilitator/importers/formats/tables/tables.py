"""Tables of events: delimited text, workbooks, and objects of JSON, with their columns guessed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import Choice, ImportWarning, ReviewDraft
from pm_facilitator.importers.formats.feed import MOST_EVENTS
from pm_facilitator.importers.formats.grid import MOST_ROWS, Grid, grid_of, too_long
from pm_facilitator.importers.formats.tables.columns import read_grid
from pm_facilitator.importers.formats.tables.records import are_records, read_records
from pm_facilitator.importers.formats.tables.xlsx import Sheet, Workbook
from pm_facilitator.importers.formats.tables.xlsx_serials import with_serials
from pm_facilitator.importers.formats.values import counted
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.table_rows import cell_of
from pm_facilitator.importers.timeline.csv_table import csv_rows, is_table
from pm_facilitator.importers.times.date_mentions import mentioned_date
from pm_facilitator.importers.times.date_order import order_of

_NAMED = re.compile(r"\.(csv|tsv|tab)$", re.I)
_WORKBOOK = b"xl/workbook.xml"
_CHOICE = "sheet"
_HEAD = 12
_MOST_SHEETS = 30
"""In so many of the first sheets events are counted that are left out."""
_SAMPLE = 300
"""In so many of their first rows events are read; in those below them times are only counted."""
_OF_TIMES = ("column:time", "column:date")


class DelimitedText:
    """Reads tables with commas, semicolons or tabs between the columns."""

    name = "Table"

    def recognises(self, source: Source) -> bool:
        """Go by the name of the file, or by columns that have the names of a timeline."""
        if source.files or source.head.lstrip()[:1] in ("{", "[", ""):
            return False
        try:
            rows = list(islice(csv_rows(source.head, whole=False), _HEAD))
        except ImportFailed:
            return False
        if not rows or max(len(row.cells) for row in rows) < 2:
            return False
        return bool(_NAMED.search(source.name)) or is_table(rows)

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each row as an event.

        Raises:
            ImportFailed: when it is broken or far too long.
        """
        rows = list(islice(csv_rows(source.text), MOST_ROWS + 1))
        if len(rows) > MOST_ROWS:
            raise too_long()
        return read_grid(grid_of(rows, "line"), source.name, hints, watch, self.name)


class SpreadsheetFile:
    """Reads one sheet of a workbook; which one can be chosen."""

    name = "Workbook"

    def recognises(self, source: Source) -> bool:
        """Look for the part that every workbook has."""
        return source.data.startswith(b"PK") and _WORKBOOK in source.data

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the sheet that was chosen, or the first that anybody sees and that holds events.

        Raises:
            ImportFailed: when it is damaged, far too large, or there is no sheet in it.
        """
        book = Workbook(source.data, source.name)
        if not book.sheets:
            raise ImportFailed("This workbook has no sheets.", "Choose another file.")
        chosen = hints.choices.get(_CHOICE, "")
        if chosen.isdecimal() and len(chosen) < 4 and int(chosen) < len(book.sheets):
            place = int(chosen)
            draft = self._read(book, book.sheets[place], source, hints, watch)
            left_out: tuple[ImportWarning, ...] = ()
        else:
            place, draft = self._first(book, source, hints, watch)
            left_out = tuple(self._left_out(book, place, source, hints, watch))
        choice = Choice(_CHOICE, "Sheet", _options(book.sheets), str(place))
        return replace(
            draft, choices=(choice, *draft.choices), warnings=(*left_out, *draft.warnings)
        )

    def _left_out(
        self, book: Workbook, chosen: int, source: Source, hints: Hints, watch: Watch
    ) -> Iterator[ImportWarning]:
        """Tell how many events the other sheets hold that anybody sees."""
        unchosen = replace(hints, choices={})
        counts: list[int] = []
        for place, sheet in enumerate(book.sheets[:_MOST_SHEETS]):
            if place == chosen or sheet.hidden:
                continue
            try:
                counts.append(self._count(book, sheet, source, unchosen, watch))
            except ImportFailed:
                continue  # far too long for a timeline, or damaged
        if told := [count for count in counts if count]:
            events_left = counted(sum(told), "event", "events")
            sheets = counted(len(told), "other sheet", "other sheets")
            were = "was" if sum(told) == 1 else "were"
            message = f"{events_left} of {sheets} {were} left out; choose which sheet to read."
            yield ImportWarning(0, message)

    def _count(
        self, book: Workbook, sheet: Sheet, source: Source, hints: Hints, watch: Watch
    ) -> int:
        """Count the events of a sheet with a time; of a long one, the rows that tell a time."""
        grid = _grid(book, sheet)
        start = replace(grid, rows=grid.rows[:_SAMPLE])
        draft = read_grid(start, source.name, _with_day_of(sheet.name, hints), watch, self.name)
        count = sum(each.time is not None or bool(each.told) for each in draft.events)
        if not count or len(grid.rows) <= _SAMPLE:
            return count
        if len(grid.rows) > MOST_EVENTS:
            raise too_long()
        chosen = {each.key: each.chosen for each in draft.choices}
        told = (chosen.get(key, "") for key in _OF_TIMES)
        columns = [int(column) for column in told if column.isdecimal()]
        rest = grid.rows[_SAMPLE:]
        return count + sum(any(cell_of(row, column) for column in columns) for row in rest)

    def _first(
        self, book: Workbook, source: Source, hints: Hints, watch: Watch
    ) -> tuple[int, ReviewDraft]:
        """Read the first sheet that holds events; the first one that is shown where none does."""
        drafts: list[tuple[int, ReviewDraft]] = []
        for place, sheet in enumerate(book.sheets):
            if sheet.hidden:
                continue
            draft = self._read(book, sheet, source, hints, watch)
            drafts.append((place, draft))
            if draft.events:
                return place, draft
        return drafts[0] if drafts else (0, self._read(book, book.sheets[0], source, hints, watch))

    def _read(
        self, book: Workbook, sheet: Sheet, source: Source, hints: Hints, watch: Watch
    ) -> ReviewDraft:
        hints = _with_day_of(sheet.name, hints)
        return read_grid(
            _grid(book, sheet), source.name, hints, watch, f"{self.name}, {sheet.name}"
        )


class JsonRecords:
    """Reads objects of JSON that have a time and a text, in a list at any depth or line by line."""

    name = "JSON records"

    def recognises(self, source: Source) -> bool:
        """Look at the first objects."""
        return not source.files and are_records(source)

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each object as an event.

        Raises:
            ImportFailed: when there are far too many.
            Cancelled: when the watch says so.
        """
        return read_grid(read_records(source, watch), source.name, hints, watch, self.name)


def _grid(book: Workbook, sheet: Sheet) -> Grid:
    return with_serials(grid_of(book.rows(sheet), "row"), since_1904=book.since_1904)


def _with_day_of(name: str, hints: Hints) -> Hints:
    """Let the day in a sheet's name be that of its times where none is given: "Mon 2 Mar"."""
    if hints.day is not None:
        return hints
    near = hints.spare or hints.last
    said = mentioned_date(name, order_of(name, near)[0])
    day = said.complete(near) if said and said.month and said.day else None
    return replace(hints, spare=day) if day else hints


def _options(sheets: list[Sheet]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(place), f"{each.name} (hidden)" if each.hidden else each.name)
        for place, each in enumerate(sheets)
    )
