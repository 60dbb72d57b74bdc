from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Precision
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from tests.helpers.make import make_board, make_review
from tests.ui.hands import press, words_in

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
def opened(qtbot: QtBot) -> Opener:
    def make(board: Board | None) -> ImportPreviewPage:
        page = ImportPreviewPage(board)
        qtbot.addWidget(page)
        page.resize(900, 640)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return make


@pytest.fixture
def page(opened: Opener) -> ImportPreviewPage:
    return opened(make_board(make_review(zone="Europe/Copenhagen")))


def paste(page: ImportPreviewPage, text: str) -> None:
    """Put a text into the box and have it read at once."""
    page.text.setPlainText(text)
    page.read()


def taken(qtbot: QtBot, page: ImportPreviewPage) -> list[TimelineEvent]:
    """Press the button and give the events that it hands over."""
    with qtbot.waitSignal(page.accepted) as signal:
        page.take.click()
    events: list[TimelineEvent] = signal.args[0]
    return events


def cell(page: ImportPreviewPage, row: int, column: int) -> str:
    item = page.table.item(row, column)
    assert item is not None
    return item.text()


def change(page: ImportPreviewPage, row: int, column: int, text: str) -> None:
    item = page.table.item(row, column)
    assert item is not None
    item.setText(text)


def test_a_pasted_chat_is_understood_by_itself(qtbot: QtBot, page: ImportPreviewPage) -> None:
    page.text.setPlainText(CHAT)
    qtbot.waitUntil(lambda: page.table.rowCount() == 3)
    assert cell(page, 0, 2).startswith("Alert")
    assert cell(page, 0, 0) == "2026-03-02 14:02"
    assert cell(page, 2, 0) == "~14:20"
    assert page.take.text() == "Add 3 events"


def test_events_are_handed_over_in_the_zone_of_the_review(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(page, CHAT)
    events = taken(qtbot, page)
    assert events[0].time == datetime(2026, 3, 2, 13, 2, tzinfo=UTC)
    assert events[2].precision is Precision.APPROXIMATE


def test_another_zone_reads_the_text_anew(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(page, CHAT)
    page.zone.set_zone("America/Halifax")
    page.read()
    assert taken(qtbot, page)[0].time == datetime(2026, 3, 2, 18, 2, tzinfo=UTC)


def test_what_is_not_ticked_stays_behind(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(page, CHAT)
    item = page.table.item(1, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    assert page.take.text() == "Add 2 events"
    assert [event.text for event in taken(qtbot, page)] == [cell(page, 0, 2), cell(page, 2, 2)]


def test_time_end_and_text_can_be_corrected(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(page, CHAT)
    change(page, 0, 0, "14:03")
    change(page, 0, 1, "14:10")
    change(page, 0, 2, "Alert on payments")
    first = taken(qtbot, page)[0]
    assert first.time == datetime(2026, 3, 2, 13, 3, tzinfo=UTC)
    assert first.end == datetime(2026, 3, 2, 13, 10, tzinfo=UTC)
    assert first.text == "Alert on payments"


def test_the_day_is_shown_where_it_changes(page: ImportPreviewPage) -> None:
    paste(page, "23:50 Alert\n00:10 On-call\n00:20 Restart\n")
    shown = [cell(page, row, 0) for row in range(3)]
    assert shown == ["2026-03-02 23:50", "2026-03-03 00:10", "00:20"]
    change(page, 1, 0, "23:55")
    assert [cell(page, row, 0) for row in (1, 2)] == ["2026-03-03 23:55", "00:20"]
    change(page, 0, 1, "00:05")
    assert cell(page, 0, 1) == "2026-03-03 00:05"


def test_a_day_alone_and_a_rough_time_can_be_written(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(page, CHAT)
    change(page, 0, 0, "2026-03-01")
    change(page, 1, 0, "~14:06")
    change(page, 2, 0, "")
    assert cell(page, 0, 0) == "2026-03-01"
    known = [event.precision for event in taken(qtbot, page)]
    assert known == [Precision.DAY, Precision.APPROXIMATE, Precision.UNKNOWN]


def test_a_time_that_cannot_be_read_is_put_back(page: ImportPreviewPage) -> None:
    paste(page, CHAT)
    change(page, 0, 0, "half past")
    assert cell(page, 0, 0) == "2026-03-02 14:02"


def test_the_kind_is_chosen_from_a_list(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(page, CHAT)
    item = page.table.item(1, 3)
    assert item is not None
    page.table.editItem(item)
    editor = page.table.findChild(QComboBox)
    assert editor is not None
    editor.setCurrentText(EventKind.DECISION.label)
    editor.activated.emit(editor.currentIndex())
    assert taken(qtbot, page)[1].kind is EventKind.DECISION


def test_a_warning_leads_to_its_line(page: ImportPreviewPage) -> None:
    paste(page, "- 14:02 Alert\n- soon after, a call\n- 14:05 On-call\n")
    assert page.warnings.isVisible()
    warning = page.warnings.item(0)
    assert warning.text().startswith("Line 2: ")
    page.warnings.itemActivated.emit(warning)
    assert "soon after" in page.text.textCursor().selectedText()


def test_an_empty_page_adds_nothing(page: ImportPreviewPage) -> None:
    assert "No event yet" in words_in(page)
    assert not page.take.isEnabled()


def test_keys_accept_and_leave(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(page, CHAT)
    page.text.setFocus()
    with qtbot.waitSignal(page.accepted):
        QTest.keyClick(page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.cancelled):
        QTest.keyClick(page.text, Qt.Key.Key_Escape)


def test_a_whole_document_becomes_a_review(qtbot: QtBot, opened: Opener) -> None:
    page = opened(None)
    paste(page, DOCUMENT)
    with qtbot.waitSignal(page.acceptedReview) as signal:
        press(page, "Make a review")
    board = Board()
    board.apply(signal.args[0])
    assert board.review.title == "Card payments stopped"
    assert [event.text for event in board.events] == ["Alert fires", "Traffic moved"]
    assert [action.text for action in board.actions] == ["Add an alarm on end dates"]


def test_corrections_go_into_the_review_as_well(qtbot: QtBot, opened: Opener) -> None:
    page = opened(None)
    paste(page, DOCUMENT)
    change(page, 0, 2, "The first alert fires")
    item = page.table.item(1, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    with qtbot.waitSignal(page.acceptedReview) as signal:
        press(page, "Make a review")
    board = Board()
    board.apply(signal.args[0])
    assert [event.text for event in board.events] == ["The first alert fires"]


def test_a_document_without_a_timeline_can_be_taken_too(opened: Opener) -> None:
    page = opened(None)
    paste(page, "# Near miss\n\n## Summary\nA disk was nearly full.\n")
    assert page.take.isEnabled()


def test_a_file_is_opened_and_one_that_is_no_text_is_told(
    page: ImportPreviewPage, tmp_path: Path
) -> None:
    file = tmp_path / "chat.txt"
    file.write_text(CHAT, encoding="utf-8")
    page.open_file(file)
    assert page.table.rowCount() == 3
    picture = tmp_path / "graph.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    page.open_file(picture)
    assert "is a picture, not text" in page.warnings.item(0).text()
