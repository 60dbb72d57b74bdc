"""The fishbone: the problem as its head, categories as bones, contributing factors upon them."""

from collections.abc import Sequence

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Review
from pm_facilitator.figures.fishbone_columns import Column, ColumnShapes, make_column
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
_COLUMN_GAP = 32.0
_STEEPEST = 0.42
_WIDEST_LEAN = 150.0


def layout_fishbone(board: Board, *, measure: Measure) -> FishboneLayout:
    """Lay out a board's fishbone; bones alternate above and below the spine, left to right."""
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
    placed = _placed(columns, spine_y)
    head_x = max([_MARGIN + 120.0, *(shapes.right for shapes in placed)]) + _COLUMN_GAP
    head = Box(head_x, spine_y - half, _HEAD_WIDTH, head_height, head_lines)
    return FishboneLayout(
        width=head_x + _HEAD_WIDTH + _MARGIN,
        height=spine_y + below + _MARGIN,
        head=head,
        spine=(_MARGIN, spine_y, head_x, spine_y),
        bones=tuple(shapes.bone for shapes in placed),
        factors=tuple(factor for shapes in placed for factor in shapes.factors),
    )


def _head_lines(review: Review, measure: Measure) -> tuple[str, ...]:
    text = review.problem or review.title or "What happened"
    room = _HEAD_WIDTH - 2 * _HEAD_PADDING
    return measure.wrap(text, room, HEAD_SIZE, bold=True, max_lines=_HEAD_LINES)


def _placed(columns: Sequence[Column], spine_y: float) -> list[ColumnShapes]:
    """Place the columns; the bones above and below of a pair meet the spine at one point."""
    longest = max((column.length for column in columns), default=1.0)
    slope = min(_STEEPEST, _WIDEST_LEAN / longest)
    placed: list[ColumnShapes] = []
    right = _MARGIN
    for first in range(0, len(columns), 2):
        pair = columns[first : first + 2]
        drafts = [column.shapes(0.0, spine_y, slope) for column in pair]
        foot = right - min(draft.left for draft in drafts)
        shapes = [column.shapes(foot, spine_y, slope) for column in pair]
        right = max(shape.right for shape in shapes) + _COLUMN_GAP
        placed += shapes
    return placed
