"""The why-chain of a factor as a fault tree: answers join through AND and OR gates."""

from pm_facilitator.domain.board import Board
from pm_facilitator.figures.fault_draw import draw_fault_tree
from pm_facilitator.figures.fault_layout import (
    BASIC_RADIUS,
    GATE_HEIGHT,
    BasicEvent,
    FaultLayout,
    GateShape,
)
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.why_arrange import Room, arrange
from pm_facilitator.figures.why_layout import WhyBox, WhyLink, elbow

__all__ = ["FaultLayout", "draw_fault_tree", "layout_fault_tree"]

_STEM = 14.0
_ACROSS = 18.0
_LEVEL_GAP = _STEM + GATE_HEIGHT + 2 * _ACROSS
_DROP = 8.0


def layout_fault_tree(board: Board, factor_id: str, *, measure: Measure) -> FaultLayout:
    """Lay out a factor as the top event, with a gate wherever several answers join.

    Raises:
        InvalidEdit: when the factor is gone.
    """
    room = Room(_LEVEL_GAP, leaf=_DROP + 2 * BASIC_RADIUS)
    made = arrange(board, factor_id, room, measure)
    asked = {parent.id for parent, _ in made.pairs}
    return FaultLayout(
        width=made.width,
        height=made.height,
        boxes=made.boxes,
        gates=tuple(shape for shape in map(_gate, made.boxes) if shape),
        basics=tuple(_basic(box) for box in made.boxes[1:] if box.id not in asked),
        links=tuple(_link(parent, child) for parent, child in made.pairs),
    )


def _gate(box: WhyBox) -> GateShape | None:
    if box.gate is None:
        return None
    return GateShape(box.id, box.gate, _middle(box), box.y + box.height + _STEM)


def _basic(box: WhyBox) -> BasicEvent:
    return BasicEvent(box.id, _middle(box), box.y + box.height + _DROP + BASIC_RADIUS)


def _link(parent: WhyBox, child: WhyBox) -> WhyLink:
    foot = parent.y + parent.height + (_STEM + GATE_HEIGHT if parent.gate else 0.0)
    return WhyLink(parent.id, child.id, elbow((_middle(parent), foot), child, _ACROSS))


def _middle(box: WhyBox) -> float:
    return box.x + box.width / 2
