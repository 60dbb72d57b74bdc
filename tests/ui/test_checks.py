"""Leaving a stage and before export, what is worth a second look is there, and never in the way."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.checks.check import kinds
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Action, Factor, Note, Person
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.panels.check_list import CheckList
from pm_facilitator.ui.stages.close_page import ClosePage
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.windows.room import Room
from tests.helpers.mirrored import group_follows
from tests.ui.conftest import HandClock
from tests.ui.hands import only, press, words_in
from tests.ui.seen import everything_in

ONE = kinds()["one-factor"].one
WENT_WELL = kinds()["no-went-well"].one


@pytest.fixture
def room(room: Room, session: Session, qtbot: QtBot) -> Room:
    """Give a room in Reflect with one factor, which is a symptom, and actions without an owner."""
    bone = session.board.bones[0].id
    session.commit(
        [
            Added(Factor("f", "Latency went up", bone)),
            Added(Action("a", "Add an alert on the queue")),
            Added(Action("b", "Add a test of the restore")),
        ]
    )
    room.go_to(Stage.REFLECT)
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.checking.watch.look()
    return room


def strip_words(room: Room) -> str:
    return words_in(room.checking.strip)


def titles(room: Room) -> list[str]:
    return [check.title for check in room.checking.watch.open()]


def listed(room: Room) -> CheckList:
    """Open the tab by its key's command and give its list."""
    room.checking.open()
    (found,) = room.panel.findChildren(CheckList)
    return found


# Leaving a stage.


def test_a_stage_that_is_left_shows_its_checks_and_the_meeting_goes_on(room: Room) -> None:
    assert room.checking.strip.isHidden()
    room.step(1)
    assert room.stage is Stage.IMPROVE
    assert "Before Reflect is behind you: there is one contributing factor only." in strip_words(
        room
    )
    assert kinds()["one-factor"].reason in strip_words(room)


def test_it_takes_the_keyboard_from_nobody(room: Room) -> None:
    room.step(1)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not room.checking.strip.isAncestorOf(focused)


def test_it_leads_to_what_it_is_about(room: Room) -> None:
    room.step(1)
    press(room.checking.strip, "Show")
    assert room.panel.details.key() == ("factor", "f")
    assert room.page is room.pages[Stage.REFLECT]
    assert room.stage is Stage.IMPROVE


def test_leaving_one_brings_the_next_until_none_is_left(room: Room, session: Session) -> None:
    room.step(1)
    seen = 0
    while room.checking.strip.isVisible():
        press(room.checking.strip, "Leave it")
        seen += 1
    assert seen == 3
    assert {mark.split(":")[0] for mark in session.board.review.checks_left} == {
        "one-factor",
        "symptom",
        "no-went-well",
    }


def test_what_was_put_right_goes_by_itself(room: Room, session: Session, qtbot: QtBot) -> None:
    room.step(1)
    bone = session.board.bones[0].id
    session.commit([Added(Factor("g", "Renewed by hand", bone))])
    qtbot.waitUntil(lambda: "one contributing factor" not in strip_words(room))
    assert "reads like a symptom" in strip_words(room)


def test_going_back_or_sending_it_away_ends_it(room: Room) -> None:
    room.step(1)
    room.step(-1)
    assert room.checking.strip.isHidden()
    room.step(1)
    press(room.checking.strip, "Close, for now")
    assert room.checking.strip.isHidden()
    assert ONE in titles(room)


def test_a_stage_with_nothing_to_say_says_nothing(room: Room) -> None:
    room.go_to(Stage.OPEN)
    room.step(1)
    assert room.checking.strip.isHidden()


# The list.


def test_all_of_them_are_in_a_tab_of_the_private_panel(room: Room) -> None:
    found = listed(room)
    tabs = only(room.panel, QTabWidget)
    assert tabs.tabText(tabs.currentIndex()) == f"Checks ({len(titles(room))})"
    assert all(title in words_in(found) for title in titles(room))
    assert found.isAncestorOf(room.focusWidget())


def test_show_goes_from_one_record_to_the_next(room: Room) -> None:
    words = "Show: 2 actions have no owner."
    found = listed(room)
    seen = []
    for _ in range(3):
        press(found, words)
        seen.append(room.panel.details.key())
        room.checking.open()
    assert seen == [("action", "a"), ("action", "b"), ("action", "a")]


