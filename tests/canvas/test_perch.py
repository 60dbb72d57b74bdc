import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.canvas.perch import Perch, nearest_bone, perch_at
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.factors import descendants, move_factor
from pm_facilitator.domain.entities import Factor
from pm_facilitator.figures.fishbone import FishboneLayout, layout_fishbone
from pm_facilitator.figures.fonts import measure
from tests.canvas.conftest import a_fishbone

Laid = tuple[Board, FishboneLayout]


@pytest.fixture(scope="module")
def laid() -> Laid:
    board = Board(a_fishbone())
    return board, layout_fishbone(board, measure=measure())


def over(laid: Laid, id_: str, share: float, carried: set[str]) -> Perch | None:
    board, layout = laid
    shape = next(factor for factor in layout.factors if factor.id == id_)
    return perch_at(
        layout, board, carried, shape.x + shape.width / 2, shape.y + shape.height * share
    )


def test_the_upper_edge_of_a_factor_means_before_it(laid: Laid) -> None:
    perch = over(laid, "f1", 0.1, {"f3"})
    assert perch is not None
    assert (perch.bone_id, perch.parent_id, perch.position) == ("b0", None, 1)
    assert perch.words == "Before: No limit on its load"


def test_the_lower_edge_means_after_it(laid: Laid) -> None:
    perch = over(laid, "f0", 0.95, {"f3"})
    assert perch is not None
    assert (perch.parent_id, perch.position) == (None, 1)


def test_the_middle_means_below_it(laid: Laid) -> None:
    perch = over(laid, "f2", 0.5, {"f3"})
    assert perch is not None
    assert (perch.bone_id, perch.parent_id) == ("b0", "f2")


def test_far_away_means_nowhere(laid: Laid) -> None:
    board, layout = laid
    assert perch_at(layout, board, {"f0"}, layout.width + 500, 0) is None
    assert nearest_bone(layout, -500, -500) is None


@settings(max_examples=60, deadline=None)
@given(
    id_=st.sampled_from(["f0", "f1", "f2", "f3"]),
    across=st.floats(-0.1, 1.1),
    down=st.floats(-0.1, 1.1),
)
def test_wherever_one_lets_go_the_move_can_be_done(id_: str, across: float, down: float) -> None:
    board = Board(a_fishbone())
    layout = layout_fishbone(board, measure=measure())
    carried = {id_, *(factor.id for factor in descendants(board, id_))}
    perch = perch_at(layout, board, carried, across * layout.width, down * layout.height)
    if perch is None:
        return
    board.apply(move_factor(board, id_, perch.bone_id, perch.parent_id, perch.position))
    moved = board.need(Factor, id_)
    assert (moved.bone_id, moved.parent_id) == (perch.bone_id, perch.parent_id)
    if perch.position is not None:
        siblings = board.child_factors(perch.bone_id, perch.parent_id)
        assert siblings.index(moved) == perch.position
