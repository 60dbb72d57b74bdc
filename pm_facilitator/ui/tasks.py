"""Work that would make the window wait, done on another thread and answered on this one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from pm_facilitator.errors import PmError


class Tasks(QObject):
    """Runs functions in the background; answers come back on the thread of the windows."""

    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[PmError], object],
    ) -> None:
        """Do the work elsewhere, then call ``done`` with its result or ``failed`` here.

        An error that nobody expected reaches the crash report like any other.
        """

        def job() -> None:
            try:
                result = work()
            except PmError as error:
                self._finished.emit(failed, error)
            except Exception as error:  # noqa: BLE001 - handed on to the windows' thread below
                self._finished.emit(_raiser(error), None)
            else:
                self._finished.emit(done, result)

        # Not as a QRunnable: PySide takes whatever lies at its address later for one.
        self._pool.start(job)

    def wait(self) -> None:
        """Wait for everything that is under way, before the app ends."""
        self._pool.waitForDone()

    @Slot(object, object)
    def _answer(self, answer: Callable[[Any], object], value: object) -> None:
        answer(value)


def _raiser(error: Exception) -> Callable[[Any], object]:
    def again(_: object) -> None:
        raise error

    return again
