"""An answer to a doubt has the time of its source, and says how the list beside it shows that."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.importers.draft import Answer, Moment
from pm_facilitator.ui.pages.import_answers import time_in_list
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.hands import press, write
from tests.ui.import_hands import opened_import, paste, rest

HALVES = "14 July 2026, all times UTC-5\n\n9:50 Alert\n11:10 Page\n1:05 Rollback\n"
WEST = timezone(timedelta(hours=-5))
LATE = datetime(2026, 5, 5, 23, 30, tzinfo=WEST)


@pytest.mark.parametrize(
    ("label", "time", "said"),
    [
        ("14:05", datetime(2026, 5, 5, 14, 5, tzinfo=WEST), "21:05 in the list"),
        ("14:05", datetime(2026, 5, 5, 21, 5, tzinfo=ZoneInfo("Europe/Paris")), ""),
        ("23:30", LATE, "Wed 06 May 06:30 in the list"),
        ("23:30:00, in minutes", LATE, "Wed 06 May 06:30:00 in the list"),
        ("Tue 05 May, the next day", LATE, "Wed 06 May in the list"),
        ("Tue 05 May, the next day", LATE.replace(hour=9), ""),
        ("The review's zone", LATE, ""),
        ("14:05", datetime(2026, 5, 5, 14, 5), ""),
        ("05 May 2026", date(2026, 5, 5), ""),
        ("Merge", None, ""),
    ],
)
def test_what_the_list_shows_otherwise_is_said(label: str, time: Moment, said: str) -> None:
    paris = ZoneInfo("Europe/Paris")
    assert time_in_list(Answer("key", label, time), paris, paris, timedelta()) == said


def test_a_time_without_a_zone_is_of_the_one_that_is_chosen_for_it() -> None:
    answer = Answer("am", "02:05", datetime(2026, 5, 5, 2, 5))
    said = time_in_list(answer, ZoneInfo("Europe/Paris"), UTC, timedelta())
    assert said == "00:05 in the list"


def test_the_list_leaves_out_by_how_much_a_clock_is_fast() -> None:
    answer = Answer("am", "02:05", datetime(2026, 5, 5, 2, 5))
    assert time_in_list(answer, UTC, UTC, timedelta(minutes=4)) == "02:01 in the list"


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    made = opened_import(make_board(make_review(zone="Europe/Copenhagen")), tasks, qtbot)
    paste(qtbot, made, HALVES)
    half = next(n for n, each in enumerate(made.source.doubts.doubts()) if each.warning.line == 5)
    for _ in range(half + 1):
        made.source.step(1)
    return made


def offered(page: ImportPreviewPage) -> list[str]:
    return [each.accessibleName() for each in page.source.card.answers()]


def test_each_answer_leads_to_the_time_that_it_says_of_the_list(page: ImportPreviewPage) -> None:
    assert offered(page) == [
        "For this line: 13:05 (20:05 in the list)",
        "For this line: 01:05 of the next day (08:05 in the list)",
        "For this line: 01:05 (08:05 in the list)",
    ]
    press(page.source.card, "For this line: 01:05 of the next day (08:05 in the list)")
    assert page.table.rows.index(2, 1).data() == "2026-07-15 08:05"


# The offscreen screen says so of every list that pops up.
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_answers_follow_another_zone_of_the_list(qtbot: QtBot, page: ImportPreviewPage) -> None:
    line = page.defaults.zone.lineEdit()
    assert line is not None
    write(line, "UTC-5")
    rest(qtbot, page)
    assert offered(page)[0] == "For this line: 13:05"
    write(line, "UTC")
    rest(qtbot, page)
    assert offered(page)[0] == "For this line: 13:05 (18:05 in the list)"
