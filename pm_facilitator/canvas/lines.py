"""Distances and crossings of straight lines, for whatever is drawn or taken hold of as a line."""

from itertools import pairwise

from pm_facilitator.figures.shapes import Point


def stretches(line: tuple[Point, ...]) -> list[tuple[Point, Point]]:
    """Give the straight parts of a line; a dot is one from itself to itself."""
    return list(pairwise(line)) or [(point, point) for point in line]


def distance(place: Point, start: Point, end: Point) -> float:
    """Give how far a place is from the straight line between two points."""
    (x, y), (x1, y1), (x2, y2) = place, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    share = ((x - x1) * dx + (y - y1) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return float(((x - x1 - share * dx) ** 2 + (y - y1 - share * dy) ** 2) ** 0.5)


def crosses(area: tuple[float, float, float, float], start: Point, end: Point) -> bool:
    """Tell whether a straight line touches an area, given by its four sides.

    The line is cut at one side after the other, to see whether anything is left.
    """
    left, top, right, bottom = area
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for by, room in ((-dx, x - left), (dx, right - x), (-dy, y - top), (dy, bottom - y)):
        if by == 0:
            if room < 0:
                return False
        elif by < 0:
            first = max(first, room / by)
        else:
            last = min(last, room / by)
    return first <= last
