"""Choosing a time zone by any part of its name."""

from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.widgets.zone_field import (
    SecondZoneField,
    ZoneField,
    local_zone,
    zone_names,
)

SUMMER = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
WINTER = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)

# The offscreen screen says so of every list that pops up.
in_a_popup = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def field(qtbot: QtBot) -> ZoneField:
    made = ZoneField()
    qtbot.addWidget(made)
    made.show()
    return made


def type_over(field: ZoneField, text: str) -> None:
    line = field.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, text)


@in_a_popup
def test_a_typed_name_is_taken_in_any_case(field: ZoneField) -> None:
    type_over(field, "america/new york")
    assert field.zone().key == "America/New_York"


@in_a_popup
def test_a_half_typed_name_changes_nothing_and_is_tidied_up(field: ZoneField) -> None:
    field.set_zone("Europe/Copenhagen")
    type_over(field, "Atlantis")
    line = field.lineEdit()
    assert line is not None
    line.editingFinished.emit()
    assert field.zone().key == "Europe/Copenhagen"
    assert field.currentText() == "Europe/Copenhagen"


@in_a_popup
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tokyo", "Asia/Tokyo"),
        ("new york", "America/New_York"),
        ("kolk", "Asia/Kolkata"),
        ("ondon", "Europe/London"),
        # Several zones are meant by these: nothing is guessed.
        ("america", "Europe/Copenhagen"),
        ("a", "Europe/Copenhagen"),
        ("", "Europe/Copenhagen"),
    ],
)
def test_enter_takes_the_one_zone_that_a_part_of_a_name_leaves(
    field: ZoneField, typed: str, meant: str
) -> None:
    field.set_zone("Europe/Copenhagen")
    type_over(field, typed)
    line = field.lineEdit()
    assert line is not None
    line.editingFinished.emit()
    assert field.zone().key == meant
    assert field.currentText() == meant


@in_a_popup
def test_a_part_of_a_name_is_enough_for_a_second_zone(qtbot: QtBot) -> None:
    field = SecondZoneField("No second zone")
    qtbot.addWidget(field)
    field.show()
    type_over(field, "tokyo")
    line = field.lineEdit()
    assert line is not None
    with qtbot.waitSignal(field.named) as told:
        line.editingFinished.emit()
    assert told.args == ["Asia/Tokyo"]
    assert field.currentText() == "Asia/Tokyo"


@in_a_popup
def test_the_search_finds_a_city_in_the_middle_of_a_name(field: ZoneField) -> None:
    type_over(field, "kolk")
    completer = field.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Asia/Kolkata"


def test_another_zone_is_told_once(field: ZoneField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.changed) as told:
        field.set_zone("Asia/Tokyo")
    assert str(told.args[0]) == "Asia/Tokyo"
    with qtbot.assertNotEmitted(field.changed):
        field.set_zone("Asia/Tokyo")


def test_the_offset_follows_summer_time(field: ZoneField) -> None:
    field.set_zone("Europe/Copenhagen")
    assert field.offset(WINTER) == "UTC+01:00"
    assert field.offset(SUMMER) == "UTC+02:00"
    field.set_zone("UTC")
    assert field.offset(SUMMER) == "UTC"


def test_the_computers_own_zone_is_one_of_those_offered() -> None:
    assert local_zone() in zone_names()
    assert zone_names()[0] == "UTC"


def test_a_long_name_is_shown_from_its_beginning(field: ZoneField) -> None:
    field.setFixedWidth(60)
    field.set_zone("America/Argentina/ComodRivadavia")
    line = field.lineEdit()
    assert line is not None
    assert line.cursorPosition() == 0
