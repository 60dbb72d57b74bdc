"""A field that takes a moment as people write it and tells how it was understood."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.widgets.moment_field import MomentField, ago

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)  # a Thursday, ten o'clock in Copenhagen
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def field(qtbot: QtBot) -> MomentField:
    made = MomentField("Started", lambda: NOW)
    qtbot.addWidget(made)
    made.set_zone(COPENHAGEN)
    made.show()
    return made


def leave(field: MomentField) -> None:
    field.line.editingFinished.emit()


def test_a_moment_is_read_as_it_is_typed(field: MomentField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(field.line, "yesterday 14:05")
    assert field.value() == datetime(2026, 11, 18, 13, 5, tzinfo=UTC)
    assert field.hint() == "Wednesday 18 November, 19 h 55 min ago"


def test_leaving_writes_the_day_out(field: MomentField) -> None:
    QTest.keyClicks(field.line, "yesterday 14:05")
    leave(field)
    assert field.line.text() == "2026-11-18 14:05"


def test_what_is_not_understood_stays_and_is_explained(field: MomentField) -> None:
    QTest.keyClicks(field.line, "after lunch")
    leave(field)
    assert field.value() is None
    assert field.line.text() == "after lunch"
    assert field.problem() == field.hint() != ""


def test_an_empty_field_is_no_problem(field: MomentField) -> None:
    QTest.keyClicks(field.line, "after lunch")
    field.line.clear()
    leave(field)
    assert field.problem() == ""
    assert field.hint() == ""


def test_a_stored_moment_stays_when_the_zone_changes(field: MomentField) -> None:
    field.set_value(NOW)
    field.set_zone(ZoneInfo("Asia/Tokyo"))
    assert field.value() == NOW
    assert field.line.text() == "2026-11-19 18:00"


def test_a_typed_time_is_meant_in_the_zone_chosen_afterwards(field: MomentField) -> None:
    QTest.keyClicks(field.line, "2026-11-18 14:05")
    field.set_zone(ZoneInfo("Asia/Tokyo"))
    assert field.value() == datetime(2026, 11, 18, 5, 5, tzinfo=UTC)


def test_a_bare_clock_time_follows_the_moment_before(field: MomentField) -> None:
    field.follow(lambda: datetime(2026, 11, 16, 22, 50, tzinfo=UTC))
    QTest.keyClicks(field.line, "00:10")
    assert field.value() == datetime(2026, 11, 16, 23, 10, tzinfo=UTC)


def test_a_planned_moment_lies_ahead(qtbot: QtBot) -> None:
    field = MomentField("Planned for", lambda: NOW, upcoming=True)
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "friday 10:00")
    assert field.value() == datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    assert field.hint() == "Friday 20 November, in 1 d 1 h"


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (datetime(2026, 11, 19, 8, 59, 30, tzinfo=UTC), "just now"),
        (datetime(2026, 11, 17, 5, 0, tzinfo=UTC), "2 d 4 h ago"),
        (datetime(2026, 11, 19, 14, 10, tzinfo=UTC), "in 5 h 10 min"),
    ],
)
def test_a_distance_in_time_is_said_in_words(moment: datetime, told: str) -> None:
    assert ago(moment, NOW) == told


def test_a_time_that_was_left_out_keeps_its_explanation_when_the_field_is_left(
    field: MomentField,
) -> None:
    QTest.keyClicks(field.line, "2026-03-29 02:30")
    leave(field)
    assert field.line.text() == "2026-03-29 03:30"
    assert "There was no 02:30 that day" in field.hint()
    field.line.clear()
    QTest.keyClicks(field.line, "2026-03-29 04:30")
    assert "no" not in field.hint().split(",")[0]
    assert "clocks" not in field.hint()
