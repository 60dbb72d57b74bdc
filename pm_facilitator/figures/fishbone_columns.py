"""One bone with its factors, laid out around the point where it meets the spine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from pm_facilitator.domain.entities import Bone
from pm_facilitator.figures.fishbone_layout import (
    LABEL_SIZE,
    BoneShape,
    Box,
    FactorShape,
    Segment,
)
from pm_facilitator.figures.fishbone_placing import bone_x, place_tree
from pm_facilitator.figures.fishbone_tree import BLOCK_WIDTH, Block
from pm_facilitator.figures.fonts import Measure

SLOPE = 0.28
"""How far every bone leans to the left for each unit away from the spine."""

_TWIG = 16.0
_TREE_GAP = 12.0
_FROM_SPINE = 18.0
_FROM_LABEL = 14.0
_LABEL_WIDTH = 180.0
_LABEL_AIR = 14.0

LENGTH_STEP = 96.0
"""Bones get longer by this much at a time."""
WIDTH_STEP = 36.0
"""Columns get wider by this much at a time."""

_SHORTEST = 144.0
_FULL = 320.0
"""How tall the trees of a side get before the other side is used."""
_TREE_USUAL = 120.0


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
        """Give the trees left and right of the bone: the left is filled first, then the right.

        Where a tree goes depends on those before it alone, so one more at the end moves none; and
        what grows only ever fills a side earlier, so that the right one never empties again.
        """
        sides: tuple[list[Block], list[Block]] = ([], [])
        full = _FULL
        for block in self.blocks:
            while not (free := [side for side in sides if _stacked_height(side) < full]):
                full += _FULL
            free[0].append(block)
        return tuple(sides[0]), tuple(sides[1])

    @property
    def length(self) -> float:
        """Give how far the bone reaches from the spine, in steps."""
        content = max(_stacked_height(side) for side in self.sides)
        return _stepped(_FROM_SPINE + content + _FROM_LABEL, _SHORTEST, LENGTH_STEP)

    @property
    def lean(self) -> float:
        """Give how far left of its foot the bone ends."""
        return SLOPE * self.length

    @property
    def height(self) -> float:
        """Give how much room it takes above or below the spine."""
        return self.length + self.label_height

    @property
    def left(self) -> float:
        """Give the room it takes left of the bone, at any height; one tree always has room."""
        return max(self._side, self._label_half())

    @property
    def right(self) -> float:
        """Give the room it takes right of the bone, at any height."""
        return max(self._side if self.sides[1] else 0.0, self._label_half())

    def shapes(self, x: float, spine_y: float) -> "ColumnShapes":
        """Place the column with its foot at a point of the spine."""
        line = self._line(x, spine_y)
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

    @property
    def _side(self) -> float:
        """Give the room of either side in steps: that of the widest tree and of the tallest.

        A tree stands upright beside a bone that leans. Both sides keep the same room, so that a
        tree that changes sides moves no neighbour.
        """
        width = max((block.tree_width for block in self.blocks), default=0.0)
        tallest = max((block.tree_height for block in self.blocks), default=0.0)
        slack = SLOPE * _stepped(tallest, _TREE_USUAL, LENGTH_STEP)
        return _TWIG + _stepped(width, BLOCK_WIDTH, WIDTH_STEP) + slack

    def _label_half(self) -> float:
        # The label lies across the end of the bone, upright where the bone leans.
        return self.label_width / 2 + SLOPE * self.label_height + _LABEL_AIR

    def _line(self, x: float, spine_y: float) -> Segment:
        tip_y = spine_y - self.length if self.above else spine_y + self.length
        return x - self.lean, tip_y, x, spine_y

    def _factors(self, line: Segment, spine_y: float) -> Iterator[FactorShape]:
        """Place the trees down both sides of the bone, and give them in the board's order."""
        left, right = self.sides
        top = line[1] + _FROM_LABEL if self.above else spine_y + _FROM_SPINE
        tops = dict(_tops(left, top)) | dict(_tops(right, top))
        on_left = {block.factor.id for block in left}
        for block in self.blocks:
            y = tops[block.factor.id]
            ends = bone_x(line, y), bone_x(line, y + block.tree_height)
            x = max(ends) + _TWIG
            if block.factor.id in on_left:
                x = min(ends) - _TWIG - block.tree_width
            yield from place_tree(block, None, x, y, line)


@dataclass(frozen=True, slots=True)
class ColumnShapes:
    """A placed column."""

    bone: BoneShape
    factors: tuple[FactorShape, ...]


def make_column(bone: Bone, blocks: Sequence[Block], above: bool, measure: Measure) -> Column:
    """Measure a bone's label and take its trees."""
    lines = measure.wrap(bone.label, _LABEL_WIDTH - 24, LABEL_SIZE, bold=True, max_lines=2)
    width = max(measure.width(line, LABEL_SIZE, bold=True) for line in lines) + 24
    height = len(lines) * measure.line_height(LABEL_SIZE) + 10
    return Column(bone, tuple(blocks), lines, max(64.0, width), height, above)


def _stepped(wanted: float, least: float, step: float) -> float:
    """Give the first of ``least``, ``least + step`` and so on that is enough."""
    return least + step * max(0, ceil((wanted - least) / step))


def _stacked_height(blocks: Sequence[Block]) -> float:
    gaps = _TREE_GAP * max(0, len(blocks) - 1)
    return sum(block.tree_height for block in blocks) + gaps


def _tops(blocks: Sequence[Block], y: float) -> Iterator[tuple[str, float]]:
    for block in blocks:
        yield block.factor.id, y
        y += block.tree_height + _TREE_GAP
