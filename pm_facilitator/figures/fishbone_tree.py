"""The factors of each bone as trees of measured blocks of text."""

from collections import Counter
from dataclasses import dataclass

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Factor, WhyStep
from pm_facilitator.figures.fishbone_layout import (
    DETAIL_SIZE,
    PADDING_X,
    PADDING_Y,
    TEXT_SIZE,
)
from pm_facilitator.figures.fonts import Measure

INDENT = 18.0
SIBLING_GAP = 5.0
BLOCK_WIDTH = 188.0
"""How wide a block gets; nested blocks get narrower, so that a tree rarely gets wider."""
_NARROWEST = 104.0


@dataclass(frozen=True, slots=True)
class Block:
    """A factor's text, wrapped and measured, with the blocks nested below it.

    Attributes:
        factor: what it shows.
        depth: 0 directly on the bone.
        lines: its wrapped text.
        detail: what it is linked to, and its why-steps, in words.
        width: of the block alone.
        height: of the block alone.
        events: how many events are linked.
        whys: how many why-steps there are.
        children: the nested blocks, in order.
    """

    factor: Factor
    depth: int
    lines: tuple[str, ...]
    detail: str
    width: float
    height: float
    events: int
    whys: int
    children: tuple["Block", ...]

    @property
    def tree_width(self) -> float:
        """Give the width with everything nested below."""
        return max([self.width, *(INDENT + child.tree_width for child in self.children)])

    @property
    def tree_height(self) -> float:
        """Give the height with everything nested below."""
        return self.height + sum(SIBLING_GAP + child.tree_height for child in self.children)


def factor_trees(board: Board, measure: Measure) -> dict[str, tuple[Block, ...]]:
    """Give the top blocks of each bone by the bone's id, in the board's order."""
    whys = Counter(step.factor_id for step in board.all(WhyStep))
    actions = Counter(id_ for action in board.actions for id_ in action.factor_ids)
    ids = {factor.id for factor in board.factors}
    below: dict[str, list[Factor]] = {}
    top: dict[str, list[Factor]] = {}
    for factor in board.factors:
        if factor.parent_id in ids:
            below.setdefault(factor.parent_id or "", []).append(factor)
        else:
            top.setdefault(factor.bone_id, []).append(factor)

    def block(factor: Factor, depth: int) -> Block:
        children = tuple(block(child, depth + 1) for child in below.get(factor.id, ()))
        detail = _detail(factor, whys[factor.id], actions[factor.id])
        return _measured(factor, depth, whys[factor.id], detail, children, measure)

    return {bone: tuple(block(f, 0) for f in factors) for bone, factors in top.items()}


def _measured(
    factor: Factor,
    depth: int,
    whys: int,
    detail: str,
    children: tuple[Block, ...],
    measure: Measure,
) -> Block:
    room = max(_NARROWEST, BLOCK_WIDTH - depth * INDENT) - 2 * PADDING_X
    lines = measure.wrap(factor.text, room, TEXT_SIZE)
    detail = measure.shorten(detail, room, DETAIL_SIZE)
    widest = max(
        measure.width(detail, DETAIL_SIZE), *(measure.width(line, TEXT_SIZE) for line in lines), 24
    )
    height = len(lines) * measure.line_height(TEXT_SIZE) + 2 * PADDING_Y
    if detail:
        height += measure.line_height(DETAIL_SIZE)
    return Block(
        factor=factor,
        depth=depth,
        lines=lines,
        detail=detail,
        width=widest + 2 * PADDING_X,
        height=height,
        events=len(factor.event_ids),
        whys=whys,
        children=children,
    )


def _detail(factor: Factor, whys: int, actions: int) -> str:
    counts = (
        (len(factor.event_ids), "event"),
        (whys, "why"),
        (actions, "action"),
        (len(factor.note_ids), "note"),
    )
    return " · ".join(f"{n} {word}{'s' if n > 1 else ''}" for n, word in counts if n)
