"""Stop while another day or zone is being read for leaves an import as it was before that."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pm_facilitator.importers.protocol import Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.pages.import_rows import COLUMNS
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.hands import words_in, write
from tests.ui.import_hands import opened_import, paste, rest

NOTES = "14:02 Alert\n14:20 Rollback\n"
PATIENCE = 20

# The offscreen screen says so of every list that pops up.
in_a_popup = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


class Held:
    """A source that can be held up while it is fetched."""

    def __init__(self) -> None:
        self.free = Event()
        self.free.set()

    def __call__(self, watch: Watch, /) -> Source:
        assert self.free.wait(PATIENCE)
        return Source.pasted("15:02 Calm\n")

    def size(self) -> int:
        return 10


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    made = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    paste(qtbot, made, NOTES)
    return made


def times(page: ImportPreviewPage) -> list[str]:
    rows, column = page.table.rows, COLUMNS.index("time")
    return [str(rows.index(row, column).data()) for row in range(rows.rowCount())]


def zone_line(page: ImportPreviewPage) -> QLineEdit:
    line = page.defaults.zone.lineEdit()
    assert line is not None
    return line


def test_the_day_is_the_one_that_was_before_also_for_what_comes_later(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    before = page.defaults.day.text(), times(page)
    write(page.defaults.day, "2026-06-12")
    assert page.work.shelf.is_busy()
    page.status.stopped.emit()
    assert (page.defaults.day.text(), times(page)) == before
    assert "Stopped. What was there before is unchanged." in words_in(page)
    paste(qtbot, page, "14:30 Calm\n")
    assert times(page) == [*before[1], "14:30"]


def test_sources_that_were_read_already_are_as_they_were_before(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    held = Held()
    page.work.add("calm.txt", held)
    rest(qtbot, page)
    before = page.defaults.day.text(), times(page)
    held.free.clear()
    with qtbot.waitSignal(
        page.work.changed, check_params_cb=lambda: "2026-06-12 14:02" in times(page)
    ):
        write(page.defaults.day, "2026-06-12")
    assert page.work.shelf.is_busy()
    page.status.stopped.emit()
    held.free.set()
    assert (page.defaults.day.text(), times(page)) == before


def test_a_day_is_taken_back_to_its_first_letter(qtbot: QtBot, page: ImportPreviewPage) -> None:
    before = page.defaults.day.text(), times(page)
    page.defaults.day.setFocus()
    page.defaults.day.selectAll()
    for letter in "2026-06-1":
        QTest.keyClicks(page.defaults.day, letter)
        rest(qtbot, page)
    assert times(page) != before[1]
    QTest.keyClicks(page.defaults.day, "2")
    page.status.stopped.emit()
    assert (page.defaults.day.text(), times(page)) == before


def test_a_day_that_was_read_stays_when_the_reading_of_a_file_is_stopped(
    qtbot: QtBot, page: ImportPreviewPage, tmp_path: Path
) -> None:
    page.defaults.day.setFocus()
    page.defaults.day.selectAll()
    QTest.keyClicks(page.defaults.day, "2026-06-12")
    rest(qtbot, page)
    (tmp_path / "calm.txt").write_text("15:02 Calm\n", "utf-8")
    page.open_files([tmp_path / "calm.txt"])
    page.status.stopped.emit()
    assert page.defaults.day.text() == "2026-06-12"
    assert times(page) == ["2026-06-12 14:02", "14:20"]


@in_a_popup
def test_the_zone_is_the_one_that_was_before(qtbot: QtBot, page: ImportPreviewPage) -> None:
    before = times(page)
    write(zone_line(page), "UTC+3", enter=False)
    rest(qtbot, page)
    QTest.keyClick(zone_line(page), Qt.Key.Key_Backspace)
    QTest.keyClicks(zone_line(page), "5")
    page.status.stopped.emit()
    assert page.defaults.zone.currentText() == "UTC"
    assert times(page) == before
    paste(qtbot, page, "14:30 Calm\n")
    assert times(page) == [*before, "14:30"]
