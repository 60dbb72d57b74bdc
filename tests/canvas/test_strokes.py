"""A drawn line keeps its course and loses its tremble and most of its points."""

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.canvas.lines import distance
from pm_facilitator.canvas.strokes import smoothed, thinned
from pm_facilitator.figures.shapes import Point

numbers = st.floats(-400, 400)
lines = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=60)


def test_a_straight_line_needs_its_ends_only() -> None:
    assert thinned([(float(x), 2.0 * x) for x in range(50)], 0.5) == [(0, 0), (49, 98)]


def test_a_corner_stays() -> None:
    line = [(float(x), 0.0) for x in range(20)] + [(19.0, float(y)) for y in range(1, 20)]
    assert thinned(line, 0.5) == [(0, 0), (19, 0), (19, 19)]


def test_the_tremble_goes() -> None:
    line = [(float(x), float(x % 2)) for x in range(20)]
    assert all(abs(y - 0.5) < 0.01 for _, y in smoothed(line)[1:-1])


@given(lines, st.floats(0.1, 20))
def test_no_point_was_farther_than_the_tolerance(line: list[Point], tolerance: float) -> None:
    thin = thinned(line, tolerance)
    stretches = list(zip(thin, thin[1:] or thin, strict=False))
    assert all(min(distance(p, a, b) for a, b in stretches) <= tolerance + 1e-6 for p in line)


@given(lines)
def test_the_ends_stay(line: list[Point]) -> None:
    thin = thinned(smoothed(line), 3.0)
    assert (thin[0], thin[-1]) == (line[0], line[-1])
