"""A graphics view that pans by hand, zooms at the pointer, and fits what it is given."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGesture,
    QGestureEvent,
    QGraphicsView,
    QPinchGesture,
    QWidget,
)

from pm_facilitator.canvas.painted_view import PaintedView
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.canvas.tiles import is_same_zoom

SMALLEST, LARGEST = 0.05, 4.0
"""How far one can zoom out and in."""

_EMPTY_BELOW = 0.6
"""How little of the view a board may fill before it is shown larger."""

READABLE = 0.72
"""The zoom below which a board does not open by itself; whoever wants to see all of it can."""

_EDGE = 2
"""Pixels left free around what another view shows."""

FIT_AIR = 32
"""Room around what is fitted into the view, in pixels."""


class NavigableView(PaintedView):
    """Pan, zoom and fit, by mouse, wheel, touchpad and keys.

    Signals:
        view_rect_changed: the part of the scene that is visible, for a view that follows.
        zoom_changed: the zoom, 1.0 being natural size.
        moved: the board has moved under the viewport; told at once.
        resized: the viewport has another size.
    """

    view_rect_changed = Signal(QRectF)
    zoom_changed = Signal(float)
    moved = Signal()
    resized = Signal()

    fit_largest = 1.25
    """How much a small board is enlarged at most to fill the view."""

    least_zoom = 0.0
    """The zoom below which a view that follows another never goes, so that it can be read."""

    # Qt scrolls before a view is quite built, and once more while it is being taken apart.
    _is_moving = _has_moved = False
    _tell: QTimer | None = None

    def __init__(self, scene: BoardScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.space_held = False
        self._pan_from: QPoint | None = None
        self._shown: QRectF | None = None
        self._fits = True
        self._below = 0.0
        self._corner = QSize(0, 0)
        self._build_look()
        self._tell = self._build_timer()
        scene.content_changed.connect(self._follow_content)

    @property
    def zoom(self) -> float:
        """Give the zoom, 1.0 being natural size."""
        return self.transform().m11()

    def zoom_at(self, place: QPointF, factor: float) -> None:
        """Zoom so that the point of the scene below ``place`` of the viewport stays there."""
        wanted = min(LARGEST, max(SMALLEST, self.zoom * factor))
        before = self._to_scene(place)
        self._set_zoom(wanted)
        off = self._from_scene(before) - place
        self.pan_by(off.x(), off.y())
        self._keep()

    def stretch_at(self, place: QPointF, factor: float) -> None:
        """Zoom in time so that the moment below ``place`` of the viewport stays there."""
        before = self._to_scene(place)
        gone = self._from_scene(self.board_scene.stretch(factor, before))
        self.pan_by(gone.x() - place.x(), gone.y() - place.y())
        self._keep()

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle."""
        self.zoom_at(QPointF(self.viewport().rect().center()), factor)

    def zoom_to(self, zoom: float) -> None:
        """Zoom to a value about the middle."""
        self.zoom_by(zoom / self.zoom)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the view over the board by pixels."""
        with self._as_one_move():
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() + round(dx))
            down.setValue(down.value() + round(dy))

    def fit_all(self) -> None:
        """Show everything on the board, now and whenever it grows."""
        self.fit(self.board_scene.content)
        self._fits = True

    def open_up(self) -> None:
        """Show the board so that it can be read: all of it where it fits, else its beginning."""
        content = self.board_scene.content
        self.fit(content)
        if self.zoom < READABLE and not content.isEmpty():
            self._set_zoom(READABLE)
            first = self.board_scene.beginning()
            seen = self.visible_rect()
            across = min(seen.width() / 2 - FIT_AIR, first.width() / 2)
            down = min(seen.height() / 2 - FIT_AIR, first.height() / 2)
            self.centerOn(first.left() + across, first.top() + down)
        self._fits = True

    def bring_into_sight(self, rect: QRectF) -> None:
        """Move the view as little as is needed to see this, or where it is larger, a part of it."""
        seen = self.in_sight()
        if seen is None or rect.isEmpty():
            return
        air, across, down = FIT_AIR / self.zoom, 0.0, 0.0
        if not seen.contains(rect):
            across = _way((rect.left(), rect.right()), (seen.left(), seen.right()), air)
            down = _way((rect.top(), rect.bottom()), (seen.top(), seen.bottom()), air)
        down += self._way_out_of_corner(rect, QPointF(across, down))
        if across or down:
            self.pan_by(across * self.zoom, down * self.zoom)
            self._keep()

    def _way_out_of_corner(self, rect: QRectF, moved: QPointF) -> float:
        """Give how far the sight, once moved so far, has to go down for nothing to lie over a part.

        Nothing lies there where all is in sight; what is too high for that stays where it is.
        """
        whole, size = self.visible_rect().translated(moved), QSizeF(self._corner) / self.zoom
        corner = QRectF(whole.bottomRight() - QPointF(size.width(), size.height()), size)
        if not rect.intersects(corner) or whole.contains(self.board_scene.content):
            return 0.0
        way = rect.bottom() - corner.top() + FIT_AIR / self.zoom
        return way if rect.top() - way >= whole.top() else 0.0

    def keep_below(self, pixels: float) -> None:
        """Leave this strip at the lower edge free of what is fitted: something lies over it."""
        if pixels != self._below:
            self._below = pixels
            if self._fits:
                self.open_up()

    def keep_clear(self, corner: QSize) -> None:
        """Bring nothing into sight in the lower right corner, as a map lies there unless all is."""
        self._corner = corner

    def in_sight(self) -> QRectF | None:
        """Give the part of the scene that nothing lies over; None while nobody sees the view."""
        seen = super().in_sight()
        if seen is None:
            return None
        return seen.adjusted(0.0, 0.0, 0.0, -self._below / self.zoom)

    def fit(self, rect: QRectF) -> None:
        """Show a part of the scene with some air around it."""
        if rect.isEmpty():
            return
        room = self.viewport().size()
        across = (room.width() - 2 * FIT_AIR) / rect.width()
        down = (room.height() - 2 * FIT_AIR - self._below) / rect.height()
        self._set_zoom(min(LARGEST, max(SMALLEST, min(across, down, self.fit_largest))))
        self.centerOn(rect.center() + QPointF(0.0, self._below / 2 / self.zoom))
        self._keep()

    def look_at(self, place: QPointF) -> None:
        """Bring a place of the scene into the middle."""
        self.centerOn(place)
        self._keep()

    def show_rect(self, rect: QRectF) -> None:
        """Show this part of the scene, as another view does, also after resizing.

        Where it would be too small to read, only a part of it is shown.
        """
        if not rect.isEmpty():
            room, middle = self.viewport().size(), rect.center()
            across = (room.width() - 2 * _EDGE) / rect.width()
            down = (room.height() - 2 * _EDGE) / rect.height()
            zoom = min(across, down)
            if zoom < self.least_zoom:
                zoom = self.least_zoom
                middle = self._middle_of_part(rect, QSizeF(room) / zoom)
            with self._as_one_move():
                if not is_same_zoom(zoom, self.zoom):
                    self._set_zoom(zoom)
                self.centerOn(middle)
        self._keep()
        self._shown = rect

    def _middle_of_part(self, rect: QRectF, size: QSizeF) -> QPointF:
        """Choose what is shown of a part that is too large: its beginning, half-way down.

        Where most of a figure is in it, it begins with that. It is never mere empty board.
        """
        scene = self.board_scene
        figure = scene.figure()
        common, filled = figure & rect, scene.content & rect
        filled = rect if filled.isEmpty() else filled
        whole = common if 2 * _area(common) > _area(figure) > 0 else filled
        across = min(size.width(), whole.width()) / 2
        middle = QPointF(whole.left() + across, whole.center().y())
        shown = QRectF(middle - QPointF(size.width(), size.height()) / 2, size)
        if scene.projection.within(shown):
            return middle
        places = (item.home().center() for item in scene.projection.within(rect))
        return min(places, key=lambda place: (place - middle).manhattanLength(), default=middle)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pan, or zoom at the pointer while Ctrl is held."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_at(event.position(), 1.0015 ** delta.y())
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            # With Alt held some systems turn the wheel to the side.
            self.stretch_at(event.position(), 1.0015 ** (delta.y() or delta.x()))
        else:
            by = event.pixelDelta() if not event.pixelDelta().isNull() else delta / 2
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x():
                by = by.transposed()
            self.pan_by(-by.x(), -by.y())
            self._keep()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan by the middle button, or by the left one while Space is held."""
        left = event.button() is Qt.MouseButton.LeftButton
        if event.button() is Qt.MouseButton.MiddleButton or (left and self.pans_by_left()):
            self._pan_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan along with the hand."""
        if self._pan_from is None:
            super().mouseMoveEvent(event)
            return
        now = event.position().toPoint()
        by = self._pan_from - now
        self._pan_from = now
        self.pan_by(by.x(), by.y())
        self._keep()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop panning."""
        if self._pan_from is None:
            super().mouseReleaseEvent(event)
            return
        self._pan_from = None
        self.show_cursor()
        event.accept()

    def may_move(self) -> bool:
        """Tell whether the view may move by itself just now."""
        return True

    def pans_by_left(self) -> bool:
        """Tell whether the left button pans just now."""
        return self.space_held

    def show_cursor(self) -> None:
        """Show an open hand while Space is held."""
        hand, arrow = Qt.CursorShape.OpenHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if self.space_held else arrow)

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom by pinching, on a touchpad and on a touch screen."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_at(event.position(), 1.0 + event.value())
                return True
        elif isinstance(event, QGestureEvent):
            pinch: QGesture | None = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                at = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
                self.zoom_at(QPointF(at), pinch.scaleFactor())
                return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Tell that another part is visible."""
        super().scrollContentsBy(dx, dy)
        self._has_moved = True
        if self._tell is not None and not self._is_moving:
            self._tell_moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep showing what was asked for."""
        super().resizeEvent(event)
        self.resized.emit()
        if self._shown is not None:
            self.show_rect(self._shown)
        elif self._fits:
            self.open_up()
        self._tell_soon()

    @contextmanager
    def _as_one_move(self) -> Iterator[None]:
        """Tell only once of what moves the view in several ways, such as across and down."""
        outermost, self._is_moving = not self._is_moving, True
        try:
            yield
        finally:
            if outermost:
                self._is_moving = False
                if self._has_moved:
                    self._tell_moved()

    def _tell_moved(self) -> None:
        self._has_moved = False
        self.moved.emit()
        self._tell_soon()

    def _build_look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def _build_timer(self) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(0)
        timer.timeout.connect(self._tell_rect)
        return timer

    def _set_zoom(self, zoom: float) -> None:
        if zoom != self.zoom:
            self.setTransform(QTransform.fromScale(zoom, zoom))
            self.zooms()
            self.zoom_changed.emit(zoom)
        self._tell_soon()

    def _keep(self) -> None:
        """Stay where the hand has brought the view, whatever comes onto the board."""
        self._shown, self._fits = None, False

    def _follow_content(self, content: QRectF) -> None:
        """Fit again when something is out of sight or much is empty; else keep still."""
        if not self._fits or not self.may_move():
            return
        seen = self.visible_rect()
        filled = max(content.width() / seen.width(), content.height() / seen.height())
        hidden = not seen.contains(content) and self.zoom > READABLE
        if hidden or filled < _EMPTY_BELOW:
            self.open_up()

    def _tell_soon(self) -> None:
        if self._tell is not None:
            self._tell.start()

    def _tell_rect(self) -> None:
        self.view_rect_changed.emit(self.visible_rect())

    def _to_scene(self, place: QPointF) -> QPointF:
        back, _ = self.viewportTransform().inverted()
        return back.map(place)

    def _from_scene(self, place: QPointF) -> QPointF:
        return self.viewportTransform().map(place)


def _area(rect: QRectF) -> float:
    return rect.width() * rect.height()


def _way(wanted: tuple[float, float], seen: tuple[float, float], air: float) -> float:
    """Give how far the sight has to move in one direction; of what is larger, a part will do.

    What is wanted gets some air around it, as long as there is room for it.
    """
    spare = (seen[1] - seen[0]) - (wanted[1] - wanted[0])
    if spare < 0 and wanted[0] < seen[1] and wanted[1] > seen[0]:
        return 0.0
    air = max(0.0, min(air, spare / 2))
    to_start, to_end = wanted[0] - air - seen[0], wanted[1] + air - seen[1]
    return to_start if to_start < 0 else max(0.0, min(to_start, to_end))
