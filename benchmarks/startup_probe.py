"""One start, ended at the first painted window: ``python -m benchmarks.startup_probe KIND DIR``."""

import os
import sys
from pathlib import Path


def empty() -> None:
    """Show an empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    qt = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1360, 860)
    window.show()
    _end_when_painted(window)
    qt.exec()


def app(folder: Path, *, loaded: bool) -> None:
    """Start the app the way its entry does, up to its window or to its library."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from pm_facilitator.paths import paths_for
    from pm_facilitator.ui.crash import CrashReporter
    from pm_facilitator.ui.desk import Desk
    from pm_facilitator.ui.single_instance import SingleInstance

    paths = paths_for(folder)
    paths.create()
    qt = QApplication(sys.argv[:1])
    instance = SingleInstance(paths.lock)
    instance.acquire()
    desk = Desk(qt, paths, CrashReporter(qt))
    desk.begin()
    if loaded:
        poll = QTimer(qt)
        poll.timeout.connect(lambda: desk.library is not None and os._exit(0))
        poll.start(1)
    else:
        _end_when_painted(desk.window)
    qt.exec()


def _end_when_painted(window: object) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                # The paint itself comes after its event; the process ends without tidying up.
                QTimer.singleShot(0, lambda: os._exit(0))
            return False

    assert isinstance(window, QWidget)
    watch = Watch(window)
    window.installEventFilter(watch)


if __name__ == "__main__":
    kind, place = sys.argv[1], Path(sys.argv[2])
    if kind == "empty":
        empty()
    else:
        app(place, loaded=kind == "loaded")
