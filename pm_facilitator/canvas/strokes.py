"""Makes a drawn line of few points out of the many that a hand leaves."""

from collections.abc import Sequence

from pm_facilitator.canvas.lines import distance
from pm_facilitator.figures.shapes import Point

TOLERANCE = 0.8
"""How far a thinned line may lie from the drawn one, in pixels."""


def smoothed(points: Sequence[Point]) -> list[Point]:
    """Take the tremble out of a line; its ends stay."""
    if len(points) < 3:
        return list(points)
    inner = [
        ((x1 + 2 * x2 + x3) / 4, (y1 + 2 * y2 + y3) / 4)
        for (x1, y1), (x2, y2), (x3, y3) in zip(points, points[1:], points[2:], strict=False)
    ]
    return [points[0], *inner, points[-1]]


def thinned(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Leave out every point without which the line stays where it is, within the tolerance."""
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        far = max(
            range(first + 1, last),
            key=lambda at: distance(points[at], points[first], points[last]),
            default=None,
        )
        if far is not None and distance(points[far], points[first], points[last]) > tolerance:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return [points[at] for at in sorted(kept)] if points else []
