"""Beside which line something stands, where a line is shown for each entry."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.hands import press, words_in
from tests.ui.import_hands import opened_import, rest

NOTES = "2026-03-02\n14:05 checkout is slow\n14:40 rolled back to 4.1\n15:02 queue is empty\n"
SUPPORT = "2026-03-02\n14:06 checkout is slow\n14:20 many tickets\n15:03 queue is empty\n"


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> ImportPreviewPage:
    folder = tmp_path / "night"
    folder.mkdir()
    (folder / "notes.md").write_text(NOTES, "utf-8")
    (folder / "support.txt").write_text(SUPPORT, "utf-8")
    made = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    made.open_files([folder])
    rest(qtbot, made)
    return made


def line_in_hand(page: ImportPreviewPage) -> str:
    return page.text.textCursor().block().text()


def test_a_doubt_stands_beside_its_entry_also_after_others_were_merged(
    page: ImportPreviewPage,
) -> None:
    assert "This is no single text" in words_in(page.source)
    page.source.step(1)
    assert "This is no single text" not in words_in(page.source)
    assert line_in_hand(page) == "support.txt, line 2: 14:06 checkout is slow"
    press(page.source.card, "For this line: Merge")
    assert page.source.card.doubt is not None
    assert "queue is empty" in page.source.card.doubt.warning.message
    assert line_in_hand(page) == "support.txt, line 4: 15:03 queue is empty"
    page.source.hide_card()
    assert "This is no single text" in words_in(page.source)
    page.table.setCurrentIndex(page.table.rows.index(3, 1))
    assert line_in_hand(page) == "support.txt, line 3: 14:20 many tickets"
