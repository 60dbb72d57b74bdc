"""In which zone an import shows its times."""

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.told import told_words
from pm_facilitator.ui.pages.import_rows import COLUMNS
from pm_facilitator.ui.tasks import Tasks
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
