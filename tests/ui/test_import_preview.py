import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Precision
from pm_facilitator.ui.pages.import_marks import Mark
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.pages.import_row import Row
from pm_facilitator.ui.pages.import_rows import COLUMNS
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.hands import press, words_in, write
from tests.ui.import_hands import DOUBTFUL, opened_import, paste, rest

CONTROL = Qt.KeyboardModifier.ControlModifier
CHAT = """14:02 Alert: card payments below ten
14:05 On-call takes the page
~14:20 Traffic moved to the second region
"""
DOCUMENT = """# Card payments stopped

## Timeline
- 2026-03-02 14:02 UTC Alert fires
- 2026-03-02 14:20 UTC Traffic moved

## Action items
- Add an alarm on end dates
"""
Opener = Callable[[Board | None], ImportPreviewPage]


@pytest.fixture
def opened(qtbot: QtBot, tasks: Tasks) -> Opener:
    return lambda board: opened_import(board, tasks, qtbot)


@pytest.fixture
def page(opened: Opener) -> ImportPreviewPage:
    return opened(make_board(make_review(zone="Europe/Copenhagen")))


def taken(qtbot: QtBot, page: ImportPreviewPage) -> list[TimelineEvent]:
    """Press the button and give the events that it hands over."""
    with qtbot.waitSignal(page.accepted) as signal:
        page.take.click()
    rows: list[Row] = signal.args[0]
    return [row.event for row in rows]


def cell(page: ImportPreviewPage, row: int, column: str) -> str:
    return str(page.table.rows.index(row, COLUMNS.index(column)).data())


def change(page: ImportPreviewPage, row: int, column: str, text: str) -> bool:
    return page.table.rows.setData(page.table.rows.index(row, COLUMNS.index(column)), text)


def tick(page: ImportPreviewPage, row: int, *, on: bool) -> None:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    role = Qt.ItemDataRole.CheckStateRole
    assert page.table.rows.setData(page.table.rows.index(row, 0), state, role)


def count(page: ImportPreviewPage) -> int:
    return page.table.rows.rowCount()


def doubts(page: ImportPreviewPage) -> list[str]:
    return [page.source.doubts.item(n).text() for n in range(page.source.doubts.count())]


def test_a_pasted_chat_is_understood_by_itself(qtbot: QtBot, page: ImportPreviewPage) -> None:
    page.text.setPlainText(CHAT)
    qtbot.waitUntil(lambda: count(page) == 3)
    assert cell(page, 0, "text").startswith("Alert")
    assert cell(page, 0, "time") == "2026-03-02 14:02"
    assert cell(page, 2, "time") == "~14:20"
    assert page.take.text() == "Add 3 events"


def test_events_are_handed_over_in_the_zone_of_the_review(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, CHAT)
    events = taken(qtbot, page)
    assert events[0].time == datetime(2026, 3, 2, 13, 2, tzinfo=UTC)
    assert events[2].precision is Precision.APPROXIMATE


def test_another_zone_reads_the_text_anew(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, CHAT)
    page.defaults.zone.set_zone("America/Halifax")
    rest(qtbot, page)
    assert taken(qtbot, page)[0].time == datetime(2026, 3, 2, 18, 2, tzinfo=UTC)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_what_is_no_zone_is_told_of_and_changes_nothing(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, CHAT)
    write(page.defaults.zone, "Atlantis")
    QTest.keyClick(page.defaults.zone, Qt.Key.Key_Return)
    assert page.status.text() == "No time zone is called “Atlantis”; type a city, such as Tokyo."
    assert page.defaults.chosen_zone().key == "Europe/Copenhagen"
    write(page.defaults.zone, "Halifax")
    assert page.status.text() == ""  # what was wrong is no more


def test_what_is_not_ticked_stays_behind(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, CHAT)
    tick(page, 1, on=False)
    assert page.take.text() == "Add 2 events"
    kept = [cell(page, 0, "text"), cell(page, 2, "text")]
    assert [event.text for event in taken(qtbot, page)] == kept


