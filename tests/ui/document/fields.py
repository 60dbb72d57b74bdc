"""What a person does on the document page: find a field that is shown, choose, open a tab."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTabWidget, QWidget

from pm_facilitator.ui.document.page import DocumentPage
from tests.ui.hands import named, only

W = TypeVar("W", bound=QWidget)


def field(page: QWidget, kind: type[W], name: str) -> W:
    """Give the field of this name that is shown; those of other sections wait to be deleted."""
    QApplication.processEvents()
    found = [
        each
        for each in page.findChildren(kind)
        if each.accessibleName() == name and each.isVisible()
    ]
    assert len(found) == 1, f"{len(found)} fields are called {name!r}"
    return found[0]


def choose(page: QWidget, name: str, words: str) -> None:
    """Choose by the keys up and down what begins with these words."""
    box = named(page, QComboBox, name)
    wanted = next(i for i in range(box.count()) if box.itemText(i).startswith(words))
    box.setFocus()
    while box.currentIndex() != wanted:
        down = box.currentIndex() < wanted
        QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def open_tab(page: DocumentPage, place: int) -> None:
    """Open one of the tabs beside the section in hand."""
    only(page, QTabWidget).setCurrentIndex(place)
