"""What a laid-out fault tree consists of, in points."""

from dataclasses import dataclass

from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.figures.why_layout import WhyBox, WhyLink

GATE_WIDTH = 34.0
GATE_HEIGHT = 32.0
BASIC_RADIUS = 8.0


@dataclass(frozen=True, slots=True)
class GateShape:
    """The gate below a box with several answers, by the middle of its top."""

    parent_id: str
    gate: WhyGate
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class BasicEvent:
    """The circle below an answer that nobody has asked further, by its middle."""

    id: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class FaultLayout:
    """Where everything of a fault tree is; the first box is the factor, the top event."""

    width: float
    height: float
    boxes: tuple[WhyBox, ...]
    gates: tuple[GateShape, ...]
    basics: tuple[BasicEvent, ...]
    links: tuple[WhyLink, ...]
