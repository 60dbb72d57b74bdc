"""A graphics view that shows its board by tiles, and above them whatever is in motion."""

from collections.abc import Callable, Sequence
from math import ceil, inf
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from pm_facilitator.canvas.carried import Carried
from pm_facilitator.canvas.grips import AWAY, SIZE
from pm_facilitator.canvas.scene import BLEED, BoardScene
from pm_facilitator.canvas.tile_level import Paint, scaled
from pm_facilitator.canvas.tiles import Tiles, rects_of

REST_MILLISECONDS = 90
"""How long the zoom has to stay the same before the board is painted sharply."""

_MOST_SPOILED = 150
"""When more than this has changed since the last painting, all tiles are painted anew."""

_MANY_SPOILED = 20
"""When more than this has changed, tiles that it touches are painted anew in one part each."""

_BREATH_MILLISECONDS = 8
"""How long input may come first before more tiles are painted."""

_PAUSE_MILLISECONDS = 40
"""How long nothing must happen before what was changed a while ago goes into the tiles."""

_IDLE_MILLISECONDS = 400
"""How long nothing must happen before the overview is painted."""

_TURN_MILLISECONDS = 16
"""How long what is done while nothing happens lets others have their turn."""

_EDGE = ceil(AWAY + SIZE)
"""Pixels around what floats that are painted anew with it: its handles, as large at every zoom."""

_HINTS = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)
"""How shapes are painted; ready pictures are copied without, or it takes ten times as long."""

_HAND = frozenset(
    (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
    )
)
"""The events that tell of a hand on a view; what is typed tells of it by itself."""


