"""A board painted ahead of time in square pictures, so that looking around costs no painting."""

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

SIDE = 256
"""The side of a tile in pixels of the window."""

_SPARE = 16
"""How many tiles beyond those in sight are kept, for the way back."""

_MOST_PATCHES = 6
"""A tile that changed in more places than this is painted anew as a whole."""

_MOST_EDGE = 24
"""How many tiles more than it shows in full an area may lie on."""

_BLEED = 3
"""How far beyond its bounds a thing may leave ink, in pixels."""

_SAME_ZOOM = 1e-5
"""Zooms this close are one: a view that fits a rectangle arrives at it with rounding errors."""

Place = tuple[int, int]
Paint = Callable[[QPainter, QRectF, float], None]
"""Paints an area of the scene at a zoom; the painter counts in scene units already."""


class Tile:
    """One square; ``stale`` lists the parts to paint anew, None standing for all of it."""

    __slots__ = ("picture", "stale")

    def __init__(self, picture: QPixmap) -> None:
        self.picture = picture
        self.stale: list[QRect] | None = None

    def spoil(self, part: QRect) -> None:
        """Note that a part is out of date."""
        if self.stale is not None:
            self.stale.append(part)
            if len(self.stale) > _MOST_PATCHES:
                self.stale = None


class Level:
    """The tiles of one zoom; tile (x, y) begins at the scene's x * SIDE / zoom, y * SIDE / zoom."""

    def __init__(self, paint: Paint, zoom: float, ratio: float, ground: QColor) -> None:
        self.zoom, self.ratio, self.ground = zoom, ratio, ground
        self._paint = paint
        self.tiles: dict[Place, Tile] = {}

    def wanted(self, seen: QRectF) -> list[Place]:
        """Give the tiles that an area of the scene lies on."""
        return list(_places(self._pixels(seen)))

    def waiting(self, seen: QRectF) -> list[Place]:
        """Give the tiles to paint for an area: those that are missing, then those out of date."""
        places = self.wanted(seen)
        gone = [place for place in places if place not in self.tiles]
        return gone + [p for p in places if p in self.tiles and self.tiles[p].stale != []]

    def covers(self, seen: QRectF) -> bool:
        """Tell whether every part of an area has been painted once."""
        if _tile_count(self._pixels(seen)) > len(self.tiles) + _MOST_EDGE:
            return False
        return all(place in self.tiles for place in self.wanted(seen))

    def spoil(self, area: QRectF) -> None:
        """Note that an area of the scene looks different now."""
        pixels = self._pixels(area).adjusted(-_BLEED, -_BLEED, _BLEED, _BLEED)
        if len(self.tiles) < _tile_count(pixels):
            touched = list(self.tiles)
        else:
            touched = [place for place in _places(pixels) if place in self.tiles]
        whole = QRect(0, 0, SIDE, SIDE)
        for x, y in touched:
            part = pixels.translated(-x * SIDE, -y * SIDE).toAlignedRect() & whole
            if not part.isEmpty():
                self.tiles[x, y].spoil(part)

    def spoil_all(self) -> None:
        """Note that every tile is out of date."""
        for tile in self.tiles.values():
            tile.stale = None

    def make(self, place: Place) -> None:
        """Paint a tile, or what is out of date of it."""
        tile = self.tiles.pop(place, None)
        if tile is None:
            picture = QPixmap(round(SIDE * self.ratio), round(SIDE * self.ratio))
            picture.setDevicePixelRatio(self.ratio)
            if self.ground.alpha() < 255:
                picture.fill(Qt.GlobalColor.transparent)
            tile = Tile(picture)
        parts = tile.stale if tile.stale is not None else [QRect(0, 0, SIDE, SIDE)]
        painter = QPainter(tile.picture)
        for part in parts:
            self._paint_part(painter, place, part)
        painter.end()
        tile.stale = []
        self.tiles[place] = tile  # the last one painted is the last one to be let go

    def let_go(self, seen: QRectF) -> None:
        """Forget the tiles painted longest ago that are out of sight, but for a few."""
        wanted = set(self.wanted(seen))
        for place in [place for place in self.tiles if place not in wanted]:
            if len(self.tiles) <= len(wanted) + _SPARE:
                return
            del self.tiles[place]

    def draw(self, painter: QPainter, seen: QRectF) -> None:
        """Draw the tiles of an area where they belong; the painter counts in this zoom's pixels."""
        pixels = self._pixels(seen)
        places: Iterable[Place] = self.tiles
        if _tile_count(pixels) < len(self.tiles):
            places = _places(pixels)
        for x, y in places:
            tile = self.tiles.get((x, y))
            if tile is not None:
                painter.drawPixmap(x * SIDE, y * SIDE, tile.picture)

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
        self._paint(painter, area, self.zoom)
        painter.restore()

    def _pixels(self, area: QRectF) -> QRectF:
        z = self.zoom
        return QRectF(area.x() * z, area.y() * z, area.width() * z, area.height() * z)


