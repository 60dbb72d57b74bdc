"""Edits of the agreement on the timeline: what is said about it, and that the group agrees."""

from collections.abc import Iterable
from datetime import datetime

from pm_facilitator.domain.agreement import (
    agreement_line,
    last_agreement,
    since_agreement,
    stated_by,
    without,
)
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import next_order
from pm_facilitator.domain.edits.events import add_events
from pm_facilitator.domain.entities import Agreement, Remark, TimelineEvent, new_id
from pm_facilitator.domain.vocabulary import Precision, RemarkKind


def agree(board: Board, at: datetime) -> list[Change]:
    """Record that the group agrees on the whole timeline as it is; objections stay open."""
    statements = _lines(board.events)
    order = next_order(board.all(Agreement))
    changes: list[Change] = [Added(Agreement(new_id(), at, statements, order))]
    changes += [change for event in board.events for change in patch(event, agreed=True)]
    return changes + patch(board.review, timeline_agreed_at=at)


def toggle_agreed(board: Board, ids: Iterable[str]) -> list[Change]:
    """Agree on single events, or take that back when all of these are agreed on already.

    What has changed since the whole timeline was agreed on is agreed on as it is now.
    """
    events = [board.need(TimelineEvent, id_) for id_ in dict.fromkeys(ids)]
    touched = since_agreement(board).touched
    wanted = not all(event.agreed and event.id not in touched for event in events)
    changes = [change for event in events for change in patch(event, agreed=wanted)]
    agreement = last_agreement(board)
    if not wanted or agreement is None:
        return changes
    kept = without(agreement.agreed_events, {event.id for event in events})
    return changes + patch(agreement, agreed_events=kept + _lines(events))


def add_remark(board: Board, text: str, kind: RemarkKind, at: datetime) -> tuple[list[Change], str]:
    """Keep what somebody says of the timeline, and give the remark's id too."""
    remark = Remark(new_id(), kind, text, at, order=next_order(board.all(Remark)))
    return [Added(remark)], remark.id


def settle(board: Board, id_: str, settled: bool = True) -> list[Change]:
    """Say that a remark has been taken up, or that it has not."""
    return patch(board.need(Remark, id_), settled=settled)


def event_from_remark(
    board: Board, id_: str, read: TimelineEvent | None = None
) -> tuple[list[Change], str]:
    """Put what was missing on the timeline, and give the event's id too.

    It is the event that was ``read`` from the remark, or else its words at an unknown time.
    """
    text = board.need(Remark, id_).text
    event = read or TimelineEvent(new_id(), text=text, precision=Precision.UNKNOWN)
    return add_events(board, [event]) + settle(board, id_), event.id


def _lines(events: Iterable[TimelineEvent]) -> tuple[str, ...]:
    return tuple(agreement_line(stated_by(event)) for event in events)
