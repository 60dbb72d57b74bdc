"""Two starts on one data folder make one app, in real processes."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from pm_facilitator.errors import StoreError
from pm_facilitator.ui.single_instance import SingleInstance
from tests.helpers.logfail import LogWatch

ROOT = Path(__file__).parents[2]

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from pm_facilitator.ui.single_instance import SingleInstance

app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
if instance.acquire():
    instance.listen()
    print("first", flush=True)
    instance.message_received.connect(lambda text: print("asked for", repr(text), flush=True))
    app.exec()
else:
    print("heard" if instance.send(sys.argv[2]) else "not heard")
"""


@contextmanager
def started(lock: Path, wish: str = "") -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", START, str(lock), wish]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "running.lock"


def test_a_second_start_hands_over_its_wish_and_leaves(lock: Path) -> None:
    with started(lock) as first:
        assert line_of(first) == "first"
        with started(lock, "Zahlungen – März") as second:
            assert line_of(second) == "heard"
            assert second.wait(10) == 0
        assert line_of(first) == "asked for 'Zahlungen – März'"


def test_a_start_without_a_wish_is_heard_too(lock: Path) -> None:
    with started(lock) as first:
        assert line_of(first) == "first"
        with started(lock) as second:
            assert line_of(second) == "heard"
        assert line_of(first) == "asked for ''"


def test_an_app_that_was_killed_keeps_nobody_out(lock: Path) -> None:
    with started(lock) as first:
        assert line_of(first) == "first"
        first.kill()
    assert lock.exists()
    with started(lock) as next_one:
        assert line_of(next_one) == "first"
        with started(lock, "INC-204") as second:
            assert line_of(second) == "heard"
        assert line_of(next_one) == "asked for 'INC-204'"


def test_two_folders_have_an_app_each(tmp_path: Path) -> None:
    with started(tmp_path / "a.lock") as one, started(tmp_path / "b.lock") as other:
        assert [line_of(one), line_of(other)] == ["first", "first"]


def test_once_released_the_folder_is_free(qapp: object, lock: Path) -> None:
    first, second = SingleInstance(lock), SingleInstance(lock)
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


def test_a_wish_that_comes_in_pieces_is_put_together(qtbot: QtBot, lock: Path) -> None:
    instance = SingleInstance(lock)
    assert instance.acquire()
    instance.listen()
    socket = QLocalSocket()
    socket.connectToServer(instance._server_name())
    with qtbot.waitSignal(instance.message_received) as asked:
        for piece in (b"INC", b"-20", b"4\n"):
            socket.write(piece)
            socket.flush()
            QCoreApplication.processEvents()
    assert asked.args == ["INC-204"]
    instance.release()


def test_a_folder_that_is_missing_is_said_in_one_sentence(qapp: object, lock: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        SingleInstance(lock / "missing" / "running.lock").acquire()


def test_where_nobody_can_listen_the_app_still_starts(
    qapp: object, lock: Path, logs: LogWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.expect("no second start will be heard")
    monkeypatch.setattr(SingleInstance, "_server_name", lambda self: "/nowhere/at/all")
    instance = SingleInstance(lock)
    assert instance.acquire()
    instance.listen()
    instance.release()
