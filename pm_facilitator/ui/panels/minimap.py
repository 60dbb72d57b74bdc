"""The whole board as a small map in its corner, with the part that is in sight."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.drawing import color, pen
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.ui.make import column
from pm_facilitator.ui.panels.corner import MARGIN, Corner
from pm_facilitator.ui.panels.map_picture import SIZE, MapPicture
from pm_facilitator.ui.pixel_ratio import at_each_ratio

_REST = 200
"""Milliseconds that the board has to rest before the map is painted anew."""

_TURN = 0.003
"""Seconds that may be spent on it at once."""

_MOST_PATCHES = 60
_LINE = 2
_STEP = 0.25
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Minimap(Corner):
    """Is there while something is out of sight; only the facilitator has one."""

    def __init__(self, view: BoardView) -> None:
        self.map = MapSheet(view)
        super().__init__(view, "Map of the board", "overview", "Shift+M", at_right=True)
        column(self.body).addWidget(self.map)
        self.settle()
        view.moved.connect(self._follow)
        view.zoom_changed.connect(self._follow)
        view.board_scene.content_changed.connect(self._follow)
        view.board_scene.edit_requested.connect(self._follow)
        view.editor.ended.connect(self._follow)
        self._follow()

    def settle(self) -> None:
        """Go into the corner, and be seen when not everything is in sight."""
        super().settle()
        self._view.keep_clear(self.size() + QSize(MARGIN, MARGIN))
        self._follow()

    def _follow(self) -> None:
        scene, seen = self._view.board_scene, self._view.visible_rect()
        wanted = not (scene.projection.is_empty() or seen.contains(scene.content))
        # Nothing lies over what is being typed.
        wanted = wanted and not self._view.is_editing()
        # A hand or the keyboard on the map is not left in the air.
        if wanted or not (self.underMouse() or self.map.hasFocus() or self._fold.hasFocus()):
            self.setVisible(wanted)


class MapSheet(QWidget):
    """Paints each thing as a block of its colour into a picture, which is kept.

    What has changed is painted anew when the board rests, and never during a gesture; moving the
    view only moves the frame over the picture.
    """

    def __init__(self, view: BoardView) -> None:
        super().__init__()
        self._view = view
        self._scene = view.board_scene
        self._picture = MapPicture(self._scene)
        self._stale: list[QRectF] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.catch_up)
        self._tinted = "", QPixmap()
        self.setFixedSize(SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Map of the board; the arrow keys move the view")
        self.setToolTip("Click or drag to move the view")
        self._scene.projection.watchers.append(self._spoil)
        view.moved.connect(self._follow)
        at_each_ratio(self, lambda: self._rest.start(_REST))
        view.zoom_changed.connect(self._follow)

    def picture(self) -> QPixmap:
        """Give the picture of the whole board as it was painted last."""
        return self._picture.pixmap

    def is_waiting(self) -> bool:
        """Tell whether something has changed that the picture does not show yet."""
        return self._rest.isActive() or self._picture.is_painting()

    def place_of(self, at: QPointF) -> QPointF:
        """Give the place of the scene that a pixel of the map stands for."""
        return self._picture.place_of(at)

    def pixels_of(self, area: QRectF) -> QRectF:
        """Give where an area of the scene lies on the map."""
        return self._picture.pixels_of(area)

    def catch_up(self) -> None:
        """Paint what has changed bit by bit; while a hand is on the board, a little later."""
        if not self._is_wanted() or (self._view.is_editing() and not self.isVisible()):
            return  # it catches up when it is shown again
        if self._scene.is_dragging() and self._picture.has_colors():
            self._rest.start(_REST)
            return
        if not self._picture.is_painting():
            self._picture.begin(self._stale, self.devicePixelRatioF())
            self._stale = []
        if self._picture.go_on(_TURN):
            self.update()
        else:
            self._rest.start(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture and the frame of what is in sight."""
        painter = QPainter(self)
        colors = self._scene.colors
        if self._picture.pixmap.isNull():
            painter.fillRect(self.rect(), color(colors["canvas"]))
        painter.drawPixmap(0, 0, self._picture.pixmap)
        sheet = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        seen = (self.pixels_of(self._view.visible_rect()) & sheet).toAlignedRect()
        painter.drawPixmap(seen, self._tint(), QRect(QPoint(), seen.size()))
        _draw_frame(painter, seen, color(colors["focus"]))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(colors["focus"], 2.0))
            painter.drawRect(sheet)
        painter.end()

    def _tint(self) -> QPixmap:
        """Give what lies over the part in sight; Qt lays a colour over others far slower."""
        focus = self._scene.colors["focus"]
        if self._tinted[0] != focus:
            picture, tint = QPixmap(SIZE), QColor(focus)
            tint.setAlphaF(0.10)
            picture.fill(tint)
            self._tinted = focus, picture
        return self._tinted[1]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at what is clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._view.look_at(self.place_of(event.position()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the view along with the hand."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._view.look_at(self.place_of(event.position()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the view by the arrow keys."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        seen = self._view.visible_rect()
        by = QPointF(step[0] * seen.width(), step[1] * seen.height()) * _STEP
        self._view.look_at(seen.center() + by)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has happened while nobody looked."""
        super().showEvent(event)
        self._rest.start(0)  # an empty map says nothing; it waits for nobody's hand yet

    def _is_wanted(self) -> bool:
        """Tell whether the map is not folded; it is soon needed though all may be in sight now."""
        body = self.parentWidget()
        return self._view.isVisible() and body is not None and not body.isHidden()

    def _follow(self) -> None:
        """Move the frame."""
        if self._rest.isActive():
            self._rest.start(_REST)  # a hand is on the board
        self.update()

    def _spoil(self, area: QRectF) -> None:
        if area.isNull():
            return
        if self._stale is not None:
            self._stale.append(area)
            if len(self._stale) > _MOST_PATCHES:
                self._stale = None
        if self._is_wanted():
            self._rest.start(_REST)


def _draw_frame(painter: QPainter, area: QRect, line: QColor) -> None:
    """Draw a frame inside an area by its sides, which is far quicker than with a pen."""
    left, top, width, height = area.x(), area.y(), area.width(), area.height()
    for side in (
        QRect(left, top, width, _LINE),
        QRect(left, top + height - _LINE, width, _LINE),
        QRect(left, top, _LINE, height),
        QRect(left + width - _LINE, top, _LINE, height),
    ):
        painter.fillRect(side, line)
