"""Rows of the PDF's tables: measured once, and none taller than a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from reportlab.platypus import Paragraph

_TALLEST = 480.0
"""No row is taller than this, so that each fits on a page."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """The paragraphs of a row's cells and the height of the highest, without any padding.

    reportlab would break the lines of every cell again after each page if it did not know.
    """

    cells: list[list[Paragraph]]
    height: float


def set_rows(cells: list[list[Paragraph]], rooms: list[float]) -> Iterator[SetRow]:
    """Measure a row; one that is longer than a page becomes several."""
    columns = [_pieces(cell, room) for cell, room in zip(cells, rooms, strict=True)]
    for pieces in zip_longest(*columns, fillvalue=_Piece([], 0.0)):
        yield SetRow([piece.lines for piece in pieces], max(piece.height for piece in pieces))


@dataclass
class _Piece:
    lines: list[Paragraph]
    height: float


def _pieces(cell: list[Paragraph], room: float) -> list[_Piece]:
    pieces = [_Piece([], 0.0)]
    waiting = list(cell)
    while waiting:
        height = waiting[0].wrap(room, _TALLEST)[1]
        if pieces[-1].height + height <= _TALLEST:
            pieces[-1].lines.append(waiting.pop(0))
            pieces[-1].height += height
        elif pieces[-1].lines:
            pieces.append(_Piece([], 0.0))
        else:
            waiting[:1] = waiting[0].split(room, _TALLEST)
    return pieces
