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
from tests.ui.import_hands import opened_import, rest

NOTES = "2026-03-02\n14:05 checkout is slow\n14:40 rolled back to 4.1\n"
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
