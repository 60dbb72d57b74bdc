"""A sheet over a board's view on which something is drawn at places of the scene."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.navigation import NavigableView


class Veil(QWidget):
    """Lies over the viewport, lets the mouse through, and is hidden while there is nothing on it.

    What lies here is on no scene: neither the tiles of the board nor the other window know it.
    """

    def __init__(self, view: NavigableView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        view.resized.connect(self._follow_size)
        view.moved.connect(self.update)
        view.zoom_changed.connect(self.update)

    def draw(self, painter: QPainter) -> None:
        """Draw, in pixels of the viewport."""
        raise NotImplementedError

    def pixel(self, place: QPointF) -> QPointF:
        """Give where a place of the scene is in the viewport."""
        return self._view.viewportTransform().map(place)

    def pixels(self, area: QRectF) -> QRectF:
        """Give where an area of the scene is in the viewport."""
        return self._view.viewportTransform().mapRect(area)

    def spread(self) -> None:
        """Cover the viewport and come to the front."""
        self.setGeometry(self._view.viewport().geometry())
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw over the board."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()

    def _follow_size(self) -> None:
        if self.isVisible():
            self.setGeometry(self._view.viewport().geometry())
