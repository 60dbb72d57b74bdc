"""Drawing an arrow from one thing or place to another, and moving one of its ends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.gestures.base import Gesture, Surface
from pm_facilitator.canvas.intents import Intent
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.things import End
from pm_facilitator.figures.shapes import Shape

SHORTEST = 12.0
"""An arrow between free places that is shorter than this, in pixels, is none."""

EndAt = Callable[[QPointF], Key | None]
"""What an arrow may hang on at a place."""


class PullEnd(Gesture):
    """One end of an arrow follows the hand and snaps to what lies below it.

    Ctrl leaves the end where the pointer is, also above a thing.
    """

    def __init__(
        self,
        surface: Surface,
        end_at: EndAt,
        draw: Callable[[End], Sequence[Shape]],
        make: Callable[[End], Intent],
        other: End | None,
    ) -> None:
        super().__init__(surface)
        self._end_at, self._draw, self._make = end_at, draw, make
        self._other = other
        self._end: End | None = None
        self._far = False

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Draw the arrow to where it would end, and frame what it would hang on."""
        free = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        key = None if free else self._end_at(to)
        if key == self._other:
            key = None
        self._end = key or (to.x(), to.y())
        item = self.surface.item(key) if key else None
        self.surface.show_landing(_around(item.home()) if item else None)
        self.surface.trace(self._draw(self._end))
        off = (to - self.origin).manhattanLength() * self.surface.zoom()
        self._far = self._far or off >= SHORTEST

    def finish(self) -> Intent | None:
        """Wish for the end."""
        self.cancel()
        return self._make(self._end) if self._end is not None and self._far else None

    def cancel(self) -> None:
        """Take the drawn arrow away."""
        self.surface.show_landing(None)
        self.surface.trace(())


def _around(place: QRectF) -> QRectF:
    return place.adjusted(-4.0, -4.0, 4.0, 4.0)
