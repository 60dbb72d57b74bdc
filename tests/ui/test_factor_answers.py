"""Each factor shows what answers it, and is linked to it from its own end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.entities import Action, Decision, Factor
from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.panels.factor_answers import FactorAnswers
from tests.ui.hands import named, words_in

Key = Qt.Key


@pytest.fixture
def panel(session: Session, controller: BoardController, qtbot: QtBot) -> FactorAnswers:
    bone = session.board.bones[0].id
    session.commit(
        [
            Added(Factor("f", "Renewed by hand", bone, order=1)),
            Added(Factor("g", "Two people know how", bone, order=2)),
            Added(Action("a", "Renew by a job", order=1)),
            Added(Decision("d", "No second gateway", "Too dear")),
        ]
    )
    made = FactorAnswers(session.board, controller)
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    made.resize(800, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def key(which: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which)


def ticks(panel: FactorAnswers) -> QListWidget:
    return named(panel, QListWidget, "What answers the factor")


def test_what_nothing_answers_says_so(panel: FactorAnswers) -> None:
    assert panel.list.texts() == [
        "Renewed by hand\n○ Nothing answers it yet",
        "Two people know how\n○ Nothing answers it yet",
    ]
    assert "2 of 2 without an answer" in words_in(panel)


def test_a_tick_by_key_links_and_another_unlinks(
    panel: FactorAnswers, session: Session, history: History
) -> None:
    panel.choose("f")
    ticks(panel).setFocus()
    ticks(panel).setCurrentRow(0)
    QTest.keyClick(ticks(panel), Key.Key_Space)
    assert session.board.need(Action, "a").factor_ids == ("f",)
    assert panel.list.texts()[0] == "Renewed by hand\n→ Renew by a job"
    history.undo()
    assert session.board.need(Action, "a").factor_ids == ()
    assert panel.list.texts()[0].endswith("Nothing answers it yet")


def test_a_decision_answers_as_well(panel: FactorAnswers, session: Session) -> None:
    session.commit(patch(session.board.decisions[0], factor_ids=("g",)))
    assert panel.list.texts()[1] == "Two people know how\nWe leave it: No second gateway"


def test_a_cancelled_action_is_not_offered_and_keeps_its_link(
    panel: FactorAnswers, session: Session
) -> None:
    gone = Action("c", "Old idea", status=ActionStatus.CANCELLED, factor_ids=("f",))
    session.commit([Added(gone)])
    panel.choose("f")
    assert [ticks(panel).item(row).text() for row in range(ticks(panel).count())] == [
        "Renew by a job",
        "Not: No second gateway",
    ]
    ticks(panel).item(0).setCheckState(Qt.CheckState.Checked)
    assert session.board.need(Action, "c").factor_ids == ("f",)
    assert session.board.need(Action, "a").factor_ids == ("f",)


def test_an_action_is_written_against_the_factor_by_a_letter(
    panel: FactorAnswers, session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    panel.choose("g")
    panel.take_focus()
    with qtbot.waitSignal(controller.editRequested) as told:
        key(Key.Key_A)
    written = session.board.need(Action, told.args[1])
    assert (told.args[0], written.factor_ids) == ("action", ("g",))


def test_leaving_a_factor_is_a_decision_about_it(panel: FactorAnswers, session: Session) -> None:
    panel.choose("g")
    panel.take_focus()
    key(Key.Key_D)
    decision = session.board.decisions[-1]
    assert (decision.text, decision.factor_ids) == ("Leave as it is: Two people know how", ("g",))


def test_delete_takes_no_factor_away_here(panel: FactorAnswers, session: Session) -> None:
    panel.choose("g")
    panel.take_focus()
    key(Key.Key_Delete)
    assert len(session.board.factors) == 2


def test_nothing_is_offered_where_there_are_no_factors(
    session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    empty = FactorAnswers(session.board, controller)
    qtbot.addWidget(empty)
    assert not ticks(empty).isEnabled()
    assert {key.isEnabled() for key in empty.findChildren(QPushButton)} == {False}
