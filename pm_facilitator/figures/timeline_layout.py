"""What a laid-out timeline consists of, in points: the scenes and the documents draw the same."""

from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.figures.timeline_card import (
    ASIDE_SIZE,
    EDGE,
    PADDING_X,
    PADDING_Y,
    SHEETS,
    SMALL_SIZE,
    TAG_IN,
    TEXT_SIZE,
    TIME_SIZE,
    EventCard,
)
from pm_facilitator.figures.timeline_parts import Day, Gap, Lane, Marker, Milestone, Phase, Tick
from pm_facilitator.figures.timeline_scale import Scale

__all__ = [
    "ASIDE_SIZE",
    "EDGE",
    "GAP_CHANNEL",
    "PADDING_X",
    "PADDING_Y",
    "PHASES_HEIGHT",
    "SHEETS",
    "SMALL_SIZE",
    "TAG_IN",
    "TEXT_SIZE",
    "TIME_SIZE",
    "Day",
    "EventCard",
    "Gap",
    "Lane",
    "Marker",
    "Milestone",
    "Phase",
    "Tick",
    "TimelineLayout",
]

GAP_CHANNEL = 24.0
"""The room for the names of gaps between the axis and the cards above."""

PHASES_HEIGHT = 20.0
"""The height of the bands of the phases."""


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
        second_label: the second zone of the labels, empty without one.
        ruler_height: how much of the strip the labels of ticks and days take.
        milestones: the events that are named on the axis.
        lanes: the bands in which the cards lie; none when they lie around the axis.
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
    second_label: str
    ruler_height: float
    milestones: tuple[Milestone, ...]
    lanes: tuple[Lane, ...]

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
