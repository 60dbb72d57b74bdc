"""A label that is too long ends in an ellipsis and still tells its whole text."""

from pytestqt.qtbot import QtBot

from pm_facilitator.ui.short_label import ShortLabel
from pm_facilitator.ui.theme import Theme

LONG = "Card payments stopped during the night of the autumn sale"


def shown(width: int, qtbot: QtBot) -> ShortLabel:
    made = ShortLabel()
    qtbot.addWidget(made)
    made.show_text(LONG)
    made.resize(width, 24)
    made.show()
    return made


def test_a_narrow_one_is_shortened_and_tells_the_rest(theme: Theme, qtbot: QtBot) -> None:
    made = shown(120, qtbot)
    assert made.text().endswith("…")
    assert made.toolTip() == made.accessibleName() == made.whole() == LONG


def test_a_wide_one_shows_everything(theme: Theme, qtbot: QtBot) -> None:
    made = shown(120, qtbot)
    made.resize(made.sizeHint())
    assert made.text() == LONG
    assert made.toolTip() == ""


def test_it_never_asks_for_more_than_a_word_or_two(theme: Theme, qtbot: QtBot) -> None:
    assert shown(120, qtbot).minimumSizeHint().width() < 60
