"""Edits of the locker, the actions and the decisions not to act."""

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import factors, improve
from pm_facilitator.domain.entities import Action, Decision, LockerItem
from pm_facilitator.domain.vocabulary import LockerState, Stage
from tests.domain.conftest import NOW, apply


def park(board: Board, text: str = "Add an alert") -> str:
    return apply(board, improve.park(board, text, Stage.RECAP, NOW))


def item(board: Board, id_: str) -> LockerItem:
    return board.need(LockerItem, id_)


def test_a_parked_idea_remembers_when_and_where_it_came_up(board: Board) -> None:
    found = item(board, park(board))
    assert (found.stage, found.parked_at, found.state) == (Stage.RECAP, NOW, LockerState.PARKED)


def test_an_idea_becomes_an_action_and_can_come_back(board: Board) -> None:
    idea = park(board)
    action = apply(board, improve.action_from_idea(board, idea))
    assert board.need(Action, action).text == "Add an alert"
    assert (item(board, idea).state, item(board, idea).action_id) == (LockerState.ACTION, action)
    board.apply(improve.bring_idea_back(board, idea))
    assert (item(board, idea).state, item(board, idea).action_id) == (LockerState.PARKED, None)


def test_an_idea_is_set_aside_with_a_reason(board: Board) -> None:
    idea = park(board)
    board.apply(improve.set_idea_aside(board, idea, "Too dear"))
    assert (item(board, idea).state, item(board, idea).reason) == (
        LockerState.SET_ASIDE,
        "Too dear",
    )


def test_deciding_against_an_idea_records_the_decision(board: Board) -> None:
    idea = park(board)
    apply(board, improve.decide_against_idea(board, idea, "Too dear"))
    assert [(d.text, d.reason) for d in board.decisions] == [("Add an alert", "Too dear")]
    assert item(board, idea).state is LockerState.SET_ASIDE


def test_deciding_against_an_action_keeps_its_factors(board: Board) -> None:
    factor = apply(board, factors.add_factor(board, "No alert", board.bones[0].id))
    action = apply(board, improve.add_action(board, "Add an alert", (factor,)))
    apply(board, improve.decide_against_action(board, action, "Too dear"))
    assert board.actions == []
    assert board.decisions[0].factor_ids == (factor,)


@pytest.mark.parametrize(("given", "kept"), [(0, 1), (3, 3), (9, 5)])
def test_the_matrix_runs_from_one_to_five(board: Board, given: int, kept: int) -> None:
    action = apply(board, improve.add_action(board, "x"))
    board.apply(improve.place_on_matrix(board, action, given, given))
    placed = board.need(Action, action)
    assert (placed.impact, placed.effort) == (kept, kept)


def test_an_idea_is_kept_as_it_is(board: Board) -> None:
    idea = park(board)
    board.apply(improve.keep_idea(board, idea))
    assert (item(board, idea).state, board.actions) == (LockerState.KEPT, [])


def test_an_idea_is_merged_into_an_action_and_comes_back_with_it(board: Board) -> None:
    idea = park(board)
    action = apply(board, improve.add_action(board, "Watch every end date"))
    board.apply(improve.merge_idea(board, idea, action))
    assert (item(board, idea).state, item(board, idea).action_id) == (LockerState.MERGED, action)
    board.apply(improve.bring_idea_back(board, idea))
    assert (item(board, idea).state, item(board, idea).action_id) == (LockerState.PARKED, None)


def test_an_idea_of_an_action_that_was_merged_says_no_more_after_another_choice(
    board: Board,
) -> None:
    idea = park(board)
    apply(board, improve.action_from_idea(board, idea))
    board.apply(improve.set_idea_aside(board, idea, "Too dear"))
    assert item(board, idea).action_id is None


def test_a_factor_is_answered_from_its_own_end(board: Board) -> None:
    factor = apply(board, factors.add_factor(board, "No alert", board.bones[0].id))
    action = apply(board, improve.add_action(board, "Add an alert"))
    decision = apply(board, improve.add_decision(board, "Buy nothing", "Too dear"))
    for key in (("action", action), ("decision", decision)):
        board.apply(improve.answer_factor(board, factor, key, True))
        board.apply(improve.answer_factor(board, factor, key, True))
    assert board.need(Action, action).factor_ids == (factor,)
    assert board.need(Decision, decision).factor_ids == (factor,)
    board.apply(improve.answer_factor(board, factor, ("action", action), False))
    assert board.need(Action, action).factor_ids == ()


@pytest.mark.parametrize(("given", "kept"), [(0, 1), (3, 3), (9, 5)])
def test_the_risk_runs_from_one_to_five(board: Board, given: int, kept: int) -> None:
    action = apply(board, improve.add_action(board, "x"))
    board.apply(improve.place_risk(board, action, given, 2))
    assert (board.need(Action, action).severity, board.need(Action, action).likelihood) == (kept, 2)
