"""Lights one thing on a board by dimming all the rest, for as long as the thing is there."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath

from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.navigation import NavigableView
from pm_facilitator.canvas.veil import Veil
from pm_facilitator.domain.edits.common import Key

STRONG, SOFT = 0.62, 0.28
"""How dark the rest becomes for the group, and for the facilitator, who goes on working."""

_AROUND = 10.0


class Spotlight(Veil):
    """Dims everything but one item, follows it, and ends when it goes.

    Signals:
        ended: what was lit is not on this board any more.
    """

    ended = Signal()

    def __init__(self, view: NavigableView, strength: float) -> None:
        super().__init__(view)
        self._scene = view.board_scene
        self._strength = strength
        self._key: Key | None = None
        self._scene.refreshed.connect(self._follow)

    @property
    def key(self) -> Key | None:
        """Give what is to be lit, or None."""
        return self._key

    def lit(self) -> BoardItem | None:
        """Give the item that is lit just now; None also while it is not shown on this board."""
        return self._scene.item(self._key) if self._key is not None else None

    def light(self, key: Key | None) -> None:
        """Light a record's item and nothing else; None lights everything again."""
        self._key = key
        self._show()

    def draw(self, painter: QPainter) -> None:
        """Draw the dark with a window in it."""
        item = self.lit()
        if item is None:
            return
        dark = QPainterPath()
        dark.setFillRule(Qt.FillRule.OddEvenFill)
        dark.addRect(QRectF(self.rect()))
        place = self.pixels(item.home().translated(item.previewed))
        place.adjust(-_AROUND, -_AROUND, _AROUND, _AROUND)
        dark.addRoundedRect(place, _AROUND, _AROUND)
        shade = QColor("#000000")
        shade.setAlphaF(self._strength)
        painter.fillPath(dark, shade)

    def _show(self) -> None:
        if self.lit() is not None:
            self.spread()
            self.update()
        else:
            self.hide()

    def _follow(self) -> None:
        if self._key is None:
            return
        self._show()
        if self._scene.board.find(*self._key) is None:
            self._key = None
            self.ended.emit()
