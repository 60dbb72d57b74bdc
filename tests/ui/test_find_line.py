"""Ctrl+F finds on the board: it counts, steps, moves the view, and shows the group nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.veil import Veil
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import notes
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.panels.find_line import FindLine
from pm_facilitator.ui.windows.main_window import MainWindow
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import named, press, write
from tests.ui.seen import everything_in

TEXTS = ("Disk was full", "Queue grew", "Another DISK", "The disk alert was off")


@pytest.fixture
def room(room: Room, qtbot: QtBot) -> Room:
    made = [Note(f"n{i}", t, x=0.0, y=i * 1600.0, order=i) for i, t in enumerate(TEXTS)]
    room.session.commit([Added(note) for note in made])
    room.go_to(Stage.REFLECT)
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    return room


@pytest.fixture
def line(room: Room) -> FindLine:
    room.pages[Stage.REFLECT].open_find()
    return room.reflect.pane.find_line


def field(line: FindLine) -> QLineEdit:
    return named(line, QLineEdit, "Find on the board")


def search(line: FindLine, words: str) -> None:
    write(field(line), words, enter=False)


def at(line: FindLine) -> str:
    item = line.ringed()
    assert item is not None
    seen = line._view.visible_rect()
    assert seen.contains(item.home()), "the hit is in sight"
    return item.key[1]


def test_a_hit_in_sight_leaves_the_view_where_it_is(line: FindLine) -> None:
    line._view.zoom_to(1.0)
    line._view.centerOn(200.0, 300.0)
    search(line, "disk")
    before = line._view.visible_rect()
    search(line, "disk was")
    assert at(line) == "n0"
    assert line._view.visible_rect() == before


def test_hits_are_counted_while_one_types(line: FindLine) -> None:
    search(line, "d")
    search(line, "disk")
    assert line.count_text() == "1 of 3"
    search(line, "disk alert")
    assert line.count_text() == "1 of 1"
    search(line, "printer")
    assert line.count_text() == "Not found"
    search(line, "")
    assert line.count_text() == ""


def test_enter_and_f3_step_round_and_bring_each_hit_into_sight(line: FindLine) -> None:
    search(line, "disk")
    assert at(line) == "n0"
    QTest.keyClick(field(line), Qt.Key.Key_Return)
    assert (at(line), line.count_text()) == ("n2", "2 of 3")
    QTest.keyClick(field(line), Qt.Key.Key_F3)
    assert at(line) == "n3"
    QTest.keyClick(field(line), Qt.Key.Key_F3)
    assert at(line) == "n0"
    QTest.keyClick(field(line), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert at(line) == "n3"
    press(line, "Next hit")
    assert at(line) == "n0"
    press(line, "Hit before")
    assert at(line) == "n3"


def test_f3_is_the_searchs_own_while_one_searches(line: FindLine, room: Room) -> None:
    search(line, "disk")
    QTest.keyClick(field(line), Qt.Key.Key_F3)
    assert not room.quick.isVisible()
    assert line.count_text() == "2 of 3"


def test_esc_goes_back_to_the_board_at_the_hit(line: FindLine, room: Room) -> None:
    search(line, "alert")
    QTest.keyClick(field(line), Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert line.ringed() is None
    assert room.reflect.pane.view.hasFocus()
    assert room.reflect.scene.selectedKeys() == [("note", "n3")]


def test_searching_changes_neither_selection_nor_board(line: FindLine, room: Room) -> None:
    before = list(room.session.board.entities())
    room.reflect.scene.select([("note", "n1")])
    search(line, "disk")
    line.step(1)
    assert room.reflect.scene.selectedKeys() == [("note", "n1")]
    assert list(room.session.board.entities()) == before


def test_the_hits_follow_the_board(line: FindLine, room: Room, qtbot: QtBot) -> None:
    search(line, "disk")
    line.step(1)
    board = room.session.board
    room.controller.do("Add", notes.add_note(board, "One more disk", Stage.REFLECT, 600, 0)[0])
    qtbot.waitUntil(lambda: line.count_text().endswith("of 4"))
    assert at(line) == "n2"
    room.controller.remove([("note", "n2")])
    qtbot.waitUntil(lambda: line.count_text().endswith("of 3"))


def test_the_group_sees_nothing_of_the_search(line: FindLine, room: Room, qtbot: QtBot) -> None:
    room.toggle_audience()
    window = room.audience
    assert window is not None
    search(line, "disk")
    room.audience_follows = False
    window.set_follows(False)
    QApplication.processEvents()
    before = window.grab().toImage()
    assert line._marks.isVisible()
    line.step(1)
    QApplication.processEvents()
    assert window.grab().toImage() == before
    assert not any(veil.isVisible() for veil in window.findChildren(Veil))
    assert "of 3" not in everything_in(window)


@pytest.fixture
def window(main_window: MainWindow, room: Room) -> MainWindow:
    main_window.show()
    main_window.enter(room)
    return main_window


def test_ctrl_f_opens_it_and_marks_the_last_words(window: MainWindow, room: Room) -> None:
    line = room.reflect.pane.find_line
    ctrl_f = (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.activateWindow()
    room.reflect.take_focus()
    QTest.keyClick(room.reflect.pane.view, *ctrl_f)
    assert line.isVisible()
    search(line, "disk")
    QTest.keyClick(field(line), Qt.Key.Key_Escape)
    QTest.keyClick(room.reflect.pane.view, *ctrl_f)
    assert field(line).selectedText() == "disk"
    assert line.count_text() == "1 of 3"


def test_it_opens_over_the_matrix_too(room: Room) -> None:
    room.go_to(Stage.IMPROVE)
    room.pages[Stage.IMPROVE].open_find()
    assert room.improving.shows_matrix()
    assert room.improving.pane.find_line.isVisible()
