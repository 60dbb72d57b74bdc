"""The stage clock goes on through sleep, a changed wall clock and a restart of the machine."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain import clock
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import StageSlot
from pm_facilitator.domain.vocabulary import Stage
from tests.domain.conftest import NOW

BEGIN = Moment(NOW, 1000.0, "boot-1")


def later(seconds: float, *, wall: float = 0.0, boot: str = "boot-1") -> Moment:
    """Give the moment some seconds on, with the wall clock set by ``wall`` on top."""
    return Moment(NOW + timedelta(seconds=seconds + wall), 1000.0 + seconds, boot)


def started(board: Board, stage: Stage = Stage.RECAP) -> StageSlot:
    board.apply(setup.go_to_stage(board, stage))
    board.apply(clock.start(slot(board, stage), BEGIN))
    return slot(board, stage)


def slot(board: Board, stage: Stage) -> StageSlot:
    found = board.slot(stage)
    assert found is not None
    return found


def test_a_clock_that_stands_has_spent_what_it_kept(board: Board) -> None:
    standing = replace(slot(board, Stage.RECAP), spent=90.0)
    assert clock.spent(standing, later(500)) == 90
    assert not clock.is_running(standing)


def test_a_running_clock_counts(board: Board) -> None:
    assert clock.spent(started(board), later(60)) == 60
    assert clock.remaining(started(board), later(60)) == 14 * 60


def test_it_counts_on_while_the_laptop_sleeps(board: Board) -> None:
    # The steady clock goes on during sleep, so two hours are two hours.
    assert clock.spent(started(board), later(7200)) == 7200


@pytest.mark.parametrize("wall", [-3600.0, 86400.0])
def test_a_change_of_the_wall_clock_counts_for_nothing(board: Board, wall: float) -> None:
    assert clock.spent(started(board), later(60, wall=wall)) == 60


def test_across_a_restart_the_wall_clock_decides(board: Board) -> None:
    after_restart = Moment(NOW + timedelta(minutes=4), 12.0, "boot-2")
    assert clock.spent(started(board), after_restart) == 240


def test_a_wall_clock_that_went_back_across_a_restart_takes_nothing_away(board: Board) -> None:
    after_restart = Moment(NOW - timedelta(hours=1), 12.0, "boot-2")
    assert clock.spent(started(board), after_restart) == 0


def test_without_a_boot_the_wall_clock_decides() -> None:
    first, second = Moment(NOW, 5.0, ""), Moment(NOW + timedelta(seconds=9), 1.0, "")
    assert clock.seconds_between(first, second) == 9


def test_pausing_keeps_what_was_spent(board: Board) -> None:
    board.apply(clock.pause(started(board), later(61.2345)))
    paused = slot(board, Stage.RECAP)
    assert paused.spent == 61.234 or paused.spent == 61.235
    assert (paused.running_since, paused.running_steady, paused.running_boot) == (None, None, "")
    assert clock.pause(paused, later(99)) == []


def test_starting_twice_changes_nothing(board: Board) -> None:
    assert clock.start(started(board), later(60)) == []


def test_pauses_do_not_count(board: Board) -> None:
    board.apply(clock.pause(started(board), later(60)))
    board.apply(clock.start(slot(board, Stage.RECAP), later(600)))
    assert clock.spent(slot(board, Stage.RECAP), later(630)) == 90


def test_minutes_can_be_added_and_taken_but_not_below_nothing(board: Board) -> None:
    board.apply(clock.extend(slot(board, Stage.OPEN), 2))
    assert clock.remaining(slot(board, Stage.OPEN), BEGIN) == 7 * 60
    board.apply(clock.extend(slot(board, Stage.OPEN), -60))
    assert clock.remaining(slot(board, Stage.OPEN), BEGIN) == 0


def test_switching_hands_the_running_clock_on(board: Board) -> None:
    started(board, Stage.RECAP)
    board.apply(clock.switch(board, Stage.REFLECT, later(300)))
    assert slot(board, Stage.RECAP).spent == 300
    assert clock.spent(slot(board, Stage.REFLECT), later(330)) == 30


def test_switching_starts_nothing_when_no_clock_ran(board: Board) -> None:
    assert clock.switch(board, Stage.REFLECT, BEGIN) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 5000), min_size=1, max_size=8), st.floats(-1e6, 1e6))
def test_pausing_and_going_on_adds_up(spans: list[float], wall: float) -> None:
    clocked, elapsed = StageSlot("s", Stage.RECAP, planned=600), 0.0
    for span in spans:
        for change in clock.start(clocked, later(elapsed)):
            clocked = replace(clocked, **{change.field: change.after})  # type: ignore[union-attr,arg-type]
        elapsed += span
        for change in clock.pause(clocked, later(elapsed, wall=wall)):
            clocked = replace(clocked, **{change.field: change.after})  # type: ignore[union-attr,arg-type]
    assert clocked.spent == pytest.approx(elapsed, abs=0.01)


def test_before_the_meeting_nobody_is_late(board: Board) -> None:
    pace = clock.pace(board, BEGIN)
    assert (pace.planned, pace.spent, pace.behind) == (3600, 0, 0)


def test_a_stage_over_its_time_pushes_the_meeting_behind(board: Board) -> None:
    started(board, Stage.RECAP)
    board.apply(setup.set_fields(board, stage=Stage.REFLECT))
    board.apply(clock.switch(board, Stage.REFLECT, later(21 * 60)))
    pace = clock.pace(board, later(21 * 60))
    # Opening took none of its five minutes, Recap six more than its fifteen.
    assert pace.behind == 60
    assert (pace.next_stage, pace.next_left) == (Stage.IMPROVE, 14 * 60)


def test_within_its_time_a_stage_is_not_early_yet(board: Board) -> None:
    slot_ = started(board, Stage.OPEN)
    assert slot_.planned == 300
    assert clock.pace(board, later(60)).behind == 0
    assert clock.pace(board, later(360)).behind == 60


def test_minutes_added_to_a_stage_do_not_move_the_end(board: Board) -> None:
    board.apply(clock.extend(started(board, Stage.OPEN), 5))
    assert clock.pace(board, later(8 * 60)).behind == 180


def test_going_ahead_and_back_costs_nothing(board: Board) -> None:
    board.apply(clock.pause(started(board, Stage.REFLECT), later(120)))
    board.apply(setup.go_to_stage(board, Stage.OPEN))
    found = clock.pace(board, later(500))
    assert found.behind == 0
    assert (found.next_stage, found.next_left) == (Stage.REFLECT, 20 * 60 - 120)


def test_at_the_end_nothing_is_left_to_squeeze(board: Board) -> None:
    board.apply(setup.go_to_stage(board, Stage.CLOSE))
    pace = clock.pace(board, BEGIN)
    assert (pace.next_stage, pace.next_left) == (None, 0)


def test_a_stage_that_the_agenda_leaves_out_makes_nobody_early() -> None:
    changes, _ = setup.new_review("Short", NOW, minutes={Stage.RECAP: 15, Stage.IMPROVE: 15})
    board = Board()
    board.apply(changes)
    pace = clock.pace(board, BEGIN)
    assert pace.behind == 0
    assert pace.next_left == 15 * 60


def test_without_an_agenda_there_is_no_pace() -> None:
    changes, _ = setup.new_review("No plan", datetime(2026, 1, 1, tzinfo=UTC))
    board = Board()
    board.apply(changes)
    assert clock.pace(board, BEGIN) == clock.Pace(0, 0, 0, None, 0)
