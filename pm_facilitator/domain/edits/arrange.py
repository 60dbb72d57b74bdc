"""Lining things up on a board and spreading them evenly."""

from collections.abc import Iterable
from enum import StrEnum

from pm_facilitator.domain.areas import Area, around_any
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.whiteboard import carried, moved
from pm_facilitator.domain.placing import box_of


class Edge(StrEnum):
    """What things are lined up by."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Axis(StrEnum):
    """Which way things are spread."""

    ACROSS = "across"
    DOWN = "down"


class _Unit:
    """What moves as one: a thing alone, a group with its notes, a frame with what it holds."""

    def __init__(self, box: Area, keys: list[Key]) -> None:
        self.box, self.keys = box, keys


def align(board: Board, keys: Iterable[Key], edge: Edge) -> list[Change]:
    """Line things up by an edge or a middle of the box around them all; locked ones stay."""
    units = _units(board, keys)
    whole = around_any(unit.box for unit in units)
    if whole is None or len(units) < 2:
        return []
    changes: list[Change] = []
    for unit in units:
        changes += _shifted(board, unit, *_way_to(unit.box, whole, edge))
    return changes


def distribute(board: Board, keys: Iterable[Key], axis: Axis) -> list[Change]:
    """Make the gaps between three or more things equal; the outermost stay."""
    units = _units(board, keys)
    if len(units) < 3:
        return []
    across = axis is Axis.ACROSS
    units.sort(key=lambda unit: _middle(unit.box, across=across))
    sizes = [unit.box.width if across else unit.box.height for unit in units]
    start = _start(units[0].box, across=across)
    end = _start(units[-1].box, across=across) + sizes[-1]
    gap = (end - start - sum(sizes)) / (len(units) - 1)
    changes: list[Change] = []
    at = start + sizes[0] + gap
    for unit, size in list(zip(units, sizes, strict=True))[1:-1]:
        by = at - _start(unit.box, across=across)
        changes += _shifted(board, unit, by if across else 0.0, 0.0 if across else by)
        at += size + gap
    return changes


def _units(board: Board, keys: Iterable[Key]) -> list[_Unit]:
    """Give what moves as one; what another of the units carries is no unit of its own."""
    chosen = list(dict.fromkeys(keys))
    taken: set[Key] = set()
    for key in chosen:
        taken |= set(carried(board, [key])) - {key}
    units = []
    for key in chosen:
        box = _box(board, key)
        if box is not None and key not in taken:
            units.append(_Unit(box, carried(board, [key])))
    return units


def _box(board: Board, key: Key) -> Area | None:
    if key[0] != "note_group":
        return box_of(board.find(*key))
    return around_any(box for each in carried(board, [key]) if (box := box_of(board.find(*each))))


def _shifted(board: Board, unit: _Unit, dx: float, dy: float) -> list[Change]:
    return [change for key in unit.keys for change in moved(board.find(*key), dx, dy)]


def _way_to(box: Area, whole: Area, edge: Edge) -> tuple[float, float]:
    match edge:
        case Edge.LEFT:
            return whole.x - box.x, 0.0
        case Edge.CENTRE:
            return whole.x - box.x + (whole.width - box.width) / 2, 0.0
        case Edge.RIGHT:
            return whole.right - box.right, 0.0
        case Edge.TOP:
            return 0.0, whole.y - box.y
        case Edge.MIDDLE:
            return 0.0, whole.y - box.y + (whole.height - box.height) / 2
        case Edge.BOTTOM:
            return 0.0, whole.bottom - box.bottom


def _start(box: Area, *, across: bool) -> float:
    return box.x if across else box.y


def _middle(box: Area, *, across: bool) -> float:
    return box.x + box.width / 2 if across else box.y + box.height / 2
