"""The Edit menu: what fits the board in front or the text in hand can be done, the rest is grey."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.windows.main_window import MainWindow
from pm_facilitator.ui.windows.room import Room

KEYS = [("note", "n0"), ("note", "n1"), ("note", "n2")]


@pytest.fixture
def window(main_window: MainWindow, room: Room, qtbot: QtBot) -> MainWindow:
    """Give a window with three notes on the board of Reflect, which has the keyboard."""
    main_window.show()
    QGuiApplication.clipboard().clear()
    room.session.commit([Added(Note(id_, x=300.0 * i)) for i, (_, id_) in enumerate(KEYS)])
    room.go_to(Stage.REFLECT)
    main_window.enter(room)
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    room.reflect.pane.view.setFocus()
    return main_window


def the_menu(window: MainWindow) -> QMenu:
    [menu] = [each for each in window.menuBar().findChildren(QMenu) if each.title() == "&Edit"]
    return menu


def offered(window: MainWindow) -> list[str]:
    """Give the words of what can be chosen when the menu opens, apart from Undo and Redo."""
    menu = the_menu(window)
    menu.aboutToShow.emit()
    found = [each for each in menu.actions() if each.isEnabled() and "\t" in each.text()]
    return [each.text().partition("\t")[0] for each in found]


def choose(window: MainWindow, words: str) -> None:
    """Choose an entry, which has to be offered."""
    assert words in offered(window)
    entry(window, words).trigger()


def entry(window: MainWindow, words: str) -> QAction:
    actions = the_menu(window).actions()
    return next(each for each in actions if each.text().partition("\t")[0] == words)


def test_nothing_is_offered_without_a_review(window: MainWindow) -> None:
    window.leave()
    assert offered(window) == []


def test_without_a_selection_there_is_only_everything_to_select(window: MainWindow) -> None:
    assert offered(window) == ["Select all"]


def test_what_is_offered_grows_with_the_selection(window: MainWindow, room: Room) -> None:
    room.reflect.scene.select(KEYS[:1])
    one = offered(window)
    room.reflect.scene.select(KEYS)
    three = offered(window)
    assert set(three) - set(one) == {
        "Group",
        "Line up on the left",
        "Line up at the top",
        "Equal gaps across",
        "Equal gaps down",
    }
    assert {"Cut", "Copy", "Duplicate", "Delete", "Lock"} < set(one)


def test_copied_notes_are_pasted(window: MainWindow, room: Room) -> None:
    choose(window, "Select all")
    choose(window, "Copy")
    choose(window, "Paste")
    assert len(room.session.board.notes()) == 6


def test_cut_and_delete_take_away(window: MainWindow, room: Room) -> None:
    room.reflect.scene.select(KEYS[:1])
    choose(window, "Cut")
    room.reflect.scene.select(KEYS[1:2])
    choose(window, "Delete")
    assert [each.id for each in room.session.board.notes()] == ["n2"]
    assert "Paste" in offered(window)


def test_notes_are_grouped_and_ungrouped(window: MainWindow, room: Room) -> None:
    room.reflect.scene.select(KEYS)
    choose(window, "Group")
    assert all(each.group_id for each in room.session.board.notes())
    choose(window, "Ungroup")
    assert not any(each.group_id for each in room.session.board.notes())


def test_what_is_locked_can_be_unlocked(window: MainWindow, room: Room) -> None:
    room.reflect.scene.select(KEYS[:1])
    choose(window, "Lock")
    assert room.session.board.need(Note, "n0").locked
    assert "Lock" not in offered(window)
    choose(window, "Unlock")
    assert not room.session.board.need(Note, "n0").locked


def test_while_a_note_is_typed_the_menu_is_about_its_text(window: MainWindow, room: Room) -> None:
    view = room.reflect.pane.view
    room.reflect.scene.select(KEYS[:1])
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClicks(view.editor, "Renewed by hand")
    assert offered(window) == ["Select all"]
    choose(window, "Select all")
    choose(window, "Cut")
    assert view.editor.toPlainText() == ""
    assert QGuiApplication.clipboard().text() == "Renewed by hand"
    choose(window, "Paste")
    assert view.editor.toPlainText() == "Renewed by hand"
    assert len(room.session.board.notes()) == 3


def test_a_menu_bar_reached_by_the_keyboard_still_knows_the_board(
    window: MainWindow, room: Room
) -> None:
    room.reflect.scene.select(KEYS[:1])
    window.menuBar().setFocus()
    assert "Duplicate" in offered(window)


def test_a_board_that_is_not_in_sight_is_left_alone(window: MainWindow, room: Room) -> None:
    room.reflect.scene.select(KEYS)
    room.go_to(Stage.CLOSE)
    assert offered(window) == []


def test_what_does_not_fit_looks_paler(window: MainWindow, room: Room) -> None:
    room.reflect.scene.select(KEYS[:1])
    menu = the_menu(window)
    offered(window)
    image = menu.grab().toImage()

    def darkest(words: str) -> int:
        row = menu.actionGeometry(entry(window, words))
        places = ((x, y) for x in range(row.width()) for y in range(row.height()))
        return min(image.pixelColor(row.x() + x, row.y() + y).lightness() for x, y in places)

    assert darkest("Unlock") > darkest("Lock") + 30
