"""Moves the view on while something is dragged to its edge."""

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from pm_facilitator.canvas.navigation import NavigableView

_ZONE = 28
"""How near to the edge the pointer has to rest, in pixels."""

_PATIENCE = 300
"""Milliseconds that it has to rest there: who only passes by does not want to go on."""

_STEP = 16
_FASTEST = 20


class EdgePan(QTimer):
    """Goes on as long as the pointer stays at the edge, the nearer to it the faster."""

    def __init__(self, view: NavigableView) -> None:
        super().__init__(view)
        self._view = view
        self._at = QPointF()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self.timeout.connect(self._go_on)

    def follow(self, event: QMouseEvent) -> None:
        """Note where the pointer is."""
        self._at, self._modifiers = event.position(), event.modifiers()
        if not self._is_wanted():
            self.stop()
        elif not self.isActive():
            self.start(_PATIENCE)

    def _is_wanted(self) -> bool:
        return self._view.board_scene.drags_along() and self._way() != (0, 0)

    def _way(self) -> tuple[int, int]:
        room = self._view.viewport().size()
        return _pull(self._at.x(), room.width()), _pull(self._at.y(), room.height())

    def _go_on(self) -> None:
        if not self._is_wanted():
            self.stop()
            return
        self.setInterval(_STEP)
        self._view.pan_by(*self._way())
        # The pointer rests, yet what it holds is somewhere else on the board now.
        port, left = self._view.viewport(), Qt.MouseButton.LeftButton
        where = self._at, port.mapToGlobal(self._at)
        none = Qt.MouseButton.NoButton
        moved = QMouseEvent(QEvent.Type.MouseMove, *where, none, left, self._modifiers)
        QApplication.sendEvent(port, moved)


def _pull(at: float, size: int) -> int:
    """Give by how many pixels to go on in one direction."""
    before, after = _ZONE - at, at - (size - _ZONE)
    if before > 0:
        return -min(_FASTEST, 1 + round(before / 2))
    return min(_FASTEST, 1 + round(after / 2)) if after > 0 else 0
