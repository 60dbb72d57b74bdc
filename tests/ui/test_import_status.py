"""The line below an import speaks of what was just done, and of nothing that is past."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.pages.import_rows import COLUMNS
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.hands import words_in
from tests.ui.import_hands import DOUBTFUL, opened_import, paste


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    made = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    paste(qtbot, made, DOUBTFUL)
    return made


def settle_one(page: ImportPreviewPage) -> None:
    page.source.step(1)
    page.source.card.answers()[0].click()


def refuse_a_time(page: ImportPreviewPage) -> None:
    rows = page.table.rows
    assert not rows.setData(rows.index(0, COLUMNS.index("time")), "half past")
    assert page.status.text().startswith("Please write it like")


def test_what_was_settled_is_told_of_with_a_way_back_until_another_text_comes(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    settle_one(page)
    assert words_in(page.status) == "Settled.\nUndo"
    paste(qtbot, page, "2026-03-02 15:00 Calm\n")
    assert words_in(page.status).strip() == ""


def test_what_was_undone_is_told_of_until_something_is_typed(page: ImportPreviewPage) -> None:
    settle_one(page)
    page.undo()
    assert page.status.text() == "Undone."
    QTest.keyClicks(page.text, "1")
    assert page.status.text() == ""


def test_what_was_undone_is_told_of_until_something_else_is_decided(
    page: ImportPreviewPage,
) -> None:
    settle_one(page)
    page.undo()
    page.work.take([page.work.outcome.rows[0].place], False)
    assert page.status.text() == ""


def test_what_is_done_again_is_told_of_instead_of_what_was_undone(
    page: ImportPreviewPage,
) -> None:
    settle_one(page)
    page.undo()
    QTest.keyClick(page.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert page.status.text() == "Done again."


def test_how_a_time_is_written_is_told_until_it_is_or_another_row_is_in_hand(
    page: ImportPreviewPage,
) -> None:
    rows = page.table.rows
    refuse_a_time(page)
    assert rows.setData(rows.index(0, COLUMNS.index("time")), "14:03")
    assert page.status.text() == ""
    refuse_a_time(page)
    page.table.setCurrentIndex(rows.index(1, COLUMNS.index("text")))
    assert page.status.text() == ""
