"""Folds what was written lately into the library's one file, in a pause and on another thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from pm_facilitator.domain.changes import Committed
from pm_facilitator.session import Session
from pm_facilitator.ui.tasks import Tasks

PAUSE_MILLISECONDS = 2000
"""How long nothing must be written before what was is folded."""

WORTH_FOLDING = 50
"""So many batches are worth the trouble."""


class Folding(QObject):
    """Does for a session what SQLite would else do in the middle of some edit."""

    def __init__(
        self, session: Session, fold: Callable[[], None], tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._fold, self._tasks = fold, tasks
        self._waiting = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._go)
        session.subscribe(self._note)

    def is_waiting(self) -> bool:
        """Tell whether the next pause will be used."""
        return bool(self._pause.isActive())

    def _note(self, _: Committed) -> None:
        self._waiting += 1
        if self._waiting >= WORTH_FOLDING:
            self._pause.start()

    def _go(self) -> None:
        self._waiting = 0
        # Nothing is lost where it fails: the next pause tries again, and an edit tells of the disk.
        self._tasks.run(self._fold, lambda _: None, lambda _: None)
