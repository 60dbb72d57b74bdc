"""What a laid-out impact-effort matrix consists of, in points."""

from dataclasses import dataclass

from pm_facilitator.figures.shapes import Anchor

STEPS = 5
LEFT = 28.0
TOP = 26.0
BOTTOM = 44.0
MARGIN = 8.0
LABEL_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; impact and effort run from 1 (low) to 5."""

    impact: int
    effort: int
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
        """Give (impact, effort) at a place; outside of the matrix the nearest cell counts."""
        column = int((x - self.left) / (self.right - self.left) * STEPS)
        row = int((y - self.top) / (self.bottom - self.top) * STEPS)
        effort = min(STEPS, max(1, column + 1))
        impact = min(STEPS, max(1, STEPS - row))
        return impact, effort
