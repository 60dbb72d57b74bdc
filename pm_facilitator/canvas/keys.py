"""Key chords as plain numbers, so that a table can say what each of them does."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

Bindings = dict[int, Callable[[], None]]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier

# What Shift makes of digits and brackets on common keyboards.
_SHIFTED = {
    Qt.Key.Key_Exclam: Qt.Key.Key_1,
    Qt.Key.Key_At: Qt.Key.Key_2,
    Qt.Key.Key_QuoteDbl: Qt.Key.Key_2,
    Qt.Key.Key_BraceRight: Qt.Key.Key_BracketRight,
    Qt.Key.Key_BraceLeft: Qt.Key.Key_BracketLeft,
    Qt.Key.Key_Enter: Qt.Key.Key_Return,
    Qt.Key.Key_Backtab: Qt.Key.Key_Tab,
}


def chord(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> int:
    """Give the number of a key with modifiers."""
    return QKeyCombination(modifiers, key).toCombined()


def pressed(event: QKeyEvent) -> int:
    """Give the number of what was pressed; the number pad counts as the main keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    return chord(_SHIFTED.get(key, key), modifiers)
