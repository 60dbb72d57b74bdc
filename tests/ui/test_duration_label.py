"""A named figure that is a dash as long as nothing is known."""

from datetime import timedelta

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
