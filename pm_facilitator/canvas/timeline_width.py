"""How long the axis of a board's timeline is."""

from dataclasses import replace
from math import ceil

from pm_facilitator.domain.agreement import since_agreement
from pm_facilitator.domain.board import Board
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.timeline import TimelineLayout, TimelineLook, layout_timeline
from pm_facilitator.figures.timeline_bursts import folded

NARROWEST, WIDEST = 1000.0, 4200.0
WIDTH_STEP = 400.0
WIDTH_PER_EVENT = 64.0
"""The axis grows in steps, so that one event more seldom moves all others."""


def laid_out(board: Board, look: TimelineLook) -> TimelineLayout:
    """Lay a board's timeline out, as long as its events need and its look stretches it."""
    wanted = max(NARROWEST, min(WIDEST, len(folded(board.events)) * WIDTH_PER_EVENT))
    steps = ceil((wanted - NARROWEST) / WIDTH_STEP)
    width = NARROWEST + steps * WIDTH_STEP
    shown = look.of(board.review, board.people).since(since_agreement(board))
    shown = replace(shown, beliefs=True)
    return layout_timeline(board.events, board.review, width=width, measure=measure(), look=shown)
