"""Beside which line something stands, where a line is shown for each entry."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.hands import press, words_in
from tests.ui.import_hands import opened_import, paste, rest

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


RECORDS = """[
  {
    "time": "2026-03-02T14:05:00Z",
    "message": "checkout is slow"
  },
  {
    "time": "2026-03-02T14:40:00Z",
    "message": "rolled back to 4.1"
  },
  {
    "time": "soon",
    "message": "queue is empty"
  }
]
"""


@pytest.fixture
def bare(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    return opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)


def marked(page: ImportPreviewPage) -> list[int]:
    lines = range(page.text.blockCount() + 1)
    return [line for line in lines if page.text.mark_of(line) is not None]


def said_of_rows(page: ImportPreviewPage) -> list[str]:
    rows = page.table.rows
    return [str(rows.index(n, 0).data()) for n in range(rows.rowCount())]


def test_entries_of_json_that_was_pasted_mark_no_line_by_their_number(
    qtbot: QtBot, bare: ImportPreviewPage
) -> None:
    paste(qtbot, bare, RECORDS)
    assert said_of_rows(bare) == ["#1", "#2", "#3 ?"]
    assert marked(bare) == []
    bare.table.setCurrentIndex(bare.table.rows.index(1, 1))
    assert not bare.text.extraSelections()
    said = [bare.source.doubts.item(n).text() for n in range(bare.source.doubts.count())]
    assert said == ["Entry 3: The time 'soon' was not understood."]
    bare.source.step(1)
    assert bare.table.currentIndex().row() == 2
    press(bare.source.card, "For this entry: Seen")
    assert said_of_rows(bare) == ["#1", "#2", "#3"]


def test_what_was_written_for_an_entry_of_json_stays_when_the_text_around_it_changes(
    qtbot: QtBot, bare: ImportPreviewPage
) -> None:
    paste(qtbot, bare, RECORDS)
    assert bare.table.rows.setData(bare.table.rows.index(1, 1), "14:41")
    bare.text.setPlainText(RECORDS.replace("[\n", "[\n\n", 1))
    rest(qtbot, bare)
    times = [bare.table.rows.index(n, 1).data() for n in range(2)]
    assert times == ["2026-03-02 14:05", "14:41"]


def test_entries_that_stand_on_a_line_each_mark_theirs(
    qtbot: QtBot, bare: ImportPreviewPage
) -> None:
    lines = [
        '{"time": "2026-03-02T14:05:00Z", "message": "checkout is slow"}',
        "",
        '{"time": "2026-03-02T14:40:00Z", "message": "rolled back to 4.1"}',
    ]
    paste(qtbot, bare, "\n".join(lines))
    assert said_of_rows(bare) == ["1", "3"]
    assert marked(bare) == [1, 3]
    bare.table.setCurrentIndex(bare.table.rows.index(1, 1))
    assert line_in_hand(bare) == lines[2]
