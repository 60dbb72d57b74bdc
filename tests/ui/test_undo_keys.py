"""Fields of a board leave the same keys to the window as take something back everywhere else."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.panels.fields import LineField, TextField
from pm_facilitator.ui.panels.time_fields import DateField
from pm_facilitator.ui.undo_keys import leave_undo

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = [(Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)]


def asked(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> QKeyEvent:
    """Give the question whether a widget wants a key before it is taken for a shortcut."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.accept()
    return event


@pytest.mark.parametrize(
    "made", [LineField, TextField, lambda: DateField(lambda: date(2026, 11, 19))]
)
@pytest.mark.parametrize(("key", "modifiers"), KEYS)
def test_a_field_leaves_every_key_of_undo_and_redo_to_the_window(
    qtbot: QtBot, made: Callable[[], QWidget], key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    field = made()
    qtbot.addWidget(field)
    event = asked(key, modifiers)
    assert field.event(event)
    assert not event.isAccepted()


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_Y, SHIFT), (Qt.Key.Key_C, CONTROL), (Qt.Key.Key_X, CONTROL)]
)
def test_other_keys_stay_with_the_field(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    event = asked(key, modifiers)
    assert not leave_undo(event)
    assert event.isAccepted()
