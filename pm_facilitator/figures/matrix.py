"""The matrix of actions: five steps each way, with a dot for every action placed on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from pm_facilitator.domain.entities import Action
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.matrix_draw import draw_matrix
from pm_facilitator.figures.matrix_layout import (
    BOTTOM,
    EFFORT,
    LABEL_SIZE,
    LEFT,
    MARGIN,
    RISK,
    STEPS,
    TOP,
    VIEWS,
    Axes,
    Cell,
    Dot,
    MatrixLayout,
    Quadrant,
)

__all__ = [
    "EFFORT",
    "RISK",
    "VIEWS",
    "Axes",
    "Cell",
    "Dot",
    "MatrixLayout",
    "Quadrant",
    "draw_matrix",
    "layout_matrix",
]

_LARGEST_RADIUS = 13.0
_AIR = 1.5
_NAME_ROOM = 18.0
"""What the name of a quadrant takes of its corner's cell."""


@dataclass(frozen=True, slots=True)
class _Grid:
    left: float
    top: float
    width: float
    height: float

    def cell(self, up: int, right: int) -> Cell:
        """Give a cell by its steps."""
        width, height = self.width / STEPS, self.height / STEPS
        x, y = self.left + (right - 1) * width, self.top + (STEPS - up) * height
        return Cell(up, right, x, y, width, height)


def layout_matrix(
    actions: Sequence[Action],
    *,
    width: float,
    height: float,
    measure: Measure,
    axes: Axes = EFFORT,
) -> MatrixLayout:
    """Lay out actions by the axes, in the given order; their labels count from one.

    Dots in one cell stand side by side and grow smaller when there are many, so that none covers
    another. Actions without both values are named in ``unplaced``.
    """
    grid = _Grid(LEFT, TOP, width - LEFT - MARGIN, height - TOP - BOTTOM)
    cells = [grid.cell(i, e) for i in range(STEPS, 0, -1) for e in range(1, STEPS + 1)]
    numbered = list(enumerate(actions, start=1))
    dots = [dot for cell in cells for dot in _dots(cell, numbered, axes)]
    return MatrixLayout(
        axes=axes,
        width=width,
        height=height,
        left=grid.left,
        top=grid.top,
        right=grid.left + grid.width,
        bottom=grid.top + grid.height,
        cells=tuple(cells),
        quadrants=_quadrants(grid, measure, axes),
        dots=tuple(sorted(dots, key=lambda dot: dot.number)),
        unplaced=tuple(a.id for a in actions if axes.place(a) is None),
    )


def _dots(cell: Cell, numbered: Sequence[tuple[int, Action]], axes: Axes) -> list[Dot]:
    here = [(n, a) for n, a in numbered if axes.place(a) == (cell.up, cell.right)]
    if not here:
        return []
    named = {cell.up, cell.right} <= {1, STEPS}
    room = cell.height - (_NAME_ROOM if named else 0.0)
    top = cell.y + (_NAME_ROOM if named and cell.up == STEPS else 0.0)
    columns, rows = _raster(len(here), cell.width / room)
    step_x, step_y = cell.width / columns, room / rows
    radius = min(_LARGEST_RADIUS, min(step_x, step_y) / 2 - _AIR)
    pitch_x, pitch_y = (min(step, 2.5 * _LARGEST_RADIUS) for step in (step_x, step_y))
    dots = []
    for index, (number, action) in enumerate(here):
        row, column = divmod(index, columns)
        in_row = min(columns, len(here) - row * columns)
        x = cell.x + cell.width / 2 + (column - (in_row - 1) / 2) * pitch_x
        y = top + room / 2 + (row - (rows - 1) / 2) * pitch_y
        dots.append(Dot(action.id, x, y, max(1.0, radius), number, str(number), action.text))
    return dots


def _raster(count: int, proportion: float) -> tuple[int, int]:
    """Give the columns and rows that leave the dots of a cell the most room."""
    columns = max(1, min(count, ceil(sqrt(count * proportion))))
    return columns, ceil(count / columns)


def _quadrants(grid: _Grid, measure: Measure, axes: Axes) -> tuple[Quadrant, ...]:
    top = grid.top + 8 + measure.ascent(LABEL_SIZE)
    bottom = grid.top + grid.height - 10
    left, right = grid.left + 10, grid.left + grid.width - 10
    names = axes.corners
    return (
        Quadrant(names[0], left, top, "start"),
        Quadrant(names[1], right, top, "end"),
        Quadrant(names[2], left, bottom, "start"),
        Quadrant(names[3], right, bottom, "end"),
    )
