"""What lies over what on a board: bringing things forward and sending them back.

Frames lie at the back, then notes, pictures and texts among one another, then arrows, then the
lines of the highlighter. Within such a layer the order decides.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby, pairwise

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch
from pm_facilitator.domain.edits.common import Key, next_order
from pm_facilitator.domain.entities import KINDS, NoteGroup, kind_of
from pm_facilitator.domain.placing import Placed, box_of, members, placed, placed_as

LAYERS: tuple[tuple[str, ...], ...] = (
    ("frame",),
    ("note", "picture", "board_text"),
    ("arrow",),
    ("stroke",),
)
"""The kinds that lie among one another, from the back to the front."""

_Stack = Sequence[Placed]


class Step(StrEnum):
    """Which way things go in the stack, and how far."""

    FORWARD = "forward"
    BACKWARD = "backward"
    FRONT = "front"
    BACK = "back"


def top_order(board: Board, kind: str) -> float:
    """Give an order over everything in the layer of a kind, on whichever stage."""
    layer = next(layer for layer in LAYERS if kind in layer)
    tops = (board.last(KINDS[name]) for name in layer)
    return next_order([top for top in tops if top is not None])


def restack(board: Board, keys: Iterable[Key], step: Step) -> list[Change]:
    """Bring things forward or send them back; among one another they stay as they are.

    A step goes past the next thing that overlaps, so that every step can be seen.
    """
    changes: list[Change] = []
    for layer, ids in _layers(board, keys):
        after = _rearranged(layer, ids, step)
        if [item.id for item in after] != [item.id for item in layer]:
            changes += _orders(after, ids)
    return changes


def _rearranged(layer: _Stack, ids: Collection[str], step: Step) -> _Stack:
    match step:
        case Step.FORWARD:
            return _one_up(layer, ids)
        case Step.BACKWARD:
            return _one_up(layer[::-1], ids)[::-1]
        case Step.FRONT:
            return sorted(layer, key=lambda item: item.id in ids)
        case Step.BACK:
            return sorted(layer, key=lambda item: item.id not in ids)


def _layers(board: Board, keys: Iterable[Key]) -> Iterator[tuple[_Stack, set[str]]]:
    """Give each layer that holds some of these, from the back, with their ids."""
    chosen = _chosen(board, keys)
    for stage in sorted({item.stage for item in chosen}):
        there = placed(board, stage)
        for kinds in LAYERS:
            ids = {x.id for x in chosen if x.stage is stage and kind_of(x) in kinds}
            layer = [item for item in there if kind_of(item) in kinds]
            if ids:
                yield sorted(layer, key=lambda item: (item.order, item.id)), ids


def _chosen(board: Board, keys: Iterable[Key]) -> list[Placed]:
    found: list[Placed] = []
    for kind, id_ in keys:
        if board.get(NoteGroup, id_) is not None:
            found += members(board, id_)
        thing = placed_as(board.find(kind, id_))
        found += [thing] if thing is not None else []
    return found


def _one_up(layer: _Stack, ids: Collection[str]) -> _Stack:
    stack = list(layer)
    for item in [item for item in reversed(layer) if item.id in ids]:
        at = next(i for i, other in enumerate(stack) if other is item)
        above = range(at + 1, len(stack))
        goal = next((i for i in above if stack[i].id not in ids and _meet(item, stack[i])), None)
        if goal is not None:
            stack.insert(goal, stack.pop(at))
    return stack


def _meet(one: Placed, other: Placed) -> bool:
    a, b = box_of(one), box_of(other)
    # An arrow that hangs on others has no box of its own: it counts as met.
    return a is None or b is None or a.touches(b)


def _orders(stack: _Stack, ids: Collection[str]) -> list[Change]:
    """Give the chosen ones orders between their neighbours, or number all where none fits."""
    changes: list[Change] = []
    low: float | None = None
    runs = [(is_chosen, list(run)) for is_chosen, run in groupby(stack, lambda x: x.id in ids)]
    for place, (is_chosen, run) in enumerate(runs):
        if not is_chosen:
            low = run[-1].order
            continue
        high = runs[place + 1][1][0].order if place + 1 < len(runs) else None
        orders = _between(low, high, len(run))
        if not _rises([low, *orders, high]):
            return [c for i, item in enumerate(stack) for c in patch(item, order=i + 1.0)]
        changes += [c for x, order in zip(run, orders, strict=True) for c in patch(x, order=order)]
    return changes


def _between(low: float | None, high: float | None, count: int) -> list[float]:
    if low is None:
        low = (high if high is not None else count + 1.0) - count - 1.0
    if high is None:
        high = low + count + 1.0
    return [low + (high - low) * (i + 1) / (count + 1) for i in range(count)]


def _rises(orders: Sequence[float | None]) -> bool:
    known = [order for order in orders if order is not None]
    return all(a < b for a, b in pairwise(known))
