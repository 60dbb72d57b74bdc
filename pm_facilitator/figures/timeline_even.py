"""The axis on which events stand one like the other, however much time is between them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.timeline_axis import (
    BY_DAY,
    BY_MONTH,
    BY_YEAR,
    LABEL_AIR,
    Zones,
    days_within,
    widest,
)
from pm_facilitator.figures.timeline_calendar import clock, short_day, weekday
from pm_facilitator.figures.timeline_layout import Day, Tick
from pm_facilitator.figures.timeline_scale import Scale, Stretch

_LEAST_EDGE = timedelta(seconds=1)
_MOST_NAMES = 62
"""How many days, or else months, are named below an axis at most."""


def even_scale(times: Sequence[datetime], x1: float, x2: float) -> Scale:
    """Give each time a step of its own; between two of them time runs evenly.

    There have to be two times at least.
    """
    known = sorted({time.astimezone(UTC) for time in times})
    slot = (x2 - x1) / len(known)
    first, last = known[1] - known[0], known[-1] - known[-2]
    points = [
        (known[0] - max(first / 2, _LEAST_EDGE), x1),
        *((time, x1 + slot * (i + 0.5)) for i, time in enumerate(known)),
        (known[-1] + max(last / 2, _LEAST_EDGE), x2),
    ]
    return Scale(tuple(Stretch(a, b, xa, xb) for (a, xa), (b, xb) in pairwise(points)))


def even_ticks(
    scale: Scale, zones: Zones, measure: Measure, from_x: float = float("-inf")
) -> tuple[Tick, ...]:
    """Say the times at which the steps are, as many of them as have room for their labels."""
    coarse = (scale.end - scale.start) > timedelta(days=_MOST_NAMES)
    ticks: list[Tick] = []
    right = from_x
    for stretch in scale.stretches[1:]:
        label, second = _labels(stretch.start, zones, coarse)
        x, half = stretch.x1, widest(label, second, measure) / 2
        if x - half >= right + LABEL_AIR and x + half <= scale.stretches[-1].x2:
            ticks.append(Tick(x, stretch.start, label, second))
            right = x + half
    return tuple(ticks)


def _labels(moment: datetime, zones: Zones, coarse: bool) -> tuple[str, str]:
    local = moment.astimezone(zones.first)
    label = short_day(local) if coarse else clock(local)
    if zones.second is None:
        return label, ""
    other = moment.astimezone(zones.second)
    if coarse:
        return label, short_day(other)
    same_day = other.date() == local.date()
    return label, clock(other) if same_day else f"{weekday(other)} {clock(other)}"


def even_days(scale: Scale, zone: ZoneInfo, measure: Measure) -> tuple[Day, ...]:
    """Give the days below the ticks; of a long time the months, of a very long one the years."""
    days = (scale.end - scale.start) / timedelta(days=1)
    naming = BY_DAY if days <= _MOST_NAMES else BY_MONTH
    if days > _MOST_NAMES * 30:
        naming = BY_YEAR
    return tuple(days_within(scale, naming, zone, measure))
