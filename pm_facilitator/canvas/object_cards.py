"""Frames, free texts, arrows and the highlighter's lines as cards."""

from pm_facilitator.canvas.card import Card, TextBox, place_lines
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.entities import Arrow, BoardText, Frame, Stroke
from pm_facilitator.figures.board_arrows import LABEL_SIZE, Route, arrow_shapes
from pm_facilitator.figures.board_objects import (
    FRAME_HEAD,
    FRAME_PADDING,
    FRAME_RADIUS,
    FRAME_SIZE,
    frame_shapes,
    stroke_box,
    stroke_line,
    stroke_shapes,
    text_box,
    text_lines,
    text_shapes,
)
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Point

FRAME_RANK, ARROW_RANK, STROKE_RANK = 2.0, 12.0, 14.0
"""Frames lie below groups and notes, arrows above them, and the highlighter on top."""

EMPTY_TEXT = "Text"

_LABEL_WIDTH = 170.0


def frame_card(frame: Frame, palette: Palette, top: float = 0.0) -> Card:
    """Give the card of a frame; it is taken hold of by its edge and its title."""
    width, height, middle = frame.width, frame.height, FRAME_HEAD / 2
    title = measure().width(frame.title or "Frame", FRAME_SIZE, True) + FRAME_PADDING
    head = ((0.0, middle), (min(title, width), middle), (0.0, middle))
    ring = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height), (0.0, 0.0))
    room = width - 2 * FRAME_PADDING
    return Card(
        key=("frame", frame.id),
        x=frame.x,
        y=frame.y + top,
        width=width,
        height=height,
        shapes=frame_shapes(frame, palette),
        text=frame.title,
        bold=True,
        size=FRAME_SIZE,
        radius=FRAME_RADIUS,
        box=TextBox(
            FRAME_PADDING,
            6,
            max(room, 40.0),
            24,
            FRAME_SIZE,
            palette["surface"],
            palette["text"],
            bold=True,
        ),
        spoken=_spoken(f"Frame {frame.title}".strip(), locked=frame.locked),
        rank=FRAME_RANK,
        level=frame.order,
        edge=(*ring, *head),
        reading=(0.0, frame.y, frame.x, frame.order),
    )


def text_card(text: BoardText, palette: Palette, top: float = 0.0) -> Card:
    """Give the card of a free text; an empty one says what it is until it is typed into."""
    box = text_box(text)
    step = measure().line_height(text.size)
    placed = place_lines(text.text, text_lines(text), 0.0, measure().ascent(text.size), step)
    return Card(
        key=("board_text", text.id),
        x=box.x,
        y=box.y + top,
        width=box.width,
        height=box.height,
        shapes=text_shapes(text, palette),
        text=text.text,
        lines=placed,
        size=text.size,
        radius=2.0,
        box=TextBox(
            0,
            0,
            box.width,
            box.height,
            text.size,
            palette["canvas"],
            palette["text"],
            many_lines=True,
        ),
        spoken=_spoken(f"Text {text.text.strip() or 'empty'}", locked=text.locked),
        level=text.order,
        reading=(1.0, box.y // 136.0, box.x, text.order),
    )


def stroke_card(stroke: Stroke, palette: Palette, top: float = 0.0) -> Card:
    """Give the card of a highlighter's line, which is taken hold of along the line."""
    box = stroke_box(stroke)
    return Card(
        key=("stroke", stroke.id),
        x=box.x,
        y=box.y + top,
        width=box.width,
        height=box.height,
        shapes=stroke_shapes(stroke, box, palette),
        radius=2.0,
        spoken=_spoken(f"Highlighter line, {stroke.color.label.lower()}", locked=stroke.locked),
        rank=STROKE_RANK,
        level=stroke.order,
        edge=_from_corner(stroke_line(stroke), box),
        reading=(3.0, box.y, box.x, stroke.order),
    )


def arrow_card(arrow: Arrow, route: Route, palette: Palette, spoken: str = "Arrow") -> Card:
    """Give the card of an arrow on its way; the route counts in scene units already."""
    box = route.box
    middle = ((route.tail[0] + route.head[0]) / 2, (route.tail[1] + route.head[1]) / 2)
    height = measure().line_height(LABEL_SIZE) * max(1, len(route.lines)) + 4.0
    label = route.label or Area(
        middle[0] - _LABEL_WIDTH / 2, middle[1] - height / 2, _LABEL_WIDTH, height
    )
    return Card(
        key=("arrow", arrow.id),
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        shapes=arrow_shapes(route, palette),
        text=arrow.text,
        size=LABEL_SIZE,
        radius=2.0,
        box=TextBox(
            middle[0] - box.x - _LABEL_WIDTH / 2,
            label.y - box.y,
            _LABEL_WIDTH,
            label.height,
            LABEL_SIZE,
            palette["canvas"],
            palette["text"],
        ),
        spoken=_spoken(spoken, locked=arrow.locked),
        rank=ARROW_RANK,
        level=arrow.order,
        edge=_from_corner((route.tail, route.head), box),
        reading=(2.0, box.y, box.x, arrow.order),
    )


def _from_corner(points: tuple[Point, ...], box: Area) -> tuple[Point, ...]:
    return tuple((x - box.x, y - box.y) for x, y in points)


def _spoken(words: str, *, locked: bool) -> str:
    return f"{words}, locked" if locked else words
