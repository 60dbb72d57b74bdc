"""The why-chain of a factor as a tree that grows downwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Factor, WhyStep
from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.why_draw import draw_whys
from pm_facilitator.figures.why_layout import (
    BOX_WIDTH,
    GATE_SIZE,
    PADDING,
    TEXT_SIZE,
    WhyBox,
    WhyLayout,
    WhyLink,
)

__all__ = ["WhyBox", "WhyLayout", "WhyLink", "draw_whys", "layout_whys"]

_SIDE_GAP = 20.0
_LEVEL_GAP = 40.0
_MARGIN = 8.0


@dataclass(frozen=True, slots=True)
class _Branch:
    """A step with everything below it; ``width`` is what the whole branch needs."""

    box: WhyBox
    children: tuple["_Branch", ...]
    width: float


def layout_whys(board: Board, factor_id: str, *, measure: Measure) -> WhyLayout:
    """Lay out a factor and its why-steps: answers below their question, branches side by side.

    Raises:
        InvalidEdit: when the factor is gone.
    """
    factor = board.need(Factor, factor_id)
    steps: dict[str | None, list[WhyStep]] = {}
    for step in board.all(WhyStep):
        if step.factor_id == factor_id:
            steps.setdefault(step.parent_id, []).append(step)
    root = _box(factor.id, None, 0, factor.text, None, measure)
    tree = _branch(root, steps.get(None, []), steps, measure)
    tops = _level_tops(tree)
    boxes: list[WhyBox] = []
    links: list[WhyLink] = []
    _place(tree, _MARGIN, tops, boxes, links)
    return WhyLayout(
        width=tree.width + 2 * _MARGIN,
        height=max(box.y + box.height for box in boxes) + _MARGIN,
        boxes=tuple(boxes),
        links=tuple(links),
    )


def _branch(
    box: WhyBox,
    answers: Sequence[WhyStep],
    steps: dict[str | None, list[WhyStep]],
    measure: Measure,
) -> _Branch:
    children = tuple(
        _branch(
            _box(step.id, box.id, box.depth + 1, step.text, _gate(step, steps), measure),
            steps.get(step.id, []),
            steps,
            measure,
        )
        for step in answers
    )
    below = sum(child.width for child in children) + _SIDE_GAP * max(0, len(children) - 1)
    return _Branch(box, children, max(box.width, below))


def _gate(step: WhyStep, steps: dict[str | None, list[WhyStep]]) -> WhyGate | None:
    return step.gate if len(steps.get(step.id, [])) > 1 else None


def _box(
    id_: str,
    parent_id: str | None,
    depth: int,
    text: str,
    gate: WhyGate | None,
    measure: Measure,
) -> WhyBox:
    lines = measure.wrap(text, BOX_WIDTH - 2 * PADDING, TEXT_SIZE, bold=depth == 0)
    height = len(lines) * measure.line_height(TEXT_SIZE) + 2 * PADDING
    if gate:
        height += measure.line_height(GATE_SIZE)
    return WhyBox(id_, parent_id, depth, 0.0, 0.0, BOX_WIDTH, height, lines, gate)


def _level_tops(tree: _Branch) -> list[float]:
    heights: list[float] = []
    level = [tree]
    while level:
        heights.append(max(branch.box.height for branch in level))
        level = [child for branch in level for child in branch.children]
    tops = [_MARGIN]
    for height in heights:
        tops.append(tops[-1] + height + _LEVEL_GAP)
    return tops


def _place(
    branch: _Branch,
    left: float,
    tops: Sequence[float],
    boxes: list[WhyBox],
    links: list[WhyLink],
) -> WhyBox:
    """Put a branch into the room from ``left`` on; a parent stands above its answers' middle."""
    top = tops[branch.box.depth]
    box = replace(branch.box, x=left + (branch.width - branch.box.width) / 2, y=top)
    boxes.append(box)
    below = sum(child.width for child in branch.children)
    below += _SIDE_GAP * max(0, len(branch.children) - 1)
    x = left + (branch.width - below) / 2
    for child in branch.children:
        placed = _place(child, x, tops, boxes, links)
        links.append(_link(box, placed))
        x += child.width + _SIDE_GAP
    return box


def _link(parent: WhyBox, child: WhyBox) -> WhyLink:
    x1, y1 = parent.x + parent.width / 2, parent.y + parent.height
    x2, y2 = child.x + child.width / 2, child.y
    middle = y2 - _LEVEL_GAP / 2
    points = ((x1, y1), (x1, middle), (x2, middle), (x2, y2))
    return WhyLink(parent.id, child.id, points if abs(x1 - x2) > 0.5 else (points[0], points[3]))
