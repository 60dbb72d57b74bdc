"""The cards of a timeline: measured, stacked around the axis, and laid into the tray."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.timeline_lanes import lane_of
from pm_facilitator.figures.timeline_layout import (
    ASIDE_SIZE,
    EDGE,
    GAP_CHANNEL,
    PADDING_X,
    PADDING_Y,
    SHEETS,
    SMALL_SIZE,
    TAG_IN,
    TEXT_SIZE,
    TIME_SIZE,
    EventCard,
    Lane,
)
from pm_facilitator.figures.timeline_look import TimelineLook
from pm_facilitator.figures.timeline_rows import CARD_GAP, Block, stack
from pm_facilitator.figures.timeline_scale import Scale
from pm_facilitator.figures.timeline_side import Side
from pm_facilitator.figures.timeline_times import Placed

MARGIN = 12.0
_WIDEST = 200.0
_NARROWEST = 64.0
_MOST_LINES = 4
_MOST_ASIDE = 3
_MARK_ROOM = 20.0
"""What the mark of an agreed event needs beside the time, kept free before it is there."""

_TAG_AIR = 6.0

_FOLD_ROOM = 16.0
"""What the mark of a burst needs besides."""


@dataclass(frozen=True, slots=True)
class _Face:
    """What a card says, in lines that fit into its room."""

    label: str
    lines: tuple[str, ...]
    room: float
    width: float
    height: float
    tag: str = ""
    then: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


def timed_cards(
    placed: Sequence[Placed], scale: Scale, width: float, measure: Measure, look: TimelineLook
) -> list[EventCard]:
    """Measure the cards of events with a time; their y is still to come."""
    cards = []
    for item in placed:
        ids = [each.id for each in item.burst.events] if item.burst else [item.event.id]
        tag = look.tag(ids)
        face = _face(item.text, item.label, width, measure, tag, folds=item.burst is not None)
        if item.burst is None and look.beliefs:
            face = _with_beliefs(face, item.event, measure)
        anchor = scale.x_at(item.time)
        left = anchor - EDGE / 2
        if left + face.width > width:
            left = max(0.0, anchor + EDGE / 2 - face.width)
        cards.append(_timed(item, face, (left, anchor), scale, look, measure))
    return cards


def tray(
    events: Sequence[TimelineEvent],
    top: float,
    width: float,
    measure: Measure,
    look: TimelineLook,
) -> tuple[EventCard, ...]:
    """Lay the events without a time side by side, from left to right and downwards."""
    waiting = [e for e in events if e.time is None or e.precision is Precision.UNKNOWN]
    cards: list[EventCard] = []
    x, y, tallest = MARGIN, top, 0.0
    for event in sorted(waiting, key=lambda e: (e.order, e.id)):
        tag = look.tag([event.id])
        face = _face(event.text, "", width, measure, tag, ticked=event.agreed and not tag)
        if look.beliefs:
            face = _with_beliefs(face, event, measure)
        if x > MARGIN and x + face.width > width - MARGIN:
            x, y, tallest = MARGIN, y + tallest + CARD_GAP, 0.0
        cards.append(_waiting(event, face, x, y))
        x += face.width + CARD_GAP
        tallest = max(tallest, face.height)
    return tuple(cards)


@dataclass(frozen=True, slots=True)
class Stacked:
    """Cards in their final places, and where that puts the strip of the axis."""

    cards: tuple[EventCard, ...]
    axis_top: float
    bottom: float
    lanes: tuple[Lane, ...] = ()


def place_around(cards: Sequence[EventCard], top: float, strip: float, names_gaps: bool) -> Stacked:
    """Stack cards above and below the strip of the axis, with the bars of ranges between."""
    slots = stack([Block(c.x, c.x + c.width, c.anchor_x, c.height) for c in cards])
    pairs = list(zip(cards, slots, strict=True))
    above = Side([(c, s.offset) for c, s in pairs if s.above], GAP_CHANNEL if names_gaps else 0.0)
    below = Side([(c, s.offset) for c, s in pairs if not s.above], 0.0)
    axis_top = top + above.reach
    axis_bottom = axis_top + strip
    placed = {card.id: card for card in above.placed(axis_top, -1)}
    placed |= {card.id: card for card in below.placed(axis_bottom, 1)}
    return Stacked(tuple(placed[c.id] for c in cards), axis_top, axis_bottom + below.reach)


def _timed(
    item: Placed,
    face: _Face,
    at: tuple[float, float],
    scale: Scale,
    look: TimelineLook,
    measure: Measure,
) -> EventCard:
    event, words = item.event, face.lines
    if item.burst is not None and item.end is not None:
        words = measure.wrap(event.text, face.room, TEXT_SIZE, max_lines=len(words))
    return EventCard(
        id=item.id,
        x=at[0],
        y=0.0,
        width=face.width,
        height=face.height,
        anchor_x=at[1],
        end_x=None if item.end is None else scale.x_at(item.end),
        bar_y=None,
        time_label=face.label,
        lines=face.lines,
        kind=event.kind,
        precision=event.precision,
        highlighted=event.highlighted,
        agreed=event.agreed and not face.tag,
        milestone=event.milestone,
        time=item.time,
        end=item.end,
        open_label=item.open_label,
        open_lines=words,
        members=tuple(event.id for event in item.burst.events) if item.burst else (),
        opened=item.opened,
        lane=lane_of(event, look),
        tag=face.tag,
        then_lines=face.then,
        now_lines=face.now,
    )


def _waiting(event: TimelineEvent, face: _Face, x: float, y: float) -> EventCard:
    return EventCard(
        id=event.id,
        x=x,
        y=y,
        width=face.width,
        height=face.height,
        anchor_x=x,
        end_x=None,
        bar_y=None,
        time_label="",
        lines=face.lines,
        kind=event.kind,
        precision=event.precision,
        highlighted=event.highlighted,
        agreed=event.agreed and not face.tag,
        milestone=event.milestone,
        tag=face.tag,
        then_lines=face.then,
        now_lines=face.now,
    )


def _face(
    text: str,
    label: str,
    width: float,
    measure: Measure,
    tag: str,
    *,
    folds: bool = False,
    ticked: bool = False,
) -> _Face:
    """Break the words of a card into lines, and say how large that makes it.

    A card that is ``ticked`` without a line for its time has the tick beside its text.
    """
    room = min(_WIDEST, width - 2 * MARGIN) - EDGE - 2 * PADDING_X
    tagged = measure.width(tag, SMALL_SIZE) + 2 * TAG_IN + _TAG_AIR if tag else 0.0
    marks = max(_MARK_ROOM, tagged) + (_FOLD_ROOM if folds else 0.0)
    beside = _MARK_ROOM if ticked and not label else 0.0
    # The card grows by the tick, so that no word goes, unless the board is too narrow.
    inside = min(room, width - 2 * MARGIN - EDGE - 2 * PADDING_X - beside)
    lines = measure.wrap(text, inside, TEXT_SIZE, max_lines=_MOST_LINES)
    label = measure.shorten(label, room - marks, TIME_SIZE, bold=True) if label else ""
    widest = max(
        measure.width(label, TIME_SIZE, bold=True) + marks,
        *(measure.width(line, TEXT_SIZE) + beside for line in lines),
    )
    height = 2 * PADDING_Y + len(lines) * measure.line_height(TEXT_SIZE)
    height += SHEETS if folds else 0.0
    height += measure.line_height(TIME_SIZE) if label or tag else 0.0
    return _Face(label, lines, room, max(_NARROWEST, widest + EDGE + 2 * PADDING_X), height, tag)


def _with_beliefs(face: _Face, event: TimelineEvent, measure: Measure) -> _Face:
    """Make room below a card's text for what was visible then, and for what is known now."""
    then = _aside("Then: ", event.visible_then, face.room, measure)
    now = _aside("Now: ", event.known_now if event.known_shown else "", face.room, measure)
    if not then and not now:
        return face
    widest = max(measure.width(line, ASIDE_SIZE) for line in (*then, *now))
    return replace(
        face,
        then=then,
        now=now,
        width=max(face.width, widest + EDGE + 2 * PADDING_X),
        height=face.height + (len(then) + len(now)) * measure.line_height(ASIDE_SIZE),
    )


def _aside(word: str, text: str, room: float, measure: Measure) -> tuple[str, ...]:
    said = " ".join(text.split())
    return measure.wrap(word + said, room, ASIDE_SIZE, max_lines=_MOST_ASIDE) if said else ()
