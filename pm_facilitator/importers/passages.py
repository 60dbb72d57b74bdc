"""The sentences of a document as texts of their own, each knowing where its letters stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pm_facilitator.importers.lines import Kind, is_table_rule, raw_lines, split_lines

_CELL = re.compile(r"[^|\s][^|]*")
_RUNNING = (Kind.TEXT, Kind.ITEM, Kind.QUOTE)


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
        index = bisect_right(self.places, start, key=lambda place: place.offset) - 1
        place = self.places[index]
        last = len(self.text)
        if index + 1 < len(self.places):
            last = self.places[index + 1].offset - 1
        return (
            place.line,
            place.column + start - place.offset,
            place.column + min(end, last) - place.offset,
        )


def each_line(text: str) -> Iterator[Passage]:
    """Give every line that is not blank."""
    for number, line in enumerate(raw_lines(text), start=1):
        if line.strip():
            yield Passage(line, (Place(0, number, 0),))


def passages(text: str) -> Iterator[Passage]:
    """Give the paragraphs, items, headings and table cells; code and comments are left out."""
    raw = raw_lines(text)
    running: list[tuple[int, int, str]] = []
    for line in split_lines(text, keep_fence=True):
        written = raw[line.number - 1]
        said = line.text.lstrip("> ") if line.kind is Kind.QUOTE else line.text
        column = max(0, written.find(said))
        if line.kind is not Kind.TEXT and running:
            yield _joined(running)
            running = []
        if line.kind in _RUNNING and said:
            running.append((line.number, column, said))
        elif line.kind is Kind.HEADING and line.text:
            yield Passage(line.text, (Place(0, line.number, column),))
        elif line.kind is Kind.TABLE and "|" in written and not is_table_rule(line.text):
            for cell in _CELL.finditer(written):
                yield Passage(cell[0].rstrip(), (Place(0, line.number, cell.start()),))
    if running:
        yield _joined(running)


def _joined(lines: Sequence[tuple[int, int, str]]) -> Passage:
    places: list[Place] = []
    offset = 0
    for number, column, text in lines:
        places.append(Place(offset, number, column))
        offset += len(text) + 1
    return Passage(" ".join(text for _, _, text in lines), tuple(places))
