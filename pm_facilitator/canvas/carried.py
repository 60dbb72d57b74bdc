"""The picture of what moves as one above a board: painted once, and then only moved."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from pm_facilitator.canvas.drawing import SPECK_BELOW
from pm_facilitator.canvas.projection import Projection
from pm_facilitator.canvas.scene import BLEED
from pm_facilitator.canvas.tiles import Tiles

_OPACITY = 0.92
"""How opaque what a hand carries is; painted with each shape it would take ten times as long."""

_FEW = 10
"""So many items that float in sight are painted anew at every step; more that move alike are
painted once and then moved."""

_FEW_AT_REST = 20
"""The same for those that float where they belong, of which one changes with every letter."""

_FEW_SPECKS = 300
"""The same of these from so far away that most are a rectangle of one colour."""

_NOTHING = False, -1
"""The version of no picture, which is none that what floats can have."""


class Carried:
    """Shows what a hand carries, or all that floats when it is much and moves alike.

    Attributes:
        tiles: the picture, as what it shows lay when it was painted.
    """

    def __init__(self, projection: Projection) -> None:
        self.tiles = Tiles(self._paint)
        self.tiles.set_ground(QColor(Qt.GlobalColor.transparent))
        self._projection = projection
        self._version = _NOTHING
        self._from = self._by = QPointF()

    def offset(self, part: QRectF, zoom: float) -> QPointF | None:
        """Give how far it was carried; None where each item has to be painted by itself."""
        floating = self._projection.floating
        as_one = not self.begins() or floating.is_carried() or self._is_much(part, zoom)
        return floating.common_offset() if as_one else None

    def begins(self) -> bool:
        """Tell whether it has to be painted before it can be moved."""
        return self._version != self._projection.floating.together_version()

    def holds_many(self) -> bool:
        """Tell whether so much floats that painting each by itself would take long."""
        return len(self._projection.floating) > _FEW

    def clear(self) -> None:
        """Keep no picture."""
        self.tiles.clear()
        self._version = _NOTHING

    def draw(
        self,
        painter: QPainter,
        seen: QRectF,
        zoom: float,
        ratio: float,
        parts: Sequence[QRect],
        offset: QPointF,
    ) -> bool:
        """Draw parts of what is seen, carried so far; tell whether all of it was painted.

        The painter and the parts count in pixels from the scene's origin, as those of ``Tiles``.
        """
        floating = self._projection.floating
        if self.begins():
            self._version, self._from = floating.together_version(), offset
            self.tiles.clear()
            self.tiles.content = floating.bounds().adjusted(-BLEED, -BLEED, BLEED, BLEED)
        self._by = by = offset - self._from
        pixels = (by * zoom).toPoint()  # a picture between the pixels would be blurred, and slow
        painter.save()
        painter.translate(pixels)
        painter.setOpacity(_OPACITY if floating.is_carried() else 1.0)
        sharp = self.tiles.draw(
            painter,
            seen.translated(-by.x(), -by.y()),
            zoom,
            ratio,
            hurry=False,
            parts=[part.translated(-pixels) for part in parts],
        )
        painter.restore()
        return sharp

    def _is_much(self, part: QRectF, zoom: float) -> bool:
        if not self.holds_many():
            return False
        floating = self._projection.floating
        at_rest = _FEW_SPECKS if zoom < SPECK_BELOW else _FEW_AT_REST
        few = _FEW if floating.common_offset() else at_rest
        return len(floating.within(part)) > few

    def _paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint a tile of it as it lay when it was first painted."""
        painter.translate(-self._by)
        self._projection.paint_together(painter, area.translated(self._by), zoom)
