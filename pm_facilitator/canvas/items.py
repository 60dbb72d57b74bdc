"""The items of a scene: one per record, a quiet backdrop, and the words shown during a drag."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsObject,
    QStyle,
    QStyleOptionGraphicsItem,
    QWidget,
)

from pm_facilitator.canvas.card import Card
from pm_facilitator.canvas.drawing import SIMPLE_BELOW, Drawing, color, pen
from pm_facilitator.canvas.typefaces import text_font
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape

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
        self.setZValue(self.card.rank + (100 if dx or dy else 0))
        self._place()

    @property
    def previewed(self) -> QPointF:
        """Give how far a gesture has carried the item."""
        return self._offset

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
        """Give the card itself, so that its margin does not catch clicks."""
        path = QPainterPath()
        path.addRect(0, 0, self.card.width, self.card.height)
        return path

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
        if self._offset.isNull():
            self.setZValue(self.card.rank)


def underlines(card: Card, start: int, end: int) -> Iterable[tuple[float, float, float]]:
    """Give where a range of the text lies on the card, as (left, right, height) for each line."""
    for line in card.lines:
        first, last = max(start - line.start, 0), min(end - line.start, len(line.text))
        if first < last:
            left = measure().width(line.text[:first], card.size, card.bold)
            right = measure().width(line.text[:last], card.size, card.bold)
            yield line.x + left, line.x + right, line.y + card.size * 0.22


class Backdrop(QGraphicsItem):
    """The part of a figure that nobody takes hold of: axes, spine, bones, headings."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing = Drawing()
        self._rect = QRectF()
        self.setZValue(-10)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_shapes(self, shapes: Iterable[Shape], rect: QRectF) -> None:
        """Show these shapes from now on; ``rect`` bounds them."""
        self.prepareGeometryChange()
        self._drawing, self._rect = Drawing(shapes), rect
        self.update()

    def boundingRect(self) -> QRectF:
        """Give the bounds of all shapes."""
        return self._rect

    def shape(self) -> QPainterPath:
        """Give nothing: clicks go through to the board."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the shapes."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        self._drawing.paint(painter, zoom < SIMPLE_BELOW)


class Bubble(QGraphicsItem):
    """A few words beside a gesture, the same size at every zoom."""

    SIZE = 13.0

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._words = ""
        self._width = 0.0
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(1000)

    @property
    def words(self) -> str:
        """Give what is shown."""
        return self._words

    def say(self, words: str, at: QPointF) -> None:
        """Show these words above a place."""
        self.prepareGeometryChange()
        self._words = words
        self._width = measure().width(words, self.SIZE, True) + 24
        self.setPos(at)
        self.setVisible(bool(words))
        self.update()

    def boundingRect(self) -> QRectF:
        """Give the bubble's place, centred above its point."""
        return QRectF(-self._width / 2, -46, self._width, 30)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the words on a pill."""
        font = text_font(self.SIZE, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._palette["text"]))
        painter.drawRoundedRect(self.boundingRect(), 15, 15)
        painter.setPen(color(self._palette["surface"]))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        baseline = -31 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(-self._width / 2 + 12, baseline), self._words)


class Landing(QGraphicsItem):
    """Where a dragged thing will land: a soft frame or a line."""

    def __init__(self, palette: Palette, place: QRectF) -> None:
        super().__init__()
        self._palette, self._place = palette, place
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(5)

    def boundingRect(self) -> QRectF:
        """Give the place with room for its line."""
        return self._place.adjusted(-4, -4, 4, 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the frame."""
        painter.setPen(pen(self._palette["accent"], 2.0))
        fill = color(self._palette["accent_soft"])
        painter.setBrush(fill)
        painter.drawRoundedRect(self._place, 6, 6)
