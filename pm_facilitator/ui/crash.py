"""What happens when something goes wrong that nobody expected: log it, show it once, go on."""

import faulthandler
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from pm_facilitator import __version__
from pm_facilitator.errors import PmError

_log = logging.getLogger(__name__)

# Qt says this of scripts that the shipped fonts do cover through their fallbacks.
_HARMLESS = ("OpenType support missing", "This plugin does not support")


class CrashReporter(QObject):
    """Catches errors of every thread and of Qt; the meeting goes on, everything is on disk.

    Signals:
        crashed: the report as text, on the thread of the windows.
        problem: a PmError that no page has answered.
    """

    crashed = Signal(str)
    problem = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file: TextIO | None = None

    def install(self, fault_log: Path) -> None:
        """Catch everything from now on; hard faults of the machine go to a file of their own."""
        sys.excepthook = self.report
        threading.excepthook = self._report_thread
        qInstallMessageHandler(_on_qt_message)
        try:
            fault_log.parent.mkdir(parents=True, exist_ok=True)
            self._file = fault_log.open("a", encoding="utf-8")
            faulthandler.enable(self._file)
        except OSError as error:
            _log.info("hard faults are not written down: %s", error)

    def uninstall(self) -> None:
        """Let errors take their usual way again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an error and tell of it."""
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, PmError):
            _log.info("expected failure: %s", error)
            self.problem.emit(error)
            return
        text = describe(kind, error, trace)
        _log.error("unexpected error\n%s", text)
        self.crashed.emit(text)

    def _report_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_type, args.exc_value, args.exc_traceback)


def describe(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Write the report: versions and the traceback, nothing out of the review."""
    import platform
    import traceback

    lines = traceback.format_exception(kind, error, trace)
    facts = (
        f"PM Facilitator {__version__}, Python {platform.python_version()}, {platform.platform()}"
    )
    return f"{facts}\n\n{''.join(lines)}"


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if any(words in message for words in _HARMLESS):
        return
    levels = {
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    _log.log(levels.get(kind, logging.DEBUG), "Qt: %s", message)
