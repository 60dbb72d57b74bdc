"""The incident itself upon the timeline: its markers, its phases, and the gaps in the record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from statistics import median_low
from zoneinfo import ZoneInfo

from pm_facilitator.domain.entities import Review
from pm_facilitator.domain.metrics import words
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.timeline_calendar import clock
from pm_facilitator.figures.timeline_layout import (
    SMALL_SIZE,
    TEXT_SIZE,
    Gap,
    Marker,
    Phase,
)
from pm_facilitator.figures.timeline_scale import Scale
from pm_facilitator.figures.timeline_times import Placed, incident_times

MARKER_HEIGHT = 38.0
_TOP = 8.0
_LABEL_IN = 6.0
_LABEL_AIR = 12.0
_LEAST_GAP = timedelta(minutes=15)
_GAP_SHARE = 0.12
_UNUSUAL = 2.0
"""How many times as long as the usual pause a gap is, so that even pauses stay unnamed."""
_PHASES = (
    ("undetected", "Not yet detected", "started", "detected"),
    ("detected", "Detected", "detected", "acknowledged"),
    ("mitigating", "Being mitigated", "acknowledged", "mitigated"),
    ("mitigating", "Being mitigated", "detected", "mitigated"),
    ("recovering", "Recovering", "mitigated", "resolved"),
)


def make_markers(
    review: Review, scale: Scale, zone: ZoneInfo, width: float, measure: Measure
) -> tuple[Marker, ...]:
    """Give the incident times as markers, their labels in rows where they would meet."""
    times = incident_times(review)
    started = times.get("started")
    markers: list[Marker] = []
    for name, time in sorted(times.items(), key=lambda item: item[1]):
        label = name.capitalize()
        detail = _detail(name, time, started, zone)
        label_width = 2 * _LABEL_IN + max(
            measure.width(label, TEXT_SIZE, bold=True), measure.width(detail, SMALL_SIZE)
        )
        x = scale.x_at(time)
        left = x if x + label_width <= width else max(0.0, x - label_width)
        wanted = Marker(name, label, detail, x, time, left, _TOP, label_width)
        markers.append(_in_a_row(wanted, markers))
    return tuple(markers)


def _in_a_row(wanted: Marker, others: Sequence[Marker]) -> Marker:
    """Give the marker in the first row where no label is near another or across a line."""
    rows = [replace(wanted, label_y=_TOP + n * MARKER_HEIGHT) for n in range(len(others) + 1)]
    free = (row for row in rows if not any(_meet(row, other) for other in others))
    return next(free, rows[len({other.label_y for other in others})])


def _meet(one: Marker, other: Marker) -> bool:
    """Tell whether two labels meet, or one is crossed by the other's line, which goes down."""
    left, right = one.label_x, one.label_x + one.label_width + _LABEL_AIR
    other_left, other_right = other.label_x, other.label_x + other.label_width + _LABEL_AIR
    if one.label_y == other.label_y and left < other_right and other_left < right:
        return True
    crosses = one.label_y <= other.label_y and other_left < one.x < other_right
    return crosses or (other.label_y <= one.label_y and left < other.x < right)


def _detail(name: str, time: datetime, started: datetime | None, zone: ZoneInfo) -> str:
    said = clock(time.astimezone(zone))
    if started is None or name == "started":
        return said
    return f"{said} · after {words(time - started)}" if time >= started else said


def make_phases(review: Review, scale: Scale, measure: Measure) -> tuple[Phase, ...]:
    """Give the phases of which both ends are known and in order.

    None begins before the one before it has ended, as where somebody took up what was only
    detected later.
    """
    times = incident_times(review)
    phases: list[Phase] = []
    for name, label, first, last in _PHASES:
        start, end = times.get(first), times.get(last)
        if start is None or end is None or any(phase.name == name for phase in phases):
            continue
        start = max(start, phases[-1].end) if phases else start
        if start >= end:
            continue
        x1, x2 = scale.x_at(start), scale.x_at(end)
        said = (f"{label} · {words(end - start)}", label, words(end - start))
        phases.append(Phase(name, _fitting(said, x2 - x1, measure), x1, x2, start, end))
    return tuple(phases)


def make_gaps(
    placed: Sequence[Placed], scale: Scale, measure: Measure, above: timedelta | None = None
) -> tuple[Gap, ...]:
    """Name the long times between events in which nothing is recorded.

    ``above`` says how long is long; without it the usual pause decides.
    """
    exact = [p for p in placed if p.event.precision is not Precision.DAY]
    if len(exact) < 2:
        return ()
    pauses: list[tuple[datetime, datetime]] = []
    reached = exact[0].end or exact[0].time
    for later in exact[1:]:
        pauses.append((reached, max(reached, later.time)))
        reached = max(reached, later.end or later.time)
    least = _unusual(pauses, reached - exact[0].time) if above is None else above
    return tuple(_gap(a, b, scale, measure) for a, b in pauses if b - a > least)


def _unusual(pauses: Sequence[tuple[datetime, datetime]], span: timedelta) -> timedelta:
    least = max(_LEAST_GAP, span * _GAP_SHARE)
    if len(pauses) > 1:
        usual = median_low(end - start for start, end in pauses)
        least = max(least, usual * _UNUSUAL)
    return least


def _gap(start: datetime, end: datetime, scale: Scale, measure: Measure) -> Gap:
    broken = any(s.broken and start <= s.start and s.end <= end for s in scale.stretches)
    x1, x2 = scale.x_at(start), scale.x_at(end)
    said = (f"{words(end - start)} with no record", words(end - start))
    return Gap(x1, x2, start, end, _fitting(said, x2 - x1, measure), broken)


def _fitting(choices: Sequence[str], width: float, measure: Measure) -> str:
    """Give the first text that fits, or nothing."""
    room = width - _LABEL_AIR
    return next((text for text in choices if measure.width(text, SMALL_SIZE) <= room), "")
