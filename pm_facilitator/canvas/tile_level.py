"""The square pictures of one zoom: which of them an area needs, painting them and showing them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf
from time import perf_counter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

SIDE = 256
"""The side of a tile in pixels of the window."""

_SPARE = 8
"""How many tiles beyond those in sight are kept, for the way back."""

_MOST_PATCHES = 6
"""A tile that changed in more places than this is painted anew as a whole."""

_STRIP_SECONDS = 0.0015
"""How long one strip of a tile may take: what is painted in a pause can stop after any."""

_STRIPS = 1, 2, 4, 8
"""Into how many strips a tile may be cut."""

_FAR = 0.5
"""The zoom below which a tile may show so much that even the first one is cut."""

_LITTLE = 3 * SIDE * SIDE
"""So many pixels can be painted anew at once."""

_MOST_EDGE = 24
"""How many tiles more than it shows in full an area may lie on."""

_BLEED = 3
"""How far beyond its bounds a thing may leave ink, in pixels."""

_WHOLE = QRect(0, 0, SIDE, SIDE)

Place = tuple[int, int]
Paint = Callable[[QPainter, QRectF, float], None]
"""Paints an area of the scene at a zoom; the painter counts in scene units already."""

Span = tuple[int, int, int, int]
"""The places of an area: the first and the last across, the first and the last down."""


class Tile:
    """One square; ``stale`` lists the parts to paint anew, None standing for all of it."""

    __slots__ = ("picture", "stale")

    def __init__(self, picture: QPixmap) -> None:
        self.picture = picture
        self.stale: list[QRect] | None = None

    def spoil(self, part: QRect) -> None:
        """Note that a part is out of date."""
        if self.stale is not None and not part.isEmpty():
            self.stale.append(part)
            if part == _WHOLE or len(self.stale) > _MOST_PATCHES:
                self.stale = None


class Level:
    """The tiles of one zoom; tile (x, y) begins at the scene's x * SIDE / zoom, y * SIDE / zoom."""

    def __init__(self, paint: Paint, zoom: float, ratio: float, ground: QColor) -> None:
        self.zoom, self.ratio, self.ground = zoom, ratio, ground
        self._paint = paint
        self.tiles: dict[Place, Tile] = {}
        self._begun: dict[Place, Tile] = {}
        self._strips = _STRIPS[2] if zoom < _FAR else _STRIPS[0]
        self._ready: Span | None = None
        """Where every tile is painted and up to date; it is asked for in every frame."""

    def wanted(self, seen: QRectF) -> list[Place]:
        """Give the tiles that an area of the scene lies on."""
        return list(_places(_span(self._pixels(seen))))

    def waiting(self, seen: QRectF) -> tuple[list[Place], list[Place]]:
        """Give the tiles to paint for an area: those that are missing, and those out of date."""
        span = _span(self._pixels(seen))
        if self._ready is not None and _within(span, self._ready):
            return [], []
        gone: list[Place] = []
        stale: list[Place] = []
        for place in _places(span):
            tile = self.tiles.get(place)
            if tile is None:
                gone.append(place)
            elif tile.stale != []:
                stale.append(place)
        if not gone and not stale:
            self._ready = span
        return gone, stale

    def has_little(self, stale: Iterable[Place]) -> bool:
        """Tell whether what is out of date of tiles is so little that it can be painted at once.

        As long as it is not, what has gone from there is seen twice.
        """
        parts = [self.tiles[place].stale for place in stale]
        pixels = (SIDE * SIDE if part is None else _pixel_count(part) for part in parts)
        return sum(pixels) <= _LITTLE

    def covers(self, seen: QRectF) -> bool:
        """Tell whether every part of an area has been painted once."""
        pixels = self._pixels(seen)
        if _tile_count(pixels) > len(self.tiles) + _MOST_EDGE:
            return False
        return all(place in self.tiles for place in _places(_span(pixels)))

    def spoil(self, area: QRectF) -> None:
        """Note that an area of the scene looks different now."""
        pixels = self._pixels(area).adjusted(-_BLEED, -_BLEED, _BLEED, _BLEED)
        for tiles in (self.tiles, self._begun):
            for place in _among(tiles, pixels):
                tile = tiles[place]
                if tile.stale is not None:
                    left, top = place[0] * SIDE, place[1] * SIDE
                    tile.spoil(pixels.translated(-left, -top).toAlignedRect() & _WHOLE)
                    self._ready = None

    def spoil_many(self, areas: Iterable[QRectF]) -> None:
        """Note that many areas look different now; of each tile one part that holds all of them.

        To say of each area what part of which tile that is would take longer than it spares.
        """
        spoiled = QRegion()
        for area in areas:
            pixels = self._pixels(area).adjusted(-_BLEED, -_BLEED, _BLEED, _BLEED)
            spoiled += pixels.toAlignedRect()
        for tiles in (self.tiles, self._begun):
            for (x, y), tile in tiles.items():
                left, top = x * SIDE, y * SIDE
                part = spoiled.intersected(QRect(left, top, SIDE, SIDE)).boundingRect()
                if not part.isEmpty():
                    tile.spoil(part.translated(-left, -top))
                    self._ready = None

    def spoil_all(self) -> None:
        """Note that every tile is out of date."""
        self._ready = None
        self._begun.clear()
        for tile in self.tiles.values():
            tile.stale = None

    def make(self, place: Place, until: float = inf) -> None:
        """Paint a tile, or what is out of date of it, until a time is over but at least a strip.

        A new tile is not among the others before all of it is painted.
        """
        known = self.tiles.pop(place, None)
        tile = known or self._begun.pop(place, None) or self._new_tile()
        parts = tile.stale if tile.stale is not None else self._cut(in_strips=until < inf)
        painter = QPainter(tile.picture)
        while parts:
            self._paint_part(painter, place, parts.pop(0))
            if perf_counter() > until:
                break
        painter.end()
        tile.stale = parts
        tiles = self._begun if parts and known is None else self.tiles
        tiles[place] = tile  # the last one painted is the last one to be let go

    def _new_tile(self) -> Tile:
        picture = QPixmap(round(SIDE * self.ratio), round(SIDE * self.ratio))
        picture.setDevicePixelRatio(self.ratio)
        if self.ground.alpha() < 255:
            picture.fill(Qt.GlobalColor.transparent)
        return Tile(picture)

    def has_begun(self) -> bool:
        """Tell whether a part of a tile is painted that is not among the others yet."""
        return bool(self._begun)

    def _cut(self, *, in_strips: bool) -> list[QRect]:
        """Give a tile as a whole, or its strips: the narrower the longer the last ones took."""
        high = SIDE // (self._strips if in_strips else 1)
        return [QRect(0, top, SIDE, high) for top in range(0, SIDE, high)]

    def let_go(self, seen: QRectF, spare: int = _SPARE) -> None:
        """Forget the tiles painted longest ago that are out of sight, but for a few."""
        span = _span(self._pixels(seen))
        most = _place_count(span) + spare
        if len(self.tiles) <= most:
            return
        wanted = set(_places(span))
        self._ready = None
        self._begun = {place: tile for place, tile in self._begun.items() if place in wanted}
        for place in [place for place in self.tiles if place not in wanted]:
            if len(self.tiles) <= most:
                return
            del self.tiles[place]

    def draw(self, painter: QPainter, pixels: QRectF) -> None:
        """Draw the tiles of an area where they belong; it and the painter count in pixels."""
        if pixels.isEmpty():
            return  # it would be taken for the place where the tile at the origin begins
        tiles, span = self.tiles, _span(pixels)
        few = _place_count(span) <= len(tiles)
        for place in _places(span) if few else tiles:
            tile = tiles.get(place)
            if tile is not None:
                painter.drawPixmap(place[0] * SIDE, place[1] * SIDE, tile.picture)

    def _paint_part(self, painter: QPainter, place: Place, part: QRect) -> None:
        left, top = place[0] * SIDE, place[1] * SIDE
        painter.save()
        painter.setClipRect(part)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(part, self.ground)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.translate(-left, -top)
        painter.scale(self.zoom, self.zoom)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        corner = QPointF(left + part.x(), top + part.y()) / self.zoom
        area = QRectF(corner.x(), corner.y(), part.width() / self.zoom, part.height() / self.zoom)
        start = perf_counter()
        self._paint(painter, area, self.zoom)
        if part.width() == SIDE:
            self._learn((perf_counter() - start) * SIDE / part.height())
        painter.restore()

    def _learn(self, seconds: float) -> None:
        """Cut the next tile so that no strip takes long, as this one would in all."""
        fitting = (count for count in _STRIPS if seconds / count <= _STRIP_SECONDS)
        self._strips = next(fitting, _STRIPS[-1])

    def _pixels(self, area: QRectF) -> QRectF:
        return scaled(area, self.zoom)


