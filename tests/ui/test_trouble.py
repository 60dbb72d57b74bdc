"""What stands where the library would, when it cannot be opened."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator.errors import StoreError
from pm_facilitator.ui.pages.trouble import TroublePage
from tests.ui.hands import only, press, words_in


def shown(qtbot: QtBot, error: StoreError) -> TroublePage:
    page = TroublePage(error)
    qtbot.addWidget(page)
    page.show()
    return page


def test_it_says_what_is_wrong_what_to_do_and_that_nothing_was_changed(qtbot: QtBot) -> None:
    page = shown(qtbot, StoreError("The disk is full.", "Make some room and try again."))
    said = words_in(page).splitlines()
    assert "The disk is full." in said
    assert "Make some room and try again." in said
    assert "Nothing has been changed." in said


def test_without_advice_no_empty_line_is_left(qtbot: QtBot) -> None:
    page = shown(qtbot, StoreError("The disk is full."))
    assert "" not in words_in(page).splitlines()


def test_trying_again_is_one_click_or_one_key_away(qtbot: QtBot) -> None:
    page = shown(qtbot, StoreError("The disk is full."))
    with qtbot.waitSignal(page.again):
        press(page, "Try again")
    page.setFocus()
    assert page.focusWidget() is only(page, QPushButton)
    with qtbot.waitSignal(page.again):
        QTest.keyClick(only(page, QPushButton), Qt.Key.Key_Space)
