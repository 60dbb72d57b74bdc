"""A factor's block with everything nested below it, placed beside its bone."""

from collections.abc import Iterator
from dataclasses import replace

from pm_facilitator.figures.fishbone_layout import FactorShape, Segment
from pm_facilitator.figures.fishbone_tree import INDENT, SIBLING_GAP, Block

_RAIL_IN = 8.0


def bone_x(line: Segment, y: float) -> float:
    """Give where a bone is at a height."""
    x1, y1, x2, y2 = line
    return x1 + (x2 - x1) * (y - y1) / (y2 - y1)


def place_tree(
    block: Block, parent: FactorShape | None, x: float, y: float, line: Segment
) -> Iterator[FactorShape]:
    """Place a block and everything nested below it, each parent before its children."""
    middle = y + block.height / 2
    if parent is None:
        bone = bone_x(line, middle)
        twig = (x + block.width if x < bone else x, middle, bone, middle)
    else:
        twig = (x, middle, parent.x + _RAIL_IN, middle)
    shape = _shape(block, parent, x, y, twig)
    placed: list[FactorShape] = []
    child_y = y + block.height + SIBLING_GAP
    for child in block.children:
        placed += place_tree(child, shape, x + INDENT, child_y, line)
        child_y += child.tree_height + SIBLING_GAP
    if placed:
        foot = max(factor.twig[3] for factor in placed if factor.parent_id == shape.id)
        shape = replace(shape, rail=(x + _RAIL_IN, y + block.height, x + _RAIL_IN, foot))
    yield shape
    yield from placed


def _shape(
    block: Block, parent: FactorShape | None, x: float, y: float, twig: Segment
) -> FactorShape:
    return FactorShape(
        id=block.factor.id,
        bone_id=block.factor.bone_id,
        parent_id=parent.id if parent else None,
        depth=block.depth,
        x=x,
        y=y,
        width=block.width,
        height=block.height,
        lines=block.lines,
        detail=block.detail,
        twig=twig,
        rail=None,
        events=block.events,
        whys=block.whys,
    )
