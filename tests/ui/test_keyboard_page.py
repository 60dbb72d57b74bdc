"""The page of keys: all of them, a search, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.pages.keyboard import KeyboardPage
from pm_facilitator.ui.shortcuts import GROUPS
from tests.ui.hands import only, press, words_in


@pytest.fixture
def page(qtbot: QtBot) -> KeyboardPage:
    made = KeyboardPage()
    qtbot.addWidget(made)
    made.show()
    return made


def search(page: KeyboardPage, text: str) -> list[str]:
    line = only(page, QLineEdit)
    line.clear()
    QTest.keyClicks(line, text)
    return words_in(page).splitlines()


def test_every_key_is_shown_with_its_meaning(page: KeyboardPage) -> None:
    shown = words_in(page).splitlines()
    for group in GROUPS:
        assert group.title in shown
        for keys, meaning in group.lines:
            assert keys in shown
            assert meaning in shown


def test_a_search_leaves_what_fits_under_its_heading(page: KeyboardPage) -> None:
    shown = search(page, "AUDIENCE black")
    assert "Audience window black" in shown
    assert "The meeting" in shown
    assert "New sticky note" not in shown
    assert "Timeline" not in shown


def test_a_search_that_finds_nothing_says_so(page: KeyboardPage) -> None:
    assert "No key does that. Fewer words find more." in search(page, "coffee")
    assert "No key does that. Fewer words find more." not in search(page, "")


def test_esc_and_the_button_lead_back(page: KeyboardPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(only(page, QLineEdit), Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        press(page, "Back")
