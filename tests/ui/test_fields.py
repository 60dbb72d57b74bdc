"""Fields tell what was typed, read dates as people write them, and follow the board."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.vocabulary import Priority
from pm_facilitator.ui.panels.fields import (
    ChoiceField,
    FlagField,
    LineField,
    LinesField,
    LinksField,
    NumberField,
    TextField,
)
from pm_facilitator.ui.panels.time_fields import DateField, TimeField, read_day
from pm_facilitator.ui.widgets.moment_text import Reading
from tests.ui.hands import write

TODAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def beside(qtbot: QtBot) -> Iterator[QLineEdit]:
    """Give a window with another line in it, so that a field can be left."""
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield line
    window.close()


def put(field: QWidget, beside: QLineEdit) -> list[object]:
    """Show a field beside the line and give the list of what it will have told."""
    field.setParent(beside.parentWidget())
    field.show()
    told: list[object] = []
    for name in ("chosen", "settled"):
        signal = getattr(field, name, None)
        if signal is not None:
            signal.connect(told.append)
    return told


def test_a_line_tells_every_keystroke_and_when_it_is_left(beside: QLineEdit) -> None:
    field = LineField()
    typed: list[object] = []
    settled = put(field, beside)
    field.typed.connect(typed.append)
    write(field, "abc", enter=False)
    beside.setFocus()
    assert typed[-3:] == ["a", "ab", "abc"]
    assert settled == ["abc"]


def test_what_the_board_says_wins_over_a_line_that_still_has_the_focus(beside: QLineEdit) -> None:
    field = LineField()
    settled = put(field, beside)
    write(field, "He failed", enter=False)
    field.show_value("It was not done")
    beside.setFocus()
    assert settled == ["It was not done"]


def test_a_reworded_text_is_not_typed_over_by_the_old_one(beside: QLineEdit) -> None:
    field = TextField()
    settled = put(field, beside)
    field.setFocus()
    QTest.keyClicks(field, "He failed")
    field.show_value("It was not done")
    assert field.toPlainText() == "It was not done"
    beside.setFocus()
    assert settled == ["It was not done"]


def test_the_caret_stays_when_the_board_says_what_was_typed(beside: QLineEdit) -> None:
    field = TextField()
    put(field, beside)
    field.setFocus()
    QTest.keyClicks(field, "one two")
    QTest.keyClick(field, Qt.Key.Key_Home)
    field.show_value("one two")
    QTest.keyClicks(field, "zero ")
    assert field.toPlainText() == "zero one two"


def test_a_text_field_grows_with_its_text(beside: QLineEdit) -> None:
    field = TextField(2)
    put(field, beside)
    before = field.height()
    field.show_value("\n".join("a line of words" for _ in range(5)))
    assert field.height() > before
    field.show_value("\n".join("a line of words" for _ in range(50)))
    assert field.height() < before * 3


def test_a_choice_tells_the_word(beside: QLineEdit) -> None:
    field = ChoiceField(Priority, optional=True)
    told = put(field, beside)
    field.show_value(Priority.HIGH)
    assert field.currentText() == Priority.HIGH.label
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home)
    assert told == [None]


def test_scrolling_over_a_choice_does_not_change_it(beside: QLineEdit) -> None:
    field = NumberField()
    told = put(field, beside)
    field.show_value(3)
    spin = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    field.wheelEvent(spin)
    assert (field.currentText(), told) == ("3", [])


def test_a_flag_tells_yes_and_no(beside: QLineEdit) -> None:
    field = FlagField("Agreed")
    told = put(field, beside)
    field.click()
    field.click()
    assert told == [True, False]


def test_lines_become_a_list_when_they_are_left(beside: QLineEdit) -> None:
    field = LinesField()
    told = put(field, beside)
    field.setFocus()
    for line in ("one", "", "  two "):
        QTest.keyClicks(field, line)
        QTest.keyClick(field, Qt.Key.Key_Return)
    beside.setFocus()
    assert told == [("one", "two")]


def test_links_can_be_ticked_and_keep_their_place(beside: QLineEdit) -> None:
    field = LinksField(lambda: [("a", "First"), ("b", "Second"), ("c", "Third")])
    told = put(field, beside)
    field.show_value(("c",))
    field.setCurrentRow(1)
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert told == [("b", "c")]
    field.show_value(("b", "c"))
    assert field.currentRow() == 1
    assert field.linked() == ("b", "c")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-04", date(2026, 12, 4)),
        ("4 Dec", date(2026, 12, 4)),
        ("tomorrow", date(2026, 11, 20)),
        ("Friday", date(2026, 11, 20)),
        ("in 2 weeks", date(2026, 12, 3)),
        ("10 days", date(2026, 11, 29)),
    ],
)
def test_a_day_ahead_is_read_as_people_write_it(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


def test_a_date_is_shown_plainly_after_it_was_read(beside: QLineEdit) -> None:
    field = DateField(lambda: TODAY)
    told = put(field, beside)
    write(field, "in 2 weeks")
    assert told == [date(2026, 12, 3)]
    assert field.text() == "2026-12-03"
    write(field, "")
    assert told[-1] is None


def test_a_date_that_cannot_be_read_stays_and_says_how_to_write_it(beside: QLineEdit) -> None:
    field = DateField(lambda: TODAY)
    told = put(field, beside)
    write(field, "when we can")
    assert told == []
    assert field.text() == "when we can"
    assert "2026-01-31" in field.problem()
    write(field, "tomorrow")
    assert field.problem() == ""


def time_field() -> TimeField:
    day = datetime(2026, 11, 17, tzinfo=COPENHAGEN)
    return TimeField(lambda: Reading(COPENHAGEN, NOON, after=day))


def test_a_clock_time_alone_is_on_the_day_of_the_incident(beside: QLineEdit) -> None:
    field = time_field()
    told = put(field, beside)
    write(field, "1:05")
    assert told == [datetime(2026, 11, 17, 0, 5, tzinfo=UTC)]
    assert field.text() == "2026-11-17 01:05"


def test_a_clock_time_alone_keeps_the_day_that_is_shown(beside: QLineEdit) -> None:
    field = time_field()
    told = put(field, beside)
    field.show_value(datetime(2026, 11, 18, 12, 0, tzinfo=UTC))
    write(field, "23:30:15")
    assert told == [datetime(2026, 11, 18, 22, 30, 15, tzinfo=UTC)]


def test_leaving_a_time_as_it_was_tells_nothing(beside: QLineEdit) -> None:
    field = time_field()
    told = put(field, beside)
    field.show_value(datetime(2026, 11, 17, 1, 5, tzinfo=UTC))
    write(field, "2026-11-17 02:05")
    beside.setFocus()
    assert told == []


def test_a_time_that_cannot_be_read_stays_and_says_so(beside: QLineEdit) -> None:
    field = time_field()
    told = put(field, beside)
    write(field, "around noonish")
    assert told == []
    assert field.problem()
