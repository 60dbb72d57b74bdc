"""Ideas wait in the locker, and what became of each stays to be seen."""

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.entities import LockerItem
from pm_facilitator.domain.vocabulary import LockerState, Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.panels.locker import locker_list
from pm_facilitator.ui.panels.record_list import RecordList


@pytest.fixture
def locker(session: Session, controller: BoardController, qtbot: QtBot) -> RecordList:
    made = locker_list(session.board, controller)
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    controller.park("Buy a tool")
    controller.park("Renew them all")
    return made


def menu_of(locker: RecordList, place: int, session: Session) -> QMenu:
    menu = QMenu(locker)
    locker.menuWanted.emit(("locker_item", session.board.locker[place].id), menu)
    return menu


def choose(menu: QMenu, words: str) -> None:
    next(entry for entry in menu.actions() if entry.text() == words).trigger()


def test_a_parked_idea_remembers_the_stage_it_came_from(
    locker: RecordList, session: Session
) -> None:
    assert locker.texts() == ["Buy a tool", "Renew them all"]
    item = session.board.locker[0]
    assert (item.stage, item.parked_at) == (Stage.OPEN, session.now())


def test_an_idea_becomes_an_action_and_says_so(
    locker: RecordList, session: Session, history: History
) -> None:
    choose(menu_of(locker, 0, session), "Make an action of it")
    assert [action.text for action in session.board.actions] == ["Buy a tool"]
    assert locker.texts() == ["Renew them all", "Buy a tool\nBecame an action"]
    history.undo()
    assert locker.texts() == ["Buy a tool", "Renew them all"]
    assert session.board.actions == []


def test_an_idea_is_decided_against(locker: RecordList, session: Session) -> None:
    choose(menu_of(locker, 1, session), "Decide against it")
    assert [decision.text for decision in session.board.decisions] == ["Renew them all"]
    assert locker.texts()[-1] == "Renew them all\nSet aside"


def test_an_idea_that_was_set_aside_can_come_back(locker: RecordList, session: Session) -> None:
    choose(menu_of(locker, 0, session), "Set aside")
    assert session.board.need(LockerItem, session.board.locker[0].id).state is LockerState.SET_ASIDE
    choose(menu_of(locker, 0, session), "Put back into the locker")
    assert {item.state for item in session.board.locker} == {LockerState.PARKED}


def test_an_idea_that_waits_is_above_those_that_are_settled(
    locker: RecordList, session: Session
) -> None:
    choose(menu_of(locker, 0, session), "Set aside")
    assert locker.texts()[0] == "Renew them all"
