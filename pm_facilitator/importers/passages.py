"""The sentences of a document as texts of their own, each knowing where its letters stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pm_facilitator.importers.lines import Kind, raw_lines, split_lines

_CELL = re.compile(r"[^|\s][^|]*")
_RUNNING = (Kind.TEXT, Kind.ITEM, Kind.QUOTE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that belongs together.

    Attributes:
        text: its lines, joined by line ends.
        origins: the number of each line, from 1, and the column that it starts in, from 0.
    """

    text: str
    origins: tuple[tuple[int, int], ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Give the line and the column of an offset."""
        before = self.text[:offset]
        number, column = self.origins[before.count("\n")]
        return number, column + offset - (before.rfind("\n") + 1)


def each_line(text: str) -> Iterator[Passage]:
    """Give every line that is not blank."""
    for number, line in enumerate(raw_lines(text), start=1):
        if line.strip():
            yield Passage(line, ((number, 0),))


def passages(text: str) -> Iterator[Passage]:
    """Give the paragraphs, items, headings and table cells; code and comments are left out."""
    raw = raw_lines(text)
    running: list[tuple[int, int, str]] = []
    for line in split_lines(text):
        written = raw[line.number - 1]
        column = max(0, written.find(line.text))
        if line.kind is not Kind.TEXT and running:
            yield _joined(running)
            running = []
        if line.kind in _RUNNING:
            running.append((line.number, column, line.text))
        elif line.kind is Kind.HEADING and line.text:
            yield Passage(line.text, ((line.number, column),))
        elif line.kind is Kind.TABLE:
            for cell in _CELL.finditer(written):
                yield Passage(cell[0].rstrip(), ((line.number, cell.start()),))
    if running:
        yield _joined(running)


def _joined(lines: Sequence[tuple[int, int, str]]) -> Passage:
    text = "\n".join(text for _, _, text in lines)
    return Passage(text, tuple((number, column) for number, column, _ in lines))
