"""The laptop's battery dies in the middle of the meeting; after the restart everything is back."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.clock import is_running, spent
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.paths import paths_for
from pm_facilitator.ui.crash import CrashReporter
from pm_facilitator.ui.desk import Desk
from pm_facilitator.ui.moments import moment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@pytest.fixture
def killed(tmp_path: Path) -> str:
    """Hold a meeting in a process of its own, kill it, and give the review's id."""
    command = [sys.executable, "-m", "tests.e2e.meeting_in_progress", str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
    assert line.startswith("ready"), line
    return line.split()[1]


def test_after_a_kill_the_meeting_goes_on_where_it_was(
    killed: str, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    desk = Desk(qapp, paths_for(tmp_path / "data"), CrashReporter())
    desk.begin()
    qtbot.waitUntil(lambda: desk.window.room is not None)
    room = desk.window.room
    assert room is not None
    board = room.session.board
    assert board.review.id == killed
    assert board.review.stage is Stage.RECAP
    assert [event.text for event in board.events] == [
        "Traffic moved to the second region, half a wo"
    ]
    assert [item.text for item in board.locker] == ["Put an alarm on every certificate"]
    slot = board.slot(Stage.RECAP)
    assert slot is not None
    assert is_running(slot)
    assert slot.extra == 120
    assert 0 < spent(slot, moment()) < 60
    assert "Everything is back" in room.notices.text()
    desk.window.close()
    desk.end()
    desk.window.deleteLater()
    desk.deleteLater()


def test_after_a_clean_end_the_library_is_shown(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    assert not opens_a_review(tmp_path, qtbot, qapp)
    assert not opens_a_review(tmp_path, qtbot, qapp)


def opens_a_review(folder: Path, qtbot: QtBot, qapp: QApplication) -> bool:
    """Start, tell whether a review was opened by itself, open one, and end cleanly."""
    desk = Desk(qapp, paths_for(folder), CrashReporter())
    desk.begin()
    qtbot.waitUntil(lambda: desk.library is not None)
    opened = desk.window.room is not None
    desk.open_sample()
    desk.window.close()
    desk.end()
    desk.window.deleteLater()
    desk.deleteLater()
    return opened
