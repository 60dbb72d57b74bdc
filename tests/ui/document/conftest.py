"""The document page in a room with the sample review, whose clock is set by hand."""

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.document.page import DocumentPage
from pm_facilitator.ui.windows.room import Room


@pytest.fixture
def page(room: Room, qtbot: QtBot) -> DocumentPage:
    """Give the document page of a new review, in front and with the keyboard."""
    room.resize(1300, 800)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.documenting.toggle()
    made = room.documenting.page
    assert made is not None
    return made
