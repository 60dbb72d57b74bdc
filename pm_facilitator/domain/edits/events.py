"""Edits of the timeline."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import next_order
from pm_facilitator.domain.entities import TimelineEvent, new_id
from pm_facilitator.domain.vocabulary import EventKind, LaneBy, Precision


def add_event(
    board: Board,
    text: str = "",
    time: datetime | None = None,
    kind: EventKind = EventKind.OTHER,
    lane: str = "",
) -> tuple[list[Change], str]:
    """Put one event on the timeline, in a lane of it, and give its id too."""
    event = TimelineEvent(
        id=new_id(),
        text=text,
        time=time,
        kind=kind,
        precision=Precision.EXACT if time else Precision.UNKNOWN,
        order=next_order(board.events),
    )
    return [Added(_in_lane(board, event, lane) if lane else event)], event.id


def add_events(board: Board, events: Sequence[TimelineEvent]) -> list[Change]:
    """Put many events on the timeline, in the order given."""
    first = next_order(board.events)
    return [Added(replace(event, order=first + i)) for i, event in enumerate(events)]


def set_time(
    board: Board,
    id_: str,
    time: datetime | None,
    end: datetime | None = None,
    precision: Precision | None = None,
) -> list[Change]:
    """Set when an event was; without a time it waits among the unknown ones."""
    event = board.need(TimelineEvent, id_)
    if time is None:
        return patch(event, time=None, end=None, precision=Precision.UNKNOWN, agreed=False)
    known = Precision.EXACT if event.precision is Precision.UNKNOWN else event.precision
    return patch(event, time=time, end=end, precision=precision or known, agreed=False)


def shift(board: Board, ids: Iterable[str], by: timedelta, lane: str | None = None) -> list[Change]:
    """Move events in time, ranges keeping their length, and into a lane unless it is None.

    An event that has moved in time is no longer agreed on.
    """
    changes: list[Change] = []
    for id_ in ids:
        event = board.need(TimelineEvent, id_)
        if event.time is None:
            continue
        if by:
            end = event.end + by if event.end else None
            changes += patch(event, time=event.time + by, end=end, agreed=False)
        if lane is not None:
            inside = _in_lane(board, event, lane)
            changes += patch(event, source=inside.source, lane=inside.lane)
    return changes


def _in_lane(board: Board, event: TimelineEvent, lane: str) -> TimelineEvent:
    """Give an event that lies in a lane, as this review draws them."""
    match board.review.lanes:
        case LaneBy.SOURCE:
            return replace(event, source=lane)
        case LaneBy.TEAM:
            return replace(event, lane=lane)
        case LaneBy.NONE:
            return event


def set_text(board: Board, id_: str, text: str) -> list[Change]:
    """Reword an event."""
    return patch(board.need(TimelineEvent, id_), text=text)


def attach_links(board: Board, id_: str, links: Iterable[str]) -> list[Change]:
    """Add links to the evidence of an event; one that it has already is not added again."""
    event = board.need(TimelineEvent, id_)
    return patch(event, evidence=tuple(dict.fromkeys((*event.evidence, *links))))


def set_kind(board: Board, ids: Iterable[str], kind: EventKind) -> list[Change]:
    """Say what sort of events these are."""
    return [c for id_ in ids for c in patch(board.need(TimelineEvent, id_), kind=kind)]


def toggle(board: Board, ids: Iterable[str], field: str) -> list[Change]:
    """Switch ``highlighted``, ``milestone`` or ``known_shown``: on unless all are it already."""
    events = [board.need(TimelineEvent, id_) for id_ in ids]
    wanted = not all(getattr(event, field) for event in events)
    return [change for event in events for change in patch(event, **{field: wanted})]
