"""The whole board as a small map in its corner, with the part that is in sight."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.drawing import color, pen
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.ui.make import column
from pm_facilitator.ui.panels.corner import Corner

SIZE = QSize(176, 112)
_AIR = 0.08
_REST = 200
"""Milliseconds that the board has to rest before the map is painted anew."""

_MOST_PATCHES = 60
_STEP = 0.25
_LINES = ("arrow", "stroke")
_GROUNDS = ("note_group", "frame")
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Minimap(Corner):
    """Folds away like the legend; only the facilitator has one."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view, "Map of the board", "overview", "Shift+M", at_right=True)
        self.map = MapSheet(view)
        column(self.body).addWidget(self.map)
        self.settle()


class MapSheet(QWidget):
    """Paints each thing as a block of its colour into a picture, which is kept.

    What has changed is painted anew when the board rests, and never during a gesture; moving the
    view only moves the frame over the picture.
    """

    def __init__(self, view: BoardView) -> None:
        super().__init__()
        self._view = view
        self._scene = view.board_scene
        self._picture = QPixmap()
        self._area = QRectF()
        self._stale: list[QRectF] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.catch_up)
        self.setFixedSize(SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Map of the board; the arrow keys move the view")
        self.setToolTip("Click or drag to move the view")
        self._scene.projection.watchers.append(self._spoil)
        view.moved.connect(self.update)
        view.zoom_changed.connect(self.update)

    def picture(self) -> QPixmap:
        """Give the picture of the whole board as it was painted last."""
        return self._picture

    def place_of(self, at: QPointF) -> QPointF:
        """Give the place of the scene that a pixel of the map stands for."""
        return self._area.topLeft() + at / self._scale()

    def pixels_of(self, area: QRectF) -> QRectF:
        """Give where an area of the scene lies on the map."""
        scale, corner = self._scale(), self._area.topLeft()
        left, top = (area.left() - corner.x()) * scale, (area.top() - corner.y()) * scale
        return QRectF(left, top, area.width() * scale, area.height() * scale)

    def catch_up(self) -> None:
        """Paint what has changed, unless a hand is on the board: then a little later."""
        if not self.isVisible():
            return
        if self._scene.is_dragging():
            self._rest.start()
            return
        wanted = _with_air(self._scene.content)
        if self._stale is None or wanted != self._area or self._picture.isNull():
            self._paint_all(wanted)
        else:
            painter = QPainter(self._picture)
            for part in self._stale:
                self._paint_part(painter, part)
            painter.end()
        self._stale = []
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture and the frame of what is in sight."""
        painter = QPainter(self)
        colors = self._scene.colors
        if self._picture.isNull():
            painter.fillRect(self.rect(), color(colors["canvas"]))
        painter.drawPixmap(0, 0, self._picture)
        tint = QColor(colors["focus"])
        tint.setAlphaF(0.10)
        painter.setBrush(tint)
        painter.setPen(pen(colors["focus"], 1.5))
        sheet = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRect(self.pixels_of(self._view.visible_rect()) & sheet)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(colors["focus"], 2.0))
            painter.drawRect(sheet)
        painter.end()

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
        self._stale = None
        self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing while nobody looks."""
        super().hideEvent(event)
        self._rest.stop()

    def _scale(self) -> float:
        area = self._area
        if area.isEmpty():
            return 1.0
        return min(self.width() / area.width(), self.height() / area.height())

    def _spoil(self, area: QRectF) -> None:
        if area.isNull() or not self.isVisible():
            return
        if self._stale is not None:
            self._stale.append(area)
            if len(self._stale) > _MOST_PATCHES:
                self._stale = None
        self._rest.start()

    def _paint_all(self, area: QRectF) -> None:
        self._area = area
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap(self.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(color(self._scene.colors["canvas"]))
        painter = QPainter(self._picture)
        self._paint_blocks(painter, self._scene.projection.all())
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


def _with_air(content: QRectF) -> QRectF:
    """Give an area around the content that has the shape of the map."""
    scale = max(content.width() / SIZE.width(), content.height() / SIZE.height()) * (1 + _AIR)
    area = QRectF(0, 0, SIZE.width() * scale, SIZE.height() * scale)
    area.moveCenter(content.center())
    return area
