"""The bar tells the stage, the time and the pace at a glance, and its keys do what they say."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.windows.room import Room
from tests.ui.conftest import HandClock
from tests.ui.hands import press, words_in


def pace(room: Room) -> QLabel:
    found = room.bar.findChild(QLabel, "clockPace")
    assert isinstance(found, QLabel)
    return found


def chosen(room: Room) -> list[str]:
    keys = [key for key in room.bar.findChildren(QPushButton) if key.property("stage")]
    return [key.text() for key in keys if key.isChecked()]


def test_it_shows_every_stage_with_its_minutes(room: Room) -> None:
    words = words_in(room.bar)
    assert "Card payments failed" in words
    for text in ("Open 0/5", "Recap 0/5", "Reflect 0/30", "Improve 0/15", "Close 0/5"):
        assert text in words


def test_clicking_a_stage_goes_there(room: Room) -> None:
    press(room.bar, "Recap 0/5")
    assert room.stage is Stage.RECAP
    assert chosen(room) == ["Recap 0/5"]


def test_play_starts_the_clock_and_becomes_pause(room: Room, clock: HandClock) -> None:
    press(room.bar, "Start the clock")
    clock.pass_seconds(61)
    room.clock.tick()
    assert room.bar.clock_text() == "3:59"
    assert "Open 1/5" in words_in(room.bar)
    press(room.bar, "Pause the clock")
    clock.pass_seconds(600)
    room.clock.tick()
    assert room.bar.clock_text() == "3:59"


@pytest.mark.parametrize("minutes", [1, 2, 5])
def test_a_few_minutes_more_are_one_click(room: Room, minutes: int) -> None:
    press(room.bar, f"+{minutes}")
    assert room.bar.clock_text() == f"{5 + minutes}:00"
    assert f"Open 0/{5 + minutes}" in words_in(room.bar)


def test_over_time_is_counted_up_and_says_what_that_costs(room: Room, clock: HandClock) -> None:
    assert pace(room).text() == "On time"
    room.clock.toggle()
    clock.pass_seconds(8 * 60)
    room.clock.tick()
    assert room.bar.clock_text() == "+3:00"
    assert pace(room).text() == "3 min over; if you stay, Reflect has 27"
    assert pace(room).property("over")


def test_it_says_when_the_last_edit_was_saved(room: Room, clock: HandClock) -> None:
    room.controller.park("An idea")
    assert room.bar.saved_text() == f"Saved {clock.now().astimezone():%H:%M}"


def test_the_audience_key_opens_and_closes_the_window(room: Room) -> None:
    press(room.bar, "Audience")
    assert room.audience is not None
    press(room.bar, "Audience")
    assert room.audience is None


def test_home_leads_back_to_the_library(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.homeWanted):
        press(room.bar, "Back to the library")


def test_a_long_title_does_not_push_the_clock_out(room: Room, theme: Theme) -> None:
    room.controller.set_field("review", room.session.board.review.id, "title", "word " * 60)
    room.resize(960, 640)
    assert room.width() == 960
    clock = room.bar.findChild(QLabel, "clockTime")
    assert isinstance(clock, QLabel)
    assert clock.isVisible()
    assert clock.geometry().right() < room.bar.width()
