"""How a source is read can be chosen: by its columns, its clock, and the day of bare times."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.pages.import_cells import TIME
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.pages.import_rows import COLUMNS
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.importers.formats.tables.workbooks import inline, workbook
from tests.ui.hands import words_in, write
from tests.ui.import_hands import opened_import, paste, rest

TICKETS = """opened;reported;what
2026-03-02 14:00;2026-03-02 14:05;Checkout is slow
2026-03-02 14:10;2026-03-02 14:12;Queue passes its limit
"""


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> ImportPreviewPage:
    (tmp_path / "tickets.csv").write_text(TICKETS, "utf-8")
    made = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    made.open_files([tmp_path / "tickets.csv"])
    rest(qtbot, made)
    return made


def times(page: ImportPreviewPage) -> list[str]:
    rows = page.table.rows
    at = COLUMNS.index(TIME)
    return [str(rows.index(row, at).data()) for row in range(rows.rowCount())]


def box_of(page: ImportPreviewPage, name: str) -> QComboBox:
    boxes = page.source.findChildren(QComboBox)
    return next(each for each in boxes if each.accessibleName() == name and each.isVisible())


def test_the_keyboard_stays_on_a_column_that_was_chosen(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    box = box_of(page, "Time")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    rest(qtbot, page)
    assert times(page) == ["2026-03-02 14:05", "14:12"]
    assert QApplication.focusWidget() is box_of(page, "Time")
    assert box_of(page, "Time").currentText() == "reported"


def test_a_choice_whose_reading_was_stopped_is_shown_as_it_was_before(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    QTest.keyClick(box_of(page, "Time"), Qt.Key.Key_Down)
    assert page.work.shelf.is_busy()
    page.status.stopped.emit()
    assert box_of(page, "Time").currentText() == "opened"
    assert not page.work.can_undo()
    page.work.read_anew()
    rest(qtbot, page)
    assert times(page) == ["2026-03-02 14:00", "14:10"]


def test_a_choice_can_still_be_taken_back_after_the_reading_for_that_was_stopped(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    QTest.keyClick(box_of(page, "Time"), Qt.Key.Key_Down)
    rest(qtbot, page)
    page.undo()
    page.status.stopped.emit()
    assert box_of(page, "Time").currentText() == "reported"
    page.undo()
    rest(qtbot, page)
    assert times(page) == ["2026-03-02 14:00", "14:10"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    sheets: dict[str, Sequence[Sequence[str]]] = {
        "One": [[inline("Time"), inline("Event")], [inline("2026-03-02 14:05"), inline("Alert")]],
        "Two": [[inline("When"), inline("What")], [inline("2026-03-02 15:05"), inline("Calm")]],
    }
    (tmp_path / "log.xlsx").write_bytes(workbook(sheets))
    return tmp_path / "log.xlsx"


def test_choices_are_in_sight_after_a_rest_also_when_the_answer_came_at_the_last_moment(
    qtbot: QtBot, tasks: Tasks, book: Path
) -> None:
    page = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    page.open_files([book])
    tasks.wait()
    QCoreApplication.sendPostedEvents(tasks, QEvent.Type.MetaCall)
    assert not page.work.shelf.is_busy()
    rest(qtbot, page)
    assert box_of(page, "Sheet").currentText() == "One"


def test_the_keyboard_stays_on_the_sheet_though_its_columns_are_others(
    qtbot: QtBot, tasks: Tasks, book: Path
) -> None:
    page = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    page.open_files([book])
    rest(qtbot, page)
    box = box_of(page, "Sheet")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    rest(qtbot, page)
    assert times(page) == ["2026-03-02 15:05"]
    assert QApplication.focusWidget() is box_of(page, "Sheet")


def test_a_column_that_was_chosen_is_taken_back_by_undo(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    box = box_of(page, "Time")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    rest(qtbot, page)
    QTest.keyClick(box_of(page, "Time"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, page)
    assert times(page) == ["2026-03-02 14:00", "14:10"]
    assert box_of(page, "Time").currentText() == "opened"
    page.work.redo()
    rest(qtbot, page)
    assert times(page) == ["2026-03-02 14:05", "14:12"]


def test_by_what_a_clock_is_fast_may_be_told_in_minutes_and_is_one_decision(
    page: ImportPreviewPage,
) -> None:
    write(page.source.bar.clock, "1:30")
    QTest.keyClick(page.source.bar.clock, Qt.Key.Key_Return)
    assert times(page) == ["2026-03-02 13:58:30", "14:08:30"]
    QTest.keyClick(page.source.bar.clock, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert times(page) == ["2026-03-02 14:00", "14:10"]
    assert page.source.bar.clock.text() == "0 s"
    assert not page.work.can_undo()


def test_by_what_a_clock_is_fast_is_written_as_the_tip_says_and_what_is_not_understood_told_of(
    page: ImportPreviewPage,
) -> None:
    clock = page.source.bar.clock
    write(clock, "2 mint")
    QTest.keyClick(clock, Qt.Key.Key_Tab)
    assert page.status.text().startswith("“2 mint” was not understood")
    assert times(page) == ["2026-03-02 14:00", "14:10"]
    write(clock, "2 min")
    QTest.keyClick(clock, Qt.Key.Key_Tab)
    assert times(page) == ["2026-03-02 13:58", "14:08"]


def test_the_day_of_times_without_one_is_written_as_people_do(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, "14:20 Rollback\n")
    write(page.defaults.day, "2 March 2026")
    rest(qtbot, page)
    assert page.defaults.day.text() == "2026-03-02"
    assert times(page)[2] == "14:20"
    write(page.defaults.day, "3/4/2026")
    assert "Day or month first?" in words_in(page)
