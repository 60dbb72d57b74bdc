"""Waits until the group's window shows what the facilitator has just done."""

from PySide6.QtWidgets import QApplication, QWidget

from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.mirroring import Mirroring
from pm_facilitator.ui.windows.room import Room


def group_follows() -> None:
    """Let every window for a group be told what has happened, and paint it."""
    QApplication.processEvents()
    while any(map(_is_behind, QApplication.topLevelWidgets())):
        QApplication.processEvents()
    QApplication.processEvents()


def _is_behind(window: QWidget) -> bool:
    return any(each.is_behind() for each in window.findChildren(Mirroring))


def window_of(room: Room) -> AudienceWindow:
    """Give the window for the group, in step with the facilitator's."""
    assert room.audience is not None
    group_follows()
    return room.audience
