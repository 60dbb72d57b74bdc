"""Reading sources in the background: with progress, stopped at once, the last wish wins."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

from pm_facilitator.errors import Cancelled, PmError
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.lines import raw_lines
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.taking import take
from pm_facilitator.ui.tasks import Tasks

MOST_CHARACTERS = 300_000
"""How much of a text is shown; what is longer can be read, but not changed here."""

_STEP = 0.01
_FETCHED = 0.2
"""Which part of the way it is to have a source in memory."""

Take = Callable[[Watch], Source]
"""How a source is fetched; it is asked in the background."""


@dataclass(frozen=True)
class Reading:
    """What was read.

    Attributes:
        lines: the source as text, or its beginning; None when it is not one text.
        is_whole: whether the text is all of it.
    """

    source: Source
    draft: ReviewDraft
    lines: tuple[str, ...] | None
    is_whole: bool


class _Job:
    """One reading that is under way."""

    def __init__(self, told: Callable[[float], None]) -> None:
        self.stopped = False
        self._told = told
        self._last = 0.0

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

    def begin(self, number: int, take: Take, hints: Hints) -> None:
        """Read a source; what was being read of the same number is stopped."""
        self.stop(number)
        job = self._jobs[number] = _Job(self.progressed.emit)

        def work() -> Reading | None:
            try:
                return _read(take, hints, job)
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
            self._jobs.pop(each).stopped = True
        return numbers

    def _hand_over(
        self, number: int, job: _Job, signal: SignalInstance, what: Reading | PmError | None
    ) -> None:
        if job.stopped or self._jobs.get(number) is not job:
            return
        del self._jobs[number]
        signal.emit(number, what)


def from_disk(path: Path) -> Take:
    """Say how to fetch a file, a folder or an archive."""
    return lambda watch: take([path], watch)


def typed(name: str, text: str) -> Take:
    """Say how to fetch what was typed or pasted, perhaps into the text of a file."""
    return lambda _watch: Source(name, text.encode(errors="surrogatepass"))


def _read(fetch: Take, hints: Hints, watch: _Job) -> Reading:
    watch(0.0)
    source = fetch(lambda done: watch(done * _FETCHED))
    draft = read_source(source, hints, lambda done: watch(_FETCHED + done * (1 - _FETCHED)))
    text = _text_of(source)
    if text is None:
        return Reading(source, draft, None, is_whole=False)
    shown = tuple(raw_lines(text[:MOST_CHARACTERS]))
    return Reading(source, draft, shown, is_whole=len(text) <= MOST_CHARACTERS)


def _text_of(source: Source) -> str | None:
    if source.files:
        return None
    try:
        return source.text
    except PmError:
        return None
