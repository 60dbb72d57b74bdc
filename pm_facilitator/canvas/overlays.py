"""What a scene shows beside its cards: the backdrop, words during a gesture, and soft frames."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from pm_facilitator.canvas.drawing import Drawing, is_too_small, pen
from pm_facilitator.canvas.grid import Grid
from pm_facilitator.canvas.ink import bounds
from pm_facilitator.canvas.typefaces import text_font
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Rectangle, Shape, Text


class Backdrop(QGraphicsItem):
    """The part of a figure that nobody takes hold of: axes, spine, bones, headings.

    Its shapes are kept in stripes, so that a tile paints only those that lie on it; ``ink`` is what
    they all cover.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ink = QRectF()
        self._rect = QRectF()
        self._shapes: tuple[Shape, ...] = ()
        self._stripes: Grid[int] = Grid()
        self._drawings: list[Drawing] = []
        self.setZValue(-10)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_shapes(self, shapes: Iterable[Shape], rect: QRectF) -> bool:
        """Show these shapes from now on, bounded by ``rect``; tell whether they are others."""
        wanted = tuple(shapes)
        if wanted == self._shapes and rect == self._rect:
            return False
        self.prepareGeometryChange()
        self._shapes, self._rect = wanted, rect
        self._drawings = [Drawing([shape]) for shape in wanted]
        self._stripes = Grid()
        self.ink = QRectF()
        for place, shape in enumerate(wanted):
            covered = bounds(shape)
            self._stripes.put(place, covered)
            self.ink = self.ink.united(covered)
        return True

    def boundingRect(self) -> QRectF:
        """Give the bounds of all shapes."""
        return self._rect

    def shape(self) -> QPainterPath:
        """Give nothing: clicks go through to the board."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint all shapes."""
        self.paint_within(
            painter, self._rect, option.levelOfDetailFromTransform(painter.worldTransform())
        )

    def paint_within(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint the shapes that touch an area, with a painter that counts in scene units."""
        for place in sorted(self._stripes.near(area)):
            self._drawings[place].paint(painter, is_too_small(painter, zoom))


class Bubble(QGraphicsItem):
    """A few words beside a gesture, the same size at every zoom."""

    SIZE = 13.0

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._words = ""
        self._width = 0.0
        self._drawing = Drawing()
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
        if words != self._words:
            self._words = words
            self._width = measure().width(words, self.SIZE, True) + 24
            self._drawing = self._drawn()
        self.setPos(at)
        self.setVisible(bool(words))
        self.update()

    def take_colors(self, palette: Palette) -> None:
        """Paint with other colours from now on."""
        self._palette = palette
        self._drawing = self._drawn()

    def boundingRect(self) -> QRectF:
        """Give the bubble's place, centred above its point."""
        return QRectF(-self._width / 2, -46, self._width, 30)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the words on a pill."""
        self._drawing.paint(painter)

    def _drawn(self) -> Drawing:
        """Draw it once: it is painted again with each step of the hand."""
        metrics, pill = QFontMetricsF(text_font(self.SIZE, True)), self.boundingRect()
        baseline = pill.center().y() + (metrics.ascent() - metrics.descent()) / 2
        ground, ink = self._palette["text"], self._palette["surface"]
        return Drawing(
            [
                Rectangle(pill.x(), pill.y(), pill.width(), pill.height(), ground, radius=15.0),
                Text(pill.x() + 12, baseline, self._words, self.SIZE, ink, bold=True),
            ]
        )


class Landing(QGraphicsItem):
    """A soft frame: around the place where a dragged thing will land, or the band that selects."""

    def __init__(self, palette: Palette, place: QRectF, *, above: bool) -> None:
        super().__init__()
        self._palette, self._place, self._above = palette, place, above
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(900 if above else 5)

    def is_at(self, place: QRectF, *, above: bool) -> bool:
        """Tell whether this frames just that place."""
        return (self._place, self._above) == (place, above)

    def take_colors(self, palette: Palette) -> None:
        """Paint with other colours from now on."""
        self._palette = palette

    def boundingRect(self) -> QRectF:
        """Give the place with room for its line."""
        return self._place.adjusted(-4, -4, 4, 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the frame."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        fill = QColor(self._palette["accent"])
        fill.setAlphaF(0.12)
        painter.setPen(pen(self._palette["accent"], 1.5 / max(zoom, 0.2)))
        painter.setBrush(fill)
        radius = min(6.0, self._place.height() / 2, self._place.width() / 2)
        painter.drawRoundedRect(self._place, radius, radius)
