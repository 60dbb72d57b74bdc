"""Things on a board seen along one axis, and the lines between them, for the smart guides."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from pm_facilitator.domain.areas import Area

Axis = Literal["x", "y"]

SAME = 0.01
"""Places that are nearer than this are the same but for rounding."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that shows why a thing snapped; ``gap`` marks the room between two neighbours."""

    x1: float
    y1: float
    x2: float
    y2: float
    gap: bool = False


class Span(NamedTuple):
    """A thing seen along one axis: where it begins and ends, and where it lies across."""

    start: float
    end: float
    low: float
    high: float

    def edges(self) -> tuple[float, float, float]:
        """Give the beginning, the middle and the end."""
        return self.start, (self.start + self.end) / 2, self.end


def across(area: Area) -> Span:
    """See a thing from left to right."""
    return Span(area.x, area.right, area.y, area.bottom)


def down(area: Area) -> Span:
    """See a thing from top to bottom."""
    return Span(area.y, area.bottom, area.x, area.right)


def both(area: Area) -> tuple[tuple[Axis, Span], tuple[Axis, Span]]:
    """See a thing along both axes."""
    return ("x", across(area)), ("y", down(area))


def same(one: float, other: float) -> bool:
    """Tell whether two places are the same but for rounding."""
    return abs(one - other) < SAME


def pairs(chain: list[Span]) -> list[tuple[Span, Span]]:
    """Give each with the next."""
    return list(pairwise(chain))


def apart(near: list[Span]) -> list[Span]:
    """Give the nearest, and the nearest of those that do not overlap it."""
    if not near:
        return []
    first = near[0]
    second = next((s for s in near if s.end <= first.start or s.start >= first.end), None)
    return [first] if second is None else [first, second]


def room(one: Span, other: Span) -> float:
    """Give the gap between two; negative where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def off_beat(near: Span, far: Span, span: Span, sign: int) -> float:
    """Give how far a thing is from repeating the gap of the two beside it.

    ``sign`` is 1 where they lie before the thing and -1 where they lie behind it.
    """
    gone = span.start - near.end if sign > 0 else span.end - near.start
    return sign * room(near, far) - gone


def between(axis: Axis, one: Span, other: Span) -> Guide:
    """Draw the gap between two that lie in one row."""
    first, second = sorted((one, other), key=lambda s: s.start)
    middle = (max(first.low, second.low) + min(first.high, second.high)) / 2
    if axis == "x":
        return Guide(first.end, middle, second.start, middle, gap=True)
    return Guide(middle, first.end, middle, second.start, gap=True)


def guide(axis: Axis, start: float, end: float, low: float, high: float) -> Guide:
    """Draw a line at one place of an axis, from one place across to another."""
    return Guide(start, low, end, high) if axis == "x" else Guide(low, start, high, end)
