"""The events of a timeline as cards, with a mark and the word of their kind."""

from dataclasses import replace
from functools import lru_cache

from pm_facilitator.canvas.card import Card, TextBox, TextLine
from pm_facilitator.canvas.event_marks import RADIUS, event_mark
from pm_facilitator.canvas.figure_cards import moved, text_lines
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette, palette
from pm_facilitator.figures.shapes import Shape, Text
from pm_facilitator.figures.timeline import EventCard, TimelineLayout
from pm_facilitator.figures.timeline_draw import draw_behind, draw_card
from pm_facilitator.figures.timeline_layout import (
    EDGE,
    PADDING_X,
    PADDING_Y,
    SMALL_SIZE,
    TAG_IN,
    TEXT_SIZE,
    TIME_SIZE,
)

BURST = "burst"
"""The kind of the cards of bursts, which are no records: only their events are."""

_MARK_ROOM = 22.0
_EDIT_WIDTH = 176.0


def timeline_cards(
    board: Board, layout: TimelineLayout, colors: Palette, offset: tuple[float, float]
) -> tuple[list[Card], list[Shape]]:
    """Give a card for every event and burst by time, and the shapes of the axis behind them."""
    placed = (*layout.cards, *layout.tray)
    cards = [_card(board, card, colors.name, offset) for card in placed]
    return cards, list(moved(draw_behind(layout, colors), *offset))


def _card(board: Board, placed: EventCard, theme: str, offset: tuple[float, float]) -> Card:
    text = _text(board, placed)
    x, y = placed.x + offset[0], placed.y + offset[1]
    return replace(_drawn(_face(placed), text, theme), x=x, y=y)


def _text(board: Board, placed: EventCard) -> str:
    """Give the words of a card; those of a whole burst hold all its texts, so that they are found.

    A burst that still goes on, while a timeline is played, says no more than its card does.
    """
    if not placed.members:
        return board.need(TimelineEvent, placed.id).text
    texts = [" ".join(placed.lines)]
    if placed.end is not None:
        texts += [board.need(TimelineEvent, id_).text for id_ in placed.members]
    return "\n".join(texts)


def _face(placed: EventCard) -> EventCard:
    """Leave out of a card where it is and when it was, which makes no difference to its looks."""
    right = placed.edge_x > placed.x
    return replace(
        placed,
        x=0.0,
        y=0.0,
        anchor_x=placed.width if right else 0.0,
        end_x=None,
        bar_y=None,
        foot=0.0,
        time=None,
        end=None,
        open_label="",
        open_lines=(),
    )


@lru_cache(maxsize=2048)
def _drawn(placed: EventCard, text: str, theme: str) -> Card:
    """Draw a card once: while a timeline is stretched or played, most of them only move."""
    colors = palette(theme)
    inner = tuple(draw_card(placed, colors))
    lines: tuple[TextLine, ...] = ()
    if not placed.members:
        lines = text_lines(inner, text, placed.lines)
    left = lines[0].x if lines else EDGE + PADDING_X
    return Card(
        key=(BURST if placed.members else "event", placed.id),
        x=0.0,
        y=0.0,
        width=placed.width,
        height=placed.height,
        shapes=(*inner, *_kind(placed, left, colors)),
        text=text,
        lines=lines,
        size=TEXT_SIZE,
        radius=4,
        overhang=RADIUS,
        box=None if placed.members else _box(placed, left, colors),
        spoken=_spoken(text.partition("\n")[0] if placed.members else text, placed),
    )


def _box(placed: EventCard, left: float, colors: Palette) -> TextBox:
    top = PADDING_Y + (measure().line_height(TIME_SIZE) if placed.has_head else 0.0)
    return TextBox(
        left,
        top,
        max(_EDIT_WIDTH, placed.width - left - PADDING_X),
        placed.height - top - PADDING_Y,
        TEXT_SIZE,
        colors["over_soft" if placed.highlighted else "raised"],
        colors["text"],
    )


def _kind(placed: EventCard, left: float, colors: Palette) -> list[Shape]:
    """Draw the kind's mark where the leader line is, and its word where there is room."""
    if placed.kind is EventKind.OTHER:
        return []
    edge = placed.edge_x - placed.x + EDGE / 2
    shapes = event_mark(placed.kind, colors, edge, 2.0)
    m = measure()
    x = left + m.width(placed.time_label, TIME_SIZE, bold=True) + 8
    tagged = m.width(placed.tag, SMALL_SIZE) + 3 * TAG_IN if placed.tag else 0.0
    marks = _MARK_ROOM * (placed.agreed + bool(placed.members))
    room = placed.width - x - PADDING_X - marks - tagged
    word = placed.kind.label
    if placed.time_label and m.width(word, SMALL_SIZE) <= room:
        y = PADDING_Y + m.ascent(TIME_SIZE)
        shapes.append(Text(x, y, word, SMALL_SIZE, colors.event[placed.kind.value]))
    return shapes


def _spoken(text: str, placed: EventCard) -> str:
    words = [placed.time_label or "Time not known", placed.kind.label, text or "empty"]
    words += ["highlighted"] if placed.highlighted else []
    words += ["agreed"] if placed.agreed else []
    words += [f"{placed.tag} since the group agreed"] if placed.tag else []
    words += [" ".join(lines) for lines in (placed.then_lines, placed.now_lines) if lines]
    words += ["milestone"] if placed.milestone else []
    if placed.members:
        words += ["burst, unfolded" if placed.opened else "burst, folded"]
    return ", ".join(words)
