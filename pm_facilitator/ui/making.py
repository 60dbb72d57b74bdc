"""A document that is being made on another thread: how far it is, and what becomes of it."""

from threading import Event

from PySide6.QtCore import QObject, Qt, Signal

from pm_facilitator.errors import Cancelled, PmError


class Making(QObject):
    """A document that is being made.

    Signals:
        moved: the share that is done, from 0 to 1.
        made: what came out of it.
        failed: the error that it ended with.
        stopped: somebody has stopped it; nothing was written.
    """

    moved = Signal(float)
    made = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    _step = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._step.connect(self.moved, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Stop at the next step; what was there before stays."""
        self._stop.set()

    def step(self, done: float) -> None:
        """Hear from another thread how far it is."""
        if self._stop.is_set():
            raise Cancelled
        self._step.emit(done)

    def end(self, result: object) -> None:
        """Tell what came out; a result of None means that it was stopped."""
        if result is None:
            self.stopped.emit()
        else:
            self.made.emit(result)
        self.deleteLater()

    def fail(self, error: PmError) -> None:
        """Tell what went wrong."""
        self.failed.emit(error)
        self.deleteLater()
