"""Drawing a frame around a part of the board."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from pm_facilitator.canvas.gestures.base import Gesture, Surface
from pm_facilitator.canvas.intents import Intent
from pm_facilitator.canvas.whiteboard_intents import AddFrame
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.vocabulary import Stage

SMALLEST = 48.0
"""A frame pulled up smaller than this was only clicked, and gets its usual size."""

USUAL = (480.0, 320.0)


class DrawFrame(Gesture):
    """From one corner to the other; Shift makes it a square."""

    def __init__(self, surface: Surface, stage: Stage, top: float) -> None:
        super().__init__(surface)
        self._stage, self._top = stage, top
        self._place = QRectF()

    def start(self, at: QPointF) -> None:
        """Begin at a corner."""
        super().start(at)
        self._place = QRectF(at, at)

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Show how large the frame is."""
        by = to - self.origin
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            side = max(abs(by.x()), abs(by.y()))
            by = QPointF(side if by.x() >= 0 else -side, side if by.y() >= 0 else -side)
        self._place = QRectF(self.origin, self.origin + by).normalized()
        self.surface.show_landing(self._place, above=True)

    def finish(self) -> Intent | None:
        """Wish for the frame."""
        self.cancel()
        place = self._place
        if place.width() < SMALLEST or place.height() < SMALLEST:
            place = QRectF(self.origin, QSizeF(*USUAL))
        x, y = round(place.x()), round(place.y() - self._top)
        return AddFrame(self._stage, Area(x, y, round(place.width()), round(place.height())))

    def cancel(self) -> None:
        """Take the shown frame away."""
        self.surface.show_landing(None)
