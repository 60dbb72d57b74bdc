"""An unexpected error is logged, shown with a report to copy, and the meeting goes on."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.errors import PmError
from pm_facilitator.ui.crash import CrashReporter, describe
from pm_facilitator.ui.crash_dialog import CrashDialog
from tests.helpers.logfail import LogWatch


@pytest.fixture
def reporter(qapp: QApplication, tmp_path: Path) -> Iterator[CrashReporter]:
    made = CrashReporter()
    made.install(tmp_path / "logs" / "faults.log")
    yield made
    made.uninstall()


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - any error is the subject here
        return caught


def test_a_bug_is_logged_and_told(reporter: CrashReporter, qtbot: QtBot, logs: LogWatch) -> None:
    logs.expect("unexpected error")
    error = raised(ZeroDivisionError("a bug"))
    with qtbot.waitSignal(reporter.crashed) as told:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "ZeroDivisionError: a bug" in told.args[0]
    assert "PM Facilitator" in told.args[0]


def test_an_expected_failure_is_no_crash(reporter: CrashReporter, qtbot: QtBot) -> None:
    error = raised(PmError("The disk is full."))
    with qtbot.assertNotEmitted(reporter.crashed), qtbot.waitSignal(reporter.problem) as told:
        sys.excepthook(type(error), error, error.__traceback__)
    assert told.args == [error]


def test_errors_of_other_threads_are_told_too(
    reporter: CrashReporter, qtbot: QtBot, logs: LogWatch
) -> None:
    logs.expect("unexpected error")

    def break_down() -> None:
        raise KeyError("of a thread")

    with qtbot.waitSignal(reporter.crashed) as told:
        thread = threading.Thread(target=break_down)
        thread.start()
    thread.join()
    assert "of a thread" in told.args[0]


def test_what_qt_says_goes_into_the_log(
    reporter: CrashReporter, caplog: pytest.LogCaptureFixture, logs: LogWatch
) -> None:
    logs.expect("Qt: something is odd")
    with caplog.at_level(logging.WARNING):
        qWarning("something is odd")
    assert "Qt: something is odd" in caplog.text


def test_the_report_can_be_copied(qtbot: QtBot, qapp: QApplication) -> None:
    error = raised(ValueError("of a test"))
    closed: list[bool] = []
    text = describe(type(error), error, error.__traceback__)
    dialog = CrashDialog(text, lambda: closed.append(True))
    dialog.show()
    dialog.copy()
    assert qapp.clipboard().text() == dialog.report.toPlainText()
    assert not dialog.isModal()
    dialog.close()
    assert closed == [True]
