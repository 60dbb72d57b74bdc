"""Dragging over empty board selects what the band touches."""

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.gestures.base import Gesture, Surface
from pm_facilitator.canvas.intents import Intent


class RubberBand(Gesture):
    """A band that selects; what was selected before stays when ``adding``."""

    def __init__(self, surface: Surface, *, adding: bool) -> None:
        super().__init__(surface)
        self._before = surface.selectedKeys()
        self._kept = self._before if adding else []

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Select what the band touches now."""
        area = QRectF(self.origin, to).normalized()
        self.surface.show_landing(area, above=True)
        touched = self.surface.keys_in(area)
        self.surface.select([*self._kept, *(key for key in touched if key not in self._kept)])

    def finish(self) -> Intent | None:
        """Keep the selection; nothing is wished for."""
        self.surface.show_landing(None)
        return None

    def cancel(self) -> None:
        """Select what was selected before."""
        self.surface.show_landing(None)
        self.surface.select(self._before)
