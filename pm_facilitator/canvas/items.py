"""The item of a record on a board: its card, its marks, its outline."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsObject,
    QStyle,
    QStyleOptionGraphicsItem,
    QWidget,
)

from pm_facilitator.canvas.card import GRASP, Card
from pm_facilitator.canvas.drawing import SIMPLE_BELOW, Drawing, color, pen
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette

Mark = tuple[int, int, str]
"""A finding in a text: first character, the one behind the last, and its severity."""

MARGIN = 8.0
"""Room around a card for its outline and focus ring."""


class BoardItem(QGraphicsObject):
    """A record on the board: paints its card and what the facilitator does with it."""

    def __init__(self, card: Card, palette: Palette, *, active: bool) -> None:
        super().__init__()
        self.card = card
        self.ringed = False
        self._palette = palette
        self._marks: tuple[Mark, ...] = ()
        self._drawing = Drawing(card.shapes)
        self._offset = QPointF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable, active)
        self.setAcceptedMouseButtons(
            Qt.MouseButton.LeftButton if active else Qt.MouseButton.NoButton
        )
        self._place()

    @property
    def key(self) -> Key:
        """Give the record's kind and id."""
        return self.card.key

    def set_card(self, card: Card, palette: Palette) -> bool:
        """Show the record's present state; tell whether anything differs."""
        if card is self.card and palette is self._palette:
            return False
        if card == self.card and palette is self._palette:
            self.card = card
            return False
        if (card.width, card.height) != (self.card.width, self.card.height):
            self.prepareGeometryChange()
        if card.shapes != self.card.shapes or palette is not self._palette:
            self._drawing = Drawing(card.shapes)
        self.card, self._palette = card, palette
        self._place()
        self.update()
        return True

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Underline findings in the text."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Give the findings that are underlined."""
        return self._marks

    def preview(self, dx: float, dy: float) -> None:
        """Show the item elsewhere while a gesture lasts; (0, 0) puts it back."""
        self._offset = QPointF(dx, dy)
        self._place()

    @property
    def previewed(self) -> QPointF:
        """Give how far a gesture has carried the item."""
        return self._offset

    def choose(self, chosen: bool) -> None:
        """Select the item or not; what is selected lies above its neighbours."""
        if chosen != self.isSelected():
            self.setSelected(chosen)
            self._place()

    def set_ringed(self, ringed: bool) -> None:
        """Draw the ring of the keyboard's focus."""
        if ringed != self.ringed:
            self.ringed = ringed
            self.update()

    def home(self) -> QRectF:
        """Give the card's place in the scene, without a preview."""
        return QRectF(self.card.x, self.card.y, self.card.width, self.card.height)

    def boundingRect(self) -> QRectF:
        """Give the card with room for its outline."""
        return QRectF(0, 0, self.card.width, self.card.height).adjusted(
            -MARGIN, -MARGIN, MARGIN, MARGIN
        )

    def shape(self) -> QPainterPath:
        """Give the card itself or the line that it is, so that its margin does not catch clicks."""
        path = QPainterPath()
        if not self.card.edge:
            path.addRect(0, 0, self.card.width, self.card.height)
            return path
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in self.card.edge]))
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * GRASP)
        return stroker.createStroke(path)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the card, then marks and outlines over it."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        simple = zoom < SIMPLE_BELOW
        if not self._offset.isNull():
            painter.setOpacity(0.92)
        self._drawing.paint(painter, simple)
        if self._marks and not simple:
            self._paint_marks(painter)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_outline(painter, 2.0, 2.0 / max(zoom, 0.2))
        if self.ringed:
            self._paint_outline(painter, 5.0, 1.5 / max(zoom, 0.2))

    def _paint_outline(self, painter: QPainter, distance: float, width: float) -> None:
        painter.setPen(pen(self._palette["focus"], width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = QRectF(0, 0, self.card.width, self.card.height)
        rect.adjust(-distance, -distance, distance, distance)
        radius = self.card.radius + distance
        painter.drawRoundedRect(rect, radius, radius)

    def _paint_marks(self, painter: QPainter) -> None:
        for start, end, severity in self._marks:
            line = QPen(color(self._palette["warning" if severity == "warning" else "hint"]), 1.6)
            line.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(line)
            for x1, x2, y in underlines(self.card, start, end):
                painter.drawLine(QPointF(x1, y), QPointF(x2, y))

    def _place(self) -> None:
        self.setPos(QPointF(self.card.x, self.card.y) + self._offset)
        carried = 0 if self._offset.isNull() else 100
        self.setZValue(self.card.rank + carried + (0.5 if self.isSelected() else 0))


def underlines(card: Card, start: int, end: int) -> Iterable[tuple[float, float, float]]:
    """Give where a range of the text lies on the card, as (left, right, height) for each line."""
    for line in card.lines:
        first, last = max(start - line.start, 0), min(end - line.start, len(line.text))
        if first < last:
            left = measure().width(line.text[:first], card.size, card.bold)
            right = measure().width(line.text[:last], card.size, card.bold)
            yield line.x + left, line.x + right, line.y + card.size * 0.22
