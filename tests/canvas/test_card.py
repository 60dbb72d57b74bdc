"""Where a card is taken hold of: anywhere on a sheet, and near the line of what is only a line."""

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.canvas.card import GRASP, Card

SHEET = Card(("note", "n"), 0, 0, 168, 120, ())
LINE = Card(("arrow", "a"), 0, 0, 200, 100, (), edge=((0, 0), (200, 100)))
RING = Card(
    ("frame", "f"), 0, 0, 200, 100, (), edge=((0, 0), (200, 0), (200, 100), (0, 100), (0, 0))
)


def test_a_sheet_is_held_anywhere_on_it_and_nowhere_beside() -> None:
    assert SHEET.holds(84, 60)
    assert not SHEET.holds(84, 121)


def test_a_line_is_held_near_it_and_not_in_the_corners_of_its_bounds() -> None:
    assert LINE.holds(100, 50 + GRASP)
    assert not LINE.holds(190, 10)


def test_the_inside_of_a_frame_is_open_board() -> None:
    assert RING.holds(100, 3)
    assert not RING.holds(100, 50)


def test_a_band_inside_a_frame_does_not_touch_it() -> None:
    assert not RING.touches(20, 20, 180, 80)
    assert RING.touches(20, 20, 220, 80)


def test_a_band_around_a_line_touches_it() -> None:
    assert LINE.touches(-10, -10, 300, 300)
    assert not LINE.touches(150, 0, 190, 40)


def test_a_dot_is_a_line_too() -> None:
    dot = Card(("stroke", "s"), 0, 0, 16, 16, (), edge=((8, 8),))
    assert dot.holds(8, 12)
    assert dot.touches(0, 0, 9, 9)
    assert not dot.touches(10, 10, 20, 20)


@given(st.floats(0, 1), st.floats(-300, 300), st.floats(-300, 300))
def test_an_area_around_any_point_of_a_line_touches_it(share: float, dx: float, dy: float) -> None:
    x, y = 200 * share, 100 * share
    left, right = sorted((x, x + dx))
    top, bottom = sorted((y, y + dy))
    assert LINE.touches(left - 0.01, top - 0.01, right + 0.01, bottom + 0.01)
