"""Where the handles of a selected thing lie, and what each of them does."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt

from pm_facilitator.domain.areas import Area
from pm_facilitator.figures.shapes import Point

SIZE = 9.0
"""How wide a handle is drawn, in pixels."""

GRASP = 8.0
"""How near the pointer has to come to a handle, in pixels."""

AWAY = 22.0
"""How far from a card the handles lie that pull an arrow out of it, in pixels."""

_CROWDED = 44.0
"""A side shorter than this on the screen has no handle in its middle."""

_TINY = 2.5 * GRASP
"""A thing with a shorter side than this on the screen has none: they would leave nothing of it to
take hold of for moving it."""

_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
}

SIDES = tuple(_CURSORS)


class Role(Enum):
    """What a handle does."""

    RESIZE = "resize"
    ARROW = "arrow"
    TAIL = "tail"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Grip:
    """A handle at a place of the scene; ``side`` says which sides it pulls."""

    role: Role
    x: float
    y: float
    side: tuple[int, int] = (0, 0)

    @property
    def cursor(self) -> Qt.CursorShape:
        """Give the pointer's look above it."""
        return _CURSORS.get(self.side, Qt.CursorShape.CrossCursor)


def resize_grips(area: Area, zoom: float, *, sideways_only: bool = False) -> list[Grip]:
    """Give the handles on the corners and the sides of a thing; a tiny one has none."""
    grips: list[Grip] = []
    if _is_tiny(area, zoom, sideways_only=sideways_only):
        return grips
    for across, down in SIDES:
        if sideways_only and down:
            continue
        crowded_x = not across and area.width * zoom < _CROWDED
        crowded_y = not down and area.height * zoom < _CROWDED and not sideways_only
        if not crowded_x and not crowded_y:
            x, y = _at(area, across, down)
            grips.append(Grip(Role.RESIZE, x, y, (across, down)))
    return grips


def arrow_grips(area: Area, zoom: float) -> list[Grip]:
    """Give the handles beside a thing that pull an arrow out of it; a tiny one has none."""
    if _is_tiny(area, zoom):
        return []
    room = area.grown(AWAY / zoom)
    return [Grip(Role.ARROW, *_at(room, *side)) for side in SIDES if not all(side)]


def end_grips(tail: Point, head: Point) -> list[Grip]:
    """Give the handles at both ends of an arrow."""
    return [Grip(Role.TAIL, *tail), Grip(Role.HEAD, *head)]


def grip_at(grips: Sequence[Grip], x: float, y: float, zoom: float) -> Grip | None:
    """Give the handle at a place, the nearest one where two are close."""
    reach = GRASP / zoom
    near = [g for g in grips if abs(g.x - x) <= reach and abs(g.y - y) <= reach]
    return min(near, key=lambda g: abs(g.x - x) + abs(g.y - y), default=None)


def _is_tiny(area: Area, zoom: float, *, sideways_only: bool = False) -> bool:
    shorter = area.width if sideways_only else min(area.width, area.height)
    return shorter * zoom < _TINY


def _at(area: Area, across: int, down: int) -> Point:
    x, y = area.center
    return x + across * area.width / 2, y + down * area.height / 2
