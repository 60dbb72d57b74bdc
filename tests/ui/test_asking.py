"""The question on the card goes where the facilitator says, and nowhere else."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import press
from tests.ui.seen import everything_in


def shared(room: Room) -> AudienceWindow:
    room.toggle_audience()
    assert room.audience is not None
    return room.audience


def test_it_can_be_copied(room: Room) -> None:
    press(room.panel.question, "Copy the question")
    assert QGuiApplication.clipboard().text() == room.panel.question.question()
    assert "clipboard" in room.notices.text()


def test_it_can_be_parked_and_that_undone(room: Room, session: Session) -> None:
    question = room.panel.question.question()
    press(room.panel.question, "Park it in the locker")
    assert [item.text for item in session.board.locker] == [question]
    assert room.panel.question.question() == question
    room.history.undo()
    assert session.board.locker == []


def test_the_group_sees_it_only_once_that_is_said_and_until_it_is_taken_back(
    room: Room, qtbot: QtBot
) -> None:
    window = shared(room)
    question = room.panel.question.question()
    room.asking.toggle_shown()
    room.asking.toggle_shown()
    QApplication.processEvents()
    before = window.grab().toImage()
    assert question not in everything_in(window)
    room.asking.toggle_shown()
    assert question in everything_in(window)
    room.next_question()
    assert window.prompt() == question
    assert room.panel.question.question() not in everything_in(window)
    room.asking.toggle_shown()
    assert question not in everything_in(window)
    qtbot.waitUntil(lambda: window.grab().toImage() == before)


def test_it_goes_with_the_stage(room: Room) -> None:
    window = shared(room)
    room.asking.toggle_shown()
    question = window.prompt()
    room.go_to(Stage.RECAP)
    assert question not in everything_in(window)


def test_without_a_window_for_the_group_the_way_to_it_is_told(room: Room) -> None:
    room.asking.toggle_shown()
    assert "F5" in room.notices.text()


def test_a_held_picture_shows_it_once_it_goes_on(room: Room) -> None:
    window = shared(room)
    window.toggle_frozen()
    room.asking.toggle_shown()
    question = window.prompt()
    assert question not in everything_in(window)
    assert "once its picture goes on" in room.notices.text()
    window.toggle_frozen()
    assert question in everything_in(window)


@pytest.mark.parametrize("height", [270, 720, 1080])
def test_the_back_row_can_read_it(room: Room, qtbot: QtBot, height: int) -> None:
    window = shared(room)
    window.resize(height * 16 // 9, height)
    room.asking.toggle_shown()
    (words,) = [each for each in window.findChildren(QLabel) if each.text() == window.prompt()]
    assert words.fontInfo().pixelSize() >= 22


def test_a_line_that_was_written_is_asked_about(room: Room, session: Session) -> None:
    room.go_to(Stage.REFLECT)
    room.entries.take_note("I knew that the cache was cold")
    assert room.panel.question.question() == "How did you come to know that?"
    session.commit([])
    room.go_to(Stage.RECAP)
    assert room.panel.question.question() != "How did you come to know that?"