def test_space_leaves_out_what_is_selected_and_takes_it_again(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, CHAT)
    page.table.setFocus()
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.take.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.take.text() == "Add 3 events"


def test_time_end_text_and_source_can_be_corrected(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, CHAT)
    change(page, 0, "time", "14:03")
    change(page, 0, "end", "14:10")
    change(page, 0, "text", "Alert on payments")
    change(page, 0, "source", "monitor")
    first = taken(qtbot, page)[0]
    assert first.time == datetime(2026, 3, 2, 13, 3, tzinfo=UTC)
    assert first.end == datetime(2026, 3, 2, 13, 10, tzinfo=UTC)
    assert (first.text, first.source) == ("Alert on payments", "monitor")


def test_the_day_is_shown_where_it_changes(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, "23:50 Alert\n00:10 On-call\n00:20 Restart\n")
    shown = [cell(page, row, "time") for row in range(3)]
    assert shown == ["2026-03-02 23:50", "2026-03-03 00:10", "00:20"]
    change(page, 1, "time", "23:55")
    assert [cell(page, row, "time") for row in (1, 2)] == ["2026-03-03 23:55", "00:20"]


def test_a_day_alone_and_a_rough_time_can_be_written(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, CHAT)
    change(page, 0, "time", "2026-03-01")
    change(page, 1, "time", "~14:06")
    change(page, 2, "time", "")
    assert cell(page, 0, "time") == "2026-03-01"
    known = [event.precision for event in taken(qtbot, page)]
    assert known == [Precision.DAY, Precision.APPROXIMATE, Precision.UNKNOWN]


def test_a_time_that_cannot_be_read_is_put_back_and_said(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, CHAT)
    assert not change(page, 0, "time", "half past")
    assert cell(page, 0, "time") == "2026-03-02 14:02"
    assert "2026-11-19 14:05" in page.status.text()


def test_what_happened_can_be_read_also_beside_long_sources(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, CHAT)
    assert change(page, 0, "source", "monitoring of the second region in #inc-payments")
    text, source, end = map(COLUMNS.index, ("text", "source", "end"))
    page.resize(1600, 700)
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(end))
    roomy = page.table.columnWidth(source)
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(end))
    assert page.table.columnWidth(source) < roomy
    assert page.table.columnWidth(text) > 150


def test_a_column_without_a_word_is_whole_or_hidden(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, CHAT)
    end, table = COLUMNS.index("end"), page.table
    shown = set()
    for width in range(1600, 900, -10):
        page.resize(width, 700)
        QApplication.processEvents()
        shown.add(0 if table.isColumnHidden(end) else table.columnWidth(end))
    assert (len(shown), min(shown)) == (2, 0)


def test_the_kind_is_chosen_from_a_list(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, CHAT)
    page.table.edit(page.table.rows.index(1, COLUMNS.index("kind")))
    editor = page.table.findChild(QComboBox)
    assert editor is not None
    editor.setCurrentText(EventKind.DECISION.label)
    editor.activated.emit(editor.currentIndex())
    assert taken(qtbot, page)[1].kind is EventKind.DECISION


def test_corrections_outlive_another_day_and_zone_and_lines_above(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, CHAT)
    change(page, 1, "text", "Ana takes the page")
    change(page, 1, "time", "14:06")
    tick(page, 2, on=False)
    page.defaults.day.setText("2026-03-05")
    page.defaults.zone.set_zone("America/Halifax")
    rest(qtbot, page)
    page.text.setPlainText("13:50 Deployment\n" + CHAT)
    rest(qtbot, page)
    deployed, _, corrected = taken(qtbot, page)
    assert deployed.text == "Deployment"
    assert corrected.text == "Ana takes the page"
    assert corrected.time == datetime(2026, 3, 5, 18, 6, tzinfo=UTC)


def test_a_correction_waits_until_its_line_comes_back(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, CHAT)
    change(page, 1, "text", "Ana takes the page")
    page.text.setPlainText("14:02 Alert\n")
    rest(qtbot, page)
    assert "1 correction waits for a line that is not there any more." in words_in(page)
    page.text.setPlainText(CHAT)
    rest(qtbot, page)
    assert cell(page, 1, "text") == "Ana takes the page"
    assert "waits" not in words_in(page)


