"""Lets the group's window follow the board and the view, a moment after the facilitator's own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain

from PySide6.QtCore import QObject, QRectF, Qt, QTimer

from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.stages.page import StagePage
from pm_facilitator.ui.windows.audience import AudienceWindow

AFTER_MS = 1
"""So long after the first of what is handed on. The facilitator's window asks to be painted in the
same turn, which comes before any timer; one of 0 would wait for as long as a hand moves."""


class Mirroring(QObject):
    """Hands on what the group's window has to follow, in one turn of the event loop of its own.

    What a hand does is painted under that hand first, so the facilitator never waits for the
    drawing of a second window. Whatever the turn finds is told together: the window looks at the
    board as it is by then, so nothing older than that is ever shown.
    """

    def __init__(
        self,
        pages: Mapping[Stage, StagePage],
        window: Callable[[], AudienceWindow | None],
        stage: Callable[[], Stage],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._stage = window, stage
        self._batches: list[Committed] = []
        self._rects: dict[Stage, QRectF] = {}
        self._keys: dict[Stage, Key | None] = {}
        self._turn = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._turn.setTimerType(Qt.TimerType.PreciseTimer)
        self._turn.timeout.connect(self.catch_up)
        for shown, page in pages.items():
            page.selected.connect(self._follow_key)
            for view in page.views():
                view.view_rect_changed.connect(lambda rect, of=shown: self._follow_rect(of, rect))

    def react(self, batch: Committed) -> None:
        """Hand a batch on."""
        if self._window() is not None:
            self._batches.append(batch)
            self._begin()

    def is_behind(self) -> bool:
        """Tell whether the group's window has still to be told of something."""
        return self._turn.isActive()

    def catch_up(self) -> None:
        """Hand on now what has come together."""
        self._turn.stop()
        batches, self._batches = self._batches, []
        rects, self._rects = self._rects, {}
        keys, self._keys = self._keys, {}
        window = self._window()
        if window is None:
            return
        if batches:
            changes = chain.from_iterable(batch.changes for batch in batches)
            window.react(replace(batches[-1], changes=tuple(changes)))
        for stage, rect in rects.items():
            window.follow_rect(stage, rect)
        for stage, key in keys.items():
            window.follow_key(stage, key)

    def _follow_key(self, key: Key | None) -> None:
        if self._window() is not None:
            self._keys[self._stage()] = key
            self._begin()

    def _follow_rect(self, stage: Stage, rect: QRectF) -> None:
        if self._window() is not None:
            self._rects[stage] = rect
            self._begin()

    def _begin(self) -> None:
        if not self._turn.isActive():
            self._turn.start()
