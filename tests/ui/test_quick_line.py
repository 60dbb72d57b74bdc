"""One line, opened by one key, written, and gone again; the focus goes back to where it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.panels.quick_line import QuickLine
from tests.ui.hands import only, words_in, write


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.addWidget(QLineEdit())
    layout.addWidget(QuickLine())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def quick(window: QWidget) -> QuickLine:
    return only(window, QuickLine)


def test_it_asks_for_one_thing_and_has_the_keyboard(quick: QuickLine) -> None:
    quick.ask("Event", "14:05 What happened", lambda _: None)
    assert quick.isVisible()
    assert only(quick, QLineEdit).hasFocus()
    assert only(quick, QLineEdit).accessibleName() == "Event"
    assert "Event" in words_in(quick)
    assert "Esc to close" in words_in(quick)


def test_enter_takes_a_line_and_waits_for_the_next(quick: QuickLine) -> None:
    taken: list[str] = []
    quick.ask("Note", "", taken.append)
    write(only(quick, QLineEdit), " one ")
    write(only(quick, QLineEdit), "two")
    assert taken == ["one", "two"]
    assert quick.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_esc_or_an_empty_enter_gives_the_focus_back(
    window: QWidget, quick: QuickLine, key: Qt.Key, qtbot: QtBot
) -> None:
    before = window.findChildren(QLineEdit)[0]
    before.setFocus()
    quick.ask("Note", "", lambda _: None)
    with qtbot.waitSignal(quick.closed):
        QTest.keyClick(only(quick, QLineEdit), key)
    assert quick.isHidden()
    assert before.hasFocus()


def test_asking_for_another_thing_still_gives_the_focus_back_to_where_it_began(
    window: QWidget, quick: QuickLine
) -> None:
    before = window.findChildren(QLineEdit)[0]
    before.setFocus()
    quick.ask("Note", "", lambda _: None)
    quick.ask("Event", "", lambda _: None)
    QTest.keyClick(only(quick, QLineEdit), Qt.Key.Key_Escape)
    assert before.hasFocus()


def test_every_keystroke_is_told_for_the_coach(quick: QuickLine) -> None:
    typed: list[str] = []
    quick.typed.connect(typed.append)
    quick.ask("Note", "", lambda _: None)
    QTest.keyClicks(only(quick, QLineEdit), "he")
    assert typed == ["h", "he"]
