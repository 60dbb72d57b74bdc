"""Questions before the meeting: sent as a form, answered by paste, hidden until they are held."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from pm_facilitator import round_formats
from pm_facilitator.domain.entities import Note, Round
from pm_facilitator.domain.vocabulary import NoteColor, RoundStep, Stage
from pm_facilitator.ui.panels.still import StillComboBox
from pm_facilitator.ui.rounds.before_page import BeforePage
from pm_facilitator.ui.windows.room import Room
from tests.helpers.forms import fill, quote
from tests.ui.hands import named, press, words_in
from tests.ui.rounds.conftest import held, texts


@pytest.fixture
def page(meeting: Room) -> BeforePage:
    meeting.rounds.before.open()
    assert meeting.rounds.before.page is not None
    assert meeting.rounds.before.page.isVisible()
    return meeting.rounds.before.page


def form(page: BeforePage) -> str:
    press(page, "Copy the form")
    return QGuiApplication.clipboard().text()


def reply(page: BeforePage, *answers: str, name: str = "") -> str:
    """Fill the form in, one answer to each question, and paste it as a mail quotes it."""
    text = fill(form(page), *([answer] for answer in answers), name=name)
    paste(page, quote(text))
    return text


def paste(page: BeforePage, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    page.replies.insertFromMimeData(data)


def test_the_form_asks_what_is_written_and_says_to_whom_it_goes(page: BeforePage) -> None:
    named(page, QPlainTextEdit, "What is asked, one question a line").setPlainText("Why?\nHow?")
    named(page, QLineEdit, "To whom and until when it is sent back").setText("Ravi, by noon")
    text = form(page)
    assert "# 1) Why?" in text
    assert "# 2) How?" in text
    assert "send this back to Ravi, by noon." in " ".join(text.replace("#", "").split())


def test_asking_twice_is_one_round_with_the_questions_of_last_time(
    meeting: Room, page: BeforePage
) -> None:
    form(page)
    named(page, QPlainTextEdit, "What is asked, one question a line").setPlainText("How?")
    form(page)
    (waiting,) = meeting.session.board.all(Round)
    assert (waiting.prompt, waiting.started_at) == ("How?", None)
    meeting.history.undo()
    meeting.history.undo()
    assert meeting.session.board.all(Round) == []


def test_answers_wait_hidden_each_in_the_colour_of_its_question(
    meeting: Room, page: BeforePage
) -> None:
    reply(page, "A red light", "Nobody was paged", "Who owns it?")
    assert [(n.text, n.color, n.hidden) for n in meeting.session.board.all(Note)] == [
        ("A red light", NoteColor.OBSERVATION, True),
        ("Nobody was paged", NoteColor.SURPRISE, True),
        ("Who owns it?", NoteColor.QUESTION, True),
    ]
    assert "3 notes; hidden" in words_in(page)
    assert meeting.history.undo_text() == "Take 3 answers"


def test_nobodys_name_is_kept_unless_the_form_asks_for_it(meeting: Room, page: BeforePage) -> None:
    reply(page, "A red light", name="Mei Tanaka")
    assert meeting.session.board.all(Note)[0].author_id is None
    meeting.history.undo()
    press(page, "With names")
    reply(page, "A red light", name="Mei Tanaka")
    assert meeting.session.board.all(Note)[0].author_id == "mei"


def test_questions_and_names_stay_once_answers_have_come_in(
    meeting: Room, page: BeforePage
) -> None:
    questions = named(page, QPlainTextEdit, "What is asked, one question a line")
    reply(page, "A red light")
    assert not questions.isEnabled()
    assert "stay as they were sent" in words_in(page)
    assert form(page).count("# 1)") == 1
    meeting.history.undo()
    assert questions.isEnabled()


def test_a_reply_before_anything_was_asked_is_not_lost_and_says_what_to_do(
    meeting: Room, page: BeforePage
) -> None:
    QTest.keyClicks(page.replies, "A red light")
    QTest.keyClick(page.replies, Qt.Key.Key_Return)
    assert page.replies.text() == "A red light"
    assert texts(meeting) == []
    form(page)
    QTest.keyClick(page.replies, Qt.Key.Key_Return)
    assert (page.replies.text(), texts(meeting)) == ("", ["A red light"])


def test_an_unfit_answer_is_taken_out(meeting: Room, page: BeforePage) -> None:
    reply(page, "A red light", "Unfit")
    press(page, "Read what was sent in")
    press(page, "Take out: Unfit")
    assert texts(meeting) == ["A red light"]


def test_in_the_meeting_the_answers_are_added_to_and_then_revealed(
    meeting: Room, page: BeforePage
) -> None:
    reply(page, "A red light")
    meeting.go_to(Stage.RECAP)
    meeting.rounds.before.open()
    press(page, "Begin with these notes")
    assert meeting.stage is Stage.REFLECT
    assert meeting.showing() is meeting.reflect
    assert held(meeting).format == round_formats.pre_work().name
    assert meeting.session.board.all(Note)[0].hidden
    meeting.rounds.step(1)
    assert held(meeting).step is RoundStep.REVEAL
    assert not meeting.session.board.all(Note)[0].hidden


def test_while_another_round_is_held_it_says_so_and_keeps_the_answers(
    meeting: Room, page: BeforePage
) -> None:
    reply(page, "A red light")
    press(page, "Begin with these notes")
    meeting.rounds.before.open()
    reply(page, "Another light")
    press(page, "Begin with these notes")
    assert "Another round is being held." in words_in(meeting)
    assert sum(each.started_at is None for each in meeting.session.board.all(Round)) == 1


def test_the_keyboard_leads_there_and_back(meeting: Room, page: BeforePage) -> None:
    assert named(page, QPlainTextEdit, "What is asked, one question a line").hasFocus()
    QTest.keyClick(page.replies, Qt.Key.Key_Escape)
    assert meeting.showing() is meeting.reflect
    meeting.rounds.before.open()
    meeting.rounds.before.open()
    assert meeting.showing() is meeting.reflect


def test_the_facilitator_chooses_in_which_stage_the_answers_are_talked_about(
    meeting: Room, page: BeforePage
) -> None:
    choice = named(page, StillComboBox, "The stage in which they are talked about")
    assert choice.currentText() == "Reflect"
    reply(page, "A graph", "The silence", "Who is paged?")
    choice.setCurrentIndex(choice.findData(Stage.RECAP))
    choice.activated.emit(choice.currentIndex())
    (waiting,) = meeting.session.board.all(Round)
    assert waiting.stage is Stage.RECAP
    meeting.history.undo()
    assert choice.currentText() == "Reflect"
    meeting.history.redo()
    press(page, "Begin with these notes")
    assert held(meeting).stage is Stage.RECAP
    assert meeting.stage is Stage.RECAP


def test_the_stage_can_be_chosen_before_anything_is_asked(meeting: Room, page: BeforePage) -> None:
    choice = named(page, StillComboBox, "The stage in which they are talked about")
    choice.setCurrentIndex(choice.findData(Stage.IMPROVE))
    choice.activated.emit(choice.currentIndex())
    form(page)
    assert [each.stage for each in meeting.session.board.all(Round)] == [Stage.IMPROVE]
