"""A board painted ahead of time in square pictures, so that looking around costs no painting."""

from collections.abc import Iterable, Sequence
from math import inf
from time import perf_counter
from typing import cast

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from pm_facilitator.canvas.tile_level import SIDE, Level, Paint, Place, scaled

_SAME_ZOOM = 1e-5
"""Zooms this close are one: a view that fits a rectangle arrives at it with rounding errors."""

_OVERVIEW = 1024.0
"""How large the overview is at most, in pixels, which stands in for what is not painted yet."""

_OVERDUE = 0.1
"""Seconds that a missing tile waits for a pause; when input never pauses, one is painted then."""


class Tiles:
    """All tiles of one view: sharp ones at its zoom, and others to show until those are ready.

    Attributes:
        content: the part of the scene where anything can be; beyond it there is only ground, and no
            tiles are made. None when that is not known.
        budget: seconds that may be spent on new tiles at once; what is left follows soon after.
        first_budget: the same for a painting that has nothing at all to show yet; a board that
            fills bit by bit looks broken.
        at_once: paint everything that is seen at once, however long it takes.
        caught_up: the tiles that were painted while drawing last, in pixels from the scene's
            origin; who draws a part of what is seen only has yet to show the rest of them.
    """

    budget = 0.004
    first_budget = 0.08
    at_once = False

    def __init__(self, paint: Paint) -> None:
        self.content: QRectF | None = None
        self._paint = paint
        self._ground = QColor("white")
        self._ratio = 1.0
        self._sharp: Level | None = None
        self._complete = False
        self._before: Level | None = None
        self._overview: Level | None = None
        self._drawn = QRectF()
        self._incomplete_since: float | None = None
        self.caught_up: list[QRect] = []

    def set_ground(self, ground: QColor) -> None:
        """Paint upon another colour."""
        if ground != self._ground:
            self._ground = QColor(ground)
            self.clear()

    def clear(self) -> None:
        """Forget every tile."""
        self._sharp = self._before = self._overview = None
        self.caught_up = []

    def spoil(self, area: QRectF) -> None:
        """Note that an area of the scene looks different now."""
        for level in self._levels():
            level.spoil(area)

    def spoil_many(self, areas: Sequence[QRectF]) -> None:
        """Note that many areas of the scene look different now."""
        for level in self._levels():
            level.spoil_many(areas)

    def spoil_all(self) -> None:
        """Note that everything looks different now."""
        for level in self._levels():
            level.spoil_all()

    def _levels(self) -> list[Level]:
        levels = self._sharp, self._before, self._overview
        return [level for level in levels if level is not None]

    def is_complete(self) -> bool:
        """Tell whether all that was drawn last was painted before, be it out of date or not."""
        return self._complete

    def draws_sharply(self, seen: QRectF) -> bool:
        """Tell whether an area is painted as it is now, at the zoom it was drawn at last."""
        level = self._sharp
        return level is not None and level.waiting(self._inked(seen)) == ([], [])

    def has_overview(self) -> bool:
        """Tell whether everything is there in small and up to date; so it is when it fits."""
        content, level = self.content, self._overview
        if content is None or content.isEmpty():
            return True
        fits = level is not None and _alike(level.zoom, _overview_zoom(content))
        return fits and level is not None and level.waiting(content) == ([], [])

    def make_overview(self, *, only_one: bool = False) -> None:
        """Go on painting everything in small, for as long as one painting may take.

        Only a part of a tile of it when input may go on at once.
        """
        content = self.content
        if content is None or content.isEmpty():
            return
        zoom = _overview_zoom(content)
        if self._overview is None or not _alike(self._overview.zoom, zoom):
            self._overview = self._level(zoom)
        gone, stale = self._overview.waiting(content)
        self._fill(self._overview, gone + stale, 0.0 if only_one else self.budget)

    def draw(
        self,
        painter: QPainter,
        seen: QRectF,
        zoom: float,
        ratio: float,
        *,
        hurry: bool,
        parts: Sequence[QRect] | None = None,
        wholly: bool = False,
        changes_within: float = inf,
    ) -> bool:
        """Draw what is seen and tell whether all of it is sharp and up to date.

        Where only ``parts`` of it are shown anew, no more than those are drawn. What has
        changed is painted over some turns, unless ``wholly`` at once; of what is little, as much as
        takes ``changes_within`` seconds, which is nothing for 0.
        The painter and the parts count in pixels from the scene's origin. What is missing waits for
        ``paint_more`` as long as something stands in for it, so that no input waits for it. In a
        ``hurry``, while the zoom is still changing, nothing new is painted even then.
        """
        self._at(zoom, ratio)
        level = self._sharp
        assert level is not None
        inked = self._inked(seen)
        gone, stale = level.waiting(inked)
        self.caught_up = []
        due = stale if changes_within or wholly or self.at_once else []
        if gone or due:
            within = inf if wholly else changes_within if level.has_little(due) else None
            places = self._catch_up(level, inked, gone, due, hurry=hurry, within=within)
            self.caught_up = [_square(place) for place in places]
            gone, stale = level.waiting(inked)
        self._complete = not gone
        if not gone and not hurry:
            self._before = self._incomplete_since = None
        self._show(painter, seen, inked, level, gone, parts)
        level.let_go(inked)
        self._drawn = inked
        return not gone and not stale

    def has_begun(self) -> bool:
        """Tell whether a tile is painted in part, so that there is nothing new to show yet."""
        return self._sharp is not None and self._sharp.has_begun()

    def paint_more(self, seen: QRectF, *, only_one: bool) -> list[QRect]:
        """Paint tiles that were missing when an area was drawn last, for as long as one may take.

        Only a part of one when input may go on at once. Give where they lie, in pixels from the
        scene's origin.
        """
        level = self._sharp
        if level is None:
            return []
        gone, stale = level.waiting(self._inked(seen))
        seconds = 0.0 if only_one else self.budget
        return [_square(place) for place in self._fill(level, gone + stale, seconds)]

    def _catch_up(
        self,
        level: Level,
        seen: QRectF,
        gone: list[Place],
        stale: list[Place],
        *,
        hurry: bool,
        within: float | None,
    ) -> list[Place]:
        """Paint what cannot wait: what has changed, and what nothing stands in for; give which.

        What has changed may take the seconds ``within``, or a share of the budget for None.
        """
        levels, covered = self._stand_ins(seen)
        if self.at_once:
            return self._fill(level, gone + stale, self.budget)
        painted: list[Place] = []
        if within is not None:
            painted, stale = self._fill(level, stale, within), []
        if hurry and levels:
            if not covered:
                # Tiles of a zoom that passes would be of no more use.
                self.make_overview(only_one=True)
            return painted
        if not covered:
            # Most is there already: the rest follows in the next frames, and no hand waits for it.
            seconds = self.budget / 2 if level.tiles else self.first_budget
            return painted + self._fill(level, gone + stale, seconds)
        painted += self._fill(level, stale, self.budget / 3)
        if gone and self._is_overdue():
            painted += self._fill(level, gone, 0.0)
        return painted

    def _is_overdue(self) -> bool:
        """Tell whether tiles have been missing for long; the watch begins anew then."""
        now = perf_counter()
        if self._incomplete_since is None:
            self._incomplete_since = now
        overdue = now - self._incomplete_since > _OVERDUE
        if overdue:
            self._incomplete_since = now
        return overdue

    def _fill(self, level: Level, waiting: list[Place], seconds: float) -> list[Place]:
        """Paint tiles until the time is over, at least a strip of one; give what has changed."""
        until = inf if self.at_once else perf_counter() + seconds
        painted: list[Place] = []
        for place in waiting:
            level.make(place, until)
            painted += [place] if place in level.tiles else []
            if perf_counter() > until:
                break
        return painted

    def _show(
        self,
        painter: QPainter,
        seen: QRectF,
        inked: QRectF,
        level: Level,
        gone: list[Place],
        parts: Sequence[QRect] | None,
    ) -> None:
        """Draw ground, substitutes and tiles, one part after the other.

        Below a clip of several rectangles, as children of the window leave, Qt copies pictures line
        by line, which takes ten times as long. So it does where shapes and pictures are smoothed.
        """
        whole = scaled(seen, level.zoom)
        reach = whole if inked is seen else scaled(inked, level.zoom)
        rest = self._bare(whole, reach)
        gaps = _joined(gone) if gone else ()
        stand_ins = self._stand_ins(inked) if gaps else ([], True)
        for part in parts or (whole.toAlignedRect(),):
            painter.setClipRect(part)
            for bare in rest:
                painter.fillRect(bare, self._ground)
            for gap in gaps:
                if gap.intersects(part):
                    self._draw_substitutes(painter, inked, level.zoom, gap & part, *stand_ins)
                    painter.setClipRect(part)
            level.draw(painter, reach & QRectF(part))
        painter.setClipping(False)

    def _bare(self, seen: QRectF, inked: QRectF) -> Sequence[QRect]:
        """Give what no tile reaches, in pixels."""
        if inked is seen or not self._ground.alpha():
            return ()
        reach = inked.toAlignedRect() if not inked.isEmpty() else QRect()
        return list(rects_of(QRegion(seen.toAlignedRect()) - QRegion(reach)))

    def _draw_substitutes(
        self,
        painter: QPainter,
        seen: QRectF,
        zoom: float,
        gap: QRect,
        levels: list[Level],
        whole: bool,
    ) -> None:
        """Stretch other levels over a gap where tiles are missing, and over nothing else."""
        painter.setClipRect(gap)
        if not whole:
            painter.fillRect(gap, self._ground)
        before, area = painter.transform(), scaled(QRectF(gap), 1 / zoom) & seen
        for level in levels:
            painter.scale(zoom / level.zoom, zoom / level.zoom)
            level.draw(painter, scaled(area, level.zoom))
            painter.setTransform(before)

    def _stand_ins(self, seen: QRectF) -> tuple[list[Level], bool]:
        """Give the levels to show for what is missing, the lowest first; tell whether they cover
        all of an area.
        """
        before, overview = self._before, self._overview
        if before is not None and before.covers(seen):
            return [before], True
        levels = [level for level in (overview, before) if level is not None]
        return levels, overview is not None and overview.covers(seen)

    def _inked(self, seen: QRectF) -> QRectF:
        """Give the part of an area that may show more than ground."""
        content = self.content
        return seen if content is None or content.contains(seen) else seen & content

    def _at(self, zoom: float, ratio: float) -> None:
        if ratio != self._ratio:
            self._ratio = ratio
            self.clear()
        level = self._sharp
        if level is None or not is_same_zoom(level.zoom, zoom):
            if level is not None and level.tiles and (self._complete or self._before is None):
                level.let_go(self._drawn, 0)
                self._before = level
            self._sharp, self._complete = self._level(zoom), False

    def _level(self, zoom: float) -> Level:
        return Level(self._paint, zoom, self._ratio, self._ground)


def is_same_zoom(one: float, other: float) -> bool:
    """Tell whether two zooms differ by no more than rounding does."""
    return abs(one / other - 1.0) < _SAME_ZOOM


def _alike(one: float, other: float) -> bool:
    """Tell whether two zooms are near enough for an overview."""
    return 0.5 < one / other < 2.0


def _overview_zoom(content: QRectF) -> float:
    return min(1.0, _OVERVIEW / max(content.width(), content.height(), 1.0))


def rects_of(region: QRegion) -> Iterable[QRect]:
    """Go through the rectangles of a region, of which the stubs do not know that one can."""
    return cast("Iterable[QRect]", region)


def _joined(places: Iterable[Place]) -> list[QRect]:
    """Give the squares of places, those that lie together as one rectangle."""
    joined = QRegion()
    for place in places:
        joined += _square(place)
    return list(rects_of(joined))


def _square(place: Place) -> QRect:
    return QRect(place[0] * SIDE, place[1] * SIDE, SIDE, SIDE)
