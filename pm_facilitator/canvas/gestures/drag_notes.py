"""Dragging notes about; a note dropped on the fishbone asks to become a factor."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.gestures.base import Drag, Surface
from pm_facilitator.canvas.intents import FactorFromNote, Intent
from pm_facilitator.canvas.whiteboard_intents import MoveThings
from pm_facilitator.domain.edits.common import Key

GRID = 8.0

DropBone = Callable[[QPointF], tuple[str, QRectF, str] | None]
"""Which bone lies under a place: its id, the place to frame, and its label."""


class DragNotes(Drag):
    """Notes follow the hand on an 8-pixel grid; Shift keeps them in line with where they were."""

    def __init__(
        self,
        surface: Surface,
        keys: Sequence[Key],
        grabbed: Key,
        bone_at: DropBone | None = None,
    ) -> None:
        super().__init__(surface, keys)
        self._grabbed = grabbed
        self._bone_at = bone_at
        self._moved = QPointF()
        self._bone: str | None = None

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Carry the notes along."""
        self._moved = self._snapped(to - self.origin, modifiers)
        self.carry(self._moved.x(), self._moved.y())
        found = self._bone_at(to) if self._bone_at and len(self.ids()) == 1 else None
        self._bone = found[0] if found else None
        self.surface.show_landing(found[1] if found else None)
        self.say(f"Becomes a factor: {found[2]}" if found else "", to)

    def finish(self) -> Intent | None:
        """Wish for the move, or for a factor."""
        self.cancel()
        ids = self.ids()
        if not ids:
            return None
        if self._bone is not None:
            return FactorFromNote(ids[0], self._bone)
        if self._moved.isNull():
            return None
        keys = tuple(("note", id_) for id_ in ids)
        return MoveThings(keys, self._moved.x(), self._moved.y())

    def ids(self) -> tuple[str, ...]:
        """Give the ids of the notes among what is carried."""
        gone = [key for key in self.keys if self.surface.item(key) is None]
        return tuple(id_ for kind, id_ in self.keys if kind == "note" and (kind, id_) not in gone)

    def _snapped(self, by: QPointF, modifiers: Qt.KeyboardModifier) -> QPointF:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            by = QPointF(by.x(), 0.0) if abs(by.x()) > abs(by.y()) else QPointF(0.0, by.y())
        item = self.surface.item(self._grabbed)
        if item is None:
            return by
        home = item.home().topLeft()
        goal = home + by
        dx = round(goal.x() / GRID) * GRID - home.x() if by.x() else 0.0
        dy = round(goal.y() / GRID) * GRID - home.y() if by.y() else 0.0
        return QPointF(dx, dy)
