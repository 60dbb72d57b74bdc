"""One event, or one burst of them, as a card on a laid-out timeline."""

from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.vocabulary import EventKind, Precision

TEXT_SIZE = 13.0
TIME_SIZE = 13.0
SMALL_SIZE = 11.5
ASIDE_SIZE = 12.0
TAG_IN = 5.0
"""The air beside the word of a tag."""
PADDING_X = 10.0
PADDING_Y = 7.0

EDGE = 3.0
"""The width of the coloured edge of a card, where its flagpole is."""

SHEETS = 5.0
"""How far the sheets below a burst's card show under it; they are part of its height."""


@dataclass(frozen=True, slots=True)
class EventCard:
    """One event as a card: its time in bold, then its text.

    Attributes:
        id: the event's id, or one of its own for a burst.
        x: left.
        y: top.
        width: including the coloured edge.
        height: including the padding.
        anchor_x: where its time is on the axis; always between the card's left and right.
        end_x: where its range ends on the axis; None when it has no end.
        bar_y: the middle of the bar that shows the range; None when it has no end.
        time_label: its time in words, with "~" when it is approximate.
        lines: its text, wrapped.
        kind: what sort of thing happened.
        precision: how well its time is known.
        highlighted: whether the group marked it.
        agreed: whether the group agreed on it as it is.
        milestone: whether it is named on the axis too.
        foot: where its leader line begins: the edge of the axis, or of its lane.
        time: when it was, in UTC; None in the tray.
        end: when its range ended; None when it has no end.
        open_label: its time in words as long as its end has not come.
        open_lines: its text as long as its end has not come.
        members: the events of a burst by time; empty for a single event.
        opened: whether the events of the burst are shown besides.
        lane: the lane it lies in; empty without lanes, and in the lane of those without one.
        tag: "changed" or "added" when it became so after the group agreed; else empty.
        then_lines: what was visible or believed then, wrapped.
        now_lines: what is known now, wrapped, once that is shown.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    anchor_x: float
    end_x: float | None
    bar_y: float | None
    time_label: str
    lines: tuple[str, ...]
    kind: EventKind
    precision: Precision
    highlighted: bool
    agreed: bool
    milestone: bool = False
    foot: float = 0.0
    time: datetime | None = None
    end: datetime | None = None
    open_label: str = ""
    open_lines: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    opened: bool = False
    lane: str = ""
    tag: str = ""
    then_lines: tuple[str, ...] = ()
    now_lines: tuple[str, ...] = ()

    @property
    def edge_x(self) -> float:
        """Give the left of the coloured edge, which is on the side of the card's time."""
        if self.anchor_x > self.x + self.width / 2:
            return self.x + self.width - EDGE
        return self.x

    @property
    def text_x(self) -> float:
        """Give the left of the card's texts."""
        return self.x + (EDGE if self.edge_x == self.x else 0.0) + PADDING_X

    @property
    def has_head(self) -> bool:
        """Tell whether a line with the time or with a tag stands above the text."""
        return bool(self.time_label or self.tag)

    @property
    def is_about(self) -> bool:
        """Tell whether the time is known only roughly, or not at all."""
        return self.precision is not Precision.EXACT
