"""Doubts of an import: beside their lines with answers, settled by the mouse and by keys."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.theme import Theme
from tests.helpers.make import make_board, make_review
from tests.ui.hands import press, write
from tests.ui.import_hands import DOUBTFUL, opened_import, paste, rest


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    return opened_import(make_board(make_review(zone="Europe/Copenhagen")), tasks, qtbot)


def doubts(page: ImportPreviewPage) -> list[str]:
    return [page.source.doubts.item(n).text() for n in range(page.source.doubts.count())]


def focused() -> QWidget:
    held = QApplication.focusWidget()
    assert held is not None
    return held


def test_more_doubts_than_events_are_counted_as_doubts(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, "All times PST on 14 July 2026\n\n14:02 Alert\n")
    said = [each.text() for each in page.findChildren(QLabel) if "understood" in each.text()]
    assert len(doubts(page)) == 2
    assert said == ["1 event understood, 2 doubts (Alt+Down goes through them)"]


def test_a_doubt_is_settled_beside_its_line(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, DOUBTFUL)
    assert [words.split(":")[0] for words in doubts(page)] == ["Line 3", "Line 5"]
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    card = page.source.card
    assert card.isVisible()
    assert page.text.textCursor().blockNumber() == 2
    assert page.table.currentIndex().row() == 2
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused in card.answers()
    press(card, f"From this line on: {focused.text()}")
    assert [words.split(":")[0] for words in doubts(page)] == ["Line 5"]
    page.undo()
    assert len(doubts(page)) == 2


def test_an_answer_about_a_zone_of_the_heading_is_for_all_lines_below(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    said = "14 July 2026 (times PST unless noted)\n\n14:02 Alert\n22:05 UTC Page\n14:09 Ana looks\n"
    paste(qtbot, page, said)
    page.source.step(1)
    press(page.source.card, "From this line on: The review's zone")
    shown = [page.table.model().index(row, 1).data() for row in range(3)]
    assert shown == ["2026-07-14 14:02", "2026-07-15 00:05", "2026-07-14 14:09"]
    assert doubts(page) == []


def test_an_answer_is_offered_by_the_day_that_it_gives_after_the_answers_above(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, "2026-05-04\n23:50 Alert\n00:10 Page\n23:40 Backup\n00:20 Over\n")
    page.source.step(1)
    offered = [each.accessibleName() for each in page.source.card.answers()]
    assert offered == [
        "From this line on: Tue 05 May, the next day",
        "From this line on: Mon 04 May, out of order",
        "For all like this: The next day (2)",
        "For all like this: Out of order (2)",
    ]
    press(page.source.card, "From this line on: Mon 04 May, out of order")
    assert shown(page) == ["2026-05-04 23:50", "00:10", "23:40", "2026-05-05 00:20"]
    offered = [each.accessibleName() for each in page.source.card.answers()]
    assert offered == [
        "For this line: Tue 05 May, the next day",
        "For this line: Mon 04 May, out of order",
    ]
    press(page.source.card, "For this line: Mon 04 May, out of order")
    assert shown(page) == ["2026-05-04 23:50", "00:10", "23:40", "00:20"]


def test_a_missing_day_is_written_without_the_mouse(qtbot: QtBot, page: ImportPreviewPage) -> None:
    page.defaults.day.clear()
    paste(qtbot, page, "14:02 Alert\n14:20 Rollback\n")
    assert len(doubts(page)) == 2
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    held = QApplication.focusWidget()
    assert isinstance(held, QPushButton)
    assert held.text() == "Write the day"
    QTest.keyClick(held, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.defaults.day
    QTest.keyClicks(page.defaults.day, "2 March 2026")
    QTest.keyClick(page.defaults.day, Qt.Key.Key_Return)
    rest(qtbot, page)
    assert doubts(page) == []
    assert page.table.model().index(0, 1).data() == "2026-03-02 14:02"
    assert not page.source.card.isVisible()


def test_the_day_of_a_review_without_times_gives_way_to_that_of_the_text(
    qtbot: QtBot, tasks: Tasks
) -> None:
    unknown = make_review(started_at=None, detected_at=None, mitigated_at=None, resolved_at=None)
    page = opened_import(make_board(unknown), tasks, qtbot)
    assert page.defaults.day.text() == ""
    assert page.defaults.day.placeholderText() == "2026-03-02"
    assert "or else 2026-03-02" in page.defaults.day.accessibleDescription()
    paste(qtbot, page, "On 12 May 2025 cards were refused.\n\n14:02 Alert\n14:20 Rolled back\n")
    assert page.table.model().index(0, 1).data() == "2025-05-12 14:02"


def test_an_empty_day_shows_that_the_one_of_the_text_counts_and_no_date(
    qtbot: QtBot, tasks: Tasks
) -> None:
    page = opened_import(None, tasks, qtbot)
    assert (page.defaults.day.text(), page.defaults.day.placeholderText()) == ("", "as in the text")


def test_the_day_that_was_taken_for_want_of_another_can_be_written_at_its_doubt(
    qtbot: QtBot, tasks: Tasks
) -> None:
    unknown = make_review(started_at=None, detected_at=None, mitigated_at=None, resolved_at=None)
    page = opened_import(make_board(unknown), tasks, qtbot)
    paste(qtbot, page, "14:02 Alert\n14:20 Rolled back\n")
    assert page.table.model().index(0, 1).data() == "2026-03-02 14:02"
    page.source.step(1)
    page.source.card.answers()[0].click()
    assert QApplication.focusWidget() is page.defaults.day
    QTest.keyClicks(page.defaults.day, "1 March 2026")
    QTest.keyClick(page.defaults.day, Qt.Key.Key_Return)
    rest(qtbot, page)
    assert page.table.model().index(0, 1).data() == "2026-03-01 14:02"
    assert not page.source.doubts.doubts()


def test_times_of_a_second_source_without_a_day_are_of_that_of_the_first(
    qtbot: QtBot, tasks: Tasks
) -> None:
    unknown = make_review(started_at=None, detected_at=None, mitigated_at=None, resolved_at=None)
    page = opened_import(make_board(unknown), tasks, qtbot)
    paste(qtbot, page, "On 12 May 2025 cards were refused.\n\n14:02 Alert\n14:20 Rolled back\n")
    paste(qtbot, page, "14:05 Support hears of it\n14:30 Calm\n")
    times = [page.table.model().index(row, 1).data() for row in range(4)]
    assert times == ["2025-05-12 14:02", "14:20", "14:05", "14:30"]


CHAT = "14:05:10 From Ana to Everyone : DB is down\n14:06:00 From Bo to Everyone : I look\n"
DOCUMENT = "# Payments stopped\n\nDate: 2026-03-02\n\n## Summary\n\nCards were refused.\n"


def shown(page: ImportPreviewPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 1).data() or "") for row in range(model.rowCount())]


@pytest.fixture
def bare(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    """Give the page for a review of which nothing tells when the incident was."""
    unknown = make_review(
        created_at=datetime(2026, 11, 28, 12, tzinfo=UTC),
        **dict.fromkeys(("started_at", "detected_at", "mitigated_at", "resolved_at")),
    )
    return opened_import(make_board(unknown), tasks, qtbot)


@pytest.mark.parametrize("names", [("chat.txt", "pm.md"), ("pm.md", "chat.txt")])
def test_a_chat_is_of_the_day_of_a_document_that_is_opened_with_it(
    qtbot: QtBot, bare: ImportPreviewPage, tmp_path: Path, names: tuple[str, str]
) -> None:
    (tmp_path / "chat.txt").write_text(CHAT, "utf-8")
    (tmp_path / "pm.md").write_text(DOCUMENT, "utf-8")
    bare.open_files([tmp_path / name for name in names])
    rest(qtbot, bare)
    assert shown(bare) == ["2026-03-02 14:05:10", "14:06"]
    assert ["2026-03-02 was taken" in words for words in doubts(bare)] == [True]


def test_the_day_of_a_document_goes_when_it_is_taken_away(
    qtbot: QtBot, bare: ImportPreviewPage, tmp_path: Path
) -> None:
    (tmp_path / "pm.md").write_text(DOCUMENT, "utf-8")
    paste(qtbot, bare, CHAT)
    assert shown(bare)[0] == "2026-11-28 14:05:10"
    bare.open_files([tmp_path / "pm.md"])
    rest(qtbot, bare)
    assert shown(bare)[0] == "2026-03-02 14:05:10"
    press(bare.source.bar, "Take away")
    rest(qtbot, bare)
    assert shown(bare)[0] == "2026-11-28 14:05:10"


def test_a_day_that_is_written_into_a_source_is_that_of_the_others(
    qtbot: QtBot, bare: ImportPreviewPage
) -> None:
    paste(qtbot, bare, CHAT)
    paste(qtbot, bare, "15:00 Calm\n15:10 Over\n")
    bare.text.setPlainText("2026-03-02 15:00 Calm\n15:10 Over\n")
    rest(qtbot, bare)
    assert shown(bare) == ["2026-03-02 14:05:10", "14:06", "15:00", "15:10"]


def test_events_are_handed_over_once_the_day_of_another_source_is_theirs(
    qtbot: QtBot, bare: ImportPreviewPage, tmp_path: Path
) -> None:
    (tmp_path / "chat.txt").write_text(CHAT, "utf-8")
    (tmp_path / "pm.md").write_text(DOCUMENT, "utf-8")
    bare.open_files([tmp_path / "chat.txt", tmp_path / "pm.md"])
    with qtbot.waitSignal(bare.accepted) as told:
        bare.accept()
    times = [row.event.time for row in told.args[0]]
    assert [time.date() for time in times] == [date(2026, 3, 2)] * 2


NIGHT = """14:05 Alert fires at the gateway
14:20 Failover started
23:50 Queue still long
00:20 Queue drained
"""


@pytest.fixture
def night(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    """Give the page for a review of an incident that went on into the next morning."""
    at = [datetime(2026, 3, 2, 12, 58, tzinfo=UTC), datetime(2026, 3, 3, 5, 10, tzinfo=UTC)]
    review = make_review(
        zone="UTC",
        started_at=None,
        detected_at=at[0] + timedelta(minutes=2),
        acknowledged_at=at[0] + timedelta(minutes=9),
        mitigated_at=None,
        resolved_at=at[0] + timedelta(hours=9),
    )
    events = [TimelineEvent(f"e{n}", time=time, text=f"Step {n}") for n, time in enumerate(at)]
    return opened_import(make_board(review, *events), tasks, qtbot)


def test_bare_times_are_of_the_day_on_which_the_incident_began_and_another_is_one_click_away(
    qtbot: QtBot, night: ImportPreviewPage
) -> None:
    assert night.defaults.day.text() == "2026-03-02"
    paste(qtbot, night, NIGHT)
    assert shown(night) == ["2026-03-02 14:05", "14:20", "23:50", "2026-03-03 00:20"]
    assert [words.split(":")[0] for words in doubts(night)] == ["Line 1", "Line 4"]
    assert "2026-03-02 was taken, but the incident was on 2026-03-03, too." in doubts(night)[0]
    night.source.step(1)
    press(night.source.card, "From this line on: Tue 03 Mar 2026")
    assert shown(night) == ["2026-03-03 14:05", "14:20", "23:50", "2026-03-04 00:20"]
    assert [words.split(":")[0] for words in doubts(night)] == ["Line 4"]


def test_who_writes_the_day_is_not_asked_for_it(qtbot: QtBot, night: ImportPreviewPage) -> None:
    paste(qtbot, night, NIGHT)
    write(night.defaults.day, "3 March 2026")
    rest(qtbot, night)
    assert shown(night)[0] == "2026-03-03 14:05"
    assert [words.split(":")[0] for words in doubts(night)] == ["Line 4"]


def test_every_further_doubt_has_its_words_and_answers_in_sight(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, DOUBTFUL)
    card = page.source.card
    for _ in range(2):
        page.source.step(1)
        asked = next(each for each in card.findChildren(QLabel) if each.isVisible())
        assert card.doubt is not None
        assert asked.text() == card.doubt.warning.message
        assert card.answers()
        shown = [asked, *card.answers()]
        places = [each.mapTo(card, each.rect().bottomRight()) for each in shown]
        assert all(each.isVisible() for each in shown)
        assert all(card.rect().contains(place) for place in places)


def test_a_doubt_is_whole_in_a_small_window_as_its_list_makes_room(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, f"{DOUBTFUL}14:50 Calm\n14:40 Page\n14:55 Thanks\n14:52 Note\n")
    page.resize(900, 480)
    page.source.step(1)
    card = page.source.card
    # The text takes its room first and the list below it goes away from it next.
    qtbot.waitUntil(lambda: card.visibleRegion().boundingRect().size() == card.size())
    assert len(card.answers()) > 2
    assert page.source.doubts.isVisible()


def test_the_doubt_in_hand_stays_in_sight_in_a_list_that_becomes_lower(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, f"{DOUBTFUL}14:50 Calm\n14:40 Page\n14:55 Thanks\n14:52 Note\n")
    listed = page.source.doubts
    listed.setCurrentRow(0)
    listed.setCurrentRow(2)
    listed.setFixedHeight(listed.sizeHintForRow(0) + 8)
    QApplication.processEvents()
    in_hand = listed.visualItemRect(listed.currentItem())
    assert listed.viewport().rect().contains(in_hand.center())


def test_a_listed_doubt_is_shown_whole_in_as_many_lines_as_it_takes(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, f"{DOUBTFUL}14:50 Calm\n14:40 Page\n14:55 Thanks\n14:52 Note\n")
    listed = page.source.doubts
    longest = max(range(listed.count()), key=lambda row: len(listed.item(row).text()))
    page.resize(1600, 900)
    QApplication.processEvents()
    line = listed.fontMetrics().lineSpacing()
    wide = listed.sizeHintForRow(longest)
    page.resize(700, 900)
    QApplication.processEvents()
    assert listed.horizontalScrollBar().maximum() == 0
    assert listed.sizeHintForRow(longest) >= wide + line
    assert listed.visualItemRect(listed.item(longest)).height() == listed.sizeHintForRow(longest)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_gives_the_answer_in_hand(qtbot: QtBot, page: ImportPreviewPage, key: Qt.Key) -> None:
    paste(qtbot, page, DOUBTFUL)
    page.source.step(1)
    QTest.keyClick(focused(), key)
    assert [words.split(":")[0] for words in doubts(page)] == ["Line 5"]
    assert page.text.toPlainText() == DOUBTFUL


def test_what_is_typed_at_a_doubt_does_not_change_the_text(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, DOUBTFUL)
    page.source.step(1)
    QTest.keyClicks(focused(), "9")
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    assert page.text.toPlainText() == DOUBTFUL
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(doubts(page)) == 2


def test_all_doubts_of_a_kind_are_settled_at_once(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, DOUBTFUL)
    page.source.step(1)
    words = next(
        each.accessibleName()
        for each in page.source.card.answers()
        if each.accessibleName().startswith("For all like this:")
    )
    press(page.source.card, words)
    assert doubts(page) == []
    assert not page.source.card.isVisible()
    assert page.status.text() == "2 settled."


def test_a_doubt_goes_when_another_source_comes_to_the_front_and_can_be_reached_again(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, DOUBTFUL)
    paste(qtbot, page, "2026-03-02 15:00 Calm\n")
    page.source.step(1)
    card = page.source.card
    assert card.isVisible()
    page.source.bar.tabs.setCurrentIndex(1)
    assert page.text.toPlainText().endswith("Calm\n")
    assert not card.isVisible()
    page.source.step(1)
    assert card.isVisible()
    assert page.text.toPlainText() == DOUBTFUL


def test_esc_puts_a_doubt_away_before_it_leaves_the_page(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, DOUBTFUL)
    page.source.step(1)
    QTest.keyClick(page.source.card.answers()[0], Qt.Key.Key_Escape)
    assert not page.source.card.isVisible()
    assert len(doubts(page)) == 2
    with qtbot.waitSignal(page.cancelled):
        QTest.keyClick(page.text, Qt.Key.Key_Escape)


def test_a_doubt_stays_whole_when_the_theme_changes(
    qtbot: QtBot, theme: Theme, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, DOUBTFUL)
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    card = page.source.card
    theme.toggle()
    QApplication.processEvents()
    assert not any(bar.isVisible() for bar in card.findChildren(QScrollBar))
    assert card.height() >= card.heightForWidth(card.width())
    for answer in card.answers():
        assert answer.height() >= answer.sizeHint().height()
        assert card.rect().contains(QRect(answer.mapTo(card, QPoint()), answer.size()))
        assert answer.visibleRegion().boundingRect() == answer.rect()