def test_decisions_are_taken_back_and_made_again_by_keys(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, CHAT)
    before = cell(page, 1, "text")
    change(page, 1, "text", "Ana takes the page")
    tick(page, 0, on=False)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Z, CONTROL)
    assert page.take.text() == "Add 3 events"
    QTest.keyClick(page.table, Qt.Key.Key_Z, CONTROL)
    assert cell(page, 1, "text") == before
    QTest.keyClick(page.table, Qt.Key.Key_Y, CONTROL)
    assert cell(page, 1, "text") == "Ana takes the page"


def test_each_line_says_what_became_of_it(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, DOUBTFUL)
    tick(page, 0, on=False)
    assert page.text.mark_of(1) is Mark.LEFT_OUT
    assert page.text.mark_of(2) is Mark.TAKEN
    assert page.text.mark_of(3) is Mark.DOUBTFUL
    assert cell(page, 2, "line") == "3 ?"


def test_a_row_leads_to_its_line_and_a_line_to_its_row(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, CHAT)
    page.table.setCurrentIndex(page.table.rows.index(2, 1))
    assert page.text.textCursor().blockNumber() == 2
    cursor = page.text.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    page.text.setTextCursor(cursor)
    assert page.table.currentIndex().row() == 0


def test_an_empty_page_says_what_it_takes_and_adds_nothing(page: ImportPreviewPage) -> None:
    assert "No event yet" in words_in(page)
    assert "drop files and folders" in page.text.placeholderText()
    assert not page.take.isEnabled()


def test_keys_accept_and_leave(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, CHAT)
    page.text.setFocus()
    with qtbot.waitSignal(page.accepted):
        QTest.keyClick(page.text, Qt.Key.Key_Return, CONTROL)
    with qtbot.waitSignal(page.cancelled):
        QTest.keyClick(page.text, Qt.Key.Key_Escape)


def test_what_was_just_typed_is_read_before_it_is_taken(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, CHAT)
    page.text.setPlainText(CHAT + "14:31 All clear\n")
    assert len(taken(qtbot, page)) == 4


def test_a_whole_document_becomes_a_review(qtbot: QtBot, opened: Opener) -> None:
    page = opened(None)
    paste(qtbot, page, DOCUMENT)
    with qtbot.waitSignal(page.acceptedReview) as signal:
        press(page, "Make a review")
    board = Board()
    board.apply(signal.args[0])
    assert board.review.title == "Card payments stopped"
    assert [event.text for event in board.events] == ["Alert fires", "Traffic moved"]
    assert [action.text for action in board.actions] == ["Add an alarm on end dates"]


def test_what_a_document_tells_beside_its_events_is_said_before_it_is_taken(
    qtbot: QtBot, opened: Opener
) -> None:
    page = opened(None)
    paste(qtbot, page, CHAT)
    assert "A review made of it" not in words_in(page)
    page.text.setPlainText(DOCUMENT + "- Watch the age\n\n## Summary\nCards failed.\n")
    rest(qtbot, page)
    assert "A review made of it also has: summary, 2 actions." in words_in(page)
    page.text.setPlainText("Started: 2026-03-02 14:05\nResolved: 2026-03-02 15:10\n")
    rest(qtbot, page)
    assert "A review made of it also has: 2 times of the incident." in words_in(page)


def test_a_document_that_comes_second_is_taken_whole_too(qtbot: QtBot, opened: Opener) -> None:
    page = opened(None)
    paste(qtbot, page, CHAT)
    paste(qtbot, page, DOCUMENT)
    assert "A review made of it also has: 1 action." in words_in(page)
    with qtbot.waitSignal(page.acceptedReview) as signal:
        press(page, "Make a review")
    board = Board()
    board.apply(signal.args[0])
    assert board.review.title == "Card payments stopped"
    assert len(board.events) == 5
    assert [action.text for action in board.actions] == ["Add an alarm on end dates"]


