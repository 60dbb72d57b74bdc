"""A picture of a whole board in which each thing is a block of its colour."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.drawing import color
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.scene import BoardScene

SIZE = QSize(160, 96)
_AIR = 0.08
_LINES = ("arrow", "stroke")
_GROUNDS = ("note_group", "frame")


class MapPicture:
    """Kept from one painting to the next, so that only what has changed is painted again."""

    def __init__(self, scene: BoardScene) -> None:
        self._scene = scene
        self._area = QRectF()
        self.pixmap = QPixmap()

    def place_of(self, at: QPointF) -> QPointF:
        """Give the place of the scene that a pixel of the map stands for."""
        return self._area.topLeft() + at / self._scale()

    def pixels_of(self, area: QRectF) -> QRectF:
        """Give where an area of the scene lies on the map."""
        scale, corner = self._scale(), self._area.topLeft()
        left, top = (area.left() - corner.x()) * scale, (area.top() - corner.y()) * scale
        return QRectF(left, top, area.width() * scale, area.height() * scale)

    def catch_up(self, changed: Sequence[QRectF] | None, ratio: float) -> None:
        """Paint the areas that have changed, or everything when None or when the bounds differ."""
        wanted = _with_air(self._scene.content)
        if changed is None or wanted != self._area or self.pixmap.isNull():
            self._paint_all(wanted, ratio)
            return
        painter = QPainter(self.pixmap)
        for part in changed:
            self._paint_part(painter, part)
        painter.end()

    def _paint_all(self, area: QRectF, ratio: float) -> None:
        self._area = area
        self.pixmap = QPixmap(SIZE * ratio)
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(color(self._scene.colors["canvas"]))
        painter = QPainter(self.pixmap)
        self._paint_blocks(painter, self._scene.projection.unordered())
        painter.end()

    def _paint_part(self, painter: QPainter, part: QRectF) -> None:
        pixels = self.pixels_of(part).adjusted(-1, -1, 1, 1).toAlignedRect()
        painter.setClipRect(pixels)
        painter.fillRect(pixels, color(self._scene.colors["canvas"]))
        whole = QRectF(
            self.place_of(QPointF(pixels.topLeft())), QSizeF(pixels.size()) / self._scale()
        )
        self._paint_blocks(painter, self._scene.projection.within(whole))

    def _paint_blocks(self, painter: QPainter, items: Iterable[BoardItem]) -> None:
        """Paint colour by colour, which takes a fraction of the time of painting one by one."""
        colors, scale = self._scene.colors, self._scale()
        left, top = self._area.left(), self._area.top()
        blocks: dict[tuple[bool, str], list[QRectF]] = {}
        for card in (item.sketch for item in items):
            if card.key[0] in _LINES:
                self._paint_line(painter, card)
                continue
            ground = card.key[0] in _GROUNDS
            ink = card.fill or colors["border" if ground else "border_strong"]
            x, y = (card.x - left) * scale, (card.y - top) * scale
            size = max(1.0, card.width * scale), max(1.0, card.height * scale)
            blocks.setdefault((not ground, ink), []).append(QRectF(x, y, *size))
        painter.setPen(Qt.PenStyle.NoPen)
        for (_, ink), rects in sorted(blocks.items(), key=lambda pair: pair[0]):
            painter.setBrush(color(ink))
            painter.drawRects(rects)

    def _paint_line(self, painter: QPainter, card: Cardlike) -> None:
        """Paint an arrow or a stroke as the line that it is: its bounds would cover the board."""
        painter.setPen(color(self._scene.colors["border_strong"]))
        places = [QRectF(card.x + x, card.y + y, 0.0, 0.0) for x, y in card.edge]
        painter.drawPolyline([self.pixels_of(place).topLeft() for place in places])

    def _scale(self) -> float:
        area = self._area
        if area.isEmpty():
            return 1.0
        return min(SIZE.width() / area.width(), SIZE.height() / area.height())


def _with_air(content: QRectF) -> QRectF:
    """Give an area around the content that has the shape of the map."""
    scale = max(content.width() / SIZE.width(), content.height() / SIZE.height()) * (1 + _AIR)
    area = QRectF(0, 0, SIZE.width() * scale, SIZE.height() * scale)
    area.moveCenter(content.center())
    return area
