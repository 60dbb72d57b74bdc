"""Cells of an import that are written by hand."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.pages.import_cells import END, TIME
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.pages.import_rows import COLUMNS
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.import_hands import opened_import, paste

NIGHT = """2026-03-02
23:40 Pager
??:?? Cache flushed
2026-03-03 00:20 Rollback
"""


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    made = opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)
    paste(qtbot, made, NIGHT)
    return made


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("23:50", datetime(2026, 3, 2, 23, 50, tzinfo=UTC)),
        ("~0:10", datetime(2026, 3, 3, 0, 10, tzinfo=UTC)),
        ("11:55 pm", datetime(2026, 3, 2, 23, 55, tzinfo=UTC)),
        ("2026-03-01 10:00", datetime(2026, 3, 1, 10, 0, tzinfo=UTC)),
    ],
)
def test_a_bare_time_of_what_had_none_is_of_the_day_of_its_neighbours(
    page: ImportPreviewPage, written: str, time: datetime
) -> None:
    rows = page.table.rows
    assert rows.setData(rows.index(1, COLUMNS.index(TIME)), written)
    row = rows.row(1)
    assert row is not None
    assert row.event.time == time


def test_what_is_no_time_of_day_is_refused(qtbot: QtBot, page: ImportPreviewPage) -> None:
    rows = page.table.rows
    with qtbot.waitSignal(rows.refused):
        assert not rows.setData(rows.index(1, COLUMNS.index(TIME)), "25:10")


def test_several_whole_days_are_shown_and_written_as_days(qtbot: QtBot, tasks: Tasks) -> None:
    page = opened_import(make_board(make_review(zone="Europe/Oslo")), tasks, qtbot)
    paste(qtbot, page, "3 to 5 March 2026: the pump was slow\n2026-03-06 10:00 mended\n")
    rows = page.table.rows
    time, end = (rows.index(0, COLUMNS.index(name)) for name in (TIME, END))
    assert (time.data(), end.data()) == ("2026-03-03", "2026-03-05")
    assert rows.setData(end, "2026-03-04")
    row = rows.row(0)
    assert row is not None
    assert row.event.end == datetime(2026, 3, 3, 23, 0, tzinfo=UTC)
    assert end.data() == "2026-03-04"
