"""The group walks the timeline, corrects it and agrees on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import palette
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.stages.recap import RecapPage
from tests.ui.conftest import START
from tests.ui.hands import press, words_in


@pytest.fixture
def page(session: Session, controller: BoardController, qtbot: QtBot) -> RecapPage:
    made = RecapPage(session.board, controller, palette("light"))
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    controller.editRequested.connect(made.edit)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def type_and_leave(page: RecapPage, text: str) -> None:
    editor = page.pane.view.editor
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_a_new_event_is_typed_into_at_once(page: RecapPage, session: Session) -> None:
    press(page, "Add event")
    assert page.pane.view.is_editing()
    type_and_leave(page, "Cards are refused")
    assert [event.text for event in session.board.events] == ["Cards are refused"]


def test_a_new_event_comes_after_the_last_one(page: RecapPage, session: Session) -> None:
    session.commit([Added(TimelineEvent("e", time=START, text="Alert"))])
    press(page, "Add event")
    assert all(event.time == START for event in session.board.events)


def test_agreeing_is_one_click_and_one_step_to_undo(
    page: RecapPage, session: Session, history: History
) -> None:
    session.commit([Added(TimelineEvent(f"e{n}", time=START, text="Alert")) for n in range(3)])
    assert "0 of 3 agreed" in words_in(page)
    press(page, "All agree")
    assert "3 of 3 agreed" in words_in(page)
    assert session.board.review.timeline_agreed_at == session.now()
    history.undo()
    assert "0 of 3 agreed" in words_in(page)


def test_there_is_nothing_to_agree_on_before_the_first_event(
    page: RecapPage, session: Session
) -> None:
    assert "agreed" not in words_in(page)
    key = next(key for key in page.findChildren(QPushButton) if key.text() == "All agree")
    assert not key.isEnabled()


def test_import_asks_for_the_import_page(page: RecapPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.importWanted):
        press(page, "Import")


def test_visiting_an_event_selects_it(page: RecapPage, session: Session, qtbot: QtBot) -> None:
    session.commit([Added(TimelineEvent("e", time=START, text="Alert"))])
    with qtbot.waitSignal(page.selected) as told:
        assert page.visit(("event", "e"))
    assert told.args == [("event", "e")]
    assert not page.visit(("factor", "f"))


def test_a_note_on_this_board_is_typed_into_here(page: RecapPage, session: Session) -> None:
    session.commit(setup.go_to_stage(session.board, Stage.RECAP))
    page.take_focus()
    QTest.keyClick(page.pane.view, Qt.Key.Key_N)
    type_and_leave(page, "Ask Kim about this")
    assert [note.text for note in session.board.notes(Stage.RECAP)] == ["Ask Kim about this"]


def test_taking_the_focus_puts_the_keyboard_on_the_board(page: RecapPage) -> None:
    page.take_focus()
    assert page.pane.view.hasFocus()
    QTest.keyClick(page.pane.view, Qt.Key.Key_E)
    assert page.pane.view.is_editing()
