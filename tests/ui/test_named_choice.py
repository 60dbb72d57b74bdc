"""A drop-down list that speaks in names and leaves the wheel to the page."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.widgets.named_choice import NamedChoice


@pytest.fixture
def choice(qtbot: QtBot) -> NamedChoice:
    made = NamedChoice({"short": "30 minutes", "hour": "60 minutes", "": "None"})
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_choice_is_made_by_name_and_shown_by_label(choice: NamedChoice) -> None:
    assert choice.set_name("hour")
    assert (choice.name(), choice.currentText()) == ("hour", "60 minutes")


def test_an_unknown_name_leaves_the_choice(choice: NamedChoice) -> None:
    assert not choice.set_name("week")
    assert choice.name() == "short"


def test_only_the_user_is_told_of(choice: NamedChoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_name("hour")
    with qtbot.waitSignal(choice.chosen) as told:
        QTest.keyClick(choice, Qt.Key.Key_Up)
    assert told.args == ["short"]


def test_the_wheel_changes_nothing(choice: NamedChoice) -> None:
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(choice.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, down)
    assert choice.name() == "short"
    assert not down.isAccepted()
