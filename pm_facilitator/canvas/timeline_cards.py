"""The events of a timeline as cards, with a mark and the word of their kind."""

from collections.abc import Sequence

from pm_facilitator.canvas.card import Card, TextBox
from pm_facilitator.canvas.event_marks import event_mark
from pm_facilitator.canvas.figure_cards import Area, moved, split, text_lines
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape, Text
from pm_facilitator.figures.timeline import EventCard, TimelineLayout, draw_timeline
from pm_facilitator.figures.timeline_layout import (
    EDGE,
    PADDING_X,
    PADDING_Y,
    SMALL_SIZE,
    TEXT_SIZE,
    TIME_SIZE,
)

_MARK_ROOM = 22.0
_EDIT_WIDTH = 176.0


def timeline_cards(
    board: Board, layout: TimelineLayout, palette: Palette, offset: tuple[float, float]
) -> tuple[list[Card], list[Shape]]:
    """Give a card for every event by time, and the shapes of the axis behind them."""
    placed = (*layout.cards, *layout.tray)
    areas: dict[Key, Area] = {
        ("event", card.id): Area(card.x, card.y, card.width, card.height) for card in placed
    }
    rest, parts = split(draw_timeline(layout, palette).shapes, areas)
    cards = [_card(board, card, parts["event", card.id], palette, offset) for card in placed]
    return cards, list(moved(rest, *offset))


def _card(
    board: Board,
    placed: EventCard,
    shapes: Sequence[Shape],
    palette: Palette,
    offset: tuple[float, float],
) -> Card:
    event = board.need(TimelineEvent, placed.id)
    inner = moved(shapes, -placed.x, -placed.y)
    top = PADDING_Y + (measure().line_height(TIME_SIZE) if placed.time_label else 0.0)
    lines = text_lines(inner, event.text, placed.lines)
    left = lines[0].x if lines else EDGE + PADDING_X
    fill = palette["over_soft" if placed.highlighted else "raised"]
    return Card(
        key=("event", placed.id),
        x=placed.x + offset[0],
        y=placed.y + offset[1],
        width=placed.width,
        height=placed.height,
        shapes=(*inner, *_kind(placed, left, palette)),
        text=event.text,
        lines=lines,
        size=TEXT_SIZE,
        radius=4,
        box=TextBox(
            left,
            top,
            max(_EDIT_WIDTH, placed.width - left - PADDING_X),
            placed.height - top - PADDING_Y,
            TEXT_SIZE,
            fill,
            palette["text"],
        ),
        spoken=_spoken(event, placed),
    )


def _kind(placed: EventCard, left: float, palette: Palette) -> list[Shape]:
    """Draw the kind's mark where the leader line is, and its word where there is room."""
    if placed.kind is EventKind.OTHER:
        return []
    edge = placed.edge_x - placed.x + EDGE / 2
    shapes = event_mark(placed.kind, palette, edge, 2.0)
    m = measure()
    x = left + m.width(placed.time_label, TIME_SIZE, bold=True) + 8
    room = placed.width - x - PADDING_X - (_MARK_ROOM if placed.agreed else 0)
    word = placed.kind.label
    if placed.time_label and m.width(word, SMALL_SIZE) <= room:
        y = PADDING_Y + m.ascent(TIME_SIZE)
        shapes.append(Text(x, y, word, SMALL_SIZE, palette.event[placed.kind.value]))
    return shapes


def _spoken(event: TimelineEvent, placed: EventCard) -> str:
    words = [placed.time_label or "Time not known", event.kind.label, event.text or "empty"]
    words += ["highlighted"] if event.highlighted else []
    words += ["agreed"] if event.agreed else []
    return ", ".join(words)
