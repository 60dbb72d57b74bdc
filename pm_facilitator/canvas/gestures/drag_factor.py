"""Dragging a factor to another bone, below another factor, or to another place among its own."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.gestures.base import Drag, Surface
from pm_facilitator.canvas.intents import Intent, MoveFactor
from pm_facilitator.canvas.perch import Perch
from pm_facilitator.domain.edits.common import Key


class DragFactor(Drag):
    """A factor with all below it follows the hand; the place where it will hang is framed."""

    def __init__(
        self,
        surface: Surface,
        keys: list[Key],
        perch_at: Callable[[QPointF], Perch | None],
        offset: tuple[float, float],
    ) -> None:
        super().__init__(surface, keys)
        self._perch_at = perch_at
        self._offset = offset
        self._perch: Perch | None = None

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Carry the factor and frame where it would land."""
        self.carry(to.x() - self.origin.x(), to.y() - self.origin.y())
        self._perch = self._perch_at(to)
        mark = QRectF(*self._perch.mark).translated(*self._offset) if self._perch else None
        self.surface.show_landing(mark)
        self.say(self._perch.words if self._perch else "", to)

    def finish(self) -> Intent | None:
        """Wish for the new place."""
        self.cancel()
        ids = self.ids()
        if not ids or ids[0] != self.keys[0][1] or self._perch is None:
            return None
        perch = self._perch
        return MoveFactor(ids[0], perch.bone_id, perch.parent_id, perch.position)
