"""What a moved thing lines up with, as plain numbers."""

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.canvas.guides import Guides
from pm_facilitator.canvas.spans import Guide
from pm_facilitator.domain.areas import Area

HERE = Area(0, 0, 100, 60)

places = st.floats(-500, 500)
areas = st.builds(Area, places, places, st.floats(10, 300), st.floats(10, 300))


def test_an_edge_near_a_neighbours_edge_is_drawn_to_it() -> None:
    snap = Guides([HERE]).snap_move(Area(4, 200, 80, 60), reach=6)
    assert snap.dx == -4
    assert snap.dy is None


def test_a_line_goes_through_everything_that_lines_up() -> None:
    snap = Guides([HERE]).snap_move(Area(4, 200, 80, 70), reach=6)
    assert snap.guides == (Guide(0, 0, 0, 270),)


def test_middles_line_up_too() -> None:
    snap = Guides([HERE]).snap_move(Area(17, 300, 60, 60), reach=6)
    assert snap.dx == 3


def test_nothing_snaps_beyond_reach() -> None:
    snap = Guides([HERE]).snap_move(Area(207, 300, 60, 60), reach=6)
    assert (snap.dx, snap.dy, snap.guides) == (None, None, ())


def test_a_smaller_reach_on_the_board_serves_a_larger_zoom() -> None:
    assert Guides([HERE]).snap_move(Area(4, 200, 80, 60), reach=3).dx is None


def test_a_third_in_a_row_keeps_the_gap_of_the_first_two() -> None:
    row = [Area(0, 0, 100, 60), Area(120, 5, 100, 61)]
    snap = Guides(row).snap_move(Area(243, 25, 50, 33), reach=6)
    assert snap.dx == -3
    assert [(g.x1, g.x2) for g in snap.guides if g.gap] == [(100, 120), (220, 240)]


def test_one_before_a_row_keeps_its_gap_too() -> None:
    row = [Area(0, 0, 100, 60), Area(120, 5, 100, 61)]
    assert Guides(row).snap_move(Area(-72, 25, 50, 33), reach=6).dx == 2


def test_one_between_two_lies_in_the_middle() -> None:
    row = [Area(0, 0, 100, 60), Area(300, 5, 100, 61)]
    snap = Guides(row).snap_move(Area(178, 25, 50, 33), reach=6)
    assert snap.dx == -3
    assert [(g.x1, g.x2) for g in snap.guides if g.gap] == [(100, 175), (225, 300)]


def test_gaps_are_equal_in_columns_as_in_rows() -> None:
    column = [Area(0, 0, 100, 60), Area(5, 80, 101, 60)]
    assert Guides(column).snap_move(Area(33, 157, 31, 51), reach=6).dy == 3


def test_only_the_edges_that_are_resized_snap() -> None:
    snap = Guides([HERE]).snap_edges(Area(2, 200, 101, 40), [("x", True)], reach=6)
    assert (snap.dx, snap.dy) == (-3, None)
    assert snap.guides == (Guide(100, 0, 100, 240),)


@given(st.lists(areas, max_size=12), areas)
def test_a_snap_is_never_longer_than_its_reach(neighbours: list[Area], moved: Area) -> None:
    snap = Guides(neighbours).snap_move(moved, reach=6)
    assert all(by is None or abs(by) <= 6 for by in (snap.dx, snap.dy))


@given(st.lists(areas, min_size=1, max_size=12), areas)
def test_what_has_snapped_stays_where_it_is(neighbours: list[Area], moved: Area) -> None:
    guides = Guides(neighbours)
    first = guides.snap_edges(moved, [("x", False)], reach=6)
    if first.dx is not None:
        there = Area(moved.x + first.dx, moved.y, moved.width, moved.height)
        assert abs(guides.snap_edges(there, [("x", False)], reach=6).dx or 0.0) < 0.01
