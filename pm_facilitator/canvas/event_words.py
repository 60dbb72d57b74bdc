"""What there is to say of an event that its card has no room for."""

from html import escape

from pm_facilitator.canvas.moments import spoken_time, zone_of
from pm_facilitator.domain.agreement import Since, since_agreement
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.told import told_words

_LONGEST = 140


def agreed_as(board: Board, since: Since, event: TimelineEvent) -> str:
    """Say what the group had agreed on of an event that is different now; empty for others."""
    if event.id in since.added:
        return "Added after the group had agreed."
    stated = since.changed.get(event.id)
    if stated is None:
        return ""
    time = spoken_time(stated.time, zone_of(board.review.zone)) if stated.time else "time unknown"
    return f"Changed. Agreed as: {time}, {stated.text or 'no text'}"


def event_tip(board: Board, event: TimelineEvent) -> str:
    """Give what is shown while the pointer rests on an event, as rich text; may be empty."""
    since = since_agreement(board)
    lines = [told_words(event), agreed_as(board, since, event), *event.origins]
    return "<br>".join(escape(_short(line)) for line in lines if line)


def _short(line: str) -> str:
    flat = " ".join(line.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "\u2026"
