"""Reading sources in the background: with progress, stopped at once, the last wish wins."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from pm_facilitator.errors import Cancelled, PmError
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.ui.pages.import_apart import LARGE, can_read_apart, read_apart
from pm_facilitator.ui.pages.import_read import Fetch, Reading, read
from pm_facilitator.ui.tasks import Tasks

_STEP = 0.01


class _Job:
    """One reading that is under way."""

    def __init__(self, told: Callable[[float], None]) -> None:
        self.stopped = False
        self._told = told
        self._last = 0.0
        self._end: Callable[[], None] | None = None

    def when_stopped(self, end: Callable[[], None]) -> None:
        """Take what ends it from outside."""
        self._end = end

    def stop(self) -> None:
        """Let it go no further."""
        self.stopped = True
        if self._end is not None:
            self._end()

    def __call__(self, done: float, /) -> None:
        if self.stopped:
            raise Cancelled
        if done - self._last >= _STEP:
            self._last = done
            self._told(done)


class Readings(QObject):
    """Reads each source once at a time, by its number.

    Signals:
        read: the number of a source and its Reading.
        failed: the number of a source and the PmError.
        progressed: the share that is done of what is under way, from 0 to 1.
    """

    read = Signal(int, object)
    failed = Signal(int, object)
    progressed = Signal(float)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._jobs: dict[int, _Job] = {}

    def begin(self, number: int, fetch: Fetch, hints: Hints) -> None:
        """Read a source; what was being read of the same number is stopped."""
        self.stop(number)
        job = self._jobs[number] = _Job(self.progressed.emit)

        def work() -> Reading | None:
            try:
                return _read(fetch, hints, job)
            except Cancelled:
                return None

        self._tasks.run(
            work,
            lambda reading: self._hand_over(number, job, self.read, reading),
            lambda error: self._hand_over(number, job, self.failed, error),
        )

    def is_busy(self) -> bool:
        """Tell whether anything is being read."""
        return bool(self._jobs)

    def stop(self, number: int | None = None) -> list[int]:
        """Stop a reading, or all of them, and give the numbers of those that were under way."""
        numbers = [each for each in self._jobs if number in (None, each)]
        for each in numbers:
            self._jobs.pop(each).stop()
        return numbers

    def _hand_over(
        self, number: int, job: _Job, signal: SignalInstance, what: Reading | PmError | None
    ) -> None:
        if job.stopped or self._jobs.get(number) is not job:
            return
        del self._jobs[number]
        signal.emit(number, what)


def _read(fetch: Fetch, hints: Hints, job: _Job) -> Reading:
    job(0.0)
    if fetch.size() >= LARGE and can_read_apart():
        return read_apart(fetch, hints, job, job.when_stopped)
    return read(fetch, hints, job)
