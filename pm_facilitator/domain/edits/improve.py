"""Edits of the locker, the actions and the decisions not to act."""

from datetime import datetime

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import next_order, remove
from pm_facilitator.domain.entities import Action, Decision, Factor, LockerItem, new_id
from pm_facilitator.domain.vocabulary import LockerState, Stage


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


def keep_idea(board: Board, item_id: str) -> list[Change]:
    """Keep an idea for later, as it is."""
    item = board.need(LockerItem, item_id)
    return patch(item, state=LockerState.KEPT, reason="", action_id=None)


def merge_idea(board: Board, item_id: str, action_id: str) -> list[Change]:
    """Let an idea be part of an action that there is already.

    Raises:
        InvalidEdit: when there is no such idea or action.
    """
    item, action = board.need(LockerItem, item_id), board.need(Action, action_id)
    return patch(item, state=LockerState.MERGED, reason="", action_id=action.id)


def set_idea_aside(board: Board, item_id: str, reason: str) -> list[Change]:
    """Leave an idea, with the reason why."""
    item = board.need(LockerItem, item_id)
    return patch(item, state=LockerState.SET_ASIDE, reason=reason, action_id=None)


def bring_idea_back(board: Board, item_id: str) -> list[Change]:
    """Put an idea back into the locker."""
    item = board.need(LockerItem, item_id)
    return patch(item, state=LockerState.PARKED, reason="", action_id=None)


def place_on_matrix(board: Board, id_: str, impact: int, effort: int) -> list[Change]:
    """Set an action's impact and effort, each from 1 to 5."""
    action = board.need(Action, id_)
    return patch(action, impact=_one_to_five(impact), effort=_one_to_five(effort))


def place_risk(board: Board, id_: str, severity: int, likelihood: int) -> list[Change]:
    """Set how severe and how likely a return of what an action is against is, from 1 to 5."""
    action = board.need(Action, id_)
    return patch(action, severity=_one_to_five(severity), likelihood=_one_to_five(likelihood))


def answer_factor(
    board: Board, factor_id: str, key: tuple[str, str], answers: bool
) -> list[Change]:
    """Link an action or a decision, by its key, to a factor that it answers, or unlink it.

    Raises:
        InvalidEdit: when one of them is not on the board.
    """
    factor = board.need(Factor, factor_id)
    kinds: dict[str, type[Action] | type[Decision]] = {"action": Action, "decision": Decision}
    record = board.need(kinds[key[0]], key[1])
    kept = dict.fromkeys(record.factor_ids)
    if answers:
        kept[factor.id] = None
    else:
        kept.pop(factor.id, None)
    return patch(record, factor_ids=tuple(kept))


def add_decision(
    board: Board, text: str, reason: str, factor_ids: tuple[str, ...] = ()
) -> tuple[list[Change], str]:
    """Record a decision not to act and give its id too."""
    order = next_order(board.decisions)
    decision = Decision(new_id(), text=text, reason=reason, factor_ids=factor_ids, order=order)
    return [Added(decision)], decision.id


def decide_against_action(board: Board, action_id: str, reason: str) -> tuple[list[Change], str]:
    """Turn an action into a decision not to act, keeping the factors it was about."""
    action = board.need(Action, action_id)
    changes, id_ = add_decision(board, action.text, reason, action.factor_ids)
    return [*changes, *remove(board, [("action", action_id)])], id_


def decide_against_idea(board: Board, item_id: str, reason: str) -> tuple[list[Change], str]:
    """Turn a parked idea into a decision not to act."""
    item = board.need(LockerItem, item_id)
    changes, id_ = add_decision(board, item.text, reason)
    return changes + set_idea_aside(board, item_id, reason), id_


def _one_to_five(value: int) -> int:
    return max(1, min(5, value))
