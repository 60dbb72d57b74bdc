"""In which zone an import shows its times."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.told import told_words
from pm_facilitator.ui.pages.import_rows import COLUMNS
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.hands import press, words_in
from tests.ui.import_hands import opened_import, paste


def test_times_are_shown_in_the_zone_of_the_review_that_will_be_made(
    qtbot: QtBot, tasks: Tasks
) -> None:
    page = opened_import(None, tasks, qtbot)
    paste(qtbot, page, "# Failed\n\nAll times CEST\n\n2026-06-12\n\n14:02 Alert\n14:20 Rollback\n")
    time = page.table.rows.index(0, COLUMNS.index("time"))
    assert time.data() == "2026-06-12 14:02"
    assert "times in Europe/Paris" in words_in(page)
    assert page.table.rows.setData(time, "14:05")
    with qtbot.waitSignal(page.acceptedReview) as signal:
        press(page, "Make a review")
    board = Board()
    board.apply(signal.args[0])
    assert board.review.zone == "Europe/Paris"
    assert board.events[0].time == datetime(2026, 6, 12, 12, 5, tzinfo=UTC)
    assert told_words(board.events[0]) == "Told as “14:02”, 14:05 on 12 Jun in CEST"


def test_a_zone_that_was_told_by_an_offset_is_shown_as_people_write_it(
    qtbot: QtBot, tasks: Tasks
) -> None:
    page = opened_import(None, tasks, qtbot)
    paste(qtbot, page, "# Failed\n\nAll times UTC+3\n\n2026-06-12\n\n14:02 Alert\n14:20 Rollback\n")
    assert page.table.rows.index(0, COLUMNS.index("time")).data() == "2026-06-12 14:02"
    assert "times in UTC+3" in words_in(page)
    tip = page.table.rows.index(0, COLUMNS.index("time")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Told as “14:02”, 14:02 on 12 Jun in UTC+3"
    with qtbot.waitSignal(page.acceptedReview) as signal:
        press(page, "Make a review")
    board = Board()
    board.apply(signal.args[0])
    assert board.review.zone == "Etc/GMT-3"


def test_a_doubt_names_the_zone_of_the_review_as_people_write_it(
    qtbot: QtBot, tasks: Tasks
) -> None:
    page = opened_import(make_board(make_review(zone="Etc/GMT-3")), tasks, qtbot)
    head = "| date | time | timezone | event |\n|---|---|---|---|\n"
    rows = "| 2026-03-02 | 14:02 | Mars | Alert |\n| 2026-03-02 | 14:05 | UTC | Rollback |\n"
    paste(qtbot, page, head + rows)
    page.source.step(1)
    said = "The time zone 'Mars' was not understood; UTC+3 was taken."
    assert page.source.card.accessibleDescription() == said
    assert [each.text() for each in page.source.card.answers()] == ["UTC+3", "The review's zone"]
