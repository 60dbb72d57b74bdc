"""Stacking cards above and below the axis, as few rows deep as their times allow."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

CARD_GAP = 8.0
_PART = 256.0


@dataclass(frozen=True, slots=True)
class Block:
    """A card to be stacked: where it is along the axis and how tall it is."""

    left: float
    right: float
    anchor: float
    height: float


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a card was stacked: its side, and how far its near edge is from the axis strip."""

    above: bool
    offset: float


def stack(blocks: Sequence[Block], sides: int = 2) -> list[Slot]:
    """Stack cards so that none covers another; the answers come in the order given.

    Each card takes a level: levels 0, 2, 4 ... are the rows above the axis, 1, 3, 5 ... those
    below. With one side all of them are rows below it. No more levels are used anywhere than cards
    are side by side there, so adding a card only moves its neighbours.
    """
    order = sorted(range(len(blocks)), key=lambda i: (blocks[i].left, blocks[i].anchor, i))
    depth = _depths(blocks, order)
    levels: dict[int, int] = {}
    open_cards: list[int] = []
    for index in order:
        left = blocks[index].left
        open_cards = [i for i in open_cards if blocks[i].right + CARD_GAP > left]
        levels[index] = _best_level(depth[index], index, blocks, levels, open_cards, sides)
        open_cards.append(index)
    return _settled(blocks, levels, sides)


def _best_level(
    depth: int,
    index: int,
    blocks: Sequence[Block],
    levels: dict[int, int],
    open_cards: Sequence[int],
    sides: int,
) -> int:
    """Choose the level with the fewest leader lines behind cards, then the farthest above.

    A card far out leaves the near levels to the cards that follow it, whose leaders then pass
    behind nothing.
    """
    card = blocks[index]
    behind, before = [0] * (depth + sides), [0] * (depth + sides)
    for i in open_cards:
        other, level = blocks[i], levels[i]
        if level > depth:  # beyond all levels to choose from, only its side matters
            level = depth + (level - depth) % sides
        behind[level] += other.left <= card.anchor <= other.right
        before[level] += card.left <= other.anchor <= card.right
    crossed = [0] * (depth + sides)
    for level in range(sides, depth + sides):
        crossed[level] = crossed[level - sides] + behind[level - sides]
    later = [0] * (depth + sides)
    for level in range(depth - 1, -1, -1):
        later[level] = later[level + sides] + before[level + sides]
    taken = {levels[i] for i in open_cards}
    free = (level for level in range(depth) if level not in taken)
    return min(
        free, key=lambda level: (crossed[level] + later[level], -(level // sides), level % sides)
    )


def _depths(blocks: Sequence[Block], order: Sequence[int]) -> dict[int, int]:
    """Give for each card how many cards at most are side by side somewhere along it."""
    ends = sorted(block.right + CARD_GAP for block in blocks)
    starts = [blocks[i].left for i in order]
    counts = [bisect_right(starts, start) - bisect_right(ends, start) for start in starts]
    depths: dict[int, int] = {}
    for position, index in enumerate(order):
        stop = bisect_left(starts, blocks[index].right + CARD_GAP)
        depths[index] = max(counts[position:stop], default=1)
    return depths


def _settled(blocks: Sequence[Block], levels: dict[int, int], sides: int) -> list[Slot]:
    """Turn levels into distances: a card lies on the farthest card of a lower row beneath it."""
    slots: dict[int, Slot] = {}
    for side in range(sides):
        here = (i for i in levels if levels[i] % sides == side)
        beneath = _Ground()
        for index in sorted(here, key=lambda i: (levels[i], blocks[i].left)):
            offset = beneath.lay(blocks[index])
            slots[index] = Slot(sides == 2 and side == 0, offset)
    return [slots[i] for i in range(len(blocks))]


class _Ground:
    """The cards that lie on one side already, by the parts of the axis that they are on."""

    def __init__(self) -> None:
        self._parts: defaultdict[int, list[tuple[float, float, float]]] = defaultdict(list)

    def lay(self, block: Block) -> float:
        """Lay a card on what is beneath it, and give how far from the axis that is."""
        left, right = block.left, block.right + CARD_GAP
        parts = range(int(left // _PART), int(right // _PART) + 1)
        offset = 0.0
        for part in parts:
            for other_left, other_right, top in self._parts[part]:
                if top > offset and other_left < right and left < other_right:
                    offset = top
        lying = (left, right, offset + block.height + CARD_GAP)
        for part in parts:
            self._parts[part].append(lying)
        return offset
