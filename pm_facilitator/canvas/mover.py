"""Lets what has changed its place travel there, so that the eye can follow."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QAbstractAnimation, QObject, QPointF, QVariantAnimation

from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.domain.edits.common import Key

Moves = list[tuple[Key, QPointF]]
"""Records that lie elsewhere now, and the corner where each was before."""

MOST = 120
"""When more than this moves at once, nothing travels: nobody could follow it."""


class Moving(Protocol):
    """What a mover asks of its scene."""

    def item(self, key: Key) -> BoardItem | None:
        """Give the item of a record, or None when it is not shown."""
        ...


class Mover(QObject):
    """Moves items from where they were to where they belong, within a moment.

    Attributes:
        duration: gives the milliseconds that this takes; 0 while motion is off.
        shown_at: where a hand has just let go of items, from where they travel on.
    """

    def __init__(self, scene: Moving) -> None:
        super().__init__()
        self._scene = scene
        self.duration: Callable[[], int] = lambda: 0
        self.shown_at: Mapping[Key, QPointF] = {}
        self._ways: dict[Key, QPointF] = {}
        self._run: QVariantAnimation | None = None

    def start(self, moved: Moves) -> None:
        """Let these travel; what travels already goes on from where it is."""
        if not moved or len(moved) > MOST or (milliseconds := self.duration()) <= 0:
            return
        # An item that was on its way goes on from where it was seen; its offset tells the rest.
        seen = {key: self._offset(key) for key in self._ways}
        ways = {key: offset for key, offset in seen.items() if not offset.isNull()}
        for key, before in moved:
            item = self._scene.item(key)
            if item is not None:
                start = self.shown_at.get(key, before + seen.get(key, QPointF()))
                ways[key] = start - item.home().topLeft()
        self.stop()
        self._ways = {key: way for key, way in ways.items() if way.manhattanLength() > 1.0}
        if self._ways:
            self._travel(milliseconds)

    def stop(self) -> None:
        """Put everything where it belongs at once."""
        run, self._run = self._run, None
        if run is not None:
            run.stop()
            run.deleteLater()
        self._show(1.0)
        self._ways = {}

    def _offset(self, key: Key) -> QPointF:
        item = self._scene.item(key)
        return QPointF(item.previewed) if item is not None else QPointF()

    def _travel(self, milliseconds: int) -> None:
        run = self._run = QVariantAnimation(self)
        run.setStartValue(0.0)
        run.setEndValue(1.0)
        run.setDuration(milliseconds)
        run.valueChanged.connect(lambda value: self._show(1.0 - (1.0 - float(value)) ** 3))
        run.finished.connect(self._arrive)
        self._show(0.0)
        run.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def _arrive(self) -> None:
        if self._run is not None:
            self.stop()

    def _show(self, share: float) -> None:
        for key, way in self._ways.items():
            item = self._scene.item(key)
            if item is not None:
                item.float_at(way * (1.0 - share))
