"""Upright rectangles without a look: where something of a board lies."""

from collections.abc import Iterable
from typing import NamedTuple


class Area(NamedTuple):
    """A rectangle by its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Give the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Give the lower edge."""
        return self.y + self.height

    @property
    def center(self) -> tuple[float, float]:
        """Give the middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def grown(self, by: float) -> "Area":
        """Give the rectangle with this much more on each side."""
        return Area(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: float, dy: float) -> "Area":
        """Give the rectangle at another place."""
        return Area(self.x + dx, self.y + dy, self.width, self.height)

    def holds(self, other: "Area") -> bool:
        """Tell whether another one lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def touches(self, other: "Area") -> bool:
        """Tell whether the two have anything in common."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom


def around(areas: Iterable[Area]) -> Area:
    """Give the smallest rectangle that holds all of these; an empty one when there are none."""
    return around_any(areas) or Area(0.0, 0.0, 0.0, 0.0)


def around_any(areas: Iterable[Area]) -> Area | None:
    """Give the smallest rectangle that holds all of these; None when there are none."""
    found = list(areas)
    if not found:
        return None
    left, top = min(area.x for area in found), min(area.y for area in found)
    right, bottom = max(area.right for area in found), max(area.bottom for area in found)
    return Area(left, top, right - left, bottom - top)