class Tiles:
    """All tiles of one view: sharp ones at its zoom, and others to show until those are ready.

    Attributes:
        budget: seconds that one painting may spend on new tiles; what is left follows soon after.
        first_budget: the same for a painting that has nothing at all to show yet; a board that
            fills bit by bit looks broken.
        at_once: paint everything that is seen at once, however long it takes.
    """

    budget = 0.004
    first_budget = 0.08
    at_once = False

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._ground = QColor("white")
        self._ratio = 1.0
        self._sharp: Level | None = None
        self._complete = False
        self._before: Level | None = None
        self._overview: Level | None = None

    def set_ground(self, ground: QColor) -> None:
        """Paint upon another colour."""
        if ground != self._ground:
            self._ground = QColor(ground)
            self.clear()

    def clear(self) -> None:
        """Forget every tile."""
        self._sharp = self._before = self._overview = None

    def spoil(self, area: QRectF) -> None:
        """Note that an area of the scene looks different now."""
        for level in (self._sharp, self._before, self._overview):
            if level is not None:
                level.spoil(area)

    def spoil_all(self) -> None:
        """Note that everything looks different now."""
        for level in (self._sharp, self._before, self._overview):
            if level is not None:
                level.spoil_all()

    def is_complete(self) -> bool:
        """Tell whether all that was drawn last was painted before, be it out of date or not."""
        return self._complete

    def draws_sharply(self, seen: QRectF) -> bool:
        """Tell whether an area is painted as it is now, at the zoom it was drawn at last."""
        return self._sharp is not None and not self._sharp.waiting(seen)

    def has_overview(self, zoom: float, content: QRectF) -> bool:
        """Tell whether everything is there in small and up to date."""
        level = self._overview
        return level is not None and _alike(level.zoom, zoom) and not level.waiting(content)

    def make_overview(self, zoom: float, content: QRectF) -> None:
        """Go on painting everything in small, for as long as one painting may take."""
        if self._overview is None or not _alike(self._overview.zoom, zoom):
            self._overview = self._level(zoom)
        self._fill(self._overview, self._overview.waiting(content), self.budget)

    def draw(
        self, painter: QPainter, seen: QRectF, zoom: float, ratio: float, *, hurry: bool
    ) -> bool:
        """Draw what is seen and tell whether all of it is sharp and up to date.

        The painter counts in pixels from the scene's origin. In a ``hurry``, while the zoom is
        still changing, nothing new is painted as long as there is something to show.
        """
        self._at(zoom, ratio)
        level = self._sharp
        assert level is not None
        waiting = level.waiting(seen)
        if waiting:
            covered = self._covered(seen)
            if self.at_once or not (hurry and covered):
                self._fill(level, waiting, self._patience(level, covered=covered))
                waiting = level.waiting(seen)
        missing = [place for place in waiting if place not in level.tiles]
        self._complete = not missing
        if missing:
            self._draw_substitutes(painter, seen, zoom, missing, smooth=not hurry)
        elif not hurry:
            self._before = None
        level.draw(painter, seen)
        level.let_go(seen)
        return not waiting

    def _patience(self, level: Level, *, covered: bool) -> float:
        """Give the seconds for new tiles: fewest where something stands in for them already."""
        if covered:
            return self.budget / 3
        return self.budget if level.tiles else self.first_budget

    def _fill(self, level: Level, waiting: list[Place], seconds: float) -> None:
        until = perf_counter() + seconds
        for place in waiting:
            level.make(place)
            if perf_counter() > until and not self.at_once:
                return

    def _draw_substitutes(
        self, painter: QPainter, seen: QRectF, zoom: float, missing: list[Place], *, smooth: bool
    ) -> None:
        """Stretch other levels over the tiles that are missing, and over nothing else."""
        gaps = QRegion()
        for x, y in missing:
            gaps += QRect(x * SIDE, y * SIDE, SIDE, SIDE)
        painter.save()
        painter.setClipRegion(gaps, Qt.ClipOperation.IntersectClip)
        painter.fillRect(gaps.boundingRect(), self._ground)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        before = self._before
        whole = before is not None and before.covers(seen)
        for level in (before,) if whole else (self._overview, before):
            if level is not None:
                painter.save()
                painter.scale(zoom / level.zoom, zoom / level.zoom)
                level.draw(painter, seen)
                painter.restore()
        painter.restore()

    def _covered(self, seen: QRectF) -> bool:
        levels = (self._before, self._overview)
        return any(level is not None and level.covers(seen) for level in levels)

    def _at(self, zoom: float, ratio: float) -> None:
        if ratio != self._ratio:
            self._ratio = ratio
            self.clear()
        level = self._sharp
        if level is None or abs(level.zoom / zoom - 1.0) > _SAME_ZOOM:
            if level is not None and level.tiles and (self._complete or self._before is None):
                self._before = level
            self._sharp, self._complete = self._level(zoom), False

    def _level(self, zoom: float) -> Level:
        return Level(self._paint, zoom, self._ratio, self._ground)


def _alike(one: float, other: float) -> bool:
    """Tell whether two zooms are near enough for an overview."""
    return 0.5 < one / other < 2.0


def _tile_count(pixels: QRectF) -> float:
    return (pixels.width() / SIDE + 1) * (pixels.height() / SIDE + 1)


def _places(pixels: QRectF) -> Iterator[Place]:
    left, top = int(pixels.left() // SIDE), int(pixels.top() // SIDE)
    right, bottom = int(pixels.right() // SIDE), int(pixels.bottom() // SIDE)
    return ((x, y) for y in range(top, bottom + 1) for x in range(left, right + 1))
