"""What is rarely chosen waits in a sheet that opens below its button and gets out of the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.make import column
from pm_facilitator.ui.widgets.choices_button import ChoicesButton


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(500, 400)
    return made


@pytest.fixture
def key(window: QWidget, qtbot: QtBot) -> ChoicesButton:
    made = ChoicesButton("View", "How it is drawn", "settings")
    layout = column(window)
    layout.addWidget(made, 0, Qt.AlignmentFlag.AlignRight)
    layout.addWidget(QLineEdit())
    layout.addStretch(1)
    made.offer("Lanes", QComboBox())
    made.offer("Gaps", QComboBox())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def lanes(key: ChoicesButton) -> QComboBox:
    return key.sheet.findChildren(QComboBox)[0]


def test_it_opens_inside_the_window_with_the_keyboard_in_it(
    key: ChoicesButton, window: QWidget
) -> None:
    key.click()
    assert key.sheet.isVisible()
    assert window.rect().contains(key.sheet.geometry())
    assert lanes(key).hasFocus()


def test_esc_closes_it_and_gives_the_keyboard_back(key: ChoicesButton) -> None:
    key.click()
    QTest.keyClick(lanes(key), Qt.Key.Key_Escape)
    assert not key.sheet.isVisible()
    assert key.hasFocus()


def test_a_press_beside_it_closes_it_and_one_inside_does_not(
    key: ChoicesButton, window: QWidget
) -> None:
    key.click()
    QTest.mouseClick(key.sheet, Qt.MouseButton.LeftButton)
    assert key.sheet.isVisible()
    QTest.mouseClick(window.findChildren(QLineEdit)[0], Qt.MouseButton.LeftButton)
    assert not key.sheet.isVisible()
    assert not key.isChecked()


def test_its_own_button_opens_and_closes_it(key: ChoicesButton) -> None:
    for shown in (True, False, True):
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        assert key.sheet.isVisible() is shown


def test_a_line_without_meaning_is_left_out(key: ChoicesButton) -> None:
    key.show_line(lanes(key), False)
    key.click()
    assert not lanes(key).isVisible()
    key.show_line(lanes(key), True)
    assert lanes(key).isVisible()
