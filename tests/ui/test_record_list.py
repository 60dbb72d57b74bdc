"""A list of short texts: added below, reworded in place, deleted by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMenu
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import OpenQuestion
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.panels.record_list import ListSpec, RecordList
from tests.ui.hands import named, only, write

LONG = "A question that is so long that it takes several lines in a list as narrow as this one is"


@pytest.fixture
def asked(session: Session, controller: BoardController, qtbot: QtBot) -> RecordList:
    board = session.board
    spec = ListSpec(
        title="Open questions",
        hint="A question",
        records=lambda: board.questions,
        add=lambda text: controller.do("Add question", setup.add_question(board, text)[0]),
        empty="What could not be settled waits here.",
    )
    made = RecordList(spec, controller)
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    made.resize(240, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def line_of(asked: RecordList) -> QLineEdit:
    return named(asked, QLineEdit, "Add to Open questions")


def rows_of(asked: RecordList) -> QListWidget:
    return only(asked, QListWidget)


def texts(session: Session) -> list[str]:
    return [question.text for question in session.board.questions]


def test_an_empty_list_says_what_it_is_for(asked: RecordList) -> None:
    blank = rows_of(asked).viewport().grab().toImage()
    assert rows_of(asked).accessibleDescription() == "What could not be settled waits here."
    colors = {blank.pixel(x, y) for x in range(0, 150, 2) for y in range(0, 40, 2)}
    assert len(colors) > 1, "the words are painted"


def test_what_is_typed_into_the_empty_list_goes_into_the_line(
    asked: RecordList, session: Session
) -> None:
    QTest.mouseClick(rows_of(asked).viewport(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(rows_of(asked), "W")
    assert line_of(asked).hasFocus()
    QTest.keyClicks(line_of(asked), "ho renews it?")
    QTest.keyClick(line_of(asked), Qt.Key.Key_Return)
    assert texts(session) == ["Who renews it?"]


def test_enter_adds_a_line_and_leaves_the_caret_there(asked: RecordList, session: Session) -> None:
    write(line_of(asked), "Who renews it?")
    write(line_of(asked), "Who is told?")
    assert asked.texts() == texts(session) == ["Who renews it?", "Who is told?"]
    assert line_of(asked).text() == ""
    assert line_of(asked).hasFocus()


def test_an_empty_line_adds_nothing(asked: RecordList, session: Session) -> None:
    write(line_of(asked), "   ")
    assert texts(session) == []


def test_a_row_is_reworded_in_place(asked: RecordList, session: Session, history: History) -> None:
    write(line_of(asked), "Who renews it?")
    reword(asked, "Who renews them?")
    assert texts(session) == ["Who renews them?"]
    history.undo()
    assert asked.texts() == ["Who renews it?"]


def test_a_row_that_was_emptied_keeps_its_words(asked: RecordList, session: Session) -> None:
    write(line_of(asked), "Who renews it?")
    reword(asked, "")
    assert asked.texts() == texts(session) == ["Who renews it?"]


def test_a_change_elsewhere_does_not_close_what_is_being_reworded(
    asked: RecordList, session: Session, controller: BoardController
) -> None:
    write(line_of(asked), "Who renews it?")
    rows = rows_of(asked)
    rows.setCurrentRow(0)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    controller.do("Add question", setup.add_question(session.board, "Another one")[0])
    editor = only(rows, QLineEdit)
    QTest.keyClicks(editor, "Still typing")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert texts(session) == ["Still typing", "Another one"]
    assert asked.texts() == ["Still typing", "Another one"]


def reword(asked: RecordList, text: str) -> None:
    rows = rows_of(asked)
    rows.setCurrentRow(0)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    write(only(rows, QLineEdit), text)
    QApplication.processEvents()


def test_delete_deletes_the_chosen_row(asked: RecordList, session: Session) -> None:
    write(line_of(asked), "Who renews it?")
    rows_of(asked).setCurrentRow(0)
    QTest.keyClick(rows_of(asked), Qt.Key.Key_Delete)
    assert texts(session) == []


def test_the_chosen_row_stays_chosen_when_others_come(
    asked: RecordList, session: Session, controller: BoardController
) -> None:
    write(line_of(asked), "Who renews it?")
    rows_of(asked).setCurrentRow(0)
    session.commit(setup.add_question(session.board, "Another one")[0])
    assert asked.current_key() == ("question", session.board.questions[0].id)


def test_choosing_a_row_tells_its_record(asked: RecordList, session: Session, qtbot: QtBot) -> None:
    write(line_of(asked), "Who renews it?")
    with qtbot.waitSignal(asked.selected) as told:
        rows_of(asked).setCurrentRow(0)
    assert told.args == [("question", session.board.questions[0].id)]


def test_a_long_text_is_shown_whole(asked: RecordList, session: Session) -> None:
    session.commit([*setup.add_question(session.board, LONG)[0]])
    rows = rows_of(asked)
    room = rows.visualItemRect(rows.item(0))
    line = rows.fontMetrics().lineSpacing()
    assert room.height() >= 3 * line
    assert room.width() <= rows.viewport().width()


@pytest.mark.qt_log_ignore("does not support")
def test_the_menu_of_a_row_deletes_it(asked: RecordList, session: Session) -> None:
    write(line_of(asked), "Who renews it?")
    rows = rows_of(asked)
    rows.customContextMenuRequested.emit(rows.visualItemRect(rows.item(0)).center())
    menu = only(asked, QMenu)
    menu.actions()[-1].trigger()
    menu.close()
    assert session.board.all(OpenQuestion) == []
