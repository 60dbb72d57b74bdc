"""The sentences of a document as texts of their own, each knowing where its letters stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pm_facilitator.importers.text.code_blocks import INDENTED
from pm_facilitator.importers.text.lines import Kind, Line, is_table_rule, split_lines
from pm_facilitator.importers.text.raw_lines import raw_lines

_CELL = re.compile(r"[^|\s][^|]*")
_RUNNING = (Kind.TEXT, Kind.ITEM)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line of a passage stands: its first letter in the passage, its line and column."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that belongs together.

    Attributes:
        text: its lines with a space between them, so that a sentence may run on.
        places: where each of the lines stands.
    """

    text: str
    places: tuple[Place, ...]

    def span(self, start: int, end: int) -> tuple[int, int, int]:
        """Give the line of a span, and where it starts and ends there.

        What runs on into the next line ends with its first one.
        """
        index = self._index(start)
        place = self.places[index]
        last = len(self.text)
        if index + 1 < len(self.places):
            last = self.places[index + 1].offset - 1
        return (
            place.line,
            place.column + start - place.offset,
            place.column + min(end, last) - place.offset,
        )

    def end(self, offset: int) -> tuple[int, int]:
        """Give the line that the letter before an offset is on, and the column behind it."""
        place = self.places[self._index(offset - 1)]
        return place.line, place.column + offset - place.offset

    def _index(self, offset: int) -> int:
        return bisect_right(self.places, offset, key=lambda place: place.offset) - 1


def each_line(text: str) -> Iterator[Passage]:
    """Give every line that is not blank."""
    for number, line in enumerate(raw_lines(text), start=1):
        if line.strip():
            yield Passage(line, (Place(0, number, 0),))


def passages(text: str, *, indented_code: bool = True) -> Iterator[Passage]:
    """Give the paragraphs, items, headings and table cells; code and quotes are left out.

    Args:
        text: Markdown or plain text.
        indented_code: whether a block that is indented is code, as it is in Markdown.
    """
    raw = raw_lines(text)
    running: list[tuple[int, int, str]] = []
    for line in _said(split_lines(text, as_written=True), indented_code):
        written = raw[line.number - 1]
        column = max(0, written.find(line.text))
        if line.kind is not Kind.TEXT and running:
            yield _joined(running)
            running = []
        if line.kind in _RUNNING and line.text:
            running.append((line.number, column, line.text))
        elif line.kind is Kind.HEADING and line.text:
            yield Passage(line.text, (Place(0, line.number, column),))
        elif line.kind is Kind.TABLE and "|" in written and not is_table_rule(line.text):
            for cell in _CELL.finditer(written):
                yield Passage(cell[0].rstrip(), (Place(0, line.number, cell.start()),))
    if running:
        yield _joined(running)


def _said(lines: Iterable[Line], indented_code: bool) -> Iterator[Line]:
    """Take what runs on from a quote for a part of it, and indented blocks outside of lists."""
    before, in_list = Kind.BLANK, False
    for line in lines:
        kind = line.kind
        if kind is Kind.TEXT and before is Kind.QUOTE:
            kind = Kind.QUOTE
        elif kind is Kind.ITEM:
            in_list = True
        elif kind is not Kind.BLANK and line.indent == 0:
            in_list = False
        if indented_code and kind is Kind.TEXT and line.indent >= INDENTED and not in_list:
            kind = Kind.CODE if before in (Kind.BLANK, Kind.CODE) else kind
        yield line if kind is line.kind else line._replace(kind=kind)
        if kind is not Kind.BLANK or before is not Kind.CODE:
            before = kind


def _joined(lines: Sequence[tuple[int, int, str]]) -> Passage:
    places: list[Place] = []
    offset = 0
    for number, column, text in lines:
        places.append(Place(offset, number, column))
        offset += len(text) + 1
    return Passage(" ".join(text for _, _, text in lines), tuple(places))
