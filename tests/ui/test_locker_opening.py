"""The locker opens in Improve: each idea finds its place by a letter, and nothing is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Action, LockerItem
from pm_facilitator.domain.vocabulary import LockerState, Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.panels.locker_opening import LockerOpening
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import named, press, words_in

Key = Qt.Key


@pytest.fixture
def opening(session: Session, controller: BoardController, qtbot: QtBot) -> LockerOpening:
    session.commit([Added(LockerItem("i", "Buy a tool")), Added(LockerItem("j", "Renew them all"))])
    made = LockerOpening(session.board, controller)
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    made.resize(248, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin()
    return made


def key(which: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which)


def idea(session: Session, id_: str) -> LockerItem:
    return session.board.need(LockerItem, id_)


def test_the_keyboard_begins_at_the_first_idea_that_waits(opening: LockerOpening) -> None:
    assert isinstance(QApplication.focusWidget(), QListWidget)
    assert opening.list.current_key() == ("locker_item", "i")
    assert "2 of 2 still to look at" in words_in(opening)


def test_a_letter_keeps_an_idea_and_goes_to_the_next(
    opening: LockerOpening, session: Session, history: History
) -> None:
    key(Key.Key_K)
    assert idea(session, "i").state is LockerState.KEPT
    assert opening.list.current_key() == ("locker_item", "j")
    assert opening.list.texts() == ["Renew them all", "Buy a tool\nKept for later"]
    history.undo()
    assert idea(session, "i").state is LockerState.PARKED


def test_a_letter_makes_an_action_to_be_worded(
    opening: LockerOpening, session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.editRequested) as told:
        key(Key.Key_A)
    (action,) = session.board.actions
    assert told.args == ["action", action.id]
    assert (action.text, idea(session, "i").action_id) == ("Buy a tool", action.id)


def test_an_idea_is_set_aside_once_it_has_a_reason(
    opening: LockerOpening, session: Session
) -> None:
    key(Key.Key_S)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    key(Key.Key_Return)
    assert idea(session, "i").state is LockerState.PARKED
    QTest.keyClicks(line, "Too dear")
    key(Key.Key_Return)
    assert (idea(session, "i").state, idea(session, "i").reason) == (
        LockerState.SET_ASIDE,
        "Too dear",
    )
    assert isinstance(QApplication.focusWidget(), QListWidget)
    assert not line.isVisible()


def test_escape_leaves_the_question_and_the_idea(opening: LockerOpening, session: Session) -> None:
    key(Key.Key_S)
    QTest.keyClicks(named(opening, QLineEdit, "Why it is set aside"), "Too")
    key(Key.Key_Escape)
    assert isinstance(QApplication.focusWidget(), QListWidget)
    key(Key.Key_S)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == ""
    assert idea(session, "i").state is LockerState.PARKED


def test_an_idea_is_merged_into_an_action_by_keys_alone(
    opening: LockerOpening, session: Session
) -> None:
    session.commit(
        [Added(Action("a", "Watch it", order=1)), Added(Action("b", "List it", order=2))]
    )
    key(Key.Key_M)
    key(Key.Key_Down)
    key(Key.Key_Return)
    assert (idea(session, "i").state, idea(session, "i").action_id) == (LockerState.MERGED, "b")
    assert opening.list.texts()[-1] == "Buy a tool\nPart of: List it"


def test_merging_is_left_by_escape(opening: LockerOpening, session: Session) -> None:
    session.commit([Added(Action("a", "Watch it"))])
    key(Key.Key_M)
    key(Key.Key_Escape)
    assert isinstance(QApplication.focusWidget(), QListWidget)
    assert not named(opening, QComboBox, "The action that it is part of").isVisible()


def test_it_says_so_when_there_is_nothing_to_merge_into(
    opening: LockerOpening, controller: BoardController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.noticed) as told:
        key(Key.Key_M)
    assert "no action yet" in told.args[0]


def test_an_idea_is_decided_against_by_a_letter(opening: LockerOpening, session: Session) -> None:
    key(Key.Key_D)
    assert [decision.text for decision in session.board.decisions] == ["Buy a tool"]


def test_the_buttons_do_the_same_and_rest_when_all_is_done(
    opening: LockerOpening, session: Session
) -> None:
    press(opening, "Keep")
    press(opening, "Keep")
    assert {item.state for item in session.board.locker} == {LockerState.KEPT}
    assert "Every idea has its place." in words_in(opening)
    key(Key.Key_K)
    assert len(session.board.locker) == 2


def test_letters_typed_into_an_idea_are_letters(opening: LockerOpening, session: Session) -> None:
    key(Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Ask K")
    key(Key.Key_Return)
    QApplication.processEvents()
    assert idea(session, "i").text == "Ask K"
    assert idea(session, "i").state is LockerState.PARKED


def test_the_group_sees_nothing_of_the_locker_before_improve(room: Room) -> None:
    room.controller.park("Buy a tool")
    room.toggle_audience()
    assert room.audience is not None
    for stage in (Stage.OPEN, Stage.RECAP, Stage.REFLECT):
        room.go_to(stage)
        room.look_at(Stage.IMPROVE)
        assert "Buy a tool" not in words_in(room.audience)
        assert "Buy a tool" not in "".join(room.audience.action_page.texts())
    room.go_to(Stage.IMPROVE)
    assert "Buy a tool" in words_in(room.audience)
