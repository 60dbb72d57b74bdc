"""While an action is written, what it still needs is said below it and put there by a key."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added, Value
from pm_facilitator.domain.entities import Action, Factor
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.stages.improve_page import ImprovePage
from pm_facilitator.ui.windows.main_window import MainWindow
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import press, words_in, write

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(main_window: MainWindow, room: Room, qtbot: QtBot) -> ImprovePage:
    """Put the room with all its keys on the screen, in Improve and with the coach listening."""
    main_window.enter(room)
    main_window.show()
    main_window.activateWindow()
    bone = room.session.board.bones[0].id
    room.session.commit(
        [Added(Factor("f", "By hand", bone)), Added(Action("a", "Improve monitoring"))]
    )
    room.go_to(Stage.IMPROVE)
    qtbot.waitUntil(main_window.isActiveWindow)
    qtbot.waitUntil(lambda: bool(room.watch.kinds_in("Improve monitoring", "action")))
    room.improving.table.choose("a")
    return room.improving


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def action(room: Room) -> Action:
    return room.session.board.need(Action, "a")


def test_what_is_open_is_named_and_leads_there(page: ImprovePage, room: Room) -> None:
    for part in ("Specific", "One owner", "Date", "Done when", "Worked when", "Factor"):
        assert part in words_in(page.action_tab.help)
    assert "Verb first" not in words_in(page.action_tab.help)
    press(page.action_tab.help, "One owner")
    write(focused(), "Kim Larsen")
    QApplication.processEvents()
    assert action(room).owner == "Kim Larsen"
    assert "One owner" not in words_in(page.action_tab.help)


def test_what_stands_in_the_details_is_asked_for_there(page: ImprovePage, room: Room) -> None:
    press(page.action_tab.help, "Done when")
    field = focused()
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClicks(field, "It is in the list")
    assert action(room).done_when == "It is in the list"
    assert "Done when" not in words_in(page.action_tab.help)


def test_a_better_form_is_put_there_by_a_key_with_its_first_gap_selected(
    page: ImprovePage, room: Room
) -> None:
    QTest.keyClick(focused(), Key.Key_Period, CTRL)
    line = focused()
    assert isinstance(line, QLineEdit)
    assert line.selectedText() == "[which signal]"
    QTest.keyClicks(line, "days left")
    QTest.keyClick(line, Key.Key_Return)
    QApplication.processEvents()
    assert action(room).text.startswith("Add an alert on days left at [which value]")
    assert "Fill in what stands in [brackets]." in words_in(page.action_tab.help)


def test_help_follows_what_is_being_written_before_it_is_taken(
    page: ImprovePage, room: Room
) -> None:
    page.table.choose("a", edit=True)
    line = focused()
    assert isinstance(line, QLineEdit)
    write(line, "We should renew certificates by a job", enter=False)
    assert "“Renew certificates by a job”" in words_in(page.action_tab.help)
    assert action(room).text == "Improve monitoring"
    QTest.keyClick(line, Key.Key_Period, CTRL)
    QTest.keyClick(focused(), Key.Key_Return)
    QApplication.processEvents()
    assert action(room).text == "Renew certificates by a job"


def test_a_date_is_taken_by_a_click_and_back_by_undo(page: ImprovePage, room: Room) -> None:
    for field, value in (("text", "Add an alert on end dates"), ("owner", "Kim Larsen")):
        room.controller.set_field("action", "a", field, value)
    press(page.action_tab.help, "Due Fri 3 Apr")
    assert action(room).due == date(2026, 4, 3)
    room.history.undo()
    assert action(room).due is None


def test_an_action_that_says_everything_is_praised_quietly(
    page: ImprovePage, room: Room, session: Session
) -> None:
    values: dict[str, Value] = {
        "text": "Add an alert on end dates",
        "owner": "Kim Larsen",
        "due": date(2026, 4, 3),
        "done_when": "It is in the list",
        "success": "It rings",
        "factor_ids": ("f",),
    }
    for field, value in values.items():
        room.controller.set_field("action", "a", field, value)
    assert words_in(page.action_tab.help) == "Everything is said: this one can be kept."


def test_the_line_for_a_new_action_is_helped_too(page: ImprovePage, room: Room) -> None:
    room.new_action()
    QTest.keyClicks(focused(), "We should add an alert on the queue")
    assert "For example: Add an alert on the queue" in words_in(room.quick)
    room.park_idea()
    QTest.keyClicks(focused(), "We should add an alert on the queue")
    assert "For example" not in words_in(room.quick)


def test_none_of_it_is_in_the_window_of_the_group(page: ImprovePage, room: Room) -> None:
    room.toggle_audience()
    assert room.audience is not None
    said = words_in(room.audience)
    assert "Improve monitoring" in said
    for private in ("Still to say", "Hard to tell", "Add an alert", "One owner"):
        assert private not in said


def test_a_long_form_wraps_and_widens_nothing(page: ImprovePage, room: Room) -> None:
    assert "“Add an alert on [which signal]" in words_in(page.action_tab.help)
    assert page.action_tab.help.minimumSizeHint().width() < 200
    press(page.action_tab.help, "Use it")
    line = focused()
    assert isinstance(line, QLineEdit)
    assert line.text().startswith("Add an alert on [which signal]")
