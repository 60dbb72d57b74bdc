"""Versions, approvals and comments from the page."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.edits import life
from pm_facilitator.domain.entities import Approval, Comment, Version
from pm_facilitator.domain.vocabulary import ReviewStatus
from pm_facilitator.report.frozen import frozen_board
from pm_facilitator.ui.document.page import DocumentPage
from pm_facilitator.ui.windows.room import Room
from tests.ui.document.fields import field, open_tab
from tests.ui.hands import press, words_in, write


def versions(page: DocumentPage) -> None:
    open_tab(page, 2)


def test_each_step_of_its_life_freezes_a_version_and_can_be_taken_back(
    page: DocumentPage, room: Room
) -> None:
    versions(page)
    write(field(page, QLineEdit, "Your name"), "Ada Brandt")
    press(page.life, "Send to review")
    board = room.session.board
    version = life.newest(board)
    assert version is not None
    assert (version.by, version.status) == ("Ada Brandt", ReviewStatus.IN_REVIEW)
    frozen = frozen_board(version, lambda name: room.session.picture(name) or b"")
    assert frozen is not None
    assert frozen.review == board.review
    assert "Mark as reviewed" in words_in(page.life)
    room.history.undo()
    assert room.session.board.review.status is ReviewStatus.DRAFT
    assert board.all(Version) == []


def test_a_version_without_a_name_asks_for_it_and_freezes_nothing(
    page: DocumentPage, room: Room, qtbot: QtBot
) -> None:
    versions(page)
    press(page.life, "Freeze a version")
    assert "A version needs the name of who freezes it." in words_in(room.notices)
    assert room.session.board.all(Version) == []
    qtbot.waitUntil(field(page, QLineEdit, "Your name").hasFocus)


def test_a_version_is_compared_with_what_is_there_now(page: DocumentPage, room: Room) -> None:
    versions(page)
    write(field(page, QLineEdit, "Your name"), "Ada Brandt")
    press(page.life, "Freeze a version")
    room.session.commit(patch(room.session.board.review, summary="Cards were refused."))
    press(page.life, "What is different now from version 1")
    assert "Added: Cards were refused." in page.preview.toPlainText()
    press(page, "Back to the document")
    assert "Added: " not in page.preview.toPlainText()
    assert "Edited after version 1 was frozen." in page.preview.toPlainText()


def test_two_versions_are_compared_with_one_another(page: DocumentPage, room: Room) -> None:
    open_tab(page, 2)
    write(field(page, QLineEdit, "Your name"), "Ada Brandt")
    press(page.life, "Freeze a version")
    room.session.commit(patch(room.session.board.review, summary="Cards were refused."))
    press(page.life, "Freeze a version")
    room.session.commit(patch(room.session.board.review, impact_business="None."))
    press(page.life, "What is different in version 2 from version 1")
    assert "Added: Cards were refused." in page.preview.toPlainText()
    assert "None." not in page.preview.toPlainText()


def test_an_approval_is_of_the_newest_version(page: DocumentPage, room: Room) -> None:
    versions(page)
    write(field(page, QLineEdit, "Your name"), "Ada Brandt")
    press(page.life, "Freeze a version")
    write(field(page, QLineEdit, "In which capacity you approve"), "Head of payments", enter=False)
    press(page.life, "Approve")
    (approval,) = room.session.board.all(Approval)
    assert (approval.by, approval.capacity) == ("Ada Brandt", "Head of payments")
    assert "Approved by Ada Brandt, Head of payments" in words_in(page.life)
    press(page.life, "Approve")
    assert "Ada Brandt has approved version 1 already." in words_in(room.notices)


def test_comments_belong_to_their_section_and_are_settled(page: DocumentPage, room: Room) -> None:
    page.sections.choose("impact")
    write(field(page, QLineEdit, "Comment on this section"), "How many orders?")
    assert "Impact\nempty, 1 comment" in [
        page.sections.item(place).text() for place in range(page.sections.count())
    ]
    page.sections.choose("factors")
    assert "How many orders?" not in words_in(page.editor)
    page.sections.choose("impact")
    write(field(page, QLineEdit, "What became of: How many orders?"), "312, counted")
    (comment,) = room.session.board.all(Comment)
    assert (comment.resolved, comment.answer) == (True, "312, counted")
    assert "Settled: 312, counted" in words_in(page.editor)
    press(page.editor, "Open again: How many orders?")
    assert life.open_comments(room.session.board, "impact")[0].text == "How many orders?"


def test_an_empty_comment_says_nothing(page: DocumentPage, room: Room) -> None:
    write(field(page, QLineEdit, "Comment on this section"), "   ")
    assert room.session.board.all(Comment) == []
