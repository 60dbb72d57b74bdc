"""The preview fits into whatever room there is."""

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.figures.palette import palette
from pm_facilitator.report.build import build
from pm_facilitator.ui.document.preview import Preview
from tests.report.boards import options, picture_bytes, rich_board


@pytest.mark.parametrize("width", [220, 260, 380, 381, 427, 700])
def test_no_bar_lies_below_however_narrow_it_is(qtbot: QtBot, width: int) -> None:
    preview = Preview(palette("light"))
    qtbot.addWidget(preview)
    preview.setStyleSheet("QScrollBar:vertical { width: 30px; }")
    preview.resize(width, 600)
    preview.show()
    preview.show_document(build(rich_board(), options(blob=lambda sha: picture_bytes())))
    assert preview.horizontalScrollBar().maximum() == 0
    assert preview.verticalScrollBar().maximum() > 0


def test_figures_follow_a_preview_that_gets_narrower(qtbot: QtBot) -> None:
    preview = Preview(palette("light"))
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    preview.show()
    preview.show_document(build(rich_board(), options()))
    preview.resize(260, 600)
    qtbot.waitUntil(lambda: preview.horizontalScrollBar().maximum() == 0)
    assert preview.document().size().width() <= preview.viewport().width()


def test_columns_are_shown_only_where_their_words_have_room(qtbot: QtBot) -> None:
    preview = Preview(palette("light"))
    qtbot.addWidget(preview)
    preview.resize(900, 600)
    preview.show()
    preview.show_document(build(rich_board(), options()))
    wide = tables_in(preview)
    preview.resize(400, 600)
    qtbot.waitUntil(lambda: tables_in(preview) < wide)


def tables_in(preview: Preview) -> int:
    return preview.toHtml().count("<table")
