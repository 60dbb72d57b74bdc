"""Dragging things about a board: with smart guides, into places that take them, or as copies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.drawing import SPECK_BELOW
from pm_facilitator.canvas.figure_cards import moved
from pm_facilitator.canvas.gestures.base import Drag, Surface
from pm_facilitator.canvas.gestures.guided import area_of, guide_shapes
from pm_facilitator.canvas.guides import REACH, GuidesNear, Snap
from pm_facilitator.canvas.intents import Duplicate, Intent
from pm_facilitator.canvas.whiteboard_intents import MoveThings
from pm_facilitator.domain.areas import around
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape

GRID = 8.0
"""What things come to lie on where no neighbour draws them."""

_NOWHERE = Snap(None, None, ())


@dataclass(frozen=True, slots=True)
class Drop:
    """A place that takes what is dropped there: what to frame and to say, and what to wish for.

    ``wish`` is given the distance that the things were carried.
    """

    frame: QRectF
    words: str
    wish: Callable[[float, float], Intent]


DropAt = Callable[[QPointF], Drop | None]
Leaving = Callable[[float, float], tuple[str, ...]]
"""Which notes leave their group when they are carried by a distance."""


class Move(Drag):
    """Things follow the hand.

    Shift keeps them in line with where they were, Ctrl switches all snapping off, and with Alt
    copies are moved and the things themselves stay.
    """

    def __init__(
        self,
        surface: Surface,
        keys: Sequence[Key],
        chosen: Sequence[Key],
        near: GuidesNear,
        palette: Palette,
        drop_at: DropAt,
        leaving: Leaving,
    ) -> None:
        super().__init__(surface, keys)
        self._chosen = tuple(chosen)
        self._near, self._palette = near, palette
        self._drop_at, self._leaving = drop_at, leaving
        homes = [area_of(item.home()) for key in keys if (item := surface.item(key))]
        self._first = homes[0] if homes else None
        self._around = around(homes)
        self._by = QPointF()
        self._drop: Drop | None = None
        self._copies = False

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Carry the things along."""
        self._take_copies(bool(modifiers & Qt.KeyboardModifier.AltModifier))
        self._by, snap = self._snapped(to - self.origin, modifiers)
        self.carry(self._by.x(), self._by.y())
        free = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self._drop = None if self._copies or free else self._drop_at(to)
        self.surface.show_landing(self._drop.frame if self._drop else None)
        self.say(self._drop.words if self._drop else "", to)
        lines = () if self._drop else snap.guides
        shown = guide_shapes(lines, self._palette, self.surface.zoom())
        self.surface.trace(shown)

    def finish(self) -> Intent | None:
        """Wish for the move, for copies, or for what the place makes of the things."""
        self.cancel()
        keys = tuple(key for key in self._chosen if self.surface.item(key) is not None)
        if not keys:
            return None
        if self._drop is not None:
            return self._drop.wish(self._by.x(), self._by.y())
        if self._by.isNull():
            return None
        if self._copies:
            return Duplicate(keys, self._by.x(), self._by.y())
        leaving = self._leaving(self._by.x(), self._by.y())
        return MoveThings(keys, self._by.x(), self._by.y(), leaving)

    def cancel(self) -> None:
        """Put everything back and take the lines away."""
        super().cancel()
        self.surface.trace(())
        self.surface.leave_behind(())

    def carry(self, dx: float, dy: float) -> None:
        """Show the things this far from their places; arrows stay with what is only copied."""
        super().carry(dx, dy)
        if self._copies:
            self.surface.follow(self.keys, 0.0, 0.0)

    def _take_copies(self, copies: bool) -> None:
        """Draw what stays behind at its place while its likeness follows the hand."""
        if copies == self._copies:
            return
        self._copies = copies
        shapes: list[Shape] = []
        for key in self.keys if copies else ():
            item = self.surface.item(key)
            if item is not None:
                shapes += moved(item.card.shapes, item.card.x, item.card.y)
        self.surface.leave_behind(shapes)

    def _snapped(self, by: QPointF, modifiers: Qt.KeyboardModifier) -> tuple[QPointF, Snap]:
        across = down = True
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            across = abs(by.x()) > abs(by.y())
            down = not across
            by = QPointF(by.x() if across else 0.0, by.y() if down else 0.0)
        free = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if self._first is None or free or self.surface.zoom() < SPECK_BELOW:
            return QPointF(round(by.x()), round(by.y())), _NOWHERE
        box = self._around.moved(by.x(), by.y())
        snap = self._near(box).snap_move(box, REACH / max(self.surface.zoom(), 0.05))
        dx = _drawn(self._first.x, by.x(), snap.dx) if across else 0.0
        dy = _drawn(self._first.y, by.y(), snap.dy) if down else 0.0
        return QPointF(dx, dy), snap


def _drawn(home: float, by: float, snap: float | None) -> float:
    """Give how far things go on one axis: to what they line up with, else onto the grid."""
    if snap is not None:
        return by + snap
    return round((home + by) / GRID) * GRID - home if by else 0.0
