"""Undo and Redo in an import: typing and decisions in the order in which they came."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.import_hands import DOUBTFUL, opened_import, rest

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    """Give the page with a text that came by the clipboard, as a person pastes it."""
    made = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    QApplication.clipboard().setText(DOUBTFUL)
    QTest.keyClick(made.text, Qt.Key.Key_V, CONTROL)
    rest(qtbot, made)
    assert made.text.document().isUndoAvailable()
    return made


def held() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def undo() -> None:
    QTest.keyClick(held(), Qt.Key.Key_Z, CONTROL)


def redo() -> None:
    QTest.keyClick(held(), Qt.Key.Key_Y, CONTROL)


def answer(page: ImportPreviewPage) -> None:
    """Go to the next doubt and give the answer in hand, by keys alone."""
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(held(), Qt.Key.Key_Return)


def open_lines(page: ImportPreviewPage) -> list[int]:
    return [doubt.warning.line for doubt in page.work.outcome.doubts]


def test_an_answer_is_taken_back_at_the_next_doubt_and_the_text_stays(
    page: ImportPreviewPage,
) -> None:
    answer(page)
    assert page.source.card.isAncestorOf(held())
    undo()
    assert open_lines(page) == [3, 5]
    assert page.text.toPlainText() == DOUBTFUL


def test_the_last_answer_is_taken_back_in_the_text_to_which_it_leads(
    page: ImportPreviewPage,
) -> None:
    answer(page)
    QTest.keyClick(held(), Qt.Key.Key_Return)
    assert held() is page.text
    assert open_lines(page) == []
    undo()
    undo()
    assert open_lines(page) == [3, 5]
    assert page.text.toPlainText() == DOUBTFUL


def test_a_doubt_that_is_shown_lets_no_typing_be_taken_back(page: ImportPreviewPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    undo()
    assert page.text.toPlainText() == DOUBTFUL


def test_typing_and_decisions_are_taken_back_and_done_again_in_their_order(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    answer(page)
    QTest.keyClick(held(), Qt.Key.Key_Escape)
    page.text.moveCursor(page.text.textCursor().MoveOperation.End)
    QTest.keyClicks(page.text, "14:59 Calm")
    rest(qtbot, page)
    undo()
    rest(qtbot, page)
    assert (page.text.toPlainText(), open_lines(page)) == (DOUBTFUL, [5])
    undo()
    assert (page.text.toPlainText(), open_lines(page)) == (DOUBTFUL, [3, 5])
    undo()
    rest(qtbot, page)
    assert page.text.toPlainText() == ""
    redo()
    rest(qtbot, page)
    assert (page.text.toPlainText(), open_lines(page)) == (DOUBTFUL, [3, 5])
    redo()
    assert (page.text.toPlainText(), open_lines(page)) == (DOUBTFUL, [5])
    redo()
    assert page.text.toPlainText() == f"{DOUBTFUL}14:59 Calm"


def test_a_decision_about_one_text_is_taken_back_after_the_typing_in_another(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    answer(page)
    page.paste("2026-03-02 15:00 All is calm\n")
    rest(qtbot, page)
    page.text.setFocus()
    page.text.moveCursor(page.text.textCursor().MoveOperation.End)
    QTest.keyClicks(page.text, "15:10 Over")
    undo()
    assert page.text.toPlainText() == "2026-03-02 15:00 All is calm\n"
    assert open_lines(page) == [5]
    undo()
    rest(qtbot, page)
    assert open_lines(page) == [3, 5]


KEYS = [(Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)]
WHERE: list[Callable[[ImportPreviewPage], QWidget]] = [lambda p: p.text, lambda p: p.table]


@pytest.mark.parametrize(("key", "modifiers"), KEYS, ids=["Ctrl+Y", "Ctrl+Shift+Z"])
@pytest.mark.parametrize("where", WHERE, ids=["text", "table"])
def test_what_was_taken_back_is_decided_again_by_either_key(
    page: ImportPreviewPage,
    where: Callable[[ImportPreviewPage], QWidget],
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
) -> None:
    answer(page)
    undo()
    where(page).setFocus()
    QTest.keyClick(where(page), key, modifiers)
    assert open_lines(page) == [5]


def test_a_field_types_again_what_was_taken_back_in_it(page: ImportPreviewPage) -> None:
    field = page.defaults.day
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "5 May")
    before = field.text()
    undo()
    assert field.text() != before
    redo()
    assert field.text() == before
