"""What a person does on the page of an import: open it, hand a text in, wait until it is read."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.ui.desk import Desk
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.windows.room import Room

CHAT = """# 2026-11-17
01:14 The connection pool recycles its oldest connections
01:20 The first card payment is refused
01:05 Support hears from three customers
01:40 Successful payments are close to zero
"""

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


def page_of(desk: Desk) -> ImportPreviewPage:
    page = desk.window.current_page()
    assert isinstance(page, ImportPreviewPage)
    return page


def room_of(desk: Desk) -> Room:
    assert desk.window.room is not None
    return desk.window.room


def brought_in(desk: Desk, qtbot: QtBot, text: str) -> ImportPreviewPage:
    """Open the sample and hand a text in."""
    if desk.window.room is None:
        desk.open_sample()
    desk.import_timeline(text=text)
    page = page_of(desk)
    rest(qtbot, page)
    return page
