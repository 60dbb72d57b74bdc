"""The timeline: events on an axis, their cards around it or in lanes, the rest in a tray."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.vocabulary import LaneBy, Spacing
from pm_facilitator.domain.zone_names import zone_name
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.timeline_axis import Zones, make_days, make_ticks
from pm_facilitator.figures.timeline_cards import (
    MARGIN,
    Stacked,
    place_around,
    timed_cards,
    tray,
)
from pm_facilitator.figures.timeline_draw import draw_timeline
from pm_facilitator.figures.timeline_even import even_days, even_scale, even_ticks
from pm_facilitator.figures.timeline_incident import (
    MARKER_HEIGHT,
    make_gaps,
    make_markers,
    make_phases,
)
from pm_facilitator.figures.timeline_lanes import place_in_lanes
from pm_facilitator.figures.timeline_layout import (
    GAP_CHANNEL,
    PHASES_HEIGHT,
    Day,
    EventCard,
    Gap,
    Marker,
    Phase,
    Tick,
    TimelineLayout,
)
from pm_facilitator.figures.timeline_look import TimelineLook
from pm_facilitator.figures.timeline_milestones import make_milestones
from pm_facilitator.figures.timeline_ruler import ruler_height, zone_names_end
from pm_facilitator.figures.timeline_scale import Scale, make_scale
from pm_facilitator.figures.timeline_times import (
    Placed,
    incident_times,
    place,
    second_zone,
    zone_of,
)

__all__ = [
    "Day",
    "EventCard",
    "Gap",
    "Marker",
    "Phase",
    "Tick",
    "TimelineLayout",
    "TimelineLook",
    "draw_timeline",
    "layout_timeline",
]

_MARGIN = 8.0
_TRAY_HEADING = 30.0
_LONG_AGO = datetime(2000, 1, 1, 12, tzinfo=UTC)


def layout_timeline(
    events: Sequence[TimelineEvent],
    review: Review,
    *,
    width: float,
    measure: Measure,
    look: TimelineLook | None = None,
) -> TimelineLayout:
    """Lay out events and the times of their incident on an axis of a given width.

    Without a look the review says how. The height follows from how dense the events are. Cards
    hang on their time like flags, so one event more moves only its neighbours unless it makes the
    axis longer.
    """
    look = look or TimelineLook().of(review)
    width = MARGIN * 2 + (width - MARGIN * 2) * look.stretch
    zone = zone_of(review)
    zones = Zones(zone, second_zone(look, zone))
    every, shown = place(events, review, zone, look)
    axis = _axis(every, shown, review, look, width)
    markers = make_markers(review, axis.scale, zone, width, measure)
    phases = make_phases(review, axis.scale, measure)
    gaps = make_gaps(every, axis.scale, measure, look.gap)
    cards = timed_cards(shown, axis.scale, width, measure, look)
    body_top = max((m.label_y + MARKER_HEIGHT for m in markers), default=0.0) + _MARGIN
    ruler = ruler_height(zones)
    above = ruler + (PHASES_HEIGHT if phases else 0.0)
    _, named = make_milestones(cards, width, 0.0, measure)
    stacked = _stacked(cards, look, body_top, above + named, bool(gaps))
    lanes = stacked.lanes
    milestones, _ = make_milestones(cards, width, stacked.axis_top + above, measure)
    waiting = tray(events, stacked.bottom + _TRAY_HEADING, width, measure, look)
    bottom = max((card.y + card.height for card in waiting), default=stacked.bottom)
    timed = bool(every or markers)
    names = _zone_labels(zones)
    free = zone_names_end(axis.scale, names, measure)
    ticks, days = (even_ticks, even_days) if axis.even else (make_ticks, make_days)
    return TimelineLayout(
        width=width,
        height=bottom + _MARGIN,
        axis_y=stacked.axis_top,
        axis_top=stacked.axis_top,
        axis_bottom=stacked.axis_top + above + named,
        body_top=body_top,
        body_bottom=stacked.bottom,
        scale=axis.scale,
        cards=stacked.cards,
        ticks=ticks(axis.scale, zones, measure, free) if timed else (),
        days=days(axis.scale, zone, measure) if timed else (),
        gaps=gaps,
        markers=markers,
        phases=phases,
        tray=waiting,
        tray_label_y=stacked.bottom + _TRAY_HEADING - 10.0,
        zone_label=names[0],
        second_label=names[1],
        ruler_height=ruler,
        milestones=milestones,
        lanes=lanes,
    )


def _zone_labels(zones: Zones) -> tuple[str, str]:
    """Name the zone of the axis and the second one, where there is one."""
    second = f"in {zone_name(zones.second.key)}" if zones.second else ""
    return f"Times in {zone_name(zones.first.key)}", second


@dataclass(frozen=True, slots=True)
class _Axis:
    scale: Scale
    even: bool


def _axis(
    every: Sequence[Placed],
    shown: Sequence[Placed],
    review: Review,
    look: TimelineLook,
    width: float,
) -> _Axis:
    incident = list(incident_times(review).values())
    ends = [p.end for p in every if p.end is not None]
    if look.spacing is Spacing.EVEN:
        steps = {*(p.time for p in shown), *incident}
        steps |= {max(ends)} if ends and max(ends) > max(steps) else set()
        if len(steps) > 1:
            return _Axis(even_scale(tuple(steps), MARGIN, width - MARGIN), even=True)
    empty = review.review_at or review.created_at or _LONG_AGO
    times = [p.time for p in every] + ends + incident
    return _Axis(make_scale(times, MARGIN, width - MARGIN, empty), even=False)


def _stacked(
    cards: Sequence[EventCard], look: TimelineLook, top: float, strip: float, names_gaps: bool
) -> Stacked:
    if look.lanes is LaneBy.NONE or not cards:
        return place_around(cards, top, strip, names_gaps)
    axis_top = top + (GAP_CHANNEL if names_gaps else _MARGIN)
    placed, lanes = place_in_lanes(cards, look.lanes, axis_top + strip + _MARGIN)
    return Stacked(placed, axis_top, lanes[-1].y + lanes[-1].height, lanes)
