"""The grid finds everything that touches an area, wherever it was put last."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from pm_facilitator.canvas.grid import Grid

places = st.floats(-5000, 5000, width=32)
sizes = st.floats(0, 9000, width=32)
rects = st.builds(QRectF, places, places, sizes, sizes)


@given(st.lists(st.tuples(st.integers(0, 5), rects), max_size=20), rects)
def test_nothing_that_touches_an_area_is_missed(
    puts: list[tuple[int, QRectF]], area: QRectF
) -> None:
    grid: Grid[int] = Grid()
    for thing, rect in puts:
        grid.put(thing, rect)
    now = dict(puts)
    touching = {thing for thing, rect in now.items() if rect.intersects(area)}
    assert touching <= grid.near(area) <= set(now)


@given(st.lists(rects, max_size=12), st.integers(0, 11), rects)
def test_what_was_taken_is_found_no_more(puts: list[QRectF], taken: int, area: QRectF) -> None:
    grid: Grid[int] = Grid()
    for thing, rect in enumerate(puts):
        grid.put(thing, rect)
    grid.take(taken)
    assert taken not in grid.near(area)


def test_a_small_area_of_a_large_field_finds_few() -> None:
    grid: Grid[int] = Grid()
    for n in range(5000):
        grid.put(n, QRectF(n % 70 * 184.0, n // 70 * 136.0, 168, 120))
    assert len(grid.near(QRectF(3000, 3000, 100, 100))) < 80  # those of four squares
