"""What a laid-out matrix of actions consists of, in points: by impact and effort, or by risk."""

from dataclasses import dataclass

from pm_facilitator.domain.entities import Action
from pm_facilitator.figures.shapes import Anchor

STEPS = 5
LEFT = 28.0
TOP = 26.0
BOTTOM = 44.0
MARGIN = 8.0
LABEL_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class Axes:
    """What a matrix tells of actions.

    Attributes:
        up: the field of an action that grows upwards.
        right: the field that grows to the right.
        title: what the whole is called.
        corners: the names of the corners: left and right above, left and right below.
    """

    up: str
    right: str
    title: str
    corners: tuple[str, str, str, str]

    def place(self, action: Action) -> tuple[int, int] | None:
        """Give where an action stands, upwards first; None while a value is missing."""
        up, right = getattr(action, self.up), getattr(action, self.right)
        return None if up is None or right is None else (up, right)


EFFORT = Axes(
    "impact",
    "effort",
    "Impact and effort",
    ("Do first", "Plan well", "Do on the side", "Leave for now"),
)
RISK = Axes(
    "severity",
    "likelihood",
    "Risk of recurrence",
    ("Be prepared", "Act first", "Live with it", "Calm it down"),
)
VIEWS = (EFFORT, RISK)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell by its two steps, each from 1 (low) to 5."""

    up: int
    right: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Dot:
    """An action; ``label`` is its number, counted in the order that was given."""

    id: str
    x: float
    y: float
    radius: float
    number: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Quadrant:
    """The name of a corner by its baseline."""

    label: str
    x: float
    y: float
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """Where everything of a matrix is; the cells fill left..right by top..bottom."""

    axes: Axes
    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    cells: tuple[Cell, ...]
    quadrants: tuple[Quadrant, ...]
    dots: tuple[Dot, ...]
    unplaced: tuple[str, ...]

    def cell_at(self, x: float, y: float) -> tuple[int, int]:
        """Give the steps (up, right) at a place; outside of the matrix the nearest cell counts."""
        column = int((x - self.left) / (self.right - self.left) * STEPS)
        row = int((y - self.top) / (self.bottom - self.top) * STEPS)
        return min(STEPS, max(1, STEPS - row)), min(STEPS, max(1, column + 1))
