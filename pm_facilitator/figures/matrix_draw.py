"""A laid-out matrix of actions as plain shapes."""

from pm_facilitator.domain.priority import GREAT_RISK, SMALL_RISK
from pm_facilitator.figures.matrix_layout import (
    EFFORT,
    LABEL_SIZE,
    RISK,
    STEPS,
    Axes,
    Cell,
    Dot,
    MatrixLayout,
)
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Figure, Line, Rectangle, Shape, Text


def draw_matrix(layout: MatrixLayout, palette: Palette) -> Figure:
    """Draw a matrix: soft corners, thin lines, and a numbered dot for each action."""
    shapes = [
        *_ground(layout, palette),
        *_axes(layout, palette),
        *(shape for dot in layout.dots for shape in _dot(dot, palette)),
    ]
    return Figure(
        layout.width,
        layout.height,
        tuple(shapes),
        f"{layout.axes.title} of the actions" if layout.axes is EFFORT else layout.axes.title,
        _description(layout),
    )


def _ground(layout: MatrixLayout, palette: Palette) -> list[Shape]:
    shapes: list[Shape] = [
        Rectangle(cell.x, cell.y, cell.width, cell.height, fill=_tint(cell, layout.axes, palette))
        for cell in layout.cells
    ]
    for step in range(STEPS + 1):
        x = layout.left + (layout.right - layout.left) * step / STEPS
        y = layout.top + (layout.bottom - layout.top) * step / STEPS
        shapes.append(Line(x, layout.top, x, layout.bottom, palette["border"], 0.75))
        shapes.append(Line(layout.left, y, layout.right, y, palette["border"], 0.75))
    shapes += [
        Text(q.x, q.y, q.label, LABEL_SIZE, palette["text_soft"], anchor=q.anchor)
        for q in layout.quadrants
    ]
    return shapes


def _tint(cell: Cell, axes: Axes, palette: Palette) -> str:
    if axes is RISK:
        risk = cell.up * cell.right
        great, small = palette["over_soft"], palette["sunken"]
        return great if risk >= GREAT_RISK else small if risk <= SMALL_RISK else palette["surface"]
    worth = cell.up - cell.right
    if worth >= 2:
        return palette["good_soft"]
    return palette["sunken"] if worth <= -2 else palette["surface"]


def _axes(layout: MatrixLayout, palette: Palette) -> list[Shape]:
    soft = palette["text_soft"]
    shapes: list[Shape] = []
    for cell in layout.cells:
        if cell.up == 1:
            x, y = cell.x + cell.width / 2, layout.bottom + 17
            shapes.append(Text(x, y, str(cell.right), LABEL_SIZE, soft, anchor="middle"))
        if cell.right == 1:
            x, y = layout.left - 10, cell.y + cell.height / 2 + LABEL_SIZE * 0.35
            shapes.append(Text(x, y, str(cell.up), LABEL_SIZE, soft, anchor="end"))
    middle = (layout.left + layout.right) / 2
    up, right = layout.axes.up.capitalize(), layout.axes.right.capitalize()
    shapes.append(
        Text(middle, layout.height - 8, right, 13, palette["text"], True, anchor="middle")
    )
    shapes.append(Text(layout.left, layout.top - 8, up, 13, palette["text"], True))
    return shapes


def _dot(dot: Dot, palette: Palette) -> list[Shape]:
    diameter = 2 * dot.radius
    size = min(12.0, dot.radius * 0.95)
    return [
        Rectangle(
            dot.x - dot.radius,
            dot.y - dot.radius,
            diameter,
            diameter,
            fill=palette["accent"],
            radius=dot.radius,
        ),
        Text(dot.x, dot.y + size * 0.35, dot.label, size, palette["on_accent"], True, "middle"),
    ]


def _description(layout: MatrixLayout) -> str:
    if not layout.dots:
        return "No action is placed on the matrix yet."
    places = {dot.id: layout.cell_at(dot.x, dot.y) for dot in layout.dots}
    up, right = layout.axes.up, layout.axes.right
    return " ".join(
        f"{dot.label}. {dot.text}: {up} {places[dot.id][0]}, {right} {places[dot.id][1]}."
        for dot in layout.dots
    )
