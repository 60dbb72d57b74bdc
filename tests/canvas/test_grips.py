"""Handles lie on the corners and sides, as large on the screen at every zoom."""

from pm_facilitator.canvas.grips import Role, arrow_grips, end_grips, grip_at, resize_grips
from pm_facilitator.domain.areas import Area

CARD = Area(100, 100, 200, 120)


def test_a_thing_has_eight_handles() -> None:
    grips = resize_grips(CARD, 1.0)
    assert {(g.side, g.x, g.y) for g in grips} >= {((-1, -1), 100, 100), ((1, 0), 300, 160)}
    assert len(grips) == 8


def test_a_small_thing_keeps_its_corners_only() -> None:
    assert {g.side for g in resize_grips(CARD, 0.2)} == {(-1, -1), (1, -1), (-1, 1), (1, 1)}


def test_a_text_is_pulled_sideways_only() -> None:
    assert [g.side for g in resize_grips(CARD, 1.0, sideways_only=True)] == [(-1, 0), (1, 0)]


def test_arrows_come_out_of_all_four_sides() -> None:
    grips = arrow_grips(CARD, 2.0)
    assert {(g.x, g.y) for g in grips} == {(89, 160), (311, 160), (200, 89), (200, 231)}


def test_a_handle_is_as_easy_to_take_at_any_zoom() -> None:
    grips = resize_grips(CARD, 0.5)
    assert grip_at(grips, 300 + 14, 220, 0.5) is not None
    assert grip_at(grips, 300 + 14, 220, 2.0) is None


def test_the_nearest_handle_is_taken() -> None:
    grip = grip_at(end_grips((0, 0), (6, 0)), 5, 0, 1.0)
    assert grip is not None
    assert grip.role is Role.HEAD


def test_a_tiny_thing_has_no_handles_so_that_it_can_still_be_moved() -> None:
    assert resize_grips(CARD, 0.08) == []
    assert arrow_grips(CARD, 0.08) == []
