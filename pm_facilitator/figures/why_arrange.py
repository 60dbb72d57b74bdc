"""Where the answers of a why-chain stand: below what they answer, branches side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Factor, WhyStep
from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.why_layout import BOX_WIDTH, MARGIN, PADDING, TEXT_SIZE, WhyBox

_SIDE_GAP = 20.0

Steps = dict[str | None, list[WhyStep]]
"""The answers below each step, and below None the first ones."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a drawing needs: room between the levels, and below the text of a box.

    Attributes:
        levels: between the bottom of a level and the top of the next one.
        gate: more height of a box with several answers below.
        leaf: more room below a box without an answer.
    """

    levels: float
    gate: float = 0.0
    leaf: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The placed boxes, the factor first, and each answer below what it answers."""

    width: float
    height: float
    boxes: tuple[WhyBox, ...]
    pairs: tuple[tuple[WhyBox, WhyBox], ...]


@dataclass(frozen=True, slots=True)
class _Branch:
    """A box with everything below it; ``width`` is what the whole branch needs."""

    box: WhyBox
    children: tuple["_Branch", ...]
    width: float

    def needed(self, room: Room) -> float:
        """Give how tall its level has to be for it."""
        return self.box.height + (0.0 if self.children else room.leaf)


def arrange(board: Board, factor_id: str, room: Room, measure: Measure) -> Arrangement:
    """Place a factor and its why-steps.

    Raises:
        InvalidEdit: when the factor is gone.
    """
    factor = board.need(Factor, factor_id)
    steps: Steps = {}
    for step in board.all(WhyStep):
        if step.factor_id == factor_id:
            steps.setdefault(step.parent_id, []).append(step)
    root = _box(factor, None, 0, _gate(factor.gate, steps.get(None)), room, measure)
    tree = _branch(root, steps.get(None, ()), steps, room, measure)
    tops, height = _level_tops(tree, room)
    boxes = tuple(_place(tree, MARGIN, tops))
    by_id = {box.id: box for box in boxes}
    pairs = tuple((by_id[box.parent_id], box) for box in boxes if box.parent_id)
    return Arrangement(tree.width + 2 * MARGIN, height + MARGIN, boxes, pairs)


def _branch(
    box: WhyBox, answers: Sequence[WhyStep], steps: Steps, room: Room, measure: Measure
) -> _Branch:
    children = []
    for step in answers:
        below = steps.get(step.id, ())
        made = _box(step, box, box.depth + 1, _gate(step.gate, below), room, measure)
        children.append(_branch(made, below, steps, room, measure))
    return _Branch(box, tuple(children), max(box.width, _side_by_side(children)))


def _side_by_side(branches: Sequence[_Branch]) -> float:
    return sum(each.width for each in branches) + _SIDE_GAP * max(0, len(branches) - 1)


def _gate(gate: WhyGate, answers: Sequence[WhyStep] | None) -> WhyGate | None:
    return gate if answers and len(answers) > 1 else None


def _box(
    record: Factor | WhyStep,
    parent: WhyBox | None,
    depth: int,
    gate: WhyGate | None,
    room: Room,
    measure: Measure,
) -> WhyBox:
    lines = measure.wrap(record.text, BOX_WIDTH - 2 * PADDING, TEXT_SIZE, bold=depth == 0)
    height = len(lines) * measure.line_height(TEXT_SIZE) + 2 * PADDING
    height += room.gate if gate else 0.0
    parent_id = parent.id if parent else None
    return WhyBox(record.id, parent_id, depth, 0.0, 0.0, BOX_WIDTH, height, lines, gate)


def _level_tops(tree: _Branch, room: Room) -> tuple[list[float], float]:
    """Give where each level begins, and where the last one ends."""
    tops, end = [], MARGIN - room.levels
    level = [tree]
    while level:
        tops.append(end + room.levels)
        end = tops[-1] + max(branch.needed(room) for branch in level)
        level = [child for branch in level for child in branch.children]
    return tops, end


def _place(branch: _Branch, left: float, tops: Sequence[float]) -> Iterator[WhyBox]:
    """Put a branch into the room from ``left`` on; a parent stands above its answers' middle."""
    x = left + (branch.width - branch.box.width) / 2
    yield replace(branch.box, x=x, y=tops[branch.box.depth])
    x = left + (branch.width - _side_by_side(branch.children)) / 2
    for child in branch.children:
        yield from _place(child, x, tops)
        x += child.width + _SIDE_GAP
