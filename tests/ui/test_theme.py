"""Light and dark are one palette of tokens, in the windows as in the documents."""

import re

import pytest
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.figures.palette import palette, tokens
from pm_facilitator.ui.theme import Theme, stylesheet


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_token_of_the_stylesheet_is_a_value(name: str) -> None:
    assert re.findall(r"@\w+", stylesheet(palette(name))) == []


def test_choosing_a_theme_changes_the_colours_of_the_app(theme: Theme, qapp: QApplication) -> None:
    theme.choose("dark")
    window = qapp.palette().color(QPalette.ColorRole.Window).name()
    assert window == palette("dark")["surface"]


def test_toggling_goes_there_and_back_and_tells_everybody(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed) as told:
        assert theme.toggle() == "dark"
    assert told.args is not None
    assert told.args[0].name == "dark"
    assert theme.toggle() == "light"


def test_the_app_is_written_in_the_font_that_it_brings(theme: Theme, qapp: QApplication) -> None:
    family = str(tokens("type")["family"])
    assert family in QFontDatabase.families()
    assert qapp.font().families()[0] == family