def test_a_file_whose_reading_was_stopped_leaves_nothing_behind(
    qtbot: QtBot, page: ImportPreviewPage, tmp_path: Path
) -> None:
    (tmp_path / "chat.txt").write_text(CHAT, encoding="utf-8")
    page.open_files([tmp_path / "chat.txt"])
    page.status.stopped.emit()
    assert "drop files and folders" in page.text.placeholderText()
    paste(qtbot, page, CHAT)
    page.open_files([tmp_path / "chat.txt"])
    page.status.stopped.emit()
    assert page.text.toPlainText() == CHAT
    assert [each.name for each in page.work.shelf.sources()] == ["Pasted text"]
    assert count(page) == 3


def test_corrections_go_into_the_review_as_well(qtbot: QtBot, opened: Opener) -> None:
    page = opened(None)
    paste(qtbot, page, DOCUMENT)
    change(page, 0, "text", "The first alert fires")
    tick(page, 1, on=False)
    with qtbot.waitSignal(page.acceptedReview) as signal:
        press(page, "Make a review")
    board = Board()
    board.apply(signal.args[0])
    assert [event.text for event in board.events] == ["The first alert fires"]


def test_a_document_without_a_timeline_can_be_taken_too(qtbot: QtBot, opened: Opener) -> None:
    page = opened(None)
    paste(qtbot, page, "# Near miss\n\n## Summary\nA disk was nearly full.\n")
    assert page.take.isEnabled()


def test_files_are_opened_beside_one_another(
    qtbot: QtBot, page: ImportPreviewPage, tmp_path: Path
) -> None:
    for name, text in (("chat.txt", CHAT), ("pager.txt", "14:04 Page to on-call\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    page.open_files([tmp_path / "chat.txt", tmp_path / "pager.txt"])
    rest(qtbot, page)
    assert count(page) == 4
    tabs = page.source.bar.tabs
    assert [tabs.tabText(n) for n in range(tabs.count())] == ["chat.txt", "pager.txt"]
    page.table.setCurrentIndex(page.table.rows.index(0, 1))
    assert tabs.currentIndex() == 0
    assert page.text.toPlainText().startswith("14:02 Alert")


def test_what_a_source_was_recognised_as_needs_but_one_line(
    qtbot: QtBot, page: ImportPreviewPage, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name, text in (
            ("a.csv", "Time,Event,Who\n14:02,Alert,Ana\n14:03,Page,Bo\n"),
            ("zoom.txt", "14:05:10 From Ana to Everyone: hello\n"),
            ("b.txt", CHAT),
        ):
            archive.writestr(name, text)
    page.open_files([tmp_path / "all.zip"])
    rest(qtbot, page)
    form = next(each for each in page.findChildren(QLabel) if each.text().startswith("Read as:"))
    assert form.height() < 2 * form.fontMetrics().height()
    assert form.text().endswith("…")
    assert form.toolTip().startswith("3 files: ")
    assert form.toolTip().endswith("Text")


def test_the_clock_of_one_source_is_corrected(
    qtbot: QtBot, page: ImportPreviewPage, tmp_path: Path
) -> None:
    (tmp_path / "pager.txt").write_text("14:04 Page to on-call\n", encoding="utf-8")
    paste(qtbot, page, CHAT)
    page.open_files([tmp_path / "pager.txt"])
    rest(qtbot, page)
    page.source.bar.clock.setValue(90)
    assert cell(page, 3, "time") == "14:02:30"
    assert cell(page, 0, "time") == "2026-03-02 14:02"


def test_what_is_no_text_is_told_in_place_and_changes_nothing(
    qtbot: QtBot, page: ImportPreviewPage, tmp_path: Path
) -> None:
    paste(qtbot, page, CHAT)
    picture = tmp_path / "graph.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    page.open_files([picture])
    rest(qtbot, page)
    assert "graph.png is a picture" in words_in(page)
    assert "3 events understood; 1 source could not be read" in words_in(page)
    assert page.source.bar.tabs.tabText(1) == "! graph.png"
    assert "graph.png is a picture" in page.source.bar.tabs.tabToolTip(1)
    assert count(page) == 3
    press(page, "Take away")
    assert page.text.toPlainText() == CHAT
