"""By how much a clock is fast, as people write it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.widgets.seconds_field import SecondsField, seconds_of


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("95", 95),
        ("95 s", 95),
        ("1:35", 95),
        ("1:35 s", 95),
        ("-0:45", -45),
        ("1:02:00", 3720),
        ("2 min", 120),
        ("2m", 120),
        ("1h 30m", 5400),
        ("- 1 hour", -3600),
        ("−30", -30),
        ("", None),
        ("1:", None),
        ("soon", None),
        ("2 min early", None),
    ],
)
def test_seconds_are_told_in_many_ways(written: str, seconds: int | None) -> None:
    assert seconds_of(written) == seconds


def test_minutes_and_seconds_are_not_run_together_and_count_once(qtbot: QtBot) -> None:
    field = SecondsField()
    field.setRange(-86_400, 86_400)
    qtbot.addWidget(field)
    field.show()
    told: list[int] = []
    field.valueChanged.connect(told.append)
    field.selectAll()
    QTest.keyClicks(field, "1:30")
    assert told == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [90]
    assert field.text() == "90 s"
    field.selectAll()
    QTest.keyClicks(field, "?1:")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [90]
    assert field.text() == "90 s"


def test_the_arrow_keys_count_by_one_second(qtbot: QtBot) -> None:
    field = SecondsField()
    field.setRange(-10, 10)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == -1
