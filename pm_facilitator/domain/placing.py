"""Where records lie on a stage's board, in scene units, told by the records alone."""

from collections.abc import Iterable

from pm_facilitator.domain.areas import Area, around_any
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    KINDS,
    Arrow,
    BoardText,
    Entity,
    Frame,
    Note,
    Picture,
    Stroke,
)
from pm_facilitator.domain.vocabulary import Stage

PLACED = ("frame", "note", "picture", "board_text", "arrow", "stroke")
"""The kinds that have a place of their own on a board; a group lies where its notes lie."""

Placed = Frame | Note | Picture | BoardText | Arrow | Stroke

_LINE = 1.3
_LETTER = 0.55
"""How tall a line and how wide a letter is, in sizes: enough to tell what a frame holds."""


def box_of(entity: Entity | None) -> Area | None:
    """Give the box of a placed record; None for others, and for an arrow that hangs on others."""
    match entity:
        case Note() | Picture() | Frame():
            return Area(entity.x, entity.y, entity.width, entity.height)
        case BoardText():
            return Area(entity.x, entity.y, entity.width, _text_height(entity))
        case Arrow():
            ends = free_ends(entity)
            return _around_points(ends) if len(ends) == 2 else None
        case Stroke():
            return _around_points(points_of(entity))
        case _:
            return None


def free_ends(arrow: Arrow) -> list[tuple[float, float]]:
    """Give the ends of an arrow that hang on no record."""
    tail = [] if arrow.from_id else [(arrow.x1, arrow.y1)]
    return tail if arrow.to_id else [*tail, (arrow.x2, arrow.y2)]


def points_of(stroke: Stroke) -> list[tuple[float, float]]:
    """Read the points of a highlighter's line; what is no point is passed over."""
    found = []
    for point in stroke.points:
        x, _, y = point.partition(",")
        try:
            found.append((float(x), float(y)))
        except ValueError:
            continue
    return found


def as_points(points: Iterable[tuple[float, float]]) -> tuple[str, ...]:
    """Write points as a stroke keeps them, to a tenth of a unit."""
    return tuple(f"{_tenths(x)},{_tenths(y)}" for x, y in points)


def members(board: Board, group_id: str) -> list[Note]:
    """Give the notes of a group."""
    return [note for note in board.all(Note) if note.group_id == group_id]


def placed(board: Board, stage: Stage) -> list[Placed]:
    """Give everything that lies on a stage's board, kind by kind."""
    every = (placed_as(item) for kind in PLACED for item in board.all(KINDS[kind]))
    return [item for item in every if item is not None and item.stage is stage]


def placed_as(entity: Entity | None) -> Placed | None:
    """Give a record as one that has a place of its own, or None when it is no such record."""
    return entity if isinstance(entity, Placed) else None


def _text_height(text: BoardText) -> float:
    letters = max(1.0, text.width / (text.size * _LETTER)) if text.size > 0 else 1.0
    rows = sum(1 + int(len(line) / letters) for line in (text.text.splitlines() or [""]))
    return rows * text.size * _LINE


def _tenths(value: float) -> str:
    shown = round(value, 1)
    return str(int(shown)) if shown.is_integer() else str(shown)


def _around_points(points: list[tuple[float, float]]) -> Area | None:
    return around_any(Area(x, y, 0.0, 0.0) for x, y in points)