def scaled(area: QRectF, by: float) -> QRectF:
    """Give an area as many times as large, and as far from the origin."""
    return QRectF(area.x() * by, area.y() * by, area.width() * by, area.height() * by)


def _pixel_count(parts: Iterable[QRect]) -> int:
    return sum(part.width() * part.height() for part in parts)


def _tile_count(pixels: QRectF) -> float:
    return (pixels.width() / SIDE + 1) * (pixels.height() / SIDE + 1)


def _place_count(span: Span) -> int:
    return (span[1] - span[0] + 1) * (span[3] - span[2] + 1)


def _span(pixels: QRectF) -> Span:
    left, top = pixels.x(), pixels.y()
    right, bottom = left + pixels.width(), top + pixels.height()
    return int(left // SIDE), int(right // SIDE), int(top // SIDE), int(bottom // SIDE)


def _among(tiles: Mapping[Place, Tile], pixels: QRectF) -> list[Place]:
    """Give the places of an area that hold any of these tiles."""
    span = _span(pixels)
    if len(tiles) > _tile_count(pixels):
        return [place for place in _places(span) if place in tiles]
    left, right, top, bottom = span
    return [(x, y) for x, y in tiles if left <= x <= right and top <= y <= bottom]


def _within(inner: Span, outer: Span) -> bool:
    across = outer[0] <= inner[0] and inner[1] <= outer[1]
    return across and outer[2] <= inner[2] and inner[3] <= outer[3]


def _places(span: Span) -> Iterator[Place]:
    left, right, top, bottom = span
    return ((x, y) for y in range(top, bottom + 1) for x in range(left, right + 1))
