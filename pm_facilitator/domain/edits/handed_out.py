"""What trackers were told of actions: kept when a file is written, and when their table is back."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import next_order
from pm_facilitator.domain.edits.tracked import Tracked, action_of
from pm_facilitator.domain.entities import HandedOut, new_id

STATUS, DUE = "Status", "Due"
"""The heads of what a tracker tells by itself."""


def told_to(board: Board, outlet: str) -> dict[str, HandedOut]:
    """Give what a tracker was last told of each action, by the ids of the actions."""
    return {each.action_id: each for each in board.all(HandedOut) if each.outlet == outlet}


def facts_in(told: str) -> dict[str, str]:
    """Read the heads and texts of what was told."""
    parted = (line.partition(": ") for line in told.splitlines())
    return {head: said for head, _, said in parted}


def remember(
    board: Board, outlet: str, told: Mapping[str, Mapping[str, str]], at: datetime
) -> list[Change]:
    """Keep what a tracker's file tells of actions.

    Args:
        board: the review.
        outlet: the tracker's kind of file.
        told: heads and one-line texts, by the ids of the actions.
        at: when it was written.
    """
    before, changes = told_to(board, outlet), list[Change]()
    order = next_order(board.all(HandedOut))
    for action_id, facts in told.items():
        text = _text(facts)
        if action_id in before:
            changes += patch(before[action_id], at=at, told=text)
        else:
            changes.append(Added(HandedOut(new_id(), outlet, action_id, at, text, order)))
            order += 1
    return changes


def heard_back(board: Board, several: Iterable[Tracked]) -> list[Change]:
    """Keep that trackers know the states and dates that they have told themselves."""
    heard: dict[str, dict[str, str]] = {}
    for each in several:
        action = action_of(board, each)
        if action is not None:
            facts = heard.setdefault(action.id, {})
            facts |= {STATUS: each.status.label} if each.status else {}
            facts |= {DUE: each.due.isoformat()} if each.due else {}
    return [
        change
        for record in board.all(HandedOut)
        for change in patch(
            record, told=_text(facts_in(record.told) | heard.get(record.action_id, {}))
        )
    ]


def _text(facts: Mapping[str, str]) -> str:
    return "\n".join(f"{head}: {said}" for head, said in facts.items())
