"""The handles of the one thing that is selected, and what a gesture traces above the board."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from pm_facilitator.canvas.drawing import Drawing, color, pen
from pm_facilitator.canvas.grips import AWAY, SIZE, Grip, Role
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape

_EVERYWHERE = QRectF(-1e6, -1e6, 2e6, 2e6)


class Handles(QGraphicsItem):
    """Squares that pull sides, dots that pull arrows; as large on the screen at every zoom."""

    def __init__(self, palette: Palette, grips: Sequence[Grip], zoom: float) -> None:
        super().__init__()
        self.grips = tuple(grips)
        self._palette = palette
        self._room = (AWAY + SIZE) / zoom
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(950)

    def boundingRect(self) -> QRectF:
        """Give the area around all handles."""
        rect = QRectF()
        for grip in self.grips:
            rect = rect.united(QRectF(grip.x, grip.y, 0.01, 0.01))
        return rect.adjusted(-self._room, -self._room, self._room, self._room)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint each handle."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        half = SIZE / 2 / max(zoom, 0.02)
        ink = self._palette["focus"]
        for grip in self.grips:
            square = QRectF(grip.x - half, grip.y - half, 2 * half, 2 * half)
            if grip.role is Role.ARROW:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(ink))
                painter.drawEllipse(QPointF(grip.x, grip.y), half * 0.75, half * 0.75)
                continue
            painter.setPen(pen(ink, 1.5 / max(zoom, 0.02)))
            painter.setBrush(color(self._palette["surface"]))
            if grip.role is Role.RESIZE:
                painter.drawRect(square)
            else:
                painter.drawEllipse(square)


class Trace(QGraphicsItem):
    """Shapes that a gesture draws above everything while it lasts: guides, a line, an arrow."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        super().__init__()
        self.shapes = tuple(shapes)
        self._drawing = Drawing(shapes)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(940)

    def boundingRect(self) -> QRectF:
        """Give more than the board, for a trace may go anywhere."""
        return _EVERYWHERE

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the shapes."""
        self._drawing.paint(painter)
