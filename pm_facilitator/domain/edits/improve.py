"""Edits of the locker, the actions and the decisions not to act."""

from dataclasses import replace
from datetime import datetime

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import next_order, remove
from pm_facilitator.domain.entities import Action, Decision, LockerItem, new_id
from pm_facilitator.domain.vocabulary import LockerState, Priority, Stage


def park(board: Board, text: str, stage: Stage, at: datetime) -> tuple[list[Change], str]:
    """Put an idea into the locker until Improve, and give its id too."""
    item = LockerItem(
        id=new_id(), text=text, stage=stage, parked_at=at, order=next_order(board.locker)
    )
    return [Added(item)], item.id


def add_action(
    board: Board, text: str, factor_ids: tuple[str, ...] = ()
) -> tuple[list[Change], str]:
    """Write an action and give its id too."""
    action = Action(id=new_id(), text=text, factor_ids=factor_ids, order=next_order(board.actions))
    return [Added(action)], action.id


def action_from_idea(board: Board, item_id: str) -> tuple[list[Change], str]:
    """Make an action of a parked idea and give the action's id too."""
    item = board.need(LockerItem, item_id)
    changes, id_ = add_action(board, item.text)
    return changes + patch(item, state=LockerState.ACTION, action_id=id_), id_


def set_idea_aside(board: Board, item_id: str, reason: str) -> list[Change]:
    """Leave an idea, with the reason why."""
    return patch(board.need(LockerItem, item_id), state=LockerState.SET_ASIDE, reason=reason)


def bring_idea_back(board: Board, item_id: str) -> list[Change]:
    """Put an idea back into the locker."""
    item = board.need(LockerItem, item_id)
    return patch(item, state=LockerState.PARKED, reason="", action_id=None)


def place_on_matrix(board: Board, id_: str, impact: int, effort: int) -> list[Change]:
    """Set an action's impact and effort, each from 1 to 5."""
    action = board.need(Action, id_)
    return patch(action, impact=_one_to_five(impact), effort=_one_to_five(effort))


def suggested_priority(action: Action) -> Priority | None:
    """Suggest a priority from impact and effort; None while either is missing.

    High impact with low effort is high, low impact with high effort is low, the rest is medium.
    """
    if action.impact is None or action.effort is None:
        return None
    strong, heavy = action.impact >= 3, action.effort > 3
    if strong and not heavy:
        return Priority.HIGH
    return Priority.LOW if heavy and not strong else Priority.MEDIUM


def add_decision(board: Board, text: str, reason: str) -> tuple[list[Change], str]:
    """Record a decision not to act and give its id too."""
    decision = Decision(id=new_id(), text=text, reason=reason, order=next_order(board.decisions))
    return [Added(decision)], decision.id


def decide_against_action(board: Board, action_id: str, reason: str) -> tuple[list[Change], str]:
    """Turn an action into a decision not to act, keeping the factors it was about."""
    action = board.need(Action, action_id)
    changes, id_ = add_decision(board, action.text, reason)
    added = changes[0]
    assert isinstance(added, Added)
    assert isinstance(added.entity, Decision)
    decision = replace(added.entity, factor_ids=action.factor_ids)
    return [Added(decision), *remove(board, [("action", action_id)])], id_


def decide_against_idea(board: Board, item_id: str, reason: str) -> tuple[list[Change], str]:
    """Turn a parked idea into a decision not to act."""
    item = board.need(LockerItem, item_id)
    changes, id_ = add_decision(board, item.text, reason)
    return changes + set_idea_aside(board, item_id, reason), id_


def _one_to_five(value: int) -> int:
    return max(1, min(5, value))
