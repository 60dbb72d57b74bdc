"""An import in a low window: nothing is out of sight, and a doubt leaves its line to be read."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import make_board, make_review
from tests.ui.import_hands import DOUBTFUL, opened_import, paste, rest

LOW = (960, 420)
"""What is left for a page on a screen of 1920 by 1080 where everything is drawn twice as big."""


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks) -> ImportPreviewPage:
    return opened_import(make_board(make_review(zone="Europe/Copenhagen")), tasks, qtbot)


def boxed(widget: QWidget, inside: QWidget) -> QRect:
    return QRect(widget.mapTo(inside, QPoint()), widget.size())


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_in_a_low_window_a_doubt_leaves_its_line_in_sight_and_scrolls_to_its_answers(
    qtbot: QtBot, page: ImportPreviewPage, nth: int
) -> None:
    paste(qtbot, page, f"{DOUBTFUL}14:50 Calm\n14:40 Page\n14:55 Thanks\n14:52 Note\n")
    page.resize(*LOW)
    QApplication.processEvents()
    for _ in range(nth):
        page.source.step(1)
        QApplication.processEvents()
    card, viewport = page.source.card, page.text.viewport()
    line = page.text.cursorRect()
    assert viewport.rect().contains(line.center())
    assert not card.geometry().intersects(line)
    assert viewport.rect().contains(card.geometry())
    for answer in card.answers():
        answer.setFocus()
        assert answer.visibleRegion().boundingRect() == answer.rect()


def test_in_a_low_window_the_buttons_are_in_sight_below_a_table_and_a_doubt(
    qtbot: QtBot, page: ImportPreviewPage, tmp_path: Path
) -> None:
    (tmp_path / "host.csv").write_text("time,host,what\n14:02,db1,Alert\n14:01,db2,Page\n", "utf-8")
    page.resize(*LOW)
    page.open_files([tmp_path / "host.csv"])
    rest(qtbot, page)
    paste(qtbot, page, DOUBTFUL)
    page.source.step(1)
    QApplication.processEvents()
    assert (page.width(), page.height()) == LOW
    pane = page.source
    parts = [pane.text, pane.doubts, pane.open_files]
    assert [part.isVisible() for part in parts] == [True] * 3
    places = [boxed(part, page) for part in parts]
    assert all(upper.bottom() < lower.top() for upper, lower in pairwise(places))
    assert places[-1].bottom() < boxed(page.take, page).top()
    assert page.rect().contains(boxed(page.take, page))
