"""The group writes actions, opens the locker, and decides what it will not do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Action, Decision, Factor, LockerItem
from pm_facilitator.domain.vocabulary import LockerState
from pm_facilitator.figures.matrix import EFFORT, RISK
from pm_facilitator.figures.palette import palette
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.stages.improve_page import ImprovePage
from tests.ui.hands import named, press, words_in, write


@pytest.fixture
def page(session: Session, controller: BoardController, qtbot: QtBot) -> ImprovePage:
    made = ImprovePage(session.board, controller, palette("light"))
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    controller.editRequested.connect(made.edit)
    made.resize(1000, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def button(page: ImprovePage, words: str) -> QPushButton:
    return next(key for key in page.findChildren(QPushButton) if key.text() == words)


def test_a_new_action_is_typed_into_at_once(page: ImprovePage, session: Session) -> None:
    press(page, "Add action")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    write(editor, "Watch the end dates")
    QApplication.processEvents()
    assert [action.text for action in session.board.actions] == ["Watch the end dates"]


def test_a_new_action_that_was_left_empty_can_be_deleted(
    page: ImprovePage, session: Session
) -> None:
    press(page, "Add action")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert page.table.current_key() == ("action", session.board.actions[0].id)


def test_the_first_waiting_idea_becomes_an_action(
    page: ImprovePage, session: Session, history: History
) -> None:
    session.commit([Added(LockerItem("l", "Buy a tool")), Added(LockerItem("m", "Renew all"))])
    press(page, "Make action")
    assert [action.text for action in session.board.actions] == ["Buy a tool"]
    press(page, "Make action")
    assert [action.text for action in session.board.actions] == ["Buy a tool", "Renew all"]
    assert not button(page, "Make action").isEnabled()


def test_an_idea_is_decided_against(page: ImprovePage, session: Session) -> None:
    session.commit([Added(LockerItem("l", "Buy a tool"))])
    press(page, "Decide against")
    assert [decision.text for decision in session.board.decisions] == ["Buy a tool"]
    assert session.board.need(LockerItem, "l").state is LockerState.SET_ASIDE


def test_an_action_becomes_a_decision_about_the_same_factors(
    page: ImprovePage, session: Session, history: History
) -> None:
    bone = session.board.bones[0].id
    session.commit([Added(Factor("f", "By hand", bone)), Added(Action("a", "Buy"))])
    session.commit([Added(Action("b", "Buy a tool", factor_ids=("f",)))])
    page.table.choose("b")
    press(page, "Decide against it")
    (decision,) = session.board.decisions
    assert (decision.text, decision.factor_ids) == ("Buy a tool", ("f",))
    history.undo()
    assert session.board.decisions == []
    assert session.board.get(Action, "b") is not None


def test_nothing_is_offered_for_nothing(page: ImprovePage) -> None:
    for words in ("Decide against it", "Make action", "Decide against"):
        assert not button(page, words).isEnabled()


def test_the_reason_is_shown_with_the_decision(page: ImprovePage, session: Session) -> None:
    session.commit([Added(Decision("d", "Buy a tool", "It would hide the gap"))])
    assert page.decisions.texts() == ["Buy a tool\nBecause: It would hide the gap"]


def test_a_decision_is_written_below_and_its_reason_asked_for(
    page: ImprovePage, session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    line = named(page.decisions, QLineEdit, "Add to Decided not to act")
    with qtbot.waitSignal(controller.editRequested) as told:
        write(line, "Buy a tool")
    assert told.args == ["decision", session.board.decisions[0].id]


def test_the_matrix_and_the_table_are_told_apart(page: ImprovePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.matrixShown) as told:
        page.show_matrix(True)
    assert told.args == [True]
    assert page.shows_matrix()


def test_visiting_an_action_chooses_it(page: ImprovePage, session: Session) -> None:
    session.commit([Added(Action("a", "Buy")), Added(Action("b", "Sell"))])
    assert page.visit(("action", "b"))
    assert page.table.current_key() == ("action", "b")
    assert not page.visit(("event", "e"))


def test_the_views_are_a_key_apart_with_the_keyboard_in_them(page: ImprovePage) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    places = (page.table, page.factors, page.pane)
    for digit, place in zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), places, strict=True):
        QTest.keyClick(page, digit, alt)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert place is focused or place.isAncestorOf(focused)
    assert page.shows_matrix()


def test_improve_begins_at_the_locker_while_ideas_wait(page: ImprovePage, session: Session) -> None:
    page.take_focus()
    assert QApplication.focusWidget() is page.table
    session.commit([Added(LockerItem("l", "Buy a tool"))])
    page.take_focus()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.locker.isAncestorOf(focused)
    assert page.locker.list.current_key() == ("locker_item", "l")


def test_a_visit_stays_on_the_matrix_when_the_action_is_there(
    page: ImprovePage, session: Session
) -> None:
    session.commit([Added(Action("a", "Buy"))])
    page.show_matrix(True)
    assert page.visit(("action", "a"))
    assert page.shows_matrix()
    assert page.scene.selectedKeys() == [("action", "a")]


def test_the_matrix_has_two_views_which_buttons_and_a_key_change(
    page: ImprovePage, qtbot: QtBot
) -> None:
    page.show_matrix(True)
    with qtbot.waitSignal(page.matrixShown):
        press(page, "Risk of recurrence")
    assert page.scene.axes is RISK
    assert "O how often, H how hard" in words_in(page)
    QTest.keyClick(page.pane.view, Qt.Key.Key_Y)
    assert page.scene.axes is EFFORT
    assert button(page, "Impact and effort").isChecked()
    assert not button(page, "Risk of recurrence").isChecked()
