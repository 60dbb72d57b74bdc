"""Choosing a time zone by any part of its name."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.widgets.zone_field import SecondZoneField, ZoneField, local_zone
from pm_facilitator.ui.widgets.zone_search import zone_names

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


def line_of(field: ZoneField) -> QLineEdit:
    line = field.lineEdit()
    assert line is not None
    return line


def type_over(field: ZoneField, text: str) -> None:
    line = line_of(field)
    line.selectAll()
    QTest.keyClicks(line, text)


def click_and_type(field: ZoneField, text: str) -> None:
    QTest.mouseClick(line_of(field), Qt.MouseButton.LeftButton)
    QTest.keyClicks(line_of(field), text)


def enter(field: ZoneField) -> None:
    QTest.keyClick(line_of(field), Qt.Key.Key_Return)


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
def test_leaving_takes_the_one_zone_that_a_part_of_a_name_leaves(
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


@pytest.fixture
def second(qtbot: QtBot) -> SecondZoneField:
    made = SecondZoneField("No second zone")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@in_a_popup
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("New_York", "America/New_York"),
        ("new york", "America/New_York"),
        ("CET", "CET"),
        ("Europe/Pa", "Europe/Paris"),
        ("ams", "Europe/Amsterdam"),
    ],
)
def test_a_click_and_a_part_of_a_name_and_enter_choose_a_zone(
    second: SecondZoneField, typed: str, meant: str
) -> None:
    told: list[str] = []
    second.named.connect(told.append)
    for _ in range(2):  # the second time over the zone of the first one
        click_and_type(second, typed)
        enter(second)
        assert second.currentText() == meant
    assert told == [meant]


@in_a_popup
def test_a_second_zone_is_taken_away_by_the_words_for_none(second: SecondZoneField) -> None:
    click_and_type(second, "tokyo")
    enter(second)
    told: list[str] = []
    second.named.connect(told.append)
    click_and_type(second, "no sec")
    enter(second)
    assert told == [""]
    assert second.currentText() == "No second zone"


@in_a_popup
def test_what_is_no_zone_is_told_of_until_something_else_is_typed(
    second: SecondZoneField,
) -> None:
    told: list[str] = []
    second.refused.connect(told.append)
    click_and_type(second, "Atlantis")
    enter(second)
    assert second.currentText() == "No second zone"
    assert told == ["No time zone is called “Atlantis”; type a city, such as Tokyo."]
    assert second.accessibleDescription() == told[0]
    QTest.keyClicks(line_of(second), "oslo")
    enter(second)
    assert second.currentText() == "Europe/Oslo"
    assert (told[1:], second.problem()) == ([""], "")


def test_a_zone_that_is_an_offset_is_shown_by_how_far_it_is_ahead_of_utc(
    field: ZoneField, second: SecondZoneField
) -> None:
    field.set_zone("Etc/GMT-3")
    second.show_name("Etc/GMT+5")
    assert (field.currentText(), second.currentText()) == ("UTC+3", "UTC-5")
    assert field.zone().key == "Etc/GMT-3"
    assert field.offset(WINTER) == "UTC+03:00"


@in_a_popup
def test_an_offset_that_is_typed_is_taken_as_people_count_it(
    field: ZoneField, second: SecondZoneField
) -> None:
    type_over(field, "UTC+3")
    line_of(field).editingFinished.emit()
    assert WINTER.astimezone(field.zone()).hour == 15
    assert (field.currentText(), field.problem()) == ("UTC+3", "")
    told: list[str] = []
    second.named.connect(told.append)
    click_and_type(second, "utc-5")
    enter(second)
    assert told[-1] == "Etc/GMT+5"
    assert second.currentText() == "UTC-5"


@in_a_popup
def test_leaving_what_several_zones_may_be_says_so(field: ZoneField) -> None:
    type_over(field, "america")
    line_of(field).editingFinished.emit()
    assert field.problem() == "“america” is in the names of several zones; type more of it."


@in_a_popup
def test_going_through_the_list_chooses_nothing_before_enter(
    second: SecondZoneField, qtbot: QtBot
) -> None:
    told: list[str] = []
    second.named.connect(told.append)
    click_and_type(second, "pacific")
    completer = second.completer()
    below = completer.popup() if completer is not None else None
    assert below is not None
    for _ in range(2):
        QTest.keyClick(below, Qt.Key.Key_Down)
    assert told == []
    shown = second.currentText()
    QTest.keyClick(below, Qt.Key.Key_Return)
    assert told == [shown]
    assert shown in ("US/Pacific", "Pacific/Apia", "Canada/Pacific")
    qtbot.waitUntil(lambda: line_of(second).selectedText() == shown)


@in_a_popup
def test_a_click_into_what_is_being_typed_puts_the_caret_there(second: SecondZoneField) -> None:
    click_and_type(second, "oslo")
    QTest.mouseClick(line_of(second), Qt.MouseButton.LeftButton)
    assert not line_of(second).hasSelectedText()


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
