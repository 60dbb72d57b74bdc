"""The timeline: events to scale on an axis, their cards above and below, the rest in a tray."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.timeline_axis import make_days, make_ticks
from pm_facilitator.figures.timeline_cards import MARGIN, place_cards, timed_cards, tray
from pm_facilitator.figures.timeline_draw import draw_timeline
from pm_facilitator.figures.timeline_incident import (
    MARKER_HEIGHT,
    make_gaps,
    make_markers,
    make_phases,
)
from pm_facilitator.figures.timeline_layout import (
    Day,
    EventCard,
    Gap,
    Marker,
    Phase,
    Tick,
    TimelineLayout,
)
from pm_facilitator.figures.timeline_ruler import RULER_HEIGHT
from pm_facilitator.figures.timeline_scale import Scale, make_scale
from pm_facilitator.figures.timeline_times import Placed, incident_times, place, zone_of

__all__ = [
    "Day",
    "EventCard",
    "Gap",
    "Marker",
    "Phase",
    "Tick",
    "TimelineLayout",
    "draw_timeline",
    "layout_timeline",
]

_MARGIN = 8.0
_PHASES = 20.0
_TRAY_HEADING = 30.0
_LONG_AGO = datetime(2000, 1, 1, 12, tzinfo=UTC)


def layout_timeline(
    events: Sequence[TimelineEvent], review: Review, *, width: float, measure: Measure
) -> TimelineLayout:
    """Lay out events and the times of their incident on an axis of a given width.

    The height follows from how dense the events are. Cards hang on their time like flags, so one
    event more moves only its neighbours unless it makes the axis longer.
    """
    zone = zone_of(review)
    placed = place(events, review, zone)
    scale = _scale(placed, review, width)
    markers = make_markers(review, scale, zone, width, measure)
    phases = make_phases(review, scale, measure)
    gaps = make_gaps(placed, scale, measure)
    timed = bool(placed or markers)
    cards = timed_cards(placed, scale, width, measure)
    body_top = max((m.label_y + MARKER_HEIGHT for m in markers), default=0.0) + _MARGIN
    strip = RULER_HEIGHT + (_PHASES if phases else 0.0)
    stacked = place_cards(cards, body_top, strip, bool(gaps))
    waiting = tray(events, stacked.bottom + _TRAY_HEADING, width, measure)
    bottom = max((card.y + card.height for card in waiting), default=stacked.bottom)
    return TimelineLayout(
        width=width,
        height=bottom + _MARGIN,
        axis_y=stacked.axis_top,
        axis_top=stacked.axis_top,
        axis_bottom=stacked.axis_top + strip,
        body_top=body_top,
        body_bottom=stacked.bottom,
        scale=scale,
        cards=stacked.cards,
        ticks=make_ticks(scale, zone, measure) if timed else (),
        days=make_days(scale, zone, measure) if timed else (),
        gaps=gaps,
        markers=markers,
        phases=phases,
        tray=waiting,
        tray_label_y=stacked.bottom + _TRAY_HEADING - 10.0,
        zone_label=f"Times in {zone.key}",
    )


def _scale(placed: Sequence[Placed], review: Review, width: float) -> Scale:
    times = [time for p in placed for time in (p.time, p.end) if time is not None]
    times += incident_times(review).values()
    empty = review.review_at or review.created_at or _LONG_AGO
    return make_scale(times, MARGIN, width - MARGIN, empty)
