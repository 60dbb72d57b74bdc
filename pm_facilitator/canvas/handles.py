"""The handles of the one thing that is selected, and what a gesture traces above the board."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from pm_facilitator.canvas.drawing import Drawing, color, pen
from pm_facilitator.canvas.grips import SIZE, Grip, Role
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape


class Handles(QGraphicsItem):
    """Squares that pull sides, dots that pull arrows; as large on the screen at every zoom."""

    def __init__(
        self, grips: Callable[[float], Sequence[Grip]], colors: Callable[[], Palette]
    ) -> None:
        super().__init__()
        self._grips, self._colors = grips, colors
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(950)

    def boundingRect(self) -> QRectF:
        """Give nothing: views paint handles wherever they are, and no click meets them."""
        return QRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint each handle."""
        zoom = max(option.levelOfDetailFromTransform(painter.worldTransform()), 0.02)
        half, palette = SIZE / 2 / zoom, self._colors()
        ink = palette["focus"]
        for grip in self._grips(zoom):
            square = QRectF(grip.x - half, grip.y - half, 2 * half, 2 * half)
            if grip.role is Role.ARROW:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(ink))
                painter.drawEllipse(QPointF(grip.x, grip.y), half * 0.75, half * 0.75)
                continue
            painter.setPen(pen(ink, 1.5 / zoom))
            painter.setBrush(color(palette["surface"]))
            if grip.role is Role.RESIZE:
                painter.drawRect(square)
            else:
                painter.drawEllipse(square)


BELOW = -5.0
"""The height of what is drawn below all that is carried, and above the rest of the board."""


class Trace(QGraphicsItem):
    """Shapes that a gesture draws while it lasts: guides, a line, an arrow above everything, or
    what stays behind, below what is carried.
    """

    def __init__(self, *, below: bool = False) -> None:
        super().__init__()
        self.shapes: tuple[Shape, ...] = ()
        self._drawing = Drawing()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(BELOW if below else 940)

    def show_shapes(self, shapes: Sequence[Shape]) -> bool:
        """Show these shapes from now on; tell whether that changes anything."""
        wanted = tuple(shapes)
        if wanted == self.shapes:
            return False
        self.shapes, self._drawing = wanted, Drawing(wanted)
        return True

    def boundingRect(self) -> QRectF:
        """Give nothing: views paint a trace wherever it goes, and no click meets it."""
        return QRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the shapes."""
        self._drawing.paint(painter)
