"""The clock of a round's step runs through a pause, a sleep and the end of its time."""

from collections.abc import Iterator
from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.edits.rounds import Plan
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.history import History
from pm_facilitator.ui.round_clock import RoundClock, RoundFace
from tests.ui.conftest import HandClock

STEPS = (Step(RoundStep.WRITE, 180, 1), Step(RoundStep.REVEAL), Step(RoundStep.DISCUSS, 60))


@pytest.fixture
def round_id(session: Session, clock: HandClock) -> str:
    """Give the id of a round that has just begun."""
    made, id_ = edits.add_round(session.board, Stage.REFLECT, Plan("Why?", STEPS))
    session.commit(made)
    session.commit(edits.start(session.board, id_, clock.moment(), Random(1)))
    return id_


@pytest.fixture
def ticking(
    qapp: QApplication, session: Session, clock: HandClock, round_id: str
) -> Iterator[RoundClock]:
    made = RoundClock(session, clock.moment)
    yield made
    made.close()


def step(session: Session, clock: HandClock, id_: str) -> None:
    changes: list[Change] = edits.step(session.board, id_, 1, clock.moment(), Random(1))
    session.commit(changes)


def test_there_is_no_time_without_a_round(
    qapp: QApplication, session: Session, clock: HandClock
) -> None:
    made = RoundClock(session, clock.moment)
    assert made.face() == RoundFace()
    made.toggle()
    made.extend()
    assert made.face() == RoundFace()
    made.close()


def test_it_counts_down_and_then_up(ticking: RoundClock, clock: HandClock) -> None:
    clock.pass_seconds(60)
    assert ticking.face() == RoundFace(120, running=True)
    clock.pass_seconds(150)
    assert ticking.face().left == -30


def test_a_pause_stops_it_and_the_same_key_lets_it_go_on(
    ticking: RoundClock, clock: HandClock
) -> None:
    clock.pass_seconds(10)
    ticking.toggle()
    clock.pass_seconds(500)
    assert ticking.face() == RoundFace(170, running=False)
    ticking.toggle()
    clock.pass_seconds(20)
    assert ticking.face() == RoundFace(150, running=True)


def test_a_change_of_the_wall_clock_counts_for_nothing(
    ticking: RoundClock, clock: HandClock
) -> None:
    clock.set_wall(clock.wall.replace(year=2030))
    assert ticking.face().left == 180


def test_a_minute_more_is_a_minute_more(ticking: RoundClock, clock: HandClock) -> None:
    clock.pass_seconds(60)
    ticking.extend()
    assert ticking.face().left == 180


def test_a_step_without_a_clock_can_be_given_a_minute(
    ticking: RoundClock, session: Session, clock: HandClock, round_id: str
) -> None:
    step(session, clock, round_id)
    clock.pass_seconds(45)
    assert ticking.face().left is None
    ticking.extend()
    assert ticking.face().left == pytest.approx(60, abs=1)


def test_it_tells_once_that_the_time_is_up_in_each_step(
    ticking: RoundClock, session: Session, clock: HandClock, round_id: str
) -> None:
    told: list[bool] = []
    ticking.timeUp.connect(lambda: told.append(True))
    for seconds in (179, 2, 5):
        clock.pass_seconds(seconds)
        ticking.tick()
    assert len(told) == 1
    step(session, clock, round_id)
    step(session, clock, round_id)
    for seconds in (59, 2):
        clock.pass_seconds(seconds)
        ticking.tick()
    assert len(told) == 2


def test_pauses_and_minutes_are_no_steps_of_undo(
    ticking: RoundClock, session: Session, history: History
) -> None:
    ticking.toggle()
    ticking.extend()
    assert not history.can_undo()


def test_it_ticks_only_while_it_runs(ticking: RoundClock, clock: HandClock) -> None:
    seen: list[RoundFace] = []
    ticking.ticked.connect(seen.append)
    ticking.toggle()
    assert seen[-1].running is False
    ticking.toggle()
    assert seen[-1].running is True


def test_a_clock_that_was_left_running_overnight_stands_as_it_was(
    ticking: RoundClock, clock: HandClock
) -> None:
    clock.pass_seconds(60)
    last_seen = clock.moment()
    clock.pass_seconds(9 * 3600)
    ticking.stop_if_forgotten(last_seen)
    assert ticking.face() == RoundFace(120, running=False)


def test_a_clock_goes_on_through_a_short_absence(ticking: RoundClock, clock: HandClock) -> None:
    last_seen = clock.moment()
    clock.pass_seconds(100)
    ticking.stop_if_forgotten(last_seen)
    assert ticking.face() == RoundFace(80, running=True)
