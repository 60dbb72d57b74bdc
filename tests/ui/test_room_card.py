"""Under stress one key brings a sentence to say aloud; the group's window knows nothing of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pm_facilitator import presets
from pm_facilitator.domain.edits import coaching
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.session import Session
from pm_facilitator.ui.panels.room_card import RoomCard
from pm_facilitator.ui.round_clock import RoundFace
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.windows.room import Room
from tests.helpers.mirrored import group_follows
from tests.ui.conftest import HandClock
from tests.ui.hands import press, words_in
from tests.ui.seen import everything_in

REDIRECTS = presets.redirects()
STRESS = next(place for place, each in enumerate(REDIRECTS) if each.name == "stress")


@pytest.fixture
def card(room: Room, qtbot: QtBot) -> RoomCard:
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.help.toggle_card()
    return room.help.card


def key(card: RoomCard, code: int) -> None:
    QTest.keyClick(card, Qt.Key(code))


def digit(place: int) -> int:
    return Qt.Key.Key_1 + place


def test_it_opens_with_the_keyboard_and_esc_gives_it_back(room: Room, qtbot: QtBot) -> None:
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.page.take_focus()
    room.new_event()
    before = room.focusWidget()
    room.help.toggle_card()
    assert room.help.card.hasFocus()
    key(room.help.card, Qt.Key.Key_Escape)
    assert room.help.card.isHidden()
    assert before is not None
    assert before.hasFocus()


@pytest.mark.parametrize("place", range(len(REDIRECTS)), ids=lambda n: REDIRECTS[n].name)
def test_each_difficulty_has_its_key(card: RoomCard, place: int) -> None:
    key(card, digit(place))
    redirect = REDIRECTS[place]
    assert card.sentence() == redirect.moves[0]
    words = words_in(card)
    assert all(move in words for move in redirect.moves)
    assert redirect.source in words


def test_no_key_is_short_of_a_difficulty() -> None:
    assert 8 <= len(REDIRECTS) <= 9


def test_what_to_say_is_in_large_letters(card: RoomCard) -> None:
    key(card, digit(0))
    (said,) = [each for each in card.findChildren(QLabel) if each.text() == card.sentence()]
    said.ensurePolished()
    assert said.fontInfo().pixelSize() >= 28


def test_space_says_it_in_another_way_and_so_does_the_next_time(card: RoomCard) -> None:
    key(card, digit(1))
    key(card, Qt.Key.Key_Space)
    assert card.sentence() == REDIRECTS[1].moves[1]
    card.toggle()
    card.toggle()
    key(card, digit(1))
    assert card.sentence() == REDIRECTS[1].moves[2]


def test_it_is_worked_by_mouse_as_well(card: RoomCard) -> None:
    press(card, f"{REDIRECTS[2].situation}, key 3")
    assert card.sentence() == REDIRECTS[2].moves[0]
    press(card, "Another way to say it (Space)")
    assert card.sentence() == REDIRECTS[2].moves[1]
    assert card.hasFocus()
    press(card, "Close the card")
    assert card.isHidden()


def test_nothing_is_recorded(card: RoomCard, session: Session) -> None:
    before = list(session.board.entities())
    for place in range(len(REDIRECTS)):
        key(card, digit(place))
    assert list(session.board.entities()) == before
    assert "Nothing about this is recorded" in words_in(card)


def test_counts_are_kept_by_kind_where_that_is_wished(
    room: Room, card: RoomCard, session: Session
) -> None:
    room.help.counts = True
    for place in (0, 0, STRESS):
        key(card, digit(place))
    assert coaching.counts(session.board) == {REDIRECTS[0].name: 2, "stress": 1}
    assert f"{REDIRECTS[0].situation}: 2" in words_in(card)
    room.history.undo()
    assert coaching.counts(session.board)["stress"] == 1


def test_the_groups_window_has_none_of_it_by_a_pixel(room: Room, card: RoomCard) -> None:
    card.toggle()
    room.toggle_audience()
    assert room.audience is not None
    room.activateWindow()
    group_follows()
    before = room.audience.grab().toImage()
    room.help.counts = True
    room.help.toggle_card()
    for place, redirect in enumerate(REDIRECTS):
        key(card, digit(place))
        seen = everything_in(room.audience)
        assert redirect.situation not in seen
        assert not any(move in seen for move in redirect.moves)
    group_follows()
    assert room.audience.grab().toImage() == before


# A break.


def test_a_break_lets_the_clock_stand_and_run_on(
    room: Room, card: RoomCard, clock: HandClock
) -> None:
    room.clock.toggle()
    key(card, digit(STRESS))
    press(card, "Take a break of 5 min (B)")
    assert card.isHidden()
    assert room.help.on_break()
    assert not room.clock.face().running
    local = clock.now().astimezone().replace(minute=5)
    assert f"Break until {local:%H:%M}" in room.notices.text()
    room.notices.act()
    assert room.clock.face().running
    assert not room.help.on_break()


def test_during_a_break_the_card_ends_it_by_the_same_key(room: Room, card: RoomCard) -> None:
    room.clock.toggle()
    key(card, Qt.Key.Key_B)
    room.help.toggle_card()
    assert "B ends the break" in words_in(card)
    key(card, digit(STRESS))
    assert "Take a break" not in words_in(card)
    assert "End the break (B)" in words_in(card)
    key(card, Qt.Key.Key_B)
    assert card.isHidden()
    assert not room.help.on_break()
    assert room.clock.face().running


def test_a_break_lets_the_clock_of_a_round_stand_too(room: Room, clock: HandClock) -> None:
    room.rounds.lead.start(
        RoundDraft(prompt="What did you see?", steps=(Step(RoundStep.WRITE, 300),))
    )
    room.clock.toggle()
    room.help.take_break(5)
    clock.pass_seconds(120)
    assert room.rounds.clock.face() == RoundFace(300.0, running=False)
    assert not room.clock.face().running
    room.help.go_on()
    clock.pass_seconds(60)
    assert room.rounds.clock.face() == RoundFace(240.0, running=True)
    assert room.clock.face().running


def test_the_next_step_of_a_round_ends_the_break(room: Room, clock: HandClock) -> None:
    steps = (Step(RoundStep.WRITE, 300), Step(RoundStep.SHARE, 60))
    room.rounds.lead.start(RoundDraft(prompt="What did you see?", steps=steps))
    room.clock.toggle()
    room.help.take_break(5)
    room.rounds.lead.step(1)
    assert not room.help.on_break()
    assert room.rounds.clock.face() == RoundFace(60.0, running=True)
    assert room.clock.face().running


def test_a_clock_that_was_paused_by_hand_stays_so_after_the_break(room: Room) -> None:
    room.rounds.lead.start(
        RoundDraft(prompt="What did you see?", steps=(Step(RoundStep.WRITE, 300),))
    )
    room.rounds.clock.toggle()
    room.clock.toggle()
    room.help.take_break(5)
    room.help.go_on()
    assert not room.rounds.clock.face().running
    assert room.clock.face().running


def test_the_end_of_a_break_is_said(room: Room, card: RoomCard, qtbot: QtBot) -> None:
    room.clock.toggle()
    key(card, Qt.Key.Key_B)
    room.help._timer.start(0)
    qtbot.waitUntil(lambda: room.notices.text() == "The break is over.")
    assert not room.clock.face().running
    room.notices.act()
    assert room.clock.face().running


@pytest.mark.parametrize("ran", [True, False])
def test_a_clock_that_is_started_by_hand_ends_the_break(
    room: Room, card: RoomCard, ran: bool
) -> None:
    if ran:
        room.clock.toggle()
    key(card, Qt.Key.Key_B)
    room.clock.toggle()
    assert not room.help.on_break()
    assert room.notices.text() == ""
    room.help.go_on()
    assert room.clock.face().running


def test_a_clock_that_stood_before_the_break_stands_after_it(room: Room, card: RoomCard) -> None:
    key(card, Qt.Key.Key_B)
    assert "Break until" in room.notices.text()
    room.help.go_on()
    assert not room.clock.face().running
    assert room.notices.text() == ""
