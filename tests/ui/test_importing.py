"""An import from the first paste to the undone step, through the desk, the room and the library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.entities import Entity, Picture, TimelineEvent
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.paths import paths_for
from pm_facilitator.ui.crash import CrashReporter
from pm_facilitator.ui.desk import Desk
from pm_facilitator.ui.pages.import_rows import COLUMNS
from tests.helpers.libraries import PutLibrary
from tests.ui.hands import press, words_in
from tests.ui.import_hands import CHAT, brought_in, page_of, rest, room_of


@pytest.fixture
def desk(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, put_library: PutLibrary
) -> Iterator[Desk]:
    paths = paths_for(tmp_path / "data")
    put_library(paths.library)
    made = Desk(qapp, paths, CrashReporter())
    made.begin()
    qtbot.waitUntil(lambda: made.library is not None)
    yield made
    made.window.close()
    made.end()
    made.window.deleteLater()
    made.deleteLater()


def dropped(on: QWidget, *paths: Path, at: QPointF | None = None) -> None:
    """Let files fall on a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(at or QPointF(20, 20), Qt.DropAction.CopyAction, data, left, none)
    on.dropEvent(drop)
    assert drop.isAccepted()


def records(desk: Desk) -> list[Entity]:
    return sorted(room_of(desk).session.board.entities(), key=lambda each: each.id)


def test_what_is_accepted_is_one_step_with_a_notice(desk: Desk, qtbot: QtBot) -> None:
    desk.open_sample()
    room_of(desk).go_to(Stage.OPEN)
    page = brought_in(desk, qtbot, CHAT)
    before = records(desk)
    page.accept()
    room = room_of(desk)
    assert desk.window.current_page() is room
    assert room.stage is Stage.RECAP
    assert room.notices.text() == "Events: 4 added."
    room.notices.act()
    after = [each for each in records(desk) if each.id != room.session.board.review.id]
    assert after == [each for each in before if each.id != room.session.board.review.id]


def test_an_import_that_was_cancelled_can_be_brought_back(desk: Desk, qtbot: QtBot) -> None:
    page = brought_in(desk, qtbot, CHAT)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    room = room_of(desk)
    assert desk.window.current_page() is room
    assert room.notices.text() == "Nothing was imported."
    room.notices.act()
    assert page_of(desk) is page
    assert page.text.toPlainText() == CHAT
    assert brought_in(desk, qtbot, "2026-11-17 02:00 One more\n") is page


def test_an_import_after_a_cancelled_one_begins_empty_and_leads_back_to_it(
    desk: Desk, qtbot: QtBot
) -> None:
    page = brought_in(desk, qtbot, CHAT)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    desk.answer("import")
    fresh = page_of(desk)
    assert fresh is not page
    assert fresh.work.shelf.is_blank()
    assert room_of(desk).notices.text() == ""
    QTest.keyClick(fresh, Qt.Key.Key_Escape)
    desk.answer("import")
    assert page_of(desk).status.text() == "What you cancelled is still there."
    press(page_of(desk).status, "Back to it")
    assert page_of(desk) is page
    assert page.text.toPlainText() == CHAT
    assert len(page.work.outcome.rows) == 4


def test_what_was_cancelled_is_offered_no_more_once_anything_else_is_pasted(
    desk: Desk, qtbot: QtBot
) -> None:
    QTest.keyClick(brought_in(desk, qtbot, CHAT), Qt.Key.Key_Escape)
    desk.answer("import")
    page = page_of(desk)
    assert "Back to it" in words_in(page.status)
    page.paste("2026-03-02 15:00 Only this\n")
    rest(qtbot, page)
    assert "Back to it" not in words_in(page.status)
    assert [row.event.text for row in page.work.outcome.rows] == ["Only this"]