class PaintedView(QGraphicsView):
    """Shows a scene through tiles; Qt's own way of painting item by item is not used.

    Panning moves pictures, zooming stretches them until the hand rests, and dragging paints only
    what is dragged, so that none of it depends on how much lies on the board.
    """

    _has_scrolled = False
    _touched_at = 0.0
    """When a hand was on any view last: what one does in a pause would hold up the others."""

    def __init__(self, scene: BoardScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board_scene = scene
        self.tiles = Tiles(scene.paint_area)
        self.carried = Carried(scene.projection)
        self._landed = 0
        self._spoiled: list[QRectF] = []
        self._cools = False  # something has ceased to float, and no tile shows it yet
        self._zoomed = self._timer(REST_MILLISECONDS, self._go_on)
        self._later = self._timer(_BREATH_MILLISECONDS, self._go_on)
        self._pause = self._timer(_PAUSE_MILLISECONDS, self._thin_out)
        self._idle = self._timer(_IDLE_MILLISECONDS, self._use_the_rest)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        # Tiles leave no gap: a ground below them would cost as much as showing them.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setScene(scene)
        if scene.parent() is None:
            # What listens to a scene holds it: it goes with its first view, or it never would.
            scene.setParent(self)
        scene.seen = self.in_sight
        scene.projection.watchers.append(self._spoil)
        scene.projection.floating.eyes.append(self._show_again)

    def visible_rect(self) -> QRectF:
        """Give the part of the scene that is visible."""
        back, _ = self.viewportTransform().inverted()
        return back.mapRect(QRectF(self.viewport().rect()))

    def in_sight(self) -> QRectF | None:
        """Give the part of the scene that is visible; None while nobody sees the view."""
        return self.visible_rect() if self.isVisible() else None

    @staticmethod
    def feel_hand() -> None:
        """Say that somebody does something just now, on whichever view."""
        PaintedView._touched_at = perf_counter()

    @staticmethod
    def _rested() -> float:
        """Give how many milliseconds ago there was a hand on any view."""
        return (perf_counter() - PaintedView._touched_at) * 1000

    def viewportEvent(self, event: QEvent) -> bool:
        """Note when there is a hand on the view."""
        if event.type() in _HAND:
            self.feel_hand()
        return super().viewportEvent(event)

    def zooms(self) -> None:
        """Say that the zoom has just changed and may change again at once."""
        self._zoomed.start()
        self.viewport().update()

    def is_sharp(self) -> bool:
        """Tell whether everything in sight is painted as it is now."""
        return not (self._later.isActive() or self._zoomed.isActive() or self._spoiled)

    def settle(self) -> None:
        """Show all that is in sight sharply and at rest: a picture of it is going to be kept."""
        self.board_scene.mover.stop()
        self._zoomed.stop()
        before, self.tiles.at_once = self.tiles.at_once, True
        self.viewport().repaint()
        self.tiles.at_once = before

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the tiles, then what floats, then what the scene lays over everything."""
        scene, transform = self.board_scene, self.viewportTransform()
        ground = scene.backgroundBrush().color()
        self.tiles.set_ground(ground)
        self.tiles.content = scene.ink()
        self._hand_on()
        wholly, self._cools = self._cools, False
        painter = QPainter(self.viewport())
        part, parts = self.visible_rect(), self._parts_of(event.region())
        zoom, hurry = transform.m11(), self._zoomed.isActive()
        painter.translate(transform.dx(), transform.dy())
        ratio = self.devicePixelRatioF()
        offset = self.carried.offset(part, zoom)
        within = self._changes_within(offset)
        sharp = self.tiles.draw(
            painter,
            part,
            zoom,
            ratio,
            hurry=hurry,
            parts=parts,
            wholly=wholly,
            changes_within=within,
        )
        if scene.projection.floating or self._overview_waits(part) or not scene.is_prepared():
            self._idle.start(_TURN_MILLISECONDS if wholly else _IDLE_MILLISECONDS)
        self._paint_overlays(painter, below=True)
        sharp &= self._paint_floating(painter, part, zoom, parts, offset)
        self._paint_overlays(painter, below=False)
        painter.end()
        self._show_more_than(event.region())
        if not hurry and not sharp:
            self._later.start()
        if scene.projection.floating.keeps_many():
            self._pause.start(_TURN_MILLISECONDS if wholly else _PAUSE_MILLISECONDS)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Show another part; the tiles make this cheap."""
        super().scrollContentsBy(dx, dy)
        self._has_scrolled = True
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no pictures of what nobody sees."""
        super().hideEvent(event)
        self._later.stop()
        self._pause.stop()
        self._idle.stop()
        self._zoomed.stop()
        self.board_scene.mover.stop()
        self.tiles.clear()
        self.carried.clear()

    def _paint_overlays(self, painter: QPainter, *, below: bool) -> None:
        """Paint what lies below all that is carried, or what lies above everything."""
        transform, option = self.viewportTransform(), QStyleOptionGraphicsItem()
        overlays = [each for each in self.board_scene.overlays if (each.zValue() < 0) == below]
        if not overlays:
            return
        painter.setRenderHints(_HINTS)
        for overlay in sorted(overlays, key=QGraphicsItem.zValue):
            if overlay.isVisible():
                painter.save()
                painter.setTransform(overlay.deviceTransform(transform))
                overlay.paint(painter, option, self.viewport())
                painter.restore()
        painter.setRenderHints(_HINTS, False)

    def _changes_within(self, offset: QPointF | None) -> float:
        """Give the seconds that a little of what has changed may take to be painted.

        While much is carried, what it has left behind may be seen for a frame or two; when that
        begins, the carried is painted first. What has gone into the tiles may not wait: until it
        is painted there, it is nowhere.
        """
        floating = self.board_scene.projection.floating
        landed, self._landed = self._landed != floating.landed, floating.landed
        if landed or offset is None or not self.carried.holds_many():
            return inf
        return 0.0 if self.carried.begins() else self.tiles.budget

    def _paint_floating(
        self,
        painter: QPainter,
        part: QRectF,
        zoom: float,
        parts: Sequence[QRect],
        offset: QPointF | None,
    ) -> bool:
        """Paint what is carried as far as parts show it, and tell whether all of it was; much that
        moves alike is painted once and then only moved.
        """
        projection = self.board_scene.projection
        if offset is None:
            self.carried.clear()
            self._paint_each(painter, zoom, parts, projection.paint_floating)
            return True
        apart, ratio = projection.floating.has_apart(), self.devicePixelRatioF()
        if apart:
            self._paint_each(painter, zoom, parts, projection.paint_below)
        sharp = self.carried.draw(painter, part, zoom, ratio, parts, offset)
        if apart:
            self._paint_each(painter, zoom, parts, projection.paint_above)
        return sharp

    def _paint_each(
        self, painter: QPainter, zoom: float, parts: Sequence[QRect], paint: Paint
    ) -> None:
        """Paint what floats, one part after the other: in each Qt fills shapes far quicker."""
        floating = self.board_scene.projection.floating
        if not floating:
            return
        reach = floating.bounds().adjusted(-BLEED, -BLEED, BLEED, BLEED)
        pixels = painter.transform()
        painter.setRenderHints(_HINTS)
        for part in parts:
            area = scaled(QRectF(part.adjusted(-1, -1, 1, 1)), 1 / zoom)
            if area.intersects(reach):
                painter.setTransform(pixels)
                painter.setClipRect(part)
                painter.setTransform(self.viewportTransform())
                paint(painter, area, zoom)
        painter.setTransform(pixels)
        painter.setClipping(False)
        painter.setRenderHints(_HINTS, False)

    def _parts_of(self, region: QRegion) -> list[QRect]:
        """Give the rectangles of a region of the viewport, in pixels from the scene's origin.

        Where a pixel of the window is not a whole number of the display's, they are not told apart,
        as each would be rounded by itself.
        """
        by = -self.viewportTransform().map(QPoint(0, 0))
        if not self.devicePixelRatioF().is_integer():
            return [region.boundingRect().adjusted(-1, -1, 1, 1).translated(by)]
        return [part.translated(by) for part in rects_of(region)]

    def _go_on(self) -> None:
        """Paint tiles while no input comes, and show no more than those."""
        if self._zoomed.isActive():
            return  # tiles of a zoom that passes would be of no more use
        moved, self._has_scrolled = self._has_scrolled, False
        seen, only_one = self.visible_rect(), moved or self._rested() < _PAUSE_MILLISECONDS
        squares = [] if self._spoiled else self.tiles.paint_more(seen, only_one=only_one)
        if not squares and self.tiles.has_begun():
            self._later.start()
            return
        if not squares or self.board_scene.projection.floating:
            self.viewport().update()
            return
        for square in squares:
            self.viewport().update(self._pixels(square))

    def _show_more_than(self, shown: QRegion) -> None:
        """Show what was painted anew just now where no more than a part of the view was asked for.

        That is so for each caret that blinks and each dot that moves; tiles reach beyond it.
        """
        whole = self.viewport().rect()
        if shown.boundingRect() == whole and shown.rectCount() == 1:
            return
        if self.carried.tiles.caught_up:
            self.viewport().update()
        for square in self.tiles.caught_up:
            rest = QRegion(self._pixels(square) & whole) - shown
            if not rest.isEmpty():
                self.viewport().update(rest)

    def _pixels(self, square: QRect) -> QRect:
        """Give where a tile lies in the viewport, to the last pixel that it may touch."""
        transform = self.viewportTransform()
        by = QPoint(round(transform.dx()), round(transform.dy()))
        return square.translated(by).adjusted(-1, -1, 1, 1)

    def _thin_out(self) -> None:
        """Let some of what was changed a while ago go into the tiles: all of it is painted anew
        with each letter.
        """
        if self._rested() < _PAUSE_MILLISECONDS:
            self._pause.start()
            return
        self._cools |= self.board_scene.projection.floating.cool_some()
        self.viewport().update()

    def _use_the_rest(self) -> None:
        """Let what was changed last go into the tiles, and paint the overview bit by bit."""
        if self._rested() < _IDLE_MILLISECONDS:
            self._idle.start(_IDLE_MILLISECONDS)
            return
        self._cools |= self.board_scene.projection.floating.cool()
        self.board_scene.projection.settle_bounds()
        seen, scene = self.visible_rect(), self.board_scene
        if self._overview_waits(seen) and not self._spoiled and self.tiles.is_complete():
            self.tiles.make_overview()
        elif self._cools or scene.is_prepared():
            self.viewport().update()
        else:
            scene.prepare(self.tiles.budget)
        if self._overview_waits(seen) or not scene.is_prepared():
            self._idle.start(_TURN_MILLISECONDS)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _overview_waits(self, seen: QRectF) -> bool:
        return not (seen.contains(self.board_scene.content) or self.tiles.has_overview())

    def _spoil(self, area: QRectF) -> None:
        if not self.isVisible():
            return
        if not self._spoiled:
            self.viewport().update()
        elif area.isNull():
            return
        self._spoiled.append(area)

    def _show_again(self, area: QRectF, inside: bool) -> None:
        """Paint what floats anew, and with it only its surroundings where those are known."""
        if area.isNull():
            self.viewport().update()
        elif self.isVisible():
            place, edge = self.viewportTransform().mapRect(area).toAlignedRect(), _EDGE
            self.viewport().update(place if inside else place.adjusted(-edge, -edge, edge, edge))

    def _hand_on(self) -> None:
        spoiled, self._spoiled = self._spoiled, []
        areas = [area for area in spoiled if not area.isNull()]
        if len(areas) > _MOST_SPOILED:
            self.tiles.spoil_all()
        elif len(areas) > _MANY_SPOILED:
            self.tiles.spoil_many(areas)
        else:
            for area in areas:
                self.tiles.spoil(area)
