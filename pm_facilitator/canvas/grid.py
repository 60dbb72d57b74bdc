"""Which items lie in an area: a grid of squares, each knowing what touches it."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF

T = TypeVar("T")

SIDE = 512.0
_MOST_CELLS = 64
"""What touches more squares than this is looked at whatever the area."""

Cell = tuple[int, int]

Span = tuple[int, int, int, int]
"""The squares that an area touches: the first column and row, the last column and row."""


class Grid(Generic[T]):
    """Things by the squares that they touch.

    Qt's own index asks every item for its bounds in Python; this one never asks anybody.
    """

    def __init__(self) -> None:
        self._cells: dict[Cell, set[T]] = {}
        self._spans: dict[T, Span] = {}
        self._known: dict[Span, Span] = {}
        self._wide: set[T] = set()

    def put(self, thing: T, bounds: QRectF) -> None:
        """Note where a thing is now."""
        span = _span(bounds)
        before = self._spans.get(thing)
        if span == before:
            return
        if before is not None:
            self.take(thing)
        self._spans[thing] = self._known.setdefault(span, span)  # thousands share a few
        if _count(span) > _MOST_CELLS:
            self._wide.add(thing)
            return
        for cell in _cells(span):
            self._cells.setdefault(cell, set()).add(thing)

    def take(self, thing: T) -> None:
        """Forget a thing."""
        span = self._spans.pop(thing, None)
        self._wide.discard(thing)
        if span is None or _count(span) > _MOST_CELLS:
            return
        for cell in _cells(span):
            there = self._cells[cell]
            there.discard(thing)
            if not there:
                del self._cells[cell]

    def near(self, area: QRectF) -> set[T]:
        """Give everything that may touch an area; some of it may only be close."""
        span = _span(area)
        found = set(self._wide)
        if _count(span) > len(self._cells):
            found.update(self._spans)
            return found
        for cell in _cells(span):
            found |= self._cells.get(cell, set())
        return found


def _span(rect: QRectF) -> Span:
    left, top = rect.x() // SIDE, rect.y() // SIDE
    right, bottom = (rect.x() + rect.width()) // SIDE, (rect.y() + rect.height()) // SIDE
    return int(left), int(top), int(right), int(bottom)


def _count(span: Span) -> int:
    return (span[2] - span[0] + 1) * (span[3] - span[1] + 1)


def _cells(span: Span) -> Iterator[Cell]:
    left, top, right, bottom = span
    return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))
