"""What a laid-out timeline consists of, in points: the scenes and the documents draw the same."""

from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.vocabulary import EventKind, Precision
from pm_facilitator.figures.timeline_scale import Scale

TEXT_SIZE = 13.0
TIME_SIZE = 13.0
SMALL_SIZE = 11.5
PADDING_X = 10.0
PADDING_Y = 7.0
GAP_CHANNEL = 24.0
"""The room for the names of gaps between the axis and the cards above."""

EDGE = 3.0
"""The width of the coloured edge of a card, where its flagpole is."""


@dataclass(frozen=True, slots=True)
class EventCard:
    """One event as a card: its time in bold, then its text.

    Attributes:
        id: the event's id.
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
        agreed: whether the group agreed on it.
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


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis with its label in the review's zone."""

    x: float
    time: datetime
    label: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year below the ticks; ``boundary`` says that it begins in view."""

    x1: float
    x2: float
    label: str
    boundary: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A long time without any event; ``broken`` when the axis is shortened there."""

    x1: float
    x2: float
    start: datetime
    end: datetime
    label: str
    broken: bool


@dataclass(frozen=True, slots=True)
class Marker:
    """A time of the incident itself, such as when it was detected.

    Attributes:
        name: the review's field without ``_at``: started, detected, mitigated, resolved ...
        label: its name for people.
        detail: its time, and how long after the start it was.
        x: where its line is.
        time: when it was.
        label_x: left of the label.
        label_y: top of the label.
        label_width: how wide the label is.
    """

    name: str
    label: str
    detail: str
    x: float
    time: datetime
    label_x: float
    label_y: float
    label_width: float


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the incident as a band; ``name`` is a key of ``Palette.phase``."""

    name: str
    label: str
    x1: float
    x2: float
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class TimelineLayout:
    """Where everything of a timeline is.

    Attributes:
        width: of the whole figure.
        height: of the whole figure; grows with dense timelines.
        axis_y: where the axis line is.
        axis_top: nothing but leader lines comes between this and ``axis_bottom``.
        axis_bottom: below the labels of ticks and days.
        body_top: below the labels of the markers; here the phases begin.
        body_bottom: where the phases end, above the tray.
        scale: maps times to places.
        cards: the events with a known time, by time.
        tray: the events without one.
        tray_label_y: the baseline of the tray's heading.
        zone_label: the zone of the labels.
    """

    width: float
    height: float
    axis_y: float
    axis_top: float
    axis_bottom: float
    body_top: float
    body_bottom: float
    scale: Scale
    cards: tuple[EventCard, ...]
    ticks: tuple[Tick, ...]
    days: tuple[Day, ...]
    gaps: tuple[Gap, ...]
    markers: tuple[Marker, ...]
    phases: tuple[Phase, ...]
    tray: tuple[EventCard, ...]
    tray_label_y: float
    zone_label: str

    @property
    def start(self) -> datetime:
        """Give the time at the left end of the axis."""
        return self.scale.start

    @property
    def end(self) -> datetime:
        """Give the time at the right end of the axis."""
        return self.scale.end

    def x_at(self, time: datetime) -> float:
        """Give the place of a time; beyond the ends the axis goes on."""
        return self.scale.x_at(time)

    def time_at(self, x: float) -> datetime:
        """Give the time at a place, the inverse of ``x_at``."""
        return self.scale.time_at(x)
