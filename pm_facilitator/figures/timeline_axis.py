"""The marks of a time axis: ticks, days, months and years in the review's zone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.timeline_layout import SMALL_SIZE, Day, Tick
from pm_facilitator.figures.timeline_scale import Scale, Stretch

_WIDEST_TICK = 84.0
_LABEL_AIR = 14.0
_DAY = 86_400
_CLOCK_STEPS = (1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class _Step:
    """How far ticks are apart: so many seconds, or days, or months."""

    seconds: int = 0
    days: int = 0
    months: int = 0


def make_ticks(scale: Scale, zone: ZoneInfo, measure: Measure) -> tuple[Tick, ...]:
    """Choose ticks at round local times, none so close that labels would touch."""
    step = _step(scale.seconds_per_point * _WIDEST_TICK)
    ticks: list[Tick] = []
    right = float("-inf")
    for stretch in scale.stretches:
        if stretch.broken:
            continue
        for moment in _moments(stretch, step, zone):
            label = _label(moment.astimezone(zone), step)
            x, half = scale.x_at(moment), measure.width(label, SMALL_SIZE) / 2
            inside = stretch.x1 + half <= x <= stretch.x2 - half
            if inside and x - half >= right + _LABEL_AIR:
                ticks.append(Tick(x, moment, label))
                right = x + half
    return tuple(ticks)


def make_days(scale: Scale, zone: ZoneInfo, measure: Measure) -> tuple[Day, ...]:
    """Give the days below clock ticks, the months below day ticks, the years below months.

    A name that does not fit into its part of the axis is left empty.
    """
    step = _step(scale.seconds_per_point * _WIDEST_TICK)
    return tuple(
        day
        for stretch in scale.stretches
        if not stretch.broken
        for day in _days_within(stretch, step, zone, measure)
    )


def _days_within(stretch: Stretch, step: _Step, zone: ZoneInfo, measure: Measure) -> Iterator[Day]:
    even = Scale((stretch,))
    starts, name = _naming(stretch.start.astimezone(zone).date(), step)
    current = next(starts)
    while (begin := _midnight(current, zone)) < stretch.end:
        following = next(starts)
        x1 = even.x_at(max(begin, stretch.start))
        x2 = even.x_at(min(_midnight(following, zone), stretch.end))
        label = name(current)
        if measure.width(label, SMALL_SIZE, bold=True) > x2 - x1 - _LABEL_AIR / 2:
            label = ""
        yield Day(x1, x2, label, begin > stretch.start)
        current = following


def _naming(first: date, step: _Step) -> tuple[Iterator[date], Callable[[date], str]]:
    """Give the days at which the names below the ticks begin, and how they are called."""
    if step.seconds:
        return _days_from(first, 1), _day_name
    if step.days:
        return _months_from(first.replace(day=1), 1), _month_name
    return _months_from(first.replace(month=1, day=1), 12), _year_name


def clock(moment: datetime, with_seconds: bool = False) -> str:
    """Say a local time of day; seconds only where they matter."""
    return f"{moment:%H:%M:%S}" if with_seconds or moment.second else f"{moment:%H:%M}"


def short_day(day: date) -> str:
    """Say a day without its year, such as "3 Nov"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


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
        days = _days_from(monday, step.days)
    else:
        days = _months_from(first.replace(month=1, day=1), step.months)
    for day in days:
        moment = _midnight(day, zone)
        if moment > stretch.end:
            return
        if moment >= stretch.start:
            yield moment


def _clock_moments(stretch: Stretch, step: int, zone: ZoneInfo) -> Iterator[datetime]:
    """Give the round local times; where the clock is set back an hour they come twice."""
    pace = timedelta(seconds=min(step, 1800))
    moment = _midnight(stretch.start.astimezone(zone).date(), zone)
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
    return short_day(local) if step.days else _MONTHS[local.month - 1][:3]


def _day_name(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {short_day(day)} {day.year}"


def _month_name(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _year_name(day: date) -> str:
    return str(day.year)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _days_from(day: date, step: int) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(days=step)


def _months_from(day: date, step: int) -> Iterator[date]:
    while True:
        yield day
        months = day.year * 12 + day.month - 1 + step
        day = date(months // 12, months % 12 + 1, 1)
