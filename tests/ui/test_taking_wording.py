"""The coach's wording is taken over by one key wherever text is written, and taken back by one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.editor import InlineEditor
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Action, Factor, Note, TimelineEvent
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.windows.main_window import MainWindow
from pm_facilitator.ui.windows.room import Room
from tests.ui.conftest import START
from tests.ui.hands import only

BLAME = "Tom forgot to check the log"
BETTER = "The log was not checked. What would normally have prompted it?"
CTRL = Qt.KeyboardModifier.ControlModifier
NOTE: Key = ("note", "n")
PLACES: list[tuple[Stage, Key]] = [
    (Stage.RECAP, ("event", "e")),
    (Stage.REFLECT, NOTE),
    (Stage.REFLECT, ("factor", "f")),
    (Stage.IMPROVE, ("action", "a")),
]
ON_THE_BOARD = PLACES[:3]


@pytest.fixture(autouse=True)
def _in_its_window(main_window: MainWindow, room: Room, qtbot: QtBot) -> None:
    """Put the room with all its keys on the screen, and blame on every board."""
    main_window.enter(room)
    main_window.show()
    main_window.activateWindow()
    bone = room.session.board.bones[0].id
    room.session.commit(
        [
            Added(TimelineEvent("e", START, text=BLAME)),
            Added(Note("n", BLAME, Stage.REFLECT)),
            Added(Factor("f", BLAME, bone)),
            Added(Action("a", BLAME)),
        ]
    )
    qtbot.waitUntil(main_window.isActiveWindow)
    qtbot.waitUntil(lambda: all(room.watch.findings(key) for _, key in PLACES))


def text_of(room: Room, key: Key) -> str:
    return str(getattr(room.session.board.find(*key), "text", ""))


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key, CTRL)


def edited(room: Room, stage: Stage, key: Key) -> InlineEditor:
    """Type into a record on the board, and give the field for it."""
    room.go_to(stage)
    room.visit(key)
    room.page.edit(*key)
    return next(view.editor for view in room.page.views() if view.is_editing())


@pytest.mark.parametrize(("stage", "key"), PLACES, ids=lambda each: str(each[0]))
def test_one_key_takes_it_for_what_is_selected_and_another_takes_it_back(
    room: Room, stage: Stage, key: Key
) -> None:
    room.go_to(stage)
    room.visit(key)
    press(room, Qt.Key.Key_Period)
    assert text_of(room, key) == BETTER
    press(room, Qt.Key.Key_Z)
    assert text_of(room, key) == BLAME


@pytest.mark.parametrize(("stage", "key"), ON_THE_BOARD, ids=lambda each: str(each[0]))
def test_it_is_taken_while_the_text_is_being_written(room: Room, stage: Stage, key: Key) -> None:
    editor = edited(room, stage, key)
    press(editor, Qt.Key.Key_Period)
    assert text_of(room, key) == BETTER
    assert editor.toPlainText() == BETTER
    assert editor.textCursor().atEnd()
    press(editor, Qt.Key.Key_Z)
    assert editor.toPlainText() == BLAME
    assert text_of(room, key) == BLAME


def test_what_was_typed_this_moment_is_reworded_with_the_rest(room: Room) -> None:
    editor = edited(room, *PLACES[1])
    QTest.keyClicks(editor, " after the deploy")
    press(editor, Qt.Key.Key_Period)
    assert text_of(room, NOTE) == BETTER.replace("checked", "checked after the deploy")
    press(editor, Qt.Key.Key_Z)
    assert text_of(room, NOTE) == f"{BLAME} after the deploy"


def test_the_caret_and_what_is_selected_stay_where_they_are_in_what_remains(room: Room) -> None:
    room.session.commit(patch(room.session.board.need(Note, "n"), text=f"It is late. {BLAME}"))
    editor = edited(room, *PLACES[1])
    cursor = editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(10, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    press(editor, Qt.Key.Key_Period)
    assert editor.toPlainText() == f"It is late. {BETTER}"
    assert editor.textCursor().selectedText() == "is late"


def test_nothing_is_taken_for_a_text_that_is_another_one_by_now(room: Room) -> None:
    room.go_to(Stage.REFLECT)
    room.visit(NOTE)
    room.session.commit(patch(room.session.board.need(Note, "n"), text="The log was long"))
    press(room, Qt.Key.Key_Period)
    assert text_of(room, NOTE) == "The log was long"


def test_a_text_that_changed_this_moment_is_read_again_first(room: Room) -> None:
    room.go_to(Stage.REFLECT)
    room.visit(NOTE)
    room.session.commit(patch(room.session.board.need(Note, "n"), text="Tom forgot to test it"))
    press(room, Qt.Key.Key_Period)
    assert text_of(room, NOTE) == BETTER.replace("The log", "It").replace("checked", "tested")


def test_the_quick_line_takes_it_and_gives_it_back(room: Room) -> None:
    room.new_event()
    line = only(room.quick, QLineEdit)
    QTest.keyClicks(line, BLAME)
    press(line, Qt.Key.Key_Period)
    assert line.text() == BETTER
    press(line, Qt.Key.Key_Z)
    assert line.text() == BLAME
    assert text_of(room, NOTE) == BLAME


def test_it_is_said_where_there_is_nothing_to_take(room: Room) -> None:
    room.session.commit([Added(Note("q", "Who approved that at night, and why?"))])
    room.go_to(Stage.REFLECT)
    room.visit(("note", "q"))
    room.panel.hide()
    press(room, Qt.Key.Key_Period)
    assert "No better sentence" in room.notices.text()
    assert room.panel.isHidden()
