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
        ("90 s", 90),
        ("1 min 30 s", 90),
        ("-2 min", -120),
        ("2 min. 5 sec.", 125),
        ("3 hrs", 10800),
        ("2 minutes", 120),
        # The unit of the number that stood there is left behind what is written before it.
        ("2 min s", 120),
        ("1 h 30 min s", 5400),
        ("2 months", None),
        ("500 ms", None),
        ("2 soon", None),
        ("s", None),
    ],
)
def test_seconds_are_told_in_many_ways(written: str, seconds: int | None) -> None:
    assert seconds_of(written) == seconds


@pytest.fixture
def field(qtbot: QtBot) -> SecondsField:
    made = SecondsField()
    made.setRange(-86_400, 86_400)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_minutes_and_seconds_are_not_run_together_and_count_once(field: SecondsField) -> None:
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


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("2 min", 120),
        ("2m", 120),
        ("1 h", 3600),
        ("90 s", 90),
        ("1 min 30 s", 90),
        ("1:30", 90),
        ("90", 90),
        ("-90", -90),
        ("-2 min", -120),
    ],
)
def test_each_form_takes_the_place_of_what_stood_there(
    field: SecondsField, written: str, seconds: int
) -> None:
    for select in (field.selectAll, lambda: click(field)):
        field.setValue(5)
        select()
        QTest.keyClicks(field, written)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert (field.value(), field.text()) == (seconds, f"{seconds} s")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2 mint", "“2 mint” was not understood; write it like 90, 1:30 or 2 min."),
        ("1.5 min", "“1.5 min” was not understood; write it like 90, 1:30 or 2 min."),
        ("26 h", "“26 h” is too much; write at most 24 hours."),
        ("-26 h", "“-26 h” is too much; write at most 24 hours."),
        ("", ""),
    ],
)
def test_what_is_not_understood_is_told_of_and_changes_nothing(
    field: SecondsField, written: str, said: str
) -> None:
    field.setValue(5)
    told: list[str] = []
    field.refused.connect(told.append)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, written)
    assert told == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "".join(told) == said
    assert (field.value(), field.text()) == (5, "5 s")


def test_the_arrow_keys_count_by_one_second(field: SecondsField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == -1


def click(field: SecondsField) -> None:
    QTest.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton)
