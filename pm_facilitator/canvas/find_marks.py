"""Marks of what was found on a board, for the facilitator's eyes alone."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from pm_facilitator.canvas.drawing import pen
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.navigation import NavigableView
from pm_facilitator.canvas.veil import Veil
from pm_facilitator.domain.edits.common import Key

_AROUND = 4.0
_RING = 9.0
_RADIUS = 8.0


class FindMarks(Veil):
    """Rings every hit in sight, and twice the one that the search is at."""

    def __init__(self, view: NavigableView) -> None:
        super().__init__(view)
        self._scene = view.board_scene
        self._hits: frozenset[Key] = frozenset()
        self._at: BoardItem | None = None

    @property
    def ringed(self) -> BoardItem | None:
        """Give the hit that has the ring."""
        return self._at

    def show_hits(self, hits: Iterable[Key], at: BoardItem | None) -> None:
        """Mark these records, and ring the item of one; none takes the marks away."""
        self._hits, self._at = frozenset(hits), at
        if self._hits:
            self.spread()
            self.update()
        else:
            self.hide()

    def draw(self, painter: QPainter) -> None:
        """Draw the marks of what is in sight."""
        colors = self._scene.colors
        painter.setPen(pen(colors["over"], 2.0))
        for item in self._scene.projection.within(self._view.visible_rect()):
            if item.key in self._hits and item is not self._at:
                place = self.pixels(item.home())
                painter.drawRoundedRect(_grown(place, _AROUND), _RADIUS, _RADIUS)
        if self._at is not None:
            place = self.pixels(self._at.home())
            for width, ink in ((7.0, "surface"), (3.5, "over")):
                painter.setPen(pen(colors[ink], width))
                painter.drawRoundedRect(_grown(place, _RING), _RADIUS, _RADIUS)


def _grown(area: QRectF, by: float) -> QRectF:
    return area.adjusted(-by, -by, by, by)
