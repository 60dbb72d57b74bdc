"""The last minutes: the summary, what we learned, what is still open, and the document."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.vocabulary import ReviewStatus
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.stages.close_page import ClosePage
from tests.ui.hands import named, press, words_in, write


@pytest.fixture
def page(session: Session, controller: BoardController, qtbot: QtBot) -> ClosePage:
    made = ClosePage(session.board, controller)
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    made.resize(1000, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_summary_is_on_the_board_as_it_is_typed(
    page: ClosePage, session: Session, history: History
) -> None:
    write(named(page, QPlainTextEdit, "Summary"), "Cards were refused.")
    assert session.board.review.summary == "Cards were refused."
    history.undo()
    assert session.board.review.summary == ""


def test_it_says_what_is_missing_until_it_is_there(page: ClosePage) -> None:
    assert "The summary is empty" in words_in(page)
    write(named(page, QPlainTextEdit, "Summary"), "Cards were refused.")
    assert "The summary is empty" not in words_in(page)


def test_lessons_and_questions_are_written_in_lists(page: ClosePage, session: Session) -> None:
    write(named(page, QLineEdit, "Add to Lessons"), "Dates need an owner")
    write(named(page, QLineEdit, "Add to Open questions"), "Who else?")
    assert [item.text for item in session.board.insights] == ["Dates need an owner"]
    assert [item.text for item in session.board.questions] == ["Who else?"]


def test_an_answer_is_shown_with_its_question(page: ClosePage, session: Session) -> None:
    write(named(page, QLineEdit, "Add to Open questions"), "Who else?")
    session.commit(patch(session.board.questions[0], answer="Four teams"))
    assert page.questions.texts() == ["Who else?\nAnswer: Four teams"]


def test_when_we_look_again_is_read_as_people_write_it(page: ClosePage, session: Session) -> None:
    write(named(page, QLineEdit, "Follow-up review on"), "in 4 weeks")
    assert session.board.review.follow_up_on == date(2026, 4, 1)


def test_the_status_is_chosen_by_key(page: ClosePage, session: Session) -> None:
    status = named(page, QComboBox, "Status of the document")
    status.setFocus()
    QTest.keyClicks(status, ReviewStatus.CLOSED.label)
    assert session.board.review.status is ReviewStatus.CLOSED


@pytest.mark.parametrize(
    ("words", "suffix"), [("PDF", ".pdf"), ("Markdown", ".md"), ("Look first …", "")]
)
def test_the_document_is_one_click_away(
    page: ClosePage, qtbot: QtBot, words: str, suffix: str
) -> None:
    with qtbot.waitSignal(page.exportWanted) as told:
        press(page, words)
    assert told.args == [suffix]


def test_tab_leaves_the_summary(page: ClosePage) -> None:
    summary = named(page, QPlainTextEdit, "Summary")
    summary.setFocus()
    QTest.keyClick(summary, Qt.Key.Key_Tab)
    assert not summary.hasFocus()
