"""The composition root: the one place where store, session, windows and settings meet."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from pm_facilitator import settings
from pm_facilitator.errors import PmError, StoreError
from pm_facilitator.paths import Paths, paths_for
from pm_facilitator.ui.first_paint import after_first_paint
from pm_facilitator.ui.single_instance import SAMPLE, SingleInstance
from pm_facilitator.ui.windows.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Start:
    """What the command line asks of the app: a review or the sample to open, and where data lie."""

    review: str = ""
    sample: bool = False
    data_dir: Path | None = None


def main(start: Start, reached: Callable[[str], object] = lambda step: None) -> int:
    """Run the app until it is closed and give the exit code.

    Args:
        start: what was asked for.
        reached: told of the steps "painted" and "loaded", for whoever measures the start.
    """
    paths = paths_for(start.data_dir)
    try:
        paths.create()
        return _run(start, paths, reached)
    except PmError as error:
        print(error, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2


def _run(start: Start, paths: Paths, reached: Callable[[str], object]) -> int:
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("PM Facilitator")
    qt.setDesktopFileName("pm-facilitator")
    wish = SAMPLE if start.sample else start.review
    instance = SingleInstance(paths.lock)
    if not instance.acquire():
        if instance.send(wish):
            return 0
        raise StoreError(
            "PM Facilitator is running already and does not answer.", "Close it and try again."
        )
    window = MainWindow(qt, settings.load(paths.settings))
    app = _App(qt, paths, instance)

    def go_on() -> None:
        reached("painted")
        app.begin(window, wish)
        reached("loaded")

    after_first_paint(window, go_on)
    window.show()
    try:
        return int(qt.exec())
    finally:
        app.end()
        instance.release()


class _App:
    """What comes after the first paint: the log, crash reports, the desk, the line for others."""

    def __init__(self, qt: QApplication, paths: Paths, instance: SingleInstance) -> None:
        self._qt = qt
        self._paths = paths
        self._instance = instance
        self._end: list[Callable[[], object]] = []

    def begin(self, window: MainWindow, wish: str) -> None:
        from pm_facilitator.logs import configure
        from pm_facilitator.ui.crash import CrashReporter
        from pm_facilitator.ui.desk import Desk
        from pm_facilitator.ui.housekeeping import Housekeeping
        from pm_facilitator.ui.read_ahead import ReadAhead

        configure(self._paths.log)
        reporter = CrashReporter(self._qt)
        reporter.install(self._paths.log.with_name("faults.log"))
        desk = Desk(self._qt, self._paths, reporter, window)
        housekeeping = Housekeeping(self._qt)
        housekeeping.begin()
        ahead = ReadAhead(window)
        ahead.begin()
        self._end = [ahead.end, desk.end, housekeeping.end, reporter.uninstall]
        self._instance.message_received.connect(desk.answer_second_start)
        self._instance.listen()
        desk.open_library(wish)

    def end(self) -> None:
        for each in self._end:
            each()
