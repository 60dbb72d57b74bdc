"""One start, ended at the first painted window: ``python -m benchmarks.startup_probe KIND DIR``."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def empty() -> None:
    """Show an empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    qt = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1360, 860)
    window.show()
    _end_when_painted(window)
    qt.exec()


def app(folder: Path, step: str) -> None:
    """Start the app by its own entry, up to its painted window or to its library."""
    from pm_facilitator.__main__ import main

    def reached(now: str) -> None:
        if now == step:
            os._exit(0)

    main(["--data-dir", str(folder)], reached)


def _end_when_painted(window: "QWidget") -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                # The paint itself comes after its event; the process ends without tidying up.
                QTimer.singleShot(0, lambda: os._exit(0))
            return False

    watch = Watch(window)
    window.installEventFilter(watch)


if __name__ == "__main__":
    kind, place = sys.argv[1], Path(sys.argv[2])
    if kind == "empty":
        empty()
    else:
        app(place, kind)
