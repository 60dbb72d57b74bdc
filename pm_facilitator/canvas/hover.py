"""A thin frame around what the pointer is on: what a press would take hold of."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from pm_facilitator.canvas.drawing import pen
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.figures.palette import Palette

_LINES = ("arrow", "stroke")
_OPACITY = 0.6


class Hover(QGraphicsItem):
    """Looks up its item again whenever it is painted, since items come and go."""

    def __init__(
        self, item_of: Callable[[], BoardItem | None], colors: Callable[[], Palette]
    ) -> None:
        super().__init__()
        self._item_of, self._colors = item_of, colors
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(930)

    def boundingRect(self) -> QRectF:
        """Give nothing: views paint the frame wherever it is, and no click meets it."""
        return QRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Frame the item, unless it is a line or shows its own frame."""
        item = self._item_of()
        if item is None or item.chosen or item.key[0] in _LINES:
            return
        zoom = max(option.levelOfDetailFromTransform(painter.worldTransform()), 0.02)
        ink = pen(self._colors()["focus"], 1.5 / zoom)
        soft = QColor(ink.color())
        soft.setAlphaF(_OPACITY)
        ink.setColor(soft)
        painter.setPen(ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        air, radius = 1.5 / zoom, item.sketch.radius
        painter.drawRoundedRect(item.home().adjusted(-air, -air, air, air), radius, radius)
