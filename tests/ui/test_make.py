"""Small widgets have a role, a name and a tip, and a click on their words counts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui import make
from pm_facilitator.ui.theme import Theme
from tests.ui.hands import only


def test_a_label_shows_its_text_as_it_was_written(qtbot: QtBot) -> None:
    made = make.label("<b>5 < 6</b>")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_button_does_its_thing_once_for_each_click(qtbot: QtBot) -> None:
    done: list[str] = []
    made = make.button("Add", lambda: done.append("added"), tip="Add one")
    qtbot.addWidget(made)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert done == ["added", "added"]
    assert made.toolTip() == "Add one"


def test_an_icon_button_has_a_name_and_says_its_key(qtbot: QtBot) -> None:
    made = make.tool("house", "Back to the library", keys="Ctrl+O")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Back to the library"
    assert made.toolTip() == "Back to the library (Ctrl+O)"
    assert not made.icon().isNull()


def test_a_click_on_the_words_ticks_the_box(qtbot: QtBot) -> None:
    heard: list[bool] = []
    made = make.tick("The timeline is ready", False, heard.append)
    qtbot.addWidget(made)
    made.show()
    QTest.mouseClick(only(made, QLabel), Qt.MouseButton.LeftButton)
    assert heard == [True]
    assert only(made, QCheckBox).isChecked()
    assert only(made, QCheckBox).accessibleName() == "The timeline is ready"


def test_an_action_answers_to_each_of_its_keys(qtbot: QtBot) -> None:
    window, heard = QWidget(), []
    qtbot.addWidget(window)
    make.action(window, "Black", lambda: heard.append("black"), "B", ".")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for key in (Qt.Key.Key_B, Qt.Key.Key_Period):
        QTest.keyClick(window, key)
    assert heard == ["black", "black"]


def test_clearing_a_layout_takes_rows_within_rows_away(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    outer = QVBoxLayout(window)
    inner = make.row()
    inner.addWidget(QLabel("inside"))
    outer.addLayout(inner)
    outer.addWidget(QLabel("outside"))
    make.clear(outer)
    assert outer.count() == 0


def test_icons_take_the_colour_of_a_new_theme(theme: Theme, qtbot: QtBot) -> None:
    made = make.button("Add", symbol="plus")
    qtbot.addWidget(made)
    before = made.icon().pixmap(16, 16).toImage()
    theme.choose("dark")
    assert made.icon().pixmap(16, 16).toImage() != before
