"""Which keys a field leaves to the window, where every edit of the board is undone."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def leave_undo(event: QEvent) -> bool:
    """Let the window have the keys of undo and redo; tell whether this was one of them."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    if not (event.matches(keys.Undo) or event.matches(keys.Redo)):
        return False
    event.ignore()
    return True
