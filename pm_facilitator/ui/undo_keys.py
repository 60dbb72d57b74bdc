"""Which keys take something back and do it again: the same ones on every system."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_REDO = (
    QKeyCombination(_CONTROL, Qt.Key.Key_Y),
    QKeyCombination(_CONTROL | _SHIFT, Qt.Key.Key_Z),
)


def is_undo(event: QKeyEvent) -> bool:
    """Tell whether a key takes the last thing back."""
    return event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    """Tell whether a key does again what was taken back."""
    return event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() in _REDO


def leave_undo(event: QEvent) -> bool:
    """Let the window have the keys of undo and redo; tell whether this was one of them.

    So does a field of a board, since every edit of the board is undone there.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not (is_undo(event) or is_redo(event)):
        return False
    event.ignore()
    return True
