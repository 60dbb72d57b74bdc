"""What a laid-out why-tree consists of, in points."""

from dataclasses import dataclass

from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.figures.shapes import Point

TEXT_SIZE = 13.0
GATE_SIZE = 11.0
PADDING = 10.0
BOX_WIDTH = 196.0
MARGIN = 8.0


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


def elbow(start: Point, child: WhyBox, above: float) -> tuple[Point, ...]:
    """Lead a line down from a point and, so far above a box, across to its middle."""
    x1 = start[0]
    x2, y2 = child.x + child.width / 2, child.y
    if abs(x1 - x2) <= 0.5:
        return start, (x2, y2)
    return start, (x1, y2 - above), (x2, y2 - above), (x2, y2)
