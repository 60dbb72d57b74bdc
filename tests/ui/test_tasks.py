"""Work goes on in the background and answers on the thread of the windows."""

import threading
from functools import partial

import shiboken6
from PySide6.QtCore import QRunnable, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.errors import PmError
from pm_facilitator.ui.tasks import Tasks


def test_the_answer_comes_on_the_windows_thread(qtbot: QtBot, qapp: QApplication) -> None:
    tasks = Tasks()
    seen: list[object] = []

    def done(worker: int) -> None:
        seen.extend([worker, threading.get_ident(), QThread.currentThread() == qapp.thread()])

    tasks.run(threading.get_ident, done, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 3)
    tasks.wait()
    assert seen[0] != seen[1]
    assert seen[2] is True


def test_an_expected_failure_is_handed_over(qtbot: QtBot) -> None:
    tasks = Tasks()
    failures: list[str] = []

    def refuse() -> None:
        raise PmError("The folder is read-only.")

    tasks.run(refuse, lambda _: failures.append("done"), lambda e: failures.append(str(e)))
    qtbot.waitUntil(lambda: bool(failures))
    tasks.wait()
    assert failures == ["The folder is read-only."]


def test_an_unexpected_failure_is_raised_on_the_windows_thread(qtbot: QtBot) -> None:
    tasks = Tasks()

    def break_down() -> None:
        raise ZeroDivisionError("a bug")

    with qtbot.captureExceptions() as caught:
        tasks.run(break_down, lambda _: None, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    tasks.wait()
    assert caught[0][0] is ZeroDivisionError


def test_nothing_stays_at_the_address_of_work_that_is_done(qtbot: QtBot) -> None:
    tasks = Tasks()
    before = len(_runnables())
    done: list[int] = []
    for number in range(10):
        tasks.run(partial(abs, number), done.append, lambda _: None)
    qtbot.waitUntil(lambda: len(done) == 10)
    tasks.wait()
    # PySide would take whatever comes to lie there for one of these.
    assert len(_runnables()) == before


def _runnables() -> list[object]:
    return [each for each in shiboken6.getAllValidWrappers() if isinstance(each, QRunnable)]
