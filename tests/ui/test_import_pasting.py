"""What is pasted beside something that cannot be changed is read beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.import_hands import DOUBTFUL, opened_import, paste, rest

NOTES = "2026-03-02\n14:05 checkout is slow\n14:40 rolled back to 4.1\n"
TABLE = """timestamp,host,message
2026-03-02T14:02:00Z,db1,proxy gone
2026-03-02T14:09:00Z,db1,proxy back
"""
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> ImportPreviewPage:
    folder = tmp_path / "night"
    folder.mkdir()
    for name in ("notes.md", "more.md"):
        (folder / name).write_text(NOTES, "utf-8")
    made = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    made.open_files([folder])
    rest(qtbot, made)
    assert made.text.isReadOnly()
    return made


def tabs(page: ImportPreviewPage) -> list[str]:
    bar = page.source.bar.tabs
    return [bar.tabText(n) for n in range(bar.count())]


WHERE: list[Callable[[ImportPreviewPage], QWidget]] = [lambda p: p.text, lambda p: p.table]


@pytest.mark.parametrize("where", WHERE, ids=["text", "table"])
def test_a_text_is_read_as_one_more_source(
    qtbot: QtBot, page: ImportPreviewPage, where: Callable[[ImportPreviewPage], QWidget]
) -> None:
    QApplication.clipboard().setText("14:50 all is green\n")
    QTest.keyClick(where(page), Qt.Key.Key_V, CONTROL)
    rest(qtbot, page)
    assert len(tabs(page)) == 2
    assert page.text.toPlainText() == "14:50 all is green\n"
    assert page.table.rows.rowCount() == 5


def test_a_file_is_read_as_one_more_source(
    qtbot: QtBot, page: ImportPreviewPage, tmp_path: Path
) -> None:
    (tmp_path / "later.md").write_text("14:50 all is green\n", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "later.md"))])
    QApplication.clipboard().setMimeData(mime)
    QTest.keyClick(page.text, Qt.Key.Key_V, CONTROL)
    rest(qtbot, page)
    assert tabs(page) == ["night", "later.md"]


@pytest.fixture
def of_file(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> ImportPreviewPage:
    """Give the page with a file whose text can be changed."""
    (tmp_path / "host.csv").write_text(TABLE, "utf-8")
    made = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    made.open_files([tmp_path / "host.csv"])
    rest(qtbot, made)
    assert not made.text.isReadOnly()
    return made


def pasted(qtbot: QtBot, page: ImportPreviewPage, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(page.text, Qt.Key.Key_V, CONTROL)
    rest(qtbot, page)


@pytest.mark.parametrize("text", ["14:50 all is green", NOTES], ids=["a line", "lines"])
def test_a_text_that_is_pasted_beside_a_file_leaves_it_as_it_is(
    qtbot: QtBot, of_file: ImportPreviewPage, text: str
) -> None:
    pasted(qtbot, of_file, text)
    assert tabs(of_file) == ["host.csv", "Pasted text"]
    assert of_file.text.toPlainText() == text
    of_file.source.show_source(0)
    assert of_file.text.toPlainText() == TABLE


def test_what_is_selected_in_a_file_is_replaced_by_what_is_pasted(
    qtbot: QtBot, of_file: ImportPreviewPage
) -> None:
    of_file.text.selectAll()
    pasted(qtbot, of_file, NOTES)
    assert of_file.text.toPlainText() == NOTES
    assert of_file.table.rows.rowCount() == 2


def test_a_word_is_put_into_a_file_that_is_being_changed_and_lines_beside_it(
    qtbot: QtBot, of_file: ImportPreviewPage
) -> None:
    of_file.text.moveCursor(of_file.text.textCursor().MoveOperation.End)
    QTest.keyClicks(of_file.text, "2026-03-02T14:20:00Z,")
    pasted(qtbot, of_file, "db7,calm")
    assert of_file.text.toPlainText().endswith("14:20:00Z,db7,calm")
    pasted(qtbot, of_file, NOTES)
    assert tabs(of_file) == ["host.csv", "Pasted text"]


def test_what_is_pasted_at_a_doubt_does_not_go_into_the_line_that_it_asks_about(
    qtbot: QtBot, tasks: Tasks
) -> None:
    page = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    paste(qtbot, page, DOUBTFUL)
    page.source.step(1)
    QApplication.clipboard().setText(NOTES)
    QTest.keyClick(page.source.card.answers()[0], Qt.Key.Key_V, CONTROL)
    rest(qtbot, page)
    assert page.text.toPlainText() == NOTES
    page.source.show_source(0)
    assert page.text.toPlainText() == DOUBTFUL
