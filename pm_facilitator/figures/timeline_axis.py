"""The marks of a time axis: ticks, days, months and years in the review's zone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.timeline_calendar import (
    clock,
    day_name,
    days_from,
    midnight,
    month_name,
    months_from,
    short_day,
    short_month,
    weekday,
    year_name,
)
from pm_facilitator.figures.timeline_layout import SMALL_SIZE, Day, Tick
from pm_facilitator.figures.timeline_scale import Scale, Stretch

LABEL_AIR = 14.0
"""The room between the labels of two ticks."""

_WIDEST_TICK = 84.0
_DAY = 86_400
_CLOCK_STEPS = (1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)


@dataclass(frozen=True, slots=True)
class _Step:
    """How far ticks are apart: so many seconds, or days, or months."""

    seconds: int = 0
    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Zones:
    """The zone in which an axis is read, and the one that it names besides."""

    first: ZoneInfo
    second: ZoneInfo | None = None

    def labels(self, moment: datetime, step: _Step) -> tuple[str, str]:
        """Say a moment in both zones; where only months are named, a second zone adds nothing."""
        local = moment.astimezone(self.first)
        label = _label(local, step)
        if self.second is None or step.months:
            return label, ""
        other = moment.astimezone(self.second)
        said = clock(other, with_seconds=0 < step.seconds < 60)
        if step.days:
            return label, f"{short_day(other)} {said}"
        same_day = other.date() == local.date()
        return label, said if same_day else f"{weekday(other)} {said}"


def make_ticks(
    scale: Scale, zones: Zones, measure: Measure, from_x: float = float("-inf")
) -> tuple[Tick, ...]:
    """Choose ticks at round local times, none so close that labels would touch.

    What is left of ``from_x`` is kept free for the names of the zones.
    """
    step = _step(scale.seconds_per_point * _WIDEST_TICK)
    ticks: list[Tick] = []
    right = from_x
    for stretch in scale.stretches:
        if stretch.broken:
            continue
        for moment in _moments(stretch, step, zones.first):
            label, second = zones.labels(moment, step)
            x, half = scale.x_at(moment), widest(label, second, measure) / 2
            inside = stretch.x1 + half <= x <= stretch.x2 - half
            if inside and x - half >= right + LABEL_AIR:
                ticks.append(Tick(x, moment, label, second))
                right = x + half
    return tuple(ticks)


def widest(label: str, second: str, measure: Measure) -> float:
    """Give how wide the labels of a tick are."""
    return max(measure.width(label, SMALL_SIZE), measure.width(second, SMALL_SIZE))


def make_days(scale: Scale, zone: ZoneInfo, measure: Measure) -> tuple[Day, ...]:
    """Give the days below clock ticks, the months below day ticks, the years below months.

    A name that does not fit into its part of the axis is left empty.
    """
    step = _step(scale.seconds_per_point * _WIDEST_TICK)
    return tuple(
        day
        for stretch in scale.stretches
        if not stretch.broken
        for day in days_within(Scale((stretch,)), _naming(step), zone, measure)
    )


Naming = tuple[Callable[[date], Iterator[date]], Callable[[date], str]]
"""How the names below the ticks follow a day, and how they are called."""

BY_DAY: Naming = (lambda day: days_from(day, 1), day_name)
BY_MONTH: Naming = (lambda day: months_from(day.replace(day=1), 1), month_name)
BY_YEAR: Naming = (lambda day: months_from(day.replace(month=1, day=1), 12), year_name)


def days_within(scale: Scale, naming: Naming, zone: ZoneInfo, measure: Measure) -> Iterator[Day]:
    """Give the names below the ticks along one run of the axis."""
    follow, name = naming
    starts = follow(scale.start.astimezone(zone).date())
    current = next(starts)
    while (begin := midnight(current, zone)) < scale.end:
        following = next(starts)
        x1 = scale.x_at(max(begin, scale.start))
        x2 = scale.x_at(min(midnight(following, zone), scale.end))
        label = name(current)
        if measure.width(label, SMALL_SIZE, bold=True) > x2 - x1 - LABEL_AIR / 2:
            label = ""
        yield Day(x1, x2, label, begin > scale.start)
        current = following


def _naming(step: _Step) -> Naming:
    if step.seconds:
        return BY_DAY
    return BY_MONTH if step.days else BY_YEAR


def _step(least_seconds: float) -> _Step:
    for seconds in _CLOCK_STEPS:
        if seconds >= least_seconds:
            return _Step(seconds=seconds)
    for days in _DAY_STEPS:
        if days * _DAY >= least_seconds:
            return _Step(days=days)
    for months in _MONTH_STEPS:
        if months * 28 * _DAY >= least_seconds:
            return _Step(months=months)
    return _Step(months=_MONTH_STEPS[-1] * 10)


def _moments(stretch: Stretch, step: _Step, zone: ZoneInfo) -> Iterator[datetime]:
    if step.seconds:
        yield from _clock_moments(stretch, step.seconds, zone)
        return
    first = stretch.start.astimezone(zone).date()
    if step.days:
        monday = first - timedelta(days=first.weekday())
        days = days_from(monday, step.days)
    else:
        days = months_from(first.replace(month=1, day=1), step.months)
    for day in days:
        moment = midnight(day, zone)
        if moment > stretch.end:
            return
        if moment >= stretch.start:
            yield moment


def _clock_moments(stretch: Stretch, step: int, zone: ZoneInfo) -> Iterator[datetime]:
    """Give the round local times; where the clock is set back an hour they come twice."""
    pace = timedelta(seconds=min(step, 1800))
    moment = midnight(stretch.start.astimezone(zone).date(), zone)
    moment += (stretch.start - moment) // pace * pace
    while moment <= stretch.end:
        local = moment.astimezone(zone)
        since_midnight = local.hour * 3600 + local.minute * 60 + local.second
        if moment >= stretch.start and since_midnight % step == 0:
            yield moment
        moment += pace


def _label(local: datetime, step: _Step) -> str:
    if step.seconds:
        return clock(local, with_seconds=step.seconds < 60)
    return short_day(local) if step.days else short_month(local)
