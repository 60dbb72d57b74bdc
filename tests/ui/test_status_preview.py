"""A tracker's table is looked at before it changes anything, and taken back by one undo."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits.handed_out import facts_in, remember
from pm_facilitator.domain.entities import Action, HandedOut
from pm_facilitator.domain.vocabulary import ActionStatus, Stage
from pm_facilitator.report.trackers.handing import handing
from pm_facilitator.ui.handing_out import HandingOut
from pm_facilitator.ui.windows.main_window import MainWindow
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import named, words_in

AT = datetime(2026, 11, 12, 18, 0, tzinfo=UTC)
TABLE = """Title,Key,Status,Due Date,Labels
Add an alert,PAY-9,In Progress,2026-12-09,pmf-a
Buy disks,OPS-1,Done,,
"""


@pytest.fixture
def out(main_window: MainWindow, room: Room) -> HandingOut:
    main_window.enter(room)
    main_window.show()
    main_window.activateWindow()
    room.session.commit([Added(Action("a", "Add an alert"))])
    room.go_to(Stage.IMPROVE)
    made = HandingOut(main_window, room.session.now)
    made.attend(room)
    return made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "issues.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    return path


def key(which: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which)


def test_changes_are_shown_and_taken_by_enter(out: HandingOut, room: Room, table: Path) -> None:
    out.read_back(room, table)
    status = room.improving.action_tab.status
    lines = named(status, QListWidget, "What the table would change")
    assert [lines.item(row).text() for row in range(lines.count())] == [
        "Add an alert\nstate: Open → In progress",
        "Add an alert\ndue: none → 2026-12-09",
        "Add an alert\nticket: none → PAY-9",
    ]
    assert "1 row of the table belongs to no action here." in words_in(status)
    assert room.session.board.actions[0].status is ActionStatus.OPEN
    key(Qt.Key.Key_Return)
    action = room.session.board.actions[0]
    assert (action.status, action.due) == (ActionStatus.IN_PROGRESS, date(2026, 12, 9))
    assert status.isHidden()
    room.history.undo()
    assert room.session.board.actions[0] == Action("a", "Add an alert")


def test_a_key_that_is_taken_lets_the_next_table_change_the_issue(
    out: HandingOut, room: Room, table: Path
) -> None:
    room.session.commit(remember(room.session.board, "jira", {"a": {"Status": "Open"}}, AT))
    out.save(room, "jira")
    assert "“Add an alert” was handed to Jira" in words_in(room)
    out.read_back(room, table)
    room.improving.action_tab.status.take()
    board = room.session.board
    assert [ticket.tracker for ticket in handing(board, "jira").rows] == ["PAY-9"]
    assert facts_in(board.all(HandedOut)[0].told)["Status"] == "In progress"
    room.history.undo()
    assert facts_in(board.all(HandedOut)[0].told) == {"Status": "Open"}
    assert handing(board, "jira").rows == ()


def test_escape_leaves_everything_as_it_is(out: HandingOut, room: Room, table: Path) -> None:
    out.read_back(room, table)
    key(Qt.Key.Key_Escape)
    assert room.improving.action_tab.status.isHidden()
    assert room.session.board.actions[0] == Action("a", "Add an alert")
    assert QApplication.focusWidget() is room.improving.table


def test_enter_on_the_other_button_takes_nothing(out: HandingOut, room: Room, table: Path) -> None:
    out.read_back(room, table)
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Return)
    assert room.session.board.actions[0] == Action("a", "Add an alert")
    assert room.improving.action_tab.status.isHidden()


def test_the_same_table_again_changes_nothing(out: HandingOut, room: Room, table: Path) -> None:
    out.read_back(room, table)
    room.improving.action_tab.status.take()
    out.read_back(room, table)
    assert room.improving.action_tab.status.isHidden()
    assert "Nothing has changed. 1 row of the table belongs to no action here." in words_in(room)


def test_the_file_is_chosen_in_the_systems_dialog(
    out: HandingOut, room: Room, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    room.improving.action_tab.hand_out.backWanted.emit()
    assert room.improving.action_tab.status.isVisible()
    room.improving.action_tab.status.leave()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    out.bring_back(room)
    assert room.improving.action_tab.status.isHidden()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Title,Owner\nAdd an alert,Kim\n", "No column of this table tells how far"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff", "issues.csv"),
        (None, "issues.csv could not be read."),
    ],
)
def test_what_cannot_be_read_is_told(
    out: HandingOut, room: Room, tmp_path: Path, data: bytes | None, said: str
) -> None:
    path = tmp_path / "issues.csv"
    if data is not None:
        path.write_bytes(data)
    out.read_back(room, path)
    assert said in words_in(room)
    assert room.improving.action_tab.status.isHidden()
