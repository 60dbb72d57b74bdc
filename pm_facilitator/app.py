"""The composition root: the one place where store, session, windows and settings meet."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from pm_facilitator.errors import PmError, StoreError
from pm_facilitator.logs import configure
from pm_facilitator.paths import Paths, paths_for
from pm_facilitator.ui.crash import CrashReporter
from pm_facilitator.ui.desk import SAMPLE, Desk
from pm_facilitator.ui.single_instance import SingleInstance


@dataclass(frozen=True, slots=True)
class Start:
    """What the command line asks of the app: a review or the sample to open, and where data lie."""

    review: str = ""
    sample: bool = False
    data_dir: Path | None = None


def main(start: Start) -> int:
    """Run the app until it is closed and give the exit code."""
    paths = paths_for(start.data_dir)
    try:
        paths.create()
        return _run(start, paths)
    except PmError as error:
        print(error, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2


def _run(start: Start, paths: Paths) -> int:
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
    configure(paths.log)
    reporter = CrashReporter(qt)
    reporter.install(paths.log.with_name("faults.log"))
    desk = Desk(qt, paths, reporter)
    instance.message_received.connect(desk.answer_second_start)
    desk.begin(wish)
    try:
        return int(qt.exec())
    finally:
        desk.end()
        reporter.uninstall()
        instance.release()
