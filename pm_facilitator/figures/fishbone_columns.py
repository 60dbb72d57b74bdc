"""One bone with its factors, laid out around the point where it meets the spine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pm_facilitator.domain.entities import Bone
from pm_facilitator.figures.fishbone_layout import (
    LABEL_SIZE,
    BoneShape,
    Box,
    FactorShape,
    Segment,
)
from pm_facilitator.figures.fishbone_tree import INDENT, SIBLING_GAP, Block
from pm_facilitator.figures.fonts import Measure

_TWIG = 16.0
_TREE_GAP = 12.0
_FROM_SPINE = 18.0
_FROM_LABEL = 14.0
_SHORTEST = 104.0
_TALLEST = 480.0
_LABEL_WIDTH = 180.0
_RAIL_IN = 8.0


@dataclass(frozen=True, slots=True)
class Column:
    """A bone and its trees, before it is known where they go.

    Attributes:
        bone: the category.
        blocks: its top factors with everything nested below.
        label: the label's wrapped lines.
        label_width: of the label's box.
        label_height: of the label's box.
        above: whether it stands above the spine.
    """

    bone: Bone
    blocks: tuple[Block, ...]
    label: tuple[str, ...]
    label_width: float
    label_height: float
    above: bool

    @property
    def sides(self) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """Give the trees left and right of the bone: all left unless that gets too tall."""
        if _stacked_height(self.blocks) <= _TALLEST:
            return self.blocks, ()
        left: list[Block] = []
        right: list[Block] = []
        for block in self.blocks:
            shorter = min(left, right, key=_stacked_height)
            shorter.append(block)
        return tuple(left), tuple(right)

    @property
    def length(self) -> float:
        """Give how far the bone reaches from the spine."""
        content = max(_stacked_height(side) for side in self.sides)
        return max(_SHORTEST, _FROM_SPINE + content + _FROM_LABEL)

    @property
    def height(self) -> float:
        """Give how much room it takes above or below the spine."""
        return self.length + self.label_height

    def shapes(self, x: float, spine_y: float, slope: float) -> "ColumnShapes":
        """Place the column with its foot at a point of the spine."""
        line = self._line(x, spine_y, slope)
        label_y = line[1] - self.label_height if self.above else line[1]
        label = Box(
            line[0] - self.label_width / 2,
            label_y,
            self.label_width,
            self.label_height,
            self.label,
        )
        factors = tuple(self._factors(line, spine_y))
        return ColumnShapes(BoneShape(self.bone.id, label, line, self.above), factors)

    def _line(self, x: float, spine_y: float, slope: float) -> Segment:
        tip_y = spine_y - self.length if self.above else spine_y + self.length
        return x - slope * self.length, tip_y, x, spine_y

    def _factors(self, line: Segment, spine_y: float) -> Iterator[FactorShape]:
        for on_left, blocks in zip((True, False), self.sides, strict=True):
            y = line[1] + _FROM_LABEL if self.above else spine_y + _FROM_SPINE
            for block in blocks:
                bottom = y + block.tree_height
                ends = bone_x(line, y), bone_x(line, bottom)
                left = min(ends) - _TWIG - block.tree_width if on_left else max(ends) + _TWIG
                yield from _tree(block, None, left, y, line)
                y = bottom + _TREE_GAP


@dataclass(frozen=True, slots=True)
class ColumnShapes:
    """A placed column."""

    bone: BoneShape
    factors: tuple[FactorShape, ...]

    @property
    def left(self) -> float:
        """Give the left end of everything in it."""
        return min(self.bone.label.x, self.bone.line[0], *(f.x for f in self.factors), 1e9)

    @property
    def right(self) -> float:
        """Give the right end of everything in it."""
        label = self.bone.label
        ends = (f.x + f.width for f in self.factors)
        return max(label.x + label.width, self.bone.line[2], *ends, -1e9)


def make_column(bone: Bone, blocks: Sequence[Block], above: bool, measure: Measure) -> Column:
    """Measure a bone's label and take its trees."""
    lines = measure.wrap(bone.label, _LABEL_WIDTH - 24, LABEL_SIZE, bold=True, max_lines=2)
    width = max(measure.width(line, LABEL_SIZE, bold=True) for line in lines) + 24
    height = len(lines) * measure.line_height(LABEL_SIZE) + 10
    return Column(bone, tuple(blocks), lines, max(64.0, width), height, above)


def _stacked_height(blocks: Sequence[Block]) -> float:
    gaps = _TREE_GAP * max(0, len(blocks) - 1)
    return sum(block.tree_height for block in blocks) + gaps


def bone_x(line: Segment, y: float) -> float:
    """Give where a bone is at a height."""
    x1, y1, x2, y2 = line
    return x1 + (x2 - x1) * (y - y1) / (y2 - y1)


def _tree(
    block: Block, parent: FactorShape | None, x: float, y: float, line: Segment
) -> Iterator[FactorShape]:
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
        placed += _tree(child, shape, x + INDENT, child_y, line)
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
