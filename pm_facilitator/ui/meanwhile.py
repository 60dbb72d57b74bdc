"""Slow work for an open review: done in the background, told when it lasts, dropped on leaving."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from pm_facilitator.errors import PmError
from pm_facilitator.ui.tasks import Tasks

T = TypeVar("T")

PATIENCE_MILLISECONDS = 400
"""What takes no longer needs no words."""


class Meanwhile(QObject):
    """Hands over what was worked out, unless the review has been left in the meantime.

    Signals:
        lasting: what is being done, once that takes a while.
        over: what was said to be done is done.
    """

    lasting = Signal(str)
    over = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._left = False
        self._waiting = 0
        self._words = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(lambda: self.lasting.emit(self._words))

    def run(
        self,
        words: str,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[PmError], object],
    ) -> None:
        """Work elsewhere, then do ``then`` or ``failed`` here; ``words`` say what takes so long."""
        self._waiting += 1
        self._words = words
        self._patience.start()
        self._tasks.run(work, partial(self._hand_over, then), partial(self._hand_over, failed))

    def leave(self) -> None:
        """Forget what is under way: nobody waits for it any more."""
        self._left = True
        self._patience.stop()

    def _hand_over(self, take: Callable[[T], object], what: T) -> None:
        if self._left:
            return
        self._waiting -= 1
        if not self._waiting:
            self._patience.stop()
            self.over.emit(self._words)
        take(what)
