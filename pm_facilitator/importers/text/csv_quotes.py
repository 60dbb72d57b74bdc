"""Rows of delimited text, also where a quote that was opened is never closed."""

import csv
from collections.abc import Generator, Iterator, Sequence
from itertools import islice

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.times.partial_date import Order

_ENDED = "A quote opens in this row and is not closed; it was taken to end {}."
_OPEN = "A quote in this row is not closed; rows below it may have been read as its text."
_MOST_MENDED = 50
"""So many rows are mended, since each may have to be read to the end of the text before."""

_FAR = 2_000
"""The most lines in which the row behind an open quote is looked for."""

_LONGEST = 100_000
"""The most letters that are read as one row behind an open quote."""

QuotedRow = tuple[int, list[str], str]
"""The index of a row's first line, its cells, and the doubt about its quotes; empty for none."""


def quoted_rows(lines: Sequence[str], delimiter: str, *, whole: bool) -> Iterator[QuotedRow]:
    """Give the rows; quoted cells may hold several lines.

    Args:
        lines: of the table, with their ends.
        delimiter: what parts the cells.
        whole: whether the lines are not only the beginning of a table, of which a row may be cut.

    Raises:
        ImportFailed: when a cell has no end.
    """
    return _Quotes(lines, delimiter, whole).rows()


class _Quotes:
    """Reads on behind an open quote where the next row begins."""

    def __init__(self, lines: Sequence[str], delimiter: str, whole: bool) -> None:
        self.lines, self.delimiter, self.whole = lines, delimiter, whole
        self.width = 0
        self.mended = 0

    def rows(self) -> Iterator[QuotedRow]:
        """Give them all."""
        start: int | None = 0
        while start is not None:
            start = yield from self._from(start)

    def _from(self, start: int) -> Generator[QuotedRow, None, int | None]:
        """Give the rows from a line on, and where to begin anew behind an open quote, if at all."""
        reader = csv.reader(islice(self.lines, start, None), delimiter=self.delimiter)
        first = start
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                # A cell without end is too long at some time.
                behind = self._next_row(first, len(self.lines))
                if behind is None or sum(map(len, self.lines[first:behind])) > _LONGEST:
                    told = f"Look at line {first + 1}."
                    raise ImportFailed("This table cannot be read.", told) from error
                yield from self._mended(first, behind)
                return behind
            if cells is None:
                return None
            end = start + reader.line_num
            if self._is_open(first, end):
                behind = self._next_row(first, end)
                if behind is None and end == first + 1:
                    behind = end
                if behind is not None:
                    yield from self._mended(first, behind)
                    return behind
                yield first, cells, _OPEN
            else:
                self.width = max(self.width, len(cells))
                yield first, cells, ""
            first = end

    def _is_open(self, first: int, end: int) -> bool:
        """Tell whether a row has swallowed lines that are not its own, or the rest of its own."""
        several = end - first > 1
        if not self.whole or not (several or end == len(self.lines)):
            return False
        try:
            for _ in csv.reader(self.lines[first:end], delimiter=self.delimiter, strict=True):
                pass
        except csv.Error as error:
            return several or "end of data" in str(error)
        return False

    def _next_row(self, first: int, end: int) -> int | None:
        """Find the line behind an open quote on which a row with a time begins."""
        if self.mended == _MOST_MENDED:
            return None
        width = self.width or self.lines[first].count(self.delimiter) + 1
        behind = range(first + 1, min(end, first + _FAR))
        return next((index for index in behind if self._is_row(self.lines[index], width)), None)

    def _is_row(self, line: str, width: int) -> bool:
        if len(line) > _LONGEST:
            return False
        # What opens a quote itself has fewer cells when it is read alone.
        for cells in (line.split(self.delimiter), self._alone([line])[0]):
            if len(cells) > 1 and abs(len(cells) - width) < 2 and any(map(_is_time, cells)):
                return True
        return False

    def _alone(self, lines: Sequence[str]) -> list[list[str]]:
        return list(csv.reader(lines, delimiter=self.delimiter)) or [[]]

    def _mended(self, first: int, end: int) -> Iterator[QuotedRow]:
        """Read lines alone; the last cell of a single one may have swallowed those behind it."""
        self.mended += 1
        told = _ENDED.format("with its line" if end - first == 1 else "before the next row")
        reader = csv.reader(self.lines[first:end], delimiter=self.delimiter)
        at = 0
        for cells in reader:
            parts = cells[-1].split(self.delimiter)
            if end - first == 1 and len(cells) - 1 + len(parts) == self.width:
                cells[-1:] = parts
            yield first + at, cells, "" if at else told
            at = reader.line_num


def _is_time(cell: str) -> bool:
    # Few texts have an open quote, and the patterns of times take long to make.
    from pm_facilitator.importers.times.stamps import read_stamp

    stamp = read_stamp(cell.strip(' "\r\n')[:80], Order.DAY_FIRST, column=True)
    return stamp is not None and not stamp.text and bool(stamp.date or stamp.clock)