def test_a_check_about_a_whole_stage_shows_its_page(room: Room) -> None:
    room.go_to(Stage.RECAP)
    press(listed(room), f"Show: {WENT_WELL}")
    assert room.page is room.pages[Stage.REFLECT]
    assert room.stage is Stage.RECAP


def test_it_is_worked_by_keyboard(room: Room) -> None:
    found = listed(room)
    button = room.focusWidget()
    assert isinstance(button, QPushButton)
    assert found.isAncestorOf(button)
    before = len(titles(room))
    QTest.keyClick(button, Qt.Key.Key_Tab)
    QTest.keyClick(room.focusWidget(), Qt.Key.Key_Space)
    assert len(titles(room)) == before - 1
    assert found.isAncestorOf(room.focusWidget())


def _is_gone(found: CheckList, name: str) -> bool:
    return all(each.accessibleName() != name for each in found.findChildren(QPushButton))


def test_one_after_the_other_is_left_by_keyboard(room: Room, qtbot: QtBot) -> None:
    found = listed(room)
    before = titles(room)
    QTest.keyClick(room.focusWidget(), Qt.Key.Key_Tab)
    for count in (1, 2):
        QTest.keyClick(room.focusWidget(), Qt.Key.Key_Space)
        gone = f"Leave it: {before[count - 1]}"
        qtbot.waitUntil(partial(_is_gone, found, gone))
        assert titles(room) == before[count:]
        assert room.focusWidget().accessibleName() == f"Leave it: {before[count]}"


def test_the_list_comes_right_after_its_tab(room: Room) -> None:
    found = listed(room)
    late = QPushButton("Made later", room)
    late.show()
    press(found, f"Leave it: {titles(room)[0]}")
    bar = only(room.panel, QTabWidget).tabBar()
    bar.setFocus()
    for _ in range(3):
        QTest.keyClick(room.focusWidget(), Qt.Key.Key_Tab)
        if isinstance(room.focusWidget(), QPushButton):
            break
    assert found.isAncestorOf(room.focusWidget())


def test_leaving_one_is_remembered_and_can_be_undone(
    room: Room, session: Session, theme: Theme, clock: HandClock, tasks: Tasks, qtbot: QtBot
) -> None:
    press(listed(room), f"Leave it: {ONE}")
    assert ONE not in titles(room)
    later = Room(session, theme, clock.moment, tasks)
    later.checking.watch.look()
    assert ONE not in titles(later)
    later.close()
    later.deleteLater()
    room.history.undo()
    qtbot.waitUntil(lambda: ONE in titles(room))


def test_what_was_left_can_be_taken_up_again(room: Room) -> None:
    found = listed(room)
    press(found, f"Leave it: {ONE}")
    press(found, "Take up what was left")
    assert ONE in titles(room)


def test_what_the_coach_hears_comes_in_by_itself(
    room: Room, session: Session, qtbot: QtBot
) -> None:
    bone = session.board.bones[0].id
    session.commit([Added(Factor("h", "Human error by the operator", bone))])
    title = kinds()["human-error"].one
    qtbot.waitUntil(lambda: title in titles(room))


def test_names_are_found_in_the_background(room: Room, session: Session, qtbot: QtBot) -> None:
    person, note = Person("p", "Noor Haddad"), Note("n", "Noor saw it first")
    session.commit([Added(person), Added(note)])
    qtbot.waitUntil(lambda: kinds()["names"].one in titles(room))


# Before export.


def test_the_closing_page_lists_them_above_the_document(room: Room, qtbot: QtBot) -> None:
    room.go_to(Stage.CLOSE)
    page = room.page
    assert isinstance(page, ClosePage)
    assert "Worth a second look" in words_in(page)
    assert ONE in words_in(page)
    with qtbot.waitSignal(room.exportWanted):
        press(page, "PDF")
    press(page, f"Leave it: {ONE}")
    assert ONE not in words_in(page)


# The group.


def test_the_groups_window_has_none_of_it_by_a_pixel(room: Room) -> None:
    room.go_to(Stage.IMPROVE)
    room.checking.strip.send_away()
    room.toggle_audience()
    assert room.audience is not None
    group_follows()
    before = room.audience.grab().toImage()
    room.checking.strip.leave(Stage.REFLECT)
    room.checking.open()
    for kind in kinds().values():
        seen = everything_in(room.audience)
        assert kind.one not in seen
        assert kind.reason not in seen
    assert room.checking.strip.isVisible()
    group_follows()
    assert room.audience.grab().toImage() == before
