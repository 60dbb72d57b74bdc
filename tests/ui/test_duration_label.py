"""A named figure that is a dash as long as nothing is known."""

from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.widgets.duration_label import DurationLabel


def test_a_figure_is_a_dash_until_it_is_known(qtbot: QtBot) -> None:
    figure = DurationLabel("Time to detect")
    qtbot.addWidget(figure)
    assert figure.text() == "–"
    assert figure.accessibleName() == "Time to detect: not known yet"
    figure.show_span(timedelta(hours=2, minutes=5))
    assert figure.text() == "2 h 05 min"
    assert figure.accessibleName() == "Time to detect: 2 h 05 min"
    figure.show_span(None)
    assert figure.text() == "–"


def test_figures_stay_level_whatever_is_said_below_them(qtbot: QtBot) -> None:
    both = QWidget()
    line = QHBoxLayout(both)
    figures = [DurationLabel("Time to detect"), DurationLabel("Time to mitigate")]
    for figure in figures:
        line.addWidget(figure)
        figure.show_span(timedelta(minutes=5), "set by hand")
    figures[0].show_span(timedelta(minutes=5), "partly set by hand\n4 min more than the events say")
    qtbot.addWidget(both)
    both.adjustSize()
    with qtbot.waitExposed(both):
        both.show()
    tops = {
        each.mapTo(both, each.rect().topLeft()).y()
        for figure in figures
        for each in figure.findChildren(QLabel)
        if each.text() == "5 min"
    }
    assert len(tops) == 1
