"""Milestones: events that are named on the axis itself, in rows below its days and phases."""

from collections.abc import Sequence

from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.timeline_card import SMALL_SIZE, EventCard
from pm_facilitator.figures.timeline_layout import Milestone

ROW = 20.0
_WIDEST = 220.0
_BESIDE = 10.0
"""How far a name is from the middle of its mark."""

_AIR = 14.0


def make_milestones(
    cards: Sequence[EventCard], width: float, top: float, measure: Measure
) -> tuple[tuple[Milestone, ...], float]:
    """Name the milestones below ``top``, no name over another; give the height they take too."""
    rows: list[float] = []
    made: list[Milestone] = []
    for card in cards:
        if not card.milestone:
            continue
        words = " ".join(card.lines) or card.time_label
        label = measure.shorten(words, _WIDEST, SMALL_SIZE, bold=True)
        label_width = measure.width(label, SMALL_SIZE, bold=True)
        x = card.anchor_x
        left = x + _BESIDE
        if left + label_width > width:
            left = max(0.0, x - _BESIDE - label_width)
        start = min(left, x - _BESIDE)
        row = next((i for i, right in enumerate(rows) if right + _AIR <= start), len(rows))
        rows[row : row + 1] = [max(left + label_width, x + _BESIDE)]
        y = top + row * ROW + ROW / 2
        made.append(Milestone(card.id, card.kind, x, y, label, left, label_width))
    return tuple(made), len(rows) * ROW
