"""Dragging an action over a matrix."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.gestures.base import Drag, Surface
from pm_facilitator.canvas.intents import Intent
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.matrix import Axes

Cell = tuple[int, int]
"""The steps upwards and to the right, each from 1 to 5."""


class DragDot(Drag):
    """An action follows the hand and lands in a cell."""

    def __init__(
        self,
        surface: Surface,
        key: Key,
        cell_at: Callable[[QPointF], Cell | None],
        area_of: Callable[[Cell], QRectF],
        wish_for: Callable[[str, Cell], Intent],
        axes: Axes,
    ) -> None:
        super().__init__(surface, [key])
        self._cell_at, self._area_of, self._wish_for = cell_at, area_of, wish_for
        self._axes = axes
        self._cell: Cell | None = None

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Carry the action and frame the cell below the pointer."""
        self.carry(to.x() - self.origin.x(), to.y() - self.origin.y())
        self._cell = self._cell_at(to)
        self.surface.show_landing(self._area_of(self._cell) if self._cell else None)
        up, right = self._axes.up.capitalize(), self._axes.right
        self.say(f"{up} {self._cell[0]}, {right} {self._cell[1]}" if self._cell else "", to)

    def finish(self) -> Intent | None:
        """Wish for the cell, when there is one below the pointer."""
        self.cancel()
        ids = self.ids()
        return self._wish_for(ids[0], self._cell) if ids and self._cell else None
