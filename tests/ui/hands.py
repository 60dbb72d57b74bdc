"""What a person does with widgets: find one, type into it, press a button by its words."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from tests.helpers.mirrored import group_follows

W = TypeVar("W", bound=QWidget)


def named(inside: QWidget, kind: type[W], name: str) -> W:
    """Give the widget that a screen reader calls by this name."""
    found = [each for each in inside.findChildren(kind) if each.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} widgets are called {name!r}"
    return found[0]


def only(inside: QWidget, kind: type[W]) -> W:
    """Give the one widget of a kind."""
    found = inside.findChildren(kind)
    assert len(found) == 1, f"{len(found)} widgets of {kind.__name__}"
    return found[0]


def press(inside: QWidget, words: str) -> None:
    """Click the visible button with these words, or with this name for a screen reader."""
    QApplication.processEvents()
    found = [
        each
        for each in inside.findChildren(QAbstractButton)
        if words in (each.text(), each.accessibleName()) and each.isVisible()
    ]
    assert found, f"no button says {words!r}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def write(line: QWidget, text: str, *, enter: bool = True) -> None:
    """Replace what a line or a field says, and press Enter."""
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClicks(line, text)
    if enter and isinstance(line, QLineEdit):
        QTest.keyClick(line, Qt.Key.Key_Return)


def words_in(inside: QWidget) -> str:
    """Give everything that the visible labels and buttons of a widget say."""
    group_follows()
    labels = [each.text() for each in inside.findChildren(QLabel) if each.isVisible()]
    buttons = [each.text() for each in inside.findChildren(QAbstractButton) if each.isVisible()]
    return "\n".join([*labels, *buttons])
