"""Where a dragged factor would hang: on a bone, below a factor, before or behind one."""

from collections.abc import Collection
from dataclasses import dataclass
from math import hypot

from pm_facilitator.canvas.figure_cards import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.figures.fishbone import BoneShape, FactorShape, FishboneLayout

_REACH = 260.0
"""How far from a bone one may let go for the factor still to hang on it."""

_EDGE = 0.28
"""The share of a factor's height, at its top and bottom, that means before and behind it."""

Mark = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Perch:
    """A place on the fishbone, with the frame that shows it and the words that name it."""

    bone_id: str
    parent_id: str | None
    position: int | None
    mark: Mark
    words: str


def perch_at(
    layout: FishboneLayout, board: Board, carried: Collection[str], x: float, y: float
) -> Perch | None:
    """Give where the carried factors would hang if they were let go here, None for nowhere."""
    for shape in layout.factors:
        area = Area(shape.x, shape.y, shape.width, shape.height)
        if shape.id not in carried and area.holds(x, y):
            return _at_factor(shape, board, carried, (y - shape.y) / shape.height)
    bone = nearest_bone(layout, x, y)
    if bone is None:
        return None
    label = " ".join(bone.label.lines)
    return Perch(bone.id, None, None, label_mark(bone), f"On {label}")


def nearest_bone(layout: FishboneLayout, x: float, y: float) -> BoneShape | None:
    """Give the bone nearest to a place, None when all are far away."""
    inside = Area(-40, -40, layout.width + 80, layout.height + 80).holds(x, y)
    bones = sorted(layout.bones, key=lambda bone: _distance(bone, x, y))
    return bones[0] if bones and inside and _distance(bones[0], x, y) < _REACH else None


def label_mark(bone: BoneShape) -> Mark:
    """Give the frame around a bone's label."""
    box = bone.label
    return box.x - 5, box.y - 5, box.width + 10, box.height + 10


def _at_factor(shape: FactorShape, board: Board, carried: Collection[str], share: float) -> Perch:
    text = " ".join(shape.lines) or "this factor"
    frame = (shape.x - 5, shape.y - 5, shape.width + 10, shape.height + 10)
    if _EDGE <= share <= 1 - _EDGE:
        return Perch(shape.bone_id, shape.id, None, frame, f"Below: {text}")
    siblings = board.child_factors(shape.bone_id, shape.parent_id)
    others = [factor.id for factor in siblings if factor.id not in carried]
    place = others.index(shape.id)
    before = share < _EDGE
    edge = shape.y - 4 if before else shape.y + shape.height + 1
    return Perch(
        shape.bone_id,
        shape.parent_id,
        place if before else place + 1,
        (shape.x, edge, shape.width, 3),
        f"{'Before' if before else 'After'}: {text}",
    )


def _distance(bone: BoneShape, x: float, y: float) -> float:
    label = Area(bone.label.x, bone.label.y, bone.label.width, bone.label.height)
    return min(label.distance(x, y), _from_line(bone.line, x, y))


def _from_line(line: tuple[float, float, float, float], x: float, y: float) -> float:
    x1, y1, x2, y2 = line
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0.0
    share = min(1.0, max(0.0, along))
    return hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1))
