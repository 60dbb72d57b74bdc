"""Brushing things off the board."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.gestures.base import Gesture, Surface
from pm_facilitator.canvas.intents import Intent, Remove
from pm_facilitator.domain.edits.common import Key

REACH = 6.0
"""How wide the eraser is to either side, in pixels."""


class Erase(Gesture):
    """What the eraser touches turns pale, and goes when it is lifted; Alt spares it again."""

    goes_on = False

    def __init__(self, surface: Surface, may_go: Callable[[Key], bool]) -> None:
        super().__init__(surface)
        self._may_go = may_go
        self._touched: dict[Key, None] = {}
        self._last = QPointF()

    def start(self, at: QPointF) -> None:
        """Touch what lies below."""
        super().start(at)
        self._last = at
        self._brush(at, spares=False)

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Touch what lies on the way."""
        self._brush(to, spares=bool(modifiers & Qt.KeyboardModifier.AltModifier))
        self._last = to

    def finish(self) -> Intent | None:
        """Wish that what was touched goes."""
        keys = tuple(key for key in self._touched if self.surface.item(key) is not None)
        self.cancel()
        return Remove(keys) if keys else None

    def cancel(self) -> None:
        """Let everything be seen as before."""
        for key in self._touched:
            self._fade(key, pale=False)
        self._touched = {}

    def _brush(self, to: QPointF, *, spares: bool) -> None:
        for key in self._on_the_way(to):
            if spares:
                self._touched.pop(key, None)
            elif self._may_go(key):
                self._touched[key] = None
            self._fade(key, pale=key in self._touched)

    def _on_the_way(self, to: QPointF) -> list[Key]:
        """Look at steps between two places of the pointer, so that a quick hand misses nothing."""
        reach = REACH / max(self.surface.zoom(), 0.05)
        by = to - self._last
        steps = max(1, int(max(abs(by.x()), abs(by.y())) / reach))
        found: dict[Key, None] = {}
        for step in range(1, steps + 1):
            at = self._last + by * (step / steps)
            area = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
            found |= dict.fromkeys(self.surface.keys_in(area))
        return list(found)

    def _fade(self, key: Key, *, pale: bool) -> None:
        item = self.surface.item(key)
        if item is not None:
            item.fade(pale)
