"""The fishbone: the problem as its head, categories as bones, contributing factors upon them."""

from collections.abc import Sequence

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Review
from pm_facilitator.figures.fishbone_columns import Column, make_column
from pm_facilitator.figures.fishbone_draw import draw_fishbone
from pm_facilitator.figures.fishbone_layout import (
    HEAD_SIZE,
    BoneShape,
    Box,
    FactorShape,
    FishboneLayout,
)
from pm_facilitator.figures.fishbone_tree import factor_trees
from pm_facilitator.figures.fonts import Measure

__all__ = [
    "BoneShape",
    "Box",
    "FactorShape",
    "FishboneLayout",
    "draw_fishbone",
    "layout_fishbone",
]

_HEAD_WIDTH = 208.0
_HEAD_PADDING = 14.0
_HEAD_LINES = 8
_MARGIN = 8.0
_GAP = 28.0
_TAIL = 120.0


def layout_fishbone(board: Board, *, measure: Measure) -> FishboneLayout:
    """Lay out a board's fishbone; bones alternate above and below the spine, left to right.

    What is there stays where it is when something is added, as far as that can be without
    remembering anything: every bone leans alike and keeps room in steps, so that it gets longer or
    its neighbours give way only when a step is full.
    """
    trees = factor_trees(board, measure)
    columns = [
        make_column(bone, trees.get(bone.id, ()), index % 2 == 0, measure)
        for index, bone in enumerate(board.bones)
    ]
    head_lines = _head_lines(board.review, measure)
    head_height = len(head_lines) * measure.line_height(HEAD_SIZE) + 2 * _HEAD_PADDING
    half = head_height / 2
    spine_y = _MARGIN + max([half, *(column.height for column in columns if column.above)])
    below = max([half, *(column.height for column in columns if not column.above)])
    feet = _feet(columns)
    tail = _MARGIN - min([0.0, *_ends(columns, feet)])
    placed = [column.shapes(tail + x, spine_y) for column, x in zip(columns, feet, strict=True)]
    last = max([_TAIL, *(x + column.right for column, x in zip(columns, feet, strict=True))])
    head_x = tail + last + _GAP
    return FishboneLayout(
        width=head_x + _HEAD_WIDTH + _MARGIN,
        height=spine_y + below + _MARGIN,
        head=Box(head_x, spine_y - half, _HEAD_WIDTH, head_height, head_lines),
        spine=(tail, spine_y, head_x, spine_y),
        bones=tuple(shapes.bone for shapes in placed),
        factors=tuple(factor for shapes in placed for factor in shapes.factors),
    )


def _head_lines(review: Review, measure: Measure) -> tuple[str, ...]:
    text = review.problem or review.title or "What happened"
    room = _HEAD_WIDTH - 2 * _HEAD_PADDING
    return measure.wrap(text, room, HEAD_SIZE, bold=True, max_lines=_HEAD_LINES)


def _feet(columns: Sequence[Column]) -> list[float]:
    """Give where the bones meet the spine, from its tail on; those of a pair meet at one point.

    All bones lean alike, so columns that are apart at the spine are apart at any height.
    """
    feet: list[float] = []
    for place in range(0, len(columns), 2):
        pair = columns[place : place + 2]
        before = columns[max(0, place - 2) : place]
        foot = max(each.left for each in pair)
        if before:
            foot = feet[-1] + max(
                one.right + _GAP + other.left for one, other in zip(before, pair, strict=False)
            )
        feet += [foot] * len(pair)
    return feet


def _ends(columns: Sequence[Column], feet: Sequence[float]) -> list[float]:
    """Give how far left each column reaches at the tip of its bone."""
    return [x - column.left - column.lean for column, x in zip(columns, feet, strict=True)]
