"""The laser pointer: a dot with a trail that fades, over a board and in no record of it."""

from collections import deque
from collections.abc import Callable
from itertools import pairwise
from time import monotonic

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPen

from pm_facilitator.canvas.drawing import pen
from pm_facilitator.canvas.motion import motion_milliseconds
from pm_facilitator.canvas.navigation import NavigableView
from pm_facilitator.canvas.veil import Veil

FADES_IN = 0.7
"""Seconds until a point of the trail is gone."""

_RADIUS = 6.0
_REACH = 18.0
_TICK = 16


class LaserTrail(Veil):
    """Draws where somebody points, at the same place of the scene in whichever window it is."""

    def __init__(self, view: NavigableView, now: Callable[[], float] = monotonic) -> None:
        super().__init__(view)
        self._now = now
        self._trail: deque[tuple[QPointF, float]] = deque()
        self._at: QPointF | None = None
        self._fade = QTimer(self)
        self._fade.setInterval(_TICK)
        self._fade.timeout.connect(self.fade)

    @property
    def place(self) -> QPointF | None:
        """Give the place of the scene that is pointed at, or None."""
        return self._at

    def trail(self) -> list[QPointF]:
        """Give the places that the pointer was at a moment ago, the oldest first."""
        return [place for place, _ in self._trail]

    def point(self, place: QPointF | None) -> None:
        """Point at a place of the scene; None lets the dot go and the trail fade."""
        before = self._area()
        self._at = place
        if place is not None:
            if motion_milliseconds():
                self._trail.append((place, self._now()))
                self._fade.start()
            self.spread()
        self._repaint(before)

    def fade(self) -> None:
        """Let go of what is too old to be seen."""
        before = self._area()
        oldest = self._now() - FADES_IN
        while self._trail and self._trail[0][1] <= oldest:
            self._trail.popleft()
        if not self._trail:
            self._fade.stop()
        self._repaint(before)

    def vanish(self) -> None:
        """Be gone at once, trail and all."""
        self._trail.clear()
        self._fade.stop()
        self.point(None)

    def draw(self, painter: QPainter) -> None:
        """Draw the trail, and the dot over it."""
        ink = QColor(self._view.board_scene.colors["laser"])
        now = self._now()
        points = [(self.pixel(place), 1.0 - (now - at) / FADES_IN) for place, at in self._trail]
        for (start, _), (end, fresh) in pairwise(points):
            faded = QColor(ink)
            faded.setAlphaF(max(0.0, min(1.0, fresh)) * 0.8)
            line = QPen(pen(ink.name(), 1.5 + 4.0 * max(0.0, fresh)))
            line.setColor(faded)
            painter.setPen(line)
            painter.drawLine(start, end)
        if self._at is not None:
            self._draw_dot(painter, self.pixel(self._at), ink)

    def _draw_dot(self, painter: QPainter, at: QPointF, ink: QColor) -> None:
        glow = QColor(ink)
        glow.setAlphaF(0.25)
        painter.setPen(pen(None))
        painter.setBrush(glow)
        painter.drawEllipse(at, _RADIUS * 2, _RADIUS * 2)
        painter.setPen(pen("#ffffff", 1.5))
        painter.setBrush(ink)
        painter.drawEllipse(at, _RADIUS, _RADIUS)

    def _area(self) -> QRectF:
        places = [*self.trail(), *([self._at] if self._at is not None else [])]
        area = QRectF()
        for place in places:
            at = self.pixel(place)
            area |= QRectF(at.x() - _REACH, at.y() - _REACH, 2 * _REACH, 2 * _REACH)
        return area

    def _repaint(self, before: QRectF) -> None:
        if self._at is None and not self._trail:
            self.hide()
        else:
            self.update((before | self._area()).toAlignedRect())
