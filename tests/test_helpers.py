"""The guards of the test suite do bite."""

from pathlib import Path

import pytest

from pm_facilitator.domain.entities import Bone
from tests.helpers.make import make_board, make_factor, make_review

CARELESS = """
import logging
import socket
from pathlib import Path

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []


def test_quiet(logs):
    logs.expect("the disk")
    logging.getLogger("a").warning("the disk is slow")


def test_warns():
    logging.getLogger("a").warning("unheard of")


def test_promises(logs):
    logs.expect("never comes")


def test_keeps_a_handler():
    logging.getLogger().addHandler(logging.NullHandler())


def test_calls_out():
    socket.create_connection(("192.0.2.1", 80))


def test_stays_home(home):
    assert Path.home() == home
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_tidy(qapp, qtbot, request):
    assert request.node.get_closest_marker("gui")
    window = QWidget()
    QTimer(window).start(1000)
    qtbot.addWidget(window)
    window.show()


def test_cycle(qapp):
    window = QWidget()
    window.me = window
    window.show()


def test_keeps_a_window(qapp):
    kept.append(QWidget())


def test_keeps_a_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)


def test_keeps_a_thread(qapp):
    kept.append(QThread())
    kept[-1].start()


def test_end(qapp):
    kept[-1].quit()
    kept[-1].wait()
"""


def test_careless_tests_fail_and_tidy_ones_pass(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makepyfile(test_careless=CARELESS)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    plugins = [f"-ptests.helpers.{name}" for name in ("isolation", "logfail", "gui")]
    plugins += ["-omarkers=gui"]
    result = pytester.runpytest_subprocess(*plugins, "-rA", "--strict-markers")
    lines = {line.split(" - ")[0] for line in result.outlines}
    tidy = {"quiet", "stays_home", "tidy", "cycle", "end"}
    careless = {"warns", "promises", "keeps_a_handler", "keeps_a_window", "keeps_a_timer"}
    for name in careless | {"keeps_a_thread"}:
        assert f"ERROR test_careless.py::test_{name}" in lines
    for name in tidy:
        assert f"PASSED test_careless.py::test_{name}" in lines
        assert f"ERROR test_careless.py::test_{name}" not in lines
    assert "FAILED test_careless.py::test_calls_out" in lines


def test_a_board_is_whole_by_itself() -> None:
    board = make_board(make_factor(bone_id="here"), make_factor(bone_id="there"))
    assert board.review.title
    assert {bone.id for bone in board.all(Bone)} == {"here", "there"}


def test_a_board_keeps_the_review_it_is_given() -> None:
    assert make_board(make_review(title="Mine")).review.title == "Mine"
