"""Putting something new down where the pointer is let go, and laying the tool down after it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt

from pm_facilitator.canvas.gestures.base import Gesture, Surface
from pm_facilitator.canvas.intents import Intent


class PutDown(Gesture):
    """A click with a tool; the hand may still move before it lets go."""

    goes_on = False

    def __init__(self, surface: Surface, make: Callable[[QPointF], Intent]) -> None:
        super().__init__(surface)
        self._make = make
        self._at = QPointF()

    def start(self, at: QPointF) -> None:
        """Begin at this place."""
        super().start(at)
        self._at = at

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the pointer."""
        self._at = to

    def finish(self) -> Intent | None:
        """Wish for the new thing."""
        return self._make(self._at)

    def cancel(self) -> None:
        """Put nothing down."""


class Using(Gesture):
    """A gesture with a tool, which is told when it has been used."""

    def __init__(self, gesture: Gesture, used: Callable[[], None]) -> None:
        super().__init__(gesture.surface)
        self.goes_on = gesture.goes_on
        self.gesture, self._used = gesture, used

    def start(self, at: QPointF) -> None:
        """Begin at this place."""
        super().start(at)
        self.gesture.start(at)

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the pointer."""
        self.gesture.move(to, modifiers)

    def is_void(self) -> bool:
        """Tell whether nothing is left of what the hand holds."""
        return self.gesture.is_void()

    def finish(self) -> Intent | None:
        """Lay the tool down and say what is wished for."""
        intent = self.gesture.finish()
        if intent is not None:
            self._used()
        return intent

    def cancel(self) -> None:
        """Leave everything as it was; the tool stays in hand."""
        self.gesture.cancel()
