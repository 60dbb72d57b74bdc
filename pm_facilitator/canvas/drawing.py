"""Paints the shapes of a figure with Qt: made ready once, painted many times."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from math import inf, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QStaticText,
)

from pm_facilitator.canvas.typefaces import typeface
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.shapes import Image, Line, Path, Rectangle, Shape, Text

Op = Callable[[QPainter], None]

Band = tuple[float, float]
"""From which height to which one a drawing is painted."""

WHOLE: Band = (-inf, inf)

SIMPLE_BELOW = 0.35
"""The zoom below which text is drawn as bars: nobody can read it there, but on a finer screen."""

SPECK_BELOW = 0.15
"""The zoom below which a sheet is one rectangle of its colour: its bars would be a blur."""


class Drawing:
    """Shapes made ready for painting: pens, brushes and laid-out text, each kind when needed.

    What a drawing ``before`` has made ready of the same shapes is taken over: who types changes
    one line of several.

    Attributes:
        made: what is ready, each shape with what paints it.
    """

    def __init__(self, shapes: Iterable[Shape] = (), before: "Drawing | None" = None) -> None:
        self._shapes = tuple(shapes)
        self._before = before.made if before is not None else ()
        self.made: Sequence[tuple[Shape, list[Op]]] = ()
        self._full: list[Op | _Lines] | None = None
        self._simple: list[Op] | None = None

    def paint(self, painter: QPainter, simple: bool = False, band: Band = WHOLE) -> None:
        """Paint everything, or bars in place of text when it is too small to be read.

        Where only a ``band`` is shown anew, from its top to its bottom, lines of text beyond it
        are left out.
        """
        for op in self._bars() if simple else self._ops():
            if isinstance(op, _Lines):
                op.paint(painter, band)
            else:
                op(painter)

    def _ops(self) -> "list[Op | _Lines]":
        if self._full is None:
            self.made = list(_made_ready(self._shapes, self._before))
            self._full, self._before = _joined(op for _, ops in self.made for op in ops), ()
        return self._full

    def _bars(self) -> list[Op]:
        if self._simple is None:
            self._simple = [
                op
                for shape in self._shapes
                for op in ([_bar(shape)] if isinstance(shape, Text) else _ops(shape))
            ]
        return self._simple


def _made_ready(
    shapes: Sequence[Shape], before: Sequence[tuple[Shape, list[Op]]]
) -> Iterator[tuple[Shape, list[Op]]]:
    """Make shapes ready, but for those that were at the same place among the ones before."""
    for shape, known in zip_longest(shapes, before[: len(shapes)]):
        yield known if known is not None and known[0] == shape else (shape, _ops(shape))


def is_too_small(painter: QPainter, zoom: float) -> bool:
    """Tell whether text is too small to be read; on a finer screen smaller text can be."""
    if zoom >= SIMPLE_BELOW:
        return False
    return zoom < SIMPLE_BELOW / sqrt(painter.device().devicePixelRatioF())


def color(value: str | None) -> QColor:
    """Give a colour as Qt knows it; None is no colour at all."""
    return _color(value) if value else QColor(Qt.GlobalColor.transparent)


@lru_cache(maxsize=512)
def _color(value: str) -> QColor:
    return QColor(value)


def pen(value: str | None, width: float = 1.0, dashed: bool = False) -> QPen:
    """Give a pen with round joints; None is no line at all."""
    if value is None:
        return QPen(Qt.PenStyle.NoPen)
    line = QPen(color(value), width)
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        line.setDashPattern([4.0 / max(width, 0.5), 4.0 / max(width, 0.5)])
    return line


def _ops(shape: Shape) -> list[Op]:
    match shape:
        case Rectangle():
            return [_rectangle(shape)]
        case Line():
            return [_line(shape)]
        case Path():
            return [_path(shape)]
        case Text():
            return _text(shape)
        case Image():
            return [_image(shape)]


def _brush(fill: str | None) -> QBrush:
    return QBrush(color(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush)


def _rectangle(shape: Rectangle) -> Op:
    rect = QRectF(shape.x, shape.y, shape.width, shape.height)
    outline, brush, radius = (
        pen(shape.stroke, shape.stroke_width, shape.dashed),
        _brush(shape.fill),
        shape.radius,
    )

    def paint(painter: QPainter) -> None:
        painter.setPen(outline)
        painter.setBrush(brush)
        if radius:
            painter.drawRoundedRect(rect, radius, radius)
        else:
            painter.drawRect(rect)

    return paint


def _line(shape: Line) -> Op:
    stroke = pen(shape.color, shape.width, shape.dashed)
    start, end = QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2)

    def paint(painter: QPainter) -> None:
        painter.setPen(stroke)
        painter.drawLine(start, end)

    return paint


def _path(shape: Path) -> Op:
    stroke, brush = pen(shape.stroke, shape.stroke_width, shape.dashed), _brush(shape.fill)
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
    if shape.closed:
        path.closeSubpath()

    def paint(painter: QPainter) -> None:
        painter.setPen(stroke)
        painter.setBrush(brush)
        painter.drawPath(path)

    return paint if shape.opacity == 1.0 else _translucent(paint, shape.opacity)


def _translucent(op: Op, opacity: float) -> Op:
    def paint(painter: QPainter) -> None:
        before = painter.opacity()
        painter.setOpacity(before * opacity)
        op(painter)
        painter.setOpacity(before)

    return paint


def _image(shape: Image) -> Op:
    rect = QRectF(shape.x, shape.y, shape.width, shape.height)
    picture = QImage.fromData(shape.data)

    def paint(painter: QPainter) -> None:
        painter.drawImage(rect, picture)

    return paint


def _text(shape: Text) -> list[Op]:
    x = _start(shape)
    ops: list[Op] = []
    for name, run in measure().runs(shape.text, shape.bold):
        ops.append(_Run(typeface(name, shape.size), run, x, shape.y, shape.color))
        x += measure().width(run, shape.size, shape.bold)
    return ops


class _Run:
    """A text in one font and colour, laid out when it is first painted."""

    __slots__ = ("at", "bottom", "font", "ink", "text", "top")

    def __init__(self, font: QFont, run: str, x: float, baseline: float, ink: str) -> None:
        self.font, self.ink = font, ink
        self.text = QStaticText(run)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        ascent = QFontMetricsF(font).ascent()
        self.at = QPointF(x, baseline - ascent)
        # Marks above and tails below stand out beyond what a font says of itself.
        self.top, self.bottom = baseline - 1.5 * ascent, baseline + 0.7 * ascent

    def __call__(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setPen(color(self.ink))
        painter.setFont(self.font)
        painter.drawStaticText(self.at, self.text)


class _Lines:
    """Runs of one look, which set their font and colour once and not each of them."""

    __slots__ = ("runs",)

    def __init__(self, runs: list[_Run]) -> None:
        self.runs = runs

    def paint(self, painter: QPainter, band: Band) -> None:
        """Paint those that touch a band."""
        top, bottom = band
        painter.setPen(color(self.runs[0].ink))
        painter.setFont(self.runs[0].font)
        for run in self.runs:
            if run.bottom > top and run.top < bottom:
                painter.drawStaticText(run.at, run.text)


def _joined(ops: Iterable[Op]) -> "list[Op | _Lines]":
    """Take the lines of a text together."""
    joined: list[Op | _Lines] = []
    for op in ops:
        if not isinstance(op, _Run):
            joined.append(op)
            continue
        last = joined[-1] if joined else None
        if isinstance(last, _Lines) and (last.runs[0].ink, last.runs[0].font) == (op.ink, op.font):
            last.runs.append(op)
        else:
            joined.append(_Lines([op]))
    return joined


def _start(shape: Text) -> float:
    if shape.anchor == "start":
        return shape.x
    width = measure().width(shape.text, shape.size, shape.bold)
    return shape.x - (width if shape.anchor == "end" else width / 2)


def _bar(shape: Text) -> Op:
    width = measure().width(shape.text, shape.size, shape.bold)
    height = shape.size * 0.3
    rect = QRectF(_start(shape), shape.y - shape.size * 0.5, width, height)
    ink = QColor(shape.color)
    ink.setAlphaF(0.45)

    def paint(painter: QPainter) -> None:
        painter.fillRect(rect, ink)

    return paint
