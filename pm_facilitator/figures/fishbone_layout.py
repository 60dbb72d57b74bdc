"""What a laid-out fishbone consists of, in points."""

from dataclasses import dataclass

Segment = tuple[float, float, float, float]
"""A straight line from (x1, y1) to (x2, y2)."""

HEAD_SIZE = 15.0
LABEL_SIZE = 14.0
TEXT_SIZE = 13.0
DETAIL_SIZE = 11.0
PADDING_X = 8.0
PADDING_Y = 4.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with lines of text."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoneShape:
    """A category: its label, and the line from the label (x1, y1) to the spine (x2, y2)."""

    id: str
    label: Box
    line: Segment
    above: bool


@dataclass(frozen=True, slots=True)
class FactorShape:
    """One contributing factor as a block of text.

    Attributes:
        id: the factor's id.
        bone_id: its bone.
        parent_id: the factor that it is nested below.
        depth: 0 directly on the bone.
        x: left.
        y: top.
        width: with padding.
        height: with padding.
        lines: its text, wrapped.
        detail: what hangs on it in words, such as "2 events · 3 whys · 1 action"; may be empty.
        twig: the line from the block (x1, y1) to its bone, or to its parent's rail (x2, y2).
        rail: the line down from the block along the twigs of its children, when it has any.
        events: how many events are linked to it.
        whys: how many steps its why-chain has.
    """

    id: str
    bone_id: str
    parent_id: str | None
    depth: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    detail: str
    twig: Segment
    rail: Segment | None
    events: int
    whys: int


@dataclass(frozen=True, slots=True)
class FishboneLayout:
    """Where everything of a fishbone is; bones and factors come in the board's order."""

    width: float
    height: float
    head: Box
    spine: Segment
    bones: tuple[BoneShape, ...]
    factors: tuple[FactorShape, ...]
