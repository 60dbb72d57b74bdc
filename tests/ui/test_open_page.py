"""The opening: what is said, the rules, the time plan, who is here and what is ready."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from pm_facilitator import presets
from pm_facilitator.domain.entities import PrepItem, StageSlot
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.stages.open_page import OpenPage
from tests.ui.hands import named, press, words_in, write


@pytest.fixture
def page(session: Session, controller: BoardController, qtbot: QtBot) -> OpenPage:
    made = OpenPage(session.board, controller)
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    made.resize(1000, 1600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def add(page: OpenPage, name: str) -> None:
    write(named(page, QLineEdit, "Add somebody by name"), name)


def test_the_opening_words_and_the_rules_are_all_there(page: OpenPage) -> None:
    words = words_in(page)
    for sentence in (*presets.opening_script(), *presets.ground_rules()):
        assert sentence in words


def test_an_empty_list_of_people_says_what_it_is_good_for(page: OpenPage) -> None:
    assert "Nobody is listed yet" in words_in(page)
    add(page, "Kim")
    assert "Nobody is listed yet" not in words_in(page)


def test_people_are_added_one_after_the_other(page: OpenPage, session: Session) -> None:
    add(page, "Kim")
    add(page, "Alex")
    assert [person.name for person in session.board.people] == ["Kim", "Alex"]
    assert named(page, QLineEdit, "Add somebody by name").hasFocus()


def test_who_is_not_here_is_one_click(page: OpenPage, session: Session, history: History) -> None:
    add(page, "Kim")
    box = next(b for b in page.findChildren(QCheckBox) if b.accessibleName().startswith("Kim"))
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert not session.board.people[0].present
    history.undo()
    assert session.board.people[0].present


def test_the_details_of_a_person_are_a_click_away(
    page: OpenPage, session: Session, qtbot: QtBot
) -> None:
    add(page, "Kim")
    with qtbot.waitSignal(page.selected) as told:
        press(page, "Details of Kim")
    assert told.args == [("person", session.board.people[0].id)]


def test_what_is_ready_is_ticked(page: OpenPage, session: Session) -> None:
    first = session.board.all(PrepItem)[0]
    box = named(page, QCheckBox, first.text)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert session.board.need(PrepItem, first.id).done


def test_ticking_by_key_keeps_the_keyboard_there(page: OpenPage, session: Session) -> None:
    second = session.board.all(PrepItem)[1]
    box = named(page, QCheckBox, second.text)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert named(page, QCheckBox, second.text).hasFocus()


def test_another_agenda_changes_all_minutes(page: OpenPage, session: Session) -> None:
    agendas = named(page, QComboBox, "Agenda")
    wanted = next(a for a in presets.agendas().values() if sum(a.minutes.values()) == 90)
    agendas.setFocus()
    agendas.setCurrentIndex(agendas.findData(wanted.name))
    agendas.activated.emit(agendas.currentIndex())
    planned = {slot.stage: slot.planned // 60 for slot in session.board.all(StageSlot)}
    assert planned == dict(wanted.minutes)
    assert "90 minutes in all" in words_in(page)


def test_one_stage_can_have_other_minutes(page: OpenPage, session: Session) -> None:
    box = named(page, QSpinBox, "Minutes for Reflect")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "35")
    QTest.keyClick(box, Qt.Key.Key_Return)
    slot = session.board.slot(Stage.REFLECT)
    assert slot is not None
    assert slot.planned == 35 * 60
    assert "65 minutes in all" in words_in(page)


def test_scrolling_over_the_plan_does_not_change_it(page: OpenPage, session: Session) -> None:
    before = session.board.all(StageSlot)
    for kind, name in ((QSpinBox, "Minutes for Reflect"), (QComboBox, "Agenda")):
        box = named(page, kind, name)
        place = QPointF(box.rect().center())
        spin = QWheelEvent(
            place,
            QPointF(box.mapToGlobal(place)),
            QPoint(),
            QPoint(0, -240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, spin)
    assert session.board.all(StageSlot) == before
