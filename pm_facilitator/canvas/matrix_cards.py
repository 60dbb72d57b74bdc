"""Actions on the matrix as dots, those not placed yet as chips beside it, and a numbered list."""

from collections.abc import Sequence
from dataclasses import dataclass

from pm_facilitator.canvas.card import Card, TextBox, TextLine, place_lines
from pm_facilitator.canvas.figure_cards import Area, moved, split
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Action
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.matrix import Axes, Dot, MatrixLayout, draw_matrix
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Rectangle, Shape, Text

COLUMN = 308.0
COLUMN_GAP = 24.0
SIZE = 14.0
_PAD = 12.0
_NUMBER_ROOM = 28.0
_ROW_GAP = 8.0


@dataclass(frozen=True, slots=True)
class MatrixCards:
    """What the board of the matrix consists of."""

    cards: list[Card]
    shapes: list[Shape]
    height: float


def matrix_cards(actions: Sequence[Action], layout: MatrixLayout, palette: Palette) -> MatrixCards:
    """Give dots and chips as cards in the order of the actions, and all that lies behind them."""
    dots = {dot.id: dot for dot in layout.dots}
    areas: dict[Key, Area] = {("action", dot.id): _area(dot) for dot in layout.dots}
    shapes, parts = split(draw_matrix(layout, palette).shapes, areas)
    x, y = layout.width + COLUMN_GAP, layout.top
    cards: dict[str, Card] = {}
    waiting = [action for action in actions if action.id in layout.unplaced]
    if waiting:
        shapes.append(_heading("Not placed yet", x, y, palette))
        y += 28.0
    for action in waiting:
        card = _chip(action, x, y, palette)
        cards[action.id] = card
        y += card.height + _ROW_GAP
    if waiting and dots:
        y += 20.0
    for action in actions:
        dot = dots.get(action.id)
        if dot is not None:
            row, lines = _row(action, dot, x, y, palette)
            shapes += row
            inside = moved(parts["action", dot.id], -dot.x + dot.radius, -dot.y + dot.radius)
            cards[action.id] = _dot(action, dot, inside, lines, palette, layout.axes)
            y += len(lines) * measure().line_height(SIZE) + _ROW_GAP
    return MatrixCards([cards[a.id] for a in actions], shapes, y)


def _area(dot: Dot) -> Area:
    return Area(dot.x - dot.radius, dot.y - dot.radius, 2 * dot.radius, 2 * dot.radius)


def _heading(words: str, x: float, y: float, palette: Palette) -> Shape:
    return Text(x, y + 12, words, 13, palette["text_soft"], bold=True)


def _chip(action: Action, x: float, y: float, palette: Palette) -> Card:
    m = measure()
    lines = m.wrap(action.text or " ", COLUMN - 2 * _PAD, SIZE, max_lines=3)
    step = m.line_height(SIZE)
    placed = place_lines(action.text, lines, _PAD, 9 + m.ascent(SIZE), step)
    height = len(lines) * step + 18
    sheet = Rectangle(
        0, 0, COLUMN, height, fill=palette["raised"], stroke=palette["border"], radius=6
    )
    texts = [Text(line.x, line.y, line.text, SIZE, palette["text"]) for line in placed]
    return Card(
        key=("action", action.id),
        x=x,
        y=y,
        width=COLUMN,
        height=height,
        shapes=(sheet, *texts),
        text=action.text,
        lines=placed,
        size=SIZE,
        box=_box(_PAD, 9.0, COLUMN - 2 * _PAD, height - 18, palette, "raised"),
        spoken=f"Action, not placed yet: {action.text or 'empty'}",
    )


def _row(
    action: Action, dot: Dot, x: float, y: float, palette: Palette
) -> tuple[list[Shape], tuple[TextLine, ...]]:
    m = measure()
    lines = m.wrap(action.text, COLUMN - _NUMBER_ROOM, SIZE, max_lines=3)
    first, step = y + m.ascent(SIZE), m.line_height(SIZE)
    placed = place_lines(action.text, lines, x + _NUMBER_ROOM, first, step)
    number = Text(x + 18, first, dot.label, SIZE, palette["accent"], bold=True, anchor="end")
    texts = [Text(line.x, line.y, line.text, SIZE, palette["text"]) for line in placed]
    return [number, *texts], placed


def _dot(
    action: Action,
    dot: Dot,
    shapes: tuple[Shape, ...],
    lines: tuple[TextLine, ...],
    palette: Palette,
    axes: Axes,
) -> Card:
    up, right = axes.place(action) or (0, 0)
    corner_x, corner_y = dot.x - dot.radius, dot.y - dot.radius
    top = lines[0].y - measure().ascent(SIZE)
    return Card(
        key=("action", action.id),
        x=corner_x,
        y=corner_y,
        width=2 * dot.radius,
        height=2 * dot.radius,
        shapes=shapes,
        text=action.text,
        lines=tuple(
            TextLine(line.x - corner_x, line.y - corner_y, line.text, line.start) for line in lines
        ),
        size=SIZE,
        radius=dot.radius,
        box=_box(
            lines[0].x - corner_x,
            top - corner_y,
            COLUMN - _NUMBER_ROOM,
            len(lines) * measure().line_height(SIZE),
            palette,
            "canvas",
        ),
        spoken=f"Action {dot.label}: {action.text}, {axes.up} {up}, {axes.right} {right}",
    )


def _box(x: float, y: float, width: float, height: float, palette: Palette, fill: str) -> TextBox:
    return TextBox(x, y, width, height, SIZE, palette[fill], palette["text"])
