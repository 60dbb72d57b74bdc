"""A fishbone stays where it is when something is added, and nothing in it covers anything else."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Factor
from pm_facilitator.figures.fishbone import FishboneLayout, layout_fishbone
from pm_facilitator.figures.fishbone_columns import LENGTH_STEP
from pm_facilitator.figures.fishbone_layout import Segment
from pm_facilitator.figures.fonts import measure
from tests.figures.conftest import box, fishbone_board

TEXTS = ["No alert", "The renewal runs by hand, once a year, by somebody who left", "缺少监控", ""]

Place = tuple[float, float]


@st.composite
def grown(draw: st.DrawFn) -> tuple[Board, Board, str]:
    """Give a board, the same with one factor more, and the bone that it went to."""
    bones = draw(st.integers(1, 7))
    factors: list[tuple[int, int | None, str]] = []
    depths: list[int] = []
    for i in range(draw(st.integers(1, 60))):
        parent = draw(st.sampled_from([None, None, *(k for k in range(i) if depths[k] < 3)]))
        depths.append(0 if parent is None else depths[parent] + 1)
        factors.append((draw(st.integers(0, bones - 1)), parent, draw(st.sampled_from(TEXTS))))
    after = fishbone_board(bones, factors)
    new = after.need(Factor, f"f{len(factors) - 1}")
    return fishbone_board(bones, factors[:-1]), after, new.bone_id


@settings(max_examples=60, deadline=None)
@given(grown())
def test_other_bones_keep_their_height_and_give_way_to_the_right_only(
    boards: tuple[Board, Board, str],
) -> None:
    before, after, bone = (*_laid_out(boards), boards[2])
    old, new = _places(before), _places(after)
    others = [f.id for f in before.factors if f.bone_id != bone]
    moves = [(new[id_][0] - old[id_][0], new[id_][1] - old[id_][1]) for id_ in others]
    # A bone whose causes go into a second column may be shorter than before, and so may the spine.
    longer = max(_length_of(after.spine) - _length_of(before.spine), 0.0)
    assert all(abs(dy) < 0.01 and -0.01 < dx < longer + 0.01 for dx, dy in moves)
    ids = [shape.id for shape in before.bones]
    left = set(ids[: ids.index(bone) // 2 * 2])
    stay = [f.id for f in before.factors if f.bone_id in left]
    assert all(_near(new[id_], old[id_]) for id_ in stay)


@settings(max_examples=60, deadline=None)
@given(grown())
def test_what_came_before_on_the_bone_keeps_its_order_and_its_place_from_the_label(
    boards: tuple[Board, Board, str],
) -> None:
    before, after, bone = (*_laid_out(boards), boards[2])
    added = _added(before, after)
    assert [f.id for f in after.factors if f.id != added] == [f.id for f in before.factors]
    tops = [f.id for f in before.factors if f.bone_id == bone and f.parent_id is None]
    parents = {f.id: f.parent_id for f in after.factors}
    touched = added
    while parents[touched] is not None:
        touched = parents[touched] or ""
    kept = tops[: tops.index(touched)] if touched in tops else tops
    old, new = _from_label(before, bone), _from_label(after, bone)
    assert all(_near(new[id_], old[id_]) for id_ in kept)


@settings(max_examples=40, deadline=None)
@given(grown())
def test_no_line_runs_through_a_text(boards: tuple[Board, Board, str]) -> None:
    layout = layout_fishbone(boards[1], measure=measure())
    blocks = [*layout.factors, *(bone.label for bone in layout.bones), layout.head]
    lines = [layout.spine, *(bone.line for bone in layout.bones)]
    lines += [factor.twig for factor in layout.factors]
    lines += [factor.rail for factor in layout.factors if factor.rail]
    assert not any(_runs_through(line, box(block)) for block in blocks for line in lines)


def test_a_bone_that_gets_one_factor_after_the_other_moves_its_neighbours_once() -> None:
    start: list[tuple[int, int | None, str]] = [(bone, None, "No alert") for bone in range(6)]
    boards = [fishbone_board(6, [*start, *[(0, None, TEXTS[0])] * n]) for n in range(16)]
    places = [_places(layout_fishbone(board, measure=measure())) for board in boards]
    moved = [not _near(a["f2"], b["f2"]) for a, b in pairwise(places)]
    assert sum(moved) == 1


def test_bones_get_longer_in_steps() -> None:
    boards = [fishbone_board(1, [(0, None, "No alert")] * n) for n in range(12)]
    lengths = {_length(layout_fishbone(board, measure=measure())) for board in boards}
    assert all(round(b - a) == LENGTH_STEP for a, b in pairwise(sorted(lengths)))
    assert len(lengths) < 6


def test_two_layouts_of_one_board_are_the_same_whatever_came_before() -> None:
    board = fishbone_board(4, [(i % 4, None, TEXTS[i % 4]) for i in range(30)])
    first = layout_fishbone(board, measure=measure())
    layout_fishbone(fishbone_board(2, [(0, None, "No alert")] * 40), measure=measure())
    assert layout_fishbone(board, measure=measure()) == first


def test_bones_are_parallel_and_never_meet() -> None:
    layout = layout_fishbone(
        fishbone_board(6, [(i % 2 * 4, None, TEXTS[1]) for i in range(40)]), measure=measure()
    )
    leans = {round((b.line[2] - b.line[0]) / abs(b.line[3] - b.line[1]), 6) for b in layout.bones}
    assert len(leans) == 1
    tops = [bone for bone in layout.bones if bone.above]
    assert all(a.line[2] < b.line[2] for a, b in combinations(tops, 2))


def _laid_out(boards: tuple[Board, Board, str]) -> tuple[FishboneLayout, FishboneLayout]:
    before, after = (layout_fishbone(board, measure=measure()) for board in boards[:2])
    return before, after


def _added(before: FishboneLayout, after: FishboneLayout) -> str:
    [id_] = {f.id for f in after.factors} - {f.id for f in before.factors}
    return id_


def _places(layout: FishboneLayout) -> dict[str, Place]:
    """Give where factors are, seen from the end of the spine."""
    x, y = layout.spine[:2]
    return {factor.id: (factor.x - x, factor.y - y) for factor in layout.factors}


def _from_label(layout: FishboneLayout, bone_id: str) -> dict[str, Place]:
    """Give where a bone's factors are, seen from its tip above the spine, else from its foot."""
    bone = next(bone for bone in layout.bones if bone.id == bone_id)
    x, y = bone.line[:2] if bone.above else bone.line[2:]
    return {f.id: (f.x - x, f.y - y) for f in layout.factors if f.bone_id == bone_id}


def _length_of(spine: Segment) -> float:
    return spine[2] - spine[0]


def _near(a: Place, b: Place) -> bool:
    return abs(a[0] - b[0]) < 0.01 and abs(a[1] - b[1]) < 0.01


def _length(layout: FishboneLayout) -> float:
    line = layout.bones[0].line
    return abs(line[3] - line[1])


def _runs_through(line: Segment, block: tuple[float, float, float, float]) -> bool:
    """Tell whether any of a hundred points of a line lies well inside a block."""
    x1, y1, x2, y2 = line
    x, y, width, height = block
    points = ((x1 + (x2 - x1) * i / 100, y1 + (y2 - y1) * i / 100) for i in range(101))
    return any(
        x + 0.5 < px < x + width - 0.5 and y + 0.5 < py < y + height - 0.5 for px, py in points
    )
