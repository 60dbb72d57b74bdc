"""What a person does on the page of an import: open it, hand a text in, wait until it is read."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.tasks import Tasks

DOUBTFUL = """14:02 Alert
14:20 On-call
14:05 Support hears of it
14:30 Rollback
14:25 Graphs recover
"""


def opened_import(board: Board | None, tasks: Tasks, qtbot: QtBot) -> ImportPreviewPage:
    """Show the page in a window in front; it is left when the test ends."""
    page = ImportPreviewPage(board, tasks)
    qtbot.addWidget(page, before_close_func=lambda each: each.leave())
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def rest(qtbot: QtBot, page: ImportPreviewPage) -> None:
    """Wait until what was handed in is read and shown."""
    page.source.read_typed()
    qtbot.waitUntil(lambda: not page.work.shelf.is_busy())
    # What is added to something in sight, such as a choice, comes into sight a turn later.
    QApplication.processEvents()


def paste(qtbot: QtBot, page: ImportPreviewPage, text: str) -> None:
    """Put a text into the box and have it read at once."""
    page.paste(text)
    rest(qtbot, page)
