"""A picture of a whole board in which each thing is a block of its colour."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.drawing import color
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.figures.palette import Palette

SIZE = QSize(160, 96)
_AIR = 0.08
_SLICE = 200
"""So many things are looked at before the time is."""

_LINES = ("arrow", "stroke")
_GROUNDS = ("note_group", "frame")


class MapPicture:
    """Kept from one painting to the next, so that only what has changed is painted again."""

    def __init__(self, scene: BoardScene) -> None:
        self._scene = scene
        self._area = QRectF()
        self._colors: Palette | None = None
        self._work: Iterator[None] | None = None
        self.pixmap = QPixmap()

    def place_of(self, at: QPointF) -> QPointF:
        """Give the place of the scene that a pixel of the map stands for."""
        return self._area.topLeft() + at / self._scale()

    def pixels_of(self, area: QRectF) -> QRectF:
        """Give where an area of the scene lies on the map."""
        scale, corner = self._scale(), self._area.topLeft()
        left, top = (area.left() - corner.x()) * scale, (area.top() - corner.y()) * scale
        return QRectF(left, top, area.width() * scale, area.height() * scale)

    def begin(self, changed: Sequence[QRectF] | None, ratio: float) -> None:
        """Begin to paint areas that have changed; everything when None, or when it looks otherwise.

        A painting that was not finished is given up.
        """
        wanted, colors = _with_air(self._scene.content), self._scene.colors
        known = not self.pixmap.isNull() and self.pixmap.devicePixelRatio() == ratio
        if known and changed is not None and (wanted, colors) == (self._area, self._colors):
            self._work = self._paint_parts(changed)
        else:
            self._work = self._paint_all(wanted, ratio)

    def has_colors(self) -> bool:
        """Tell whether it shows no other colours than the scene's."""
        return self._colors in (None, self._scene.colors)

    def is_painting(self) -> bool:
        """Tell whether something was begun and is not finished."""
        return self._work is not None

    def go_on(self, seconds: float) -> bool:
        """Paint for about so long and tell whether all is done; until then nothing of it shows."""
        until = perf_counter() + seconds
        for _ in self._work or ():
            if perf_counter() > until:
                return False
        self._work = None
        return True

    def _paint_parts(self, changed: Sequence[QRectF]) -> Iterator[None]:
        pixmap = QPixmap(self.pixmap)
        for part in changed:
            painter = QPainter(pixmap)
            self._paint_part(painter, part)
            painter.end()
            yield
        self.pixmap = pixmap

    def _paint_all(self, area: QRectF, ratio: float) -> Iterator[None]:
        colors, blocks = self._scene.colors, _Blocks(area, self._scene.colors)
        items = self._scene.projection.unordered()
        for first in range(0, len(items), _SLICE):
            blocks.take(item.sketch for item in items[first : first + _SLICE])
            yield
        pixmap = QPixmap(SIZE * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(color(colors["canvas"]))
        for paint in blocks.in_parts():
            painter = QPainter(pixmap)
            paint(painter)
            painter.end()
            yield
        self._area, self._colors, self.pixmap = area, colors, pixmap

    def _paint_part(self, painter: QPainter, part: QRectF) -> None:
        pixels = self.pixels_of(part).adjusted(-1, -1, 1, 1).toAlignedRect()
        painter.setClipRect(pixels)
        painter.fillRect(pixels, color(self._scene.colors["canvas"]))
        whole = QRectF(
            self.place_of(QPointF(pixels.topLeft())), QSizeF(pixels.size()) / self._scale()
        )
        blocks = _Blocks(self._area, self._scene.colors)
        blocks.take(item.sketch for item in self._scene.projection.within(whole))
        for paint in blocks.in_parts():
            paint(painter)

    def _scale(self) -> float:
        return _scale_of(self._area)


class _Blocks:
    """Blocks by colour: painting them so takes a fraction of the time of one by one."""

    def __init__(self, area: QRectF, colors: Palette) -> None:
        self._left, self._top, self._scale = area.left(), area.top(), _scale_of(area)
        self._colors = colors
        self._blocks: dict[tuple[bool, str], list[QRectF]] = {}
        self._lines: list[list[QPointF]] = []

    def take(self, cards: Iterable[Cardlike]) -> None:
        """Work out the blocks of cards, and the lines of those that are lines."""
        colors, scale, left, top = self._colors, self._scale, self._left, self._top
        for card in cards:
            x, y = (card.x - left) * scale, (card.y - top) * scale
            if card.key[0] in _LINES:
                # Their bounds would cover the board.
                places = [QPointF(x + at[0] * scale, y + at[1] * scale) for at in card.edge]
                self._lines.append(places)
                continue
            ground = card.key[0] in _GROUNDS
            ink = card.fill or colors["border" if ground else "border_strong"]
            size = max(1.0, card.width * scale), max(1.0, card.height * scale)
            self._blocks.setdefault((not ground, ink), []).append(QRectF(x, y, *size))

    def in_parts(self) -> Iterator[Callable[[QPainter], None]]:
        """Give what paints all of them part by part, grounds first."""
        yield self._paint_lines
        for (_, ink), rects in sorted(self._blocks.items(), key=lambda pair: pair[0]):
            for first in range(0, len(rects), _SLICE):
                yield partial(_paint_rects, ink, rects[first : first + _SLICE])

    def _paint_lines(self, painter: QPainter) -> None:
        painter.setPen(color(self._colors["border_strong"]))
        for places in self._lines:
            painter.drawPolyline(places)


def _paint_rects(ink: str, rects: list[QRectF], painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ink))
    painter.drawRects(rects)


def _scale_of(area: QRectF) -> float:
    if area.isEmpty():
        return 1.0
    return min(SIZE.width() / area.width(), SIZE.height() / area.height())


def _with_air(content: QRectF) -> QRectF:
    """Give an area around the content that has the shape of the map."""
    scale = max(content.width() / SIZE.width(), content.height() / SIZE.height()) * (1 + _AIR)
    area = QRectF(0, 0, SIZE.width() * scale, SIZE.height() * scale)
    area.moveCenter(content.center())
    return area
