"""What a laid-out why-tree consists of, in points."""

from dataclasses import dataclass

from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.figures.shapes import Point

TEXT_SIZE = 13.0
GATE_SIZE = 11.0
PADDING = 10.0
BOX_WIDTH = 196.0


@dataclass(frozen=True, slots=True)
class WhyBox:
    """The factor (depth 0) or one answer; ``gate`` is set where several answers lie below."""

    id: str
    parent_id: str | None
    depth: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    gate: WhyGate | None


@dataclass(frozen=True, slots=True)
class WhyLink:
    """The line from a box down to an answer below it."""

    parent_id: str
    child_id: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class WhyLayout:
    """Where everything of a why-tree is; the first box is the factor."""

    width: float
    height: float
    boxes: tuple[WhyBox, ...]
    links: tuple[WhyLink, ...]
