"""Pasted texts are told apart by numbers, once a review has more than one of them."""

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.ui.pages.import_pasted import apart_from_number, pasted_before
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.pages.import_result import changes_of
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.hands import press
from tests.ui.import_hands import opened_import, paste, rest

NOTES = "2026-03-02\n14:05 checkout is slow\n14:40 rolled back to 4.1\n"
SUPPORT = "2026-03-02\n14:20 many tickets\n"


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    return opened_import(make_board(make_review(zone="UTC")), tasks, qtbot)


def tabs(page: ImportPreviewPage) -> list[str]:
    return [page.source.bar.tabs.tabText(n) for n in range(page.source.bar.tabs.count())]


def origins(page: ImportPreviewPage) -> list[str]:
    return [origin for row in page.work.outcome.rows for origin in row.event.origins]


def take(page: ImportPreviewPage) -> Board:
    """Give the review with what the page would bring into it."""
    assert page.board is not None
    rows = page.work.outcome.taken()
    page.board.apply(changes_of(page.board, rows, lambda _data, _kind: ""))
    return page.board


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([], 0),
        (["chat.txt, line 2: a", "PagerDuty: b"], 0),
        (["line 2: a", "line 3: b"], 1),
        (["line 2: a", "Pasted text 4, line 3: b", "Pasted text 2, entry 1: c"], 4),
        (["Pasted text of Ana, line 3: b"], 0),
    ],
)
def test_the_origins_of_a_review_tell_how_many_texts_were_pasted_into_it(
    told: list[str], count: int
) -> None:
    events = [TimelineEvent(f"e{n}", origins=(origin,)) for n, origin in enumerate(told)]
    assert pasted_before(events) == count


def test_the_number_alone_makes_no_other_origin() -> None:
    assert apart_from_number("Pasted text 3, line 2: a") == "line 2: a"
    assert apart_from_number("chat.txt, line 2: a") == "chat.txt, line 2: a"


def test_the_only_pasted_text_has_no_number(qtbot: QtBot, page: ImportPreviewPage) -> None:
    paste(qtbot, page, NOTES)
    assert tabs(page) == ["Pasted text"]
    assert origins(page)[0] == "line 2: 14:05 checkout is slow"


def test_several_pasted_texts_are_numbered_in_tabs_and_origins(
    qtbot: QtBot, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, NOTES)
    paste(qtbot, page, SUPPORT)
    assert tabs(page) == ["Pasted text 1", "Pasted text 2"]
    assert origins(page) == [
        "Pasted text 1, line 2: 14:05 checkout is slow",
        "Pasted text 1, line 3: 14:40 rolled back to 4.1",
        "Pasted text 2, line 2: 14:20 many tickets",
    ]
    assert page.table.rows.index(2, 0).data() == "2 in Pasted text 2"
    press(page.source.bar, "Take away")
    rest(qtbot, page)
    assert tabs(page) == ["Pasted text"]
    assert origins(page)[0].startswith("line 2: ")


def test_texts_that_are_pasted_later_are_numbered_on(
    qtbot: QtBot, tasks: Tasks, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, NOTES)
    board = take(page)
    later = opened_import(board, tasks, qtbot)
    paste(qtbot, later, SUPPORT)
    assert origins(later) == ["Pasted text 2, line 2: 14:20 many tickets"]
    last = opened_import(take(later), tasks, qtbot)
    paste(qtbot, last, "2026-03-02\n15:10 all calm\n")
    assert origins(last) == ["Pasted text 3, line 2: 15:10 all calm"]


def test_a_text_that_is_pasted_once_more_adds_no_origins_to_what_it_is_merged_into(
    qtbot: QtBot, tasks: Tasks, page: ImportPreviewPage
) -> None:
    paste(qtbot, page, NOTES)
    again = opened_import(take(page), tasks, qtbot)
    paste(qtbot, again, NOTES)
    again.source.step(1)
    press(again.source.card, "For all like this: Merge (2)")
    merged = [row for row in again.work.outcome.rows if row.into is not None]
    assert [row.event.origins for row in merged] == [
        ("line 2: 14:05 checkout is slow",),
        ("line 3: 14:40 rolled back to 4.1",),
    ]
