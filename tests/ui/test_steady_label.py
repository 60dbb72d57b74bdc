"""A number that changes all the time leaves everything around it where it is."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.make import row
from pm_facilitator.ui.steady_label import SteadyLabel
from pm_facilitator.ui.theme import Theme


class Window(QWidget):
    """Holds one label, and whatever a layout does with it."""

    def __init__(self) -> None:
        super().__init__()
        self.label = SteadyLabel()
        line = row(self)
        line.addWidget(self.label)
        line.addStretch(1)
        self.resize(600, 60)
        self.show()

    def wide(self) -> int:
        """Give the width of the label once it lies where it belongs."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return self.label.width()


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Window:
    """Give a window with one label."""
    made = Window()
    qtbot.addWidget(made)
    return made


def test_digits_that_change_do_not_change_its_width(window: Window) -> None:
    window.label.show_text("111 notes")
    before = window.wide()
    window.label.show_text("112 notes")
    assert window.wide() == before
    assert window.label.text() == "112 notes"


def test_every_text_is_shown_as_a_whole(window: Window) -> None:
    for text in ("1 note", "10,000 notes, hidden until they are revealed", "88,888 notes", "", "7"):
        window.label.show_text(text)
        assert window.wide() >= window.label.sizeHint().width()


def test_it_gives_back_what_a_much_shorter_text_leaves(window: Window) -> None:
    window.label.show_text("10,000 notes, hidden until they are revealed")
    before = window.wide()
    window.label.show_text("1 note")
    assert window.wide() < before / 2


def test_a_larger_font_finds_room(window: Window) -> None:
    window.label.show_text("1,234 notes")
    window.label.setStyleSheet("font-size: 40px")
    assert window.wide() >= window.label.sizeHint().width()
    assert window.label.height() >= window.label.sizeHint().height()
