"""From times to places on the axis and back, with long empty stretches shortened."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

BREAK_WIDTH = 96.0
"""How wide a stretch of time that dwarfs all others is drawn."""

_EDGE_SHARE = 0.02
_LONE_MARGIN = timedelta(minutes=10)
_BREAK_MARGIN = timedelta(minutes=1)
_LEAST_SHARE = 0.2
_DWARFING = ((1, 0.6), (2, 0.8), (3, 0.9))
"""How large a share of the span so many stretches must have together to be shortened."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the axis on which time runs evenly."""

    start: datetime
    end: datetime
    x1: float
    x2: float
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis made of stretches that follow one another without a hole."""

    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> datetime:
        """Give the time at the left end."""
        return self.stretches[0].start

    @property
    def end(self) -> datetime:
        """Give the time at the right end."""
        return self.stretches[-1].end

    @property
    def seconds_per_point(self) -> float:
        """Give the time that one point stands for outside the shortened stretches."""
        even = next(stretch for stretch in self.stretches if not stretch.broken)
        return (even.end - even.start).total_seconds() / (even.x2 - even.x1)

    def x_at(self, time: datetime) -> float:
        """Give the place of a time; beyond the ends the outer stretches go on."""
        index = bisect_right(self.stretches, time, key=lambda stretch: stretch.start) - 1
        part = self.stretches[max(0, index)]
        share = (time - part.start) / (part.end - part.start)
        return part.x1 + share * (part.x2 - part.x1)

    def time_at(self, x: float) -> datetime:
        """Give the time at a place, the inverse of ``x_at``."""
        index = bisect_right(self.stretches, x, key=lambda stretch: stretch.x1) - 1
        part = self.stretches[max(0, index)]
        share = (x - part.x1) / (part.x2 - part.x1)
        return part.start + share * (part.end - part.start)


def make_scale(times: Sequence[datetime], x1: float, x2: float, empty: datetime) -> Scale:
    """Fit an axis to some times; ``empty`` is the middle of the axis when there are none.

    One stretch that dwarfs everything else is shortened, or up to three that do so together.
    """
    known = sorted({time.astimezone(UTC) for time in times} or {empty.astimezone(UTC)})
    breaks = _breaks(known)
    edge = _edge(known[-1] - known[0], [b - a for a, b in breaks])
    cuts = [(a + edge, b - edge) for a, b in breaks]
    points = [known[0] - edge, *(time for cut in cuts for time in cut), known[-1] + edge]
    broken_width = min(BREAK_WIDTH, (x2 - x1) * 0.4 / max(1, len(breaks)))
    even_width = x2 - x1 - broken_width * len(breaks)
    even = sum((b - a for a, b in list(pairwise(points))[::2]), timedelta())
    stretches, x = [], x1
    for index, (start, end) in enumerate(pairwise(points)):
        broken = index % 2 == 1
        width = broken_width if broken else even_width * ((end - start) / even)
        stretches.append(Stretch(start, end, x, x + width, broken))
        x += width
    return Scale(tuple(stretches))


def _edge(span: timedelta, broken: Sequence[timedelta]) -> timedelta:
    """Give the air before the first time, after the last, and around shortened stretches."""
    shown = span - sum(broken, timedelta())
    if not broken:
        return shown * _EDGE_SHARE or _LONE_MARGIN
    return max(shown * _EDGE_SHARE, min(_BREAK_MARGIN, min(broken) * 0.1))


def _breaks(times: Sequence[datetime]) -> list[tuple[datetime, datetime]]:
    """Find the stretches to shorten: as few as there must be, and none that is short itself."""
    span = times[-1] - times[0]
    holes = sorted(pairwise(times), key=lambda hole: hole[0] - hole[1])
    for count, share in _DWARFING:
        chosen = holes[:count]
        taken = sum((b - a for a, b in chosen), timedelta())
        rest = span - taken
        if rest >= _BREAK_MARGIN and len(holes) > count and taken > span * share:
            return sorted(hole for hole in chosen if hole[1] - hole[0] > span * _LEAST_SHARE)
    return []
