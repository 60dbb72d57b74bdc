"""Edits of the locker, the actions and the decisions not to act."""

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import factors, improve
from pm_facilitator.domain.entities import Action, LockerItem
from pm_facilitator.domain.vocabulary import LockerState, Priority, Stage
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


@pytest.mark.parametrize(
    ("impact", "effort", "priority"),
    [
        (None, 1, None),
        (5, None, None),
        (5, 1, Priority.HIGH),
        (5, 5, Priority.MEDIUM),
        (1, 1, Priority.MEDIUM),
        (1, 5, Priority.LOW),
    ],
)
def test_a_priority_is_suggested(
    impact: int | None, effort: int | None, priority: Priority | None
) -> None:
    assert improve.suggested_priority(Action("a", impact=impact, effort=effort)) is priority
