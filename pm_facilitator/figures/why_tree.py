"""The why-chain of a factor as a tree that grows downwards."""

from pm_facilitator.domain.board import Board
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.why_arrange import Room, arrange
from pm_facilitator.figures.why_draw import draw_whys
from pm_facilitator.figures.why_layout import GATE_SIZE, WhyBox, WhyLayout, WhyLink, elbow

__all__ = ["WhyBox", "WhyLayout", "WhyLink", "draw_whys", "layout_whys"]

_LEVEL_GAP = 40.0


def layout_whys(board: Board, factor_id: str, *, measure: Measure) -> WhyLayout:
    """Lay out a factor and its why-steps: answers below their question, branches side by side.

    Raises:
        InvalidEdit: when the factor is gone.
    """
    room = Room(_LEVEL_GAP, gate=measure.line_height(GATE_SIZE))
    made = arrange(board, factor_id, room, measure)
    links = (_link(parent, child) for parent, child in made.pairs)
    return WhyLayout(made.width, made.height, made.boxes, tuple(links))


def _link(parent: WhyBox, child: WhyBox) -> WhyLink:
    start = parent.x + parent.width / 2, parent.y + parent.height
    return WhyLink(parent.id, child.id, elbow(start, child, _LEVEL_GAP / 2))