def test_what_was_cancelled_in_the_library_is_not_told_of_over_the_next_import(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.import_timeline(text=CHAT)
    rest(qtbot, page_of(desk))
    QTest.keyClick(page_of(desk), Qt.Key.Key_Escape)
    assert desk.window.notices.text() == "Nothing was imported."
    desk.import_timeline()
    assert desk.window.notices.text() == ""
    assert page_of(desk).text.toPlainText() == ""


def test_what_is_dropped_after_an_import_was_cancelled_comes_alone(
    desk: Desk, qtbot: QtBot
) -> None:
    page = brought_in(desk, qtbot, CHAT)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    another = brought_in(desk, qtbot, "2026-03-02 15:00 Only this\n")
    assert another is not page
    assert [row.event.text for row in another.work.outcome.rows] == ["Only this"]


def test_looking_something_up_does_not_lose_the_import(desk: Desk, qtbot: QtBot) -> None:
    page = brought_in(desk, qtbot, CHAT)
    desk.answer("help")
    assert desk.window.current_page() is not page
    desk.answer("import")
    assert page_of(desk) is page
    assert len(page.work.outcome.rows) == 4


def test_another_review_begins_another_import(desk: Desk, qtbot: QtBot) -> None:
    page = brought_in(desk, qtbot, CHAT)
    desk.go_home()
    desk.import_timeline()
    assert page_of(desk) is not page
    assert page_of(desk).text.toPlainText() == ""


def test_files_that_are_dropped_on_the_library_make_a_review(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    document = tmp_path / "outage.md"
    document.write_text("# Card payments stopped\n\n## Timeline\n- 2026-03-02 14:02 UTC Alert\n")
    (tmp_path / "pager.txt").write_text("2026-03-02 14:04 UTC On-call is paged\n")
    dropped(desk.welcome, document, tmp_path / "pager.txt")
    page = page_of(desk)
    rest(qtbot, page)
    page.accept()
    board = room_of(desk).session.board
    assert board.review.title == "Card payments stopped"
    assert [event.text for event in board.events] == ["Alert", "On-call is paged"]


def test_a_chat_that_is_pasted_into_the_library_is_shown(desk: Desk, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(CHAT)
    QTest.keyClick(desk.welcome, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page = page_of(desk)
    rest(qtbot, page)
    assert len(page.work.outcome.rows) == 4


def test_files_can_be_dropped_anywhere_in_the_room(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.open_sample()
    log = tmp_path / "chat.log"
    log.write_text(CHAT)
    dropped(room_of(desk), log)
    page = page_of(desk)
    rest(qtbot, page)
    assert len(page.work.outcome.rows) == 4


def test_a_chat_that_is_pasted_on_the_timeline_is_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.open_sample()
    room_of(desk).go_to(Stage.RECAP)
    QApplication.clipboard().setText(CHAT)
    view = room_of(desk).recap.pane.view
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page = page_of(desk)
    rest(qtbot, page)
    assert page.text.toPlainText() == CHAT


def test_a_second_import_of_the_same_is_merged_into_the_review(desk: Desk, qtbot: QtBot) -> None:
    brought_in(desk, qtbot, CHAT).accept()
    board = room_of(desk).session.board
    before = records(desk)
    page = brought_in(desk, qtbot, CHAT.replace("01:14 The", "01:14 https://graph.example/1 The"))
    same = [doubt for doubt in page.work.outcome.doubts if doubt.twin is not None]
    assert len(same) == 4
    page.work.settle(same[0], "merge", all_alike=True)
    assert page.status.text() == "4 settled."
    assert page.take.text() == "Merge 4 events"
    page.accept()
    assert room_of(desk).notices.text() == "Events: 4 merged."
    assert len(board.events) == sum(isinstance(each, TimelineEvent) for each in before)
    assert any("https://graph.example/1" in event.evidence for event in board.events)
    room_of(desk).history.undo()
    assert records(desk) == before


def test_the_button_tells_what_is_added_from_what_is_merged(desk: Desk, qtbot: QtBot) -> None:
    brought_in(desk, qtbot, CHAT).accept()
    page = brought_in(desk, qtbot, f"{CHAT}01:55 A lighthouse keeper calls\n")
    assert page.take.text() == "Add 5 events"
    same = [doubt for doubt in page.work.outcome.doubts if doubt.twin is not None]
    page.work.settle(same[0], "merge", all_alike=True)
    assert page.take.text() == "Add 1, merge 4"
    page.accept()
    assert room_of(desk).notices.text() == "Events: 1 added, 4 merged."


def test_each_row_tells_its_source_once_there_are_several(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = brought_in(desk, qtbot, "# 2026-11-17\n01:20 Vending machines swallow coins\n")

    def told() -> list[str]:
        return [
            str(page.table.rows.index(row, 0).data()) for row in range(page.table.rows.rowCount())
        ]

    assert told() == ["2"]
    pager = tmp_path / "night-pager-of-the-north.txt"
    pager.write_text("2026-11-17\n01:21 Vending machines swallow coins\n")
    page.open_files([pager])
    rest(qtbot, page)
    assert told() == ["2 in Pasted text", "2 ? in night-pager-o…"]
    spoken = page.table.rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Line 2 of night-pager-of-the-north.txt, taken, doubtful"
    desk.window.resize(1800, 700)
    qtbot.waitUntil(lambda: page.width() > 1700)
    roomy = page.table.columnWidth(0)
    desk.window.resize(900, 700)
    qtbot.waitUntil(lambda: page.width() < 1000)
    assert page.table.columnWidth(0) < roomy


def test_what_two_sources_tell_is_merged_with_both_origins(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = brought_in(desk, qtbot, "# 2026-11-17\n01:20 Vending machines swallow coins\n")
    pager = tmp_path / "pager.txt"
    pager.write_text("2026-11-17\n01:21 Vending machines swallow coins\n")
    page.open_files([pager])
    rest(qtbot, page)
    (doubt,) = [each for each in page.work.outcome.doubts if each.twin and not each.twin.existing]
    assert doubt.warning.message.endswith("swallow coins” (01:20, line 2)")
    page.work.settle(doubt, "merge", all_alike=False)
    (row,) = page.work.outcome.rows
    assert len(row.event.origins) == 2
    page.undo()
    assert len(page.work.outcome.rows) == 2


def test_a_screenshot_that_is_dropped_on_a_row_comes_along_as_evidence(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = brought_in(desk, qtbot, CHAT)
    graph = tmp_path / "graph.png"
    Image.new("RGB", (320, 200), "#336699").save(graph)
    place = page.table.visualRect(page.table.rows.index(1, COLUMNS.index("text"))).center()
    dropped(page.table, graph, at=QPointF(place))
    qtbot.waitUntil(lambda: page.status.text() == "Attached.")
    words = str(page.table.rows.index(1, COLUMNS.index("text")).data())
    assert words.endswith("(1 picture)")
    before = room_of(desk).session.board.all(Picture)
    page.accept()
    board = room_of(desk).session.board
    (picture,) = [each for each in board.all(Picture) if each not in before]
    event = board.need(TimelineEvent, picture.event_id or "")
    assert event.text == "The first card payment is refused"
    assert room_of(desk).session.picture(picture.blob) is not None


def test_a_picture_beside_all_events_is_not_lost_without_a_word(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = brought_in(desk, qtbot, CHAT)
    Image.new("RGB", (32, 20)).save(tmp_path / "graph.png")
    dropped(page, tmp_path / "graph.png")
    assert page.status.text() == "Drop a picture or a link on its event in the table."
