"""Drawing a line with the highlighter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt

from pm_facilitator.canvas.gestures.base import Gesture, Surface
from pm_facilitator.canvas.intents import Intent
from pm_facilitator.canvas.strokes import TOLERANCE, smoothed, thinned
from pm_facilitator.figures.shapes import Point, Shape

_STEP = 2.0
"""How far the hand has to go, in pixels, for another point."""


class Highlight(Gesture):
    """The line follows the hand; Shift keeps it straight."""

    goes_on = False

    def __init__(
        self,
        surface: Surface,
        draw: Callable[[Sequence[Point]], Sequence[Shape]],
        make: Callable[[Sequence[Point]], Intent],
    ) -> None:
        super().__init__(surface)
        self._draw, self._make = draw, make
        self._points: list[Point] = []

    def start(self, at: QPointF) -> None:
        """Put the pen down."""
        super().start(at)
        self._points = [(at.x(), at.y())]

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Draw on."""
        here = (to.x(), to.y())
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._points = [self._points[0], here]
        else:
            x, y = self._points[-1]
            if (abs(here[0] - x) + abs(here[1] - y)) * self.surface.zoom() < _STEP:
                return
            self._points.append(here)
        self.surface.trace(self._draw(self._points))

    def finish(self) -> Intent | None:
        """Wish for the line, without the tremble of the hand."""
        self.cancel()
        if len(self._points) < 2:
            return None
        tolerance = TOLERANCE / max(self.surface.zoom(), 0.05)
        return self._make(thinned(smoothed(self._points), tolerance))

    def cancel(self) -> None:
        """Take the drawn line away."""
        self.surface.trace(())
