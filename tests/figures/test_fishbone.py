from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Bone, Factor, WhyStep
from pm_facilitator.figures.fishbone import FactorShape, FishboneLayout, layout_fishbone
from pm_facilitator.figures.fishbone_draw import draw_fishbone
from pm_facilitator.figures.fonts import Measure, measure
from pm_facilitator.figures.palette import palette
from tests.figures.conftest import REVIEW, box, fishbone_board, overlap

TEXTS = ["No alert", "The renewal runs by hand, once a year, by somebody who left", "缺少监控", ""]


@st.composite
def boards(draw: st.DrawFn) -> Board:
    bones = draw(st.integers(1, 8))
    factors: list[tuple[int, int | None, str]] = []
    depths: list[int] = []
    for i in range(draw(st.integers(0, 60))):
        choices = [None, *(k for k in range(i) if depths[k] < 4)]
        parent = draw(st.sampled_from(choices))
        depths.append(0 if parent is None else depths[parent] + 1)
        factors.append((draw(st.integers(0, bones - 1)), parent, draw(st.sampled_from(TEXTS))))
    return fishbone_board(bones, factors)


modest = settings(max_examples=40, deadline=None)


@modest
@given(boards())
def test_no_two_boxes_cover_one_another(board: Board) -> None:
    layout = layout_fishbone(board, measure=measure())
    boxes = [box(shape) for shape in layout.factors]
    boxes += [box(bone.label) for bone in layout.bones] + [box(layout.head)]
    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))


@modest
@given(boards())
def test_everything_is_inside_the_figure(board: Board) -> None:
    layout = layout_fishbone(board, measure=measure())
    shapes = [*layout.factors, *(bone.label for bone in layout.bones), layout.head]
    for x, y, width, height in map(box, shapes):
        assert x >= 0
        assert y >= 0
        assert x + width <= layout.width
        assert y + height <= layout.height


@modest
@given(boards())
def test_no_block_lies_on_a_bone_or_on_the_spine(board: Board) -> None:
    layout = layout_fishbone(board, measure=measure())
    lines = [bone.line for bone in layout.bones] + [layout.spine]
    assert not any(_crosses(shape, line) for shape in layout.factors for line in lines)


@modest
@given(boards())
def test_twigs_touch_the_bone_or_the_rail_of_the_parent(board: Board) -> None:
    layout = layout_fishbone(board, measure=measure())
    shapes = {shape.id: shape for shape in layout.factors}
    bones = {bone.id: bone.line for bone in layout.bones}
    for shape in layout.factors:
        x, y = shape.twig[2:]
        parent = shapes.get(shape.parent_id or "")
        line = parent.rail if parent else bones[shape.bone_id]
        assert line is not None
        assert _distance(x, y, line) < 0.01


def test_every_factor_is_there_once(measure: Measure) -> None:
    layout = _crowded(measure)
    assert sorted(shape.id for shape in layout.factors) == sorted(f"f{i}" for i in range(60))


def test_a_crowded_bone_carries_factors_on_both_sides(measure: Measure) -> None:
    layout = layout_fishbone(fishbone_board(1, [(0, None, "Factor")] * 40), measure=measure)
    rights = {shape.twig[0] < shape.twig[2] for shape in layout.factors}
    assert rights == {True, False}


def test_bones_alternate_above_and_below(measure: Measure) -> None:
    layout = layout_fishbone(fishbone_board(4, []), measure=measure)
    assert [bone.above for bone in layout.bones] == [True, False, True, False]


def test_a_board_without_bones_still_has_a_head(measure: Measure) -> None:
    layout = layout_fishbone(Board([REVIEW]), measure=measure)
    assert layout.head.lines == ("Checkout was down",)
    assert layout.bones == ()


def test_the_problem_is_the_head_when_there_is_one(measure: Measure) -> None:
    review = replace(REVIEW, problem="Customers could not pay")
    assert layout_fishbone(Board([review]), measure=measure).head.lines[0].startswith("Customers")


def test_a_factor_carries_counts_of_events_and_whys(measure: Measure) -> None:
    factor = Factor("f", "No alert", "b", event_ids=("e1", "e2"))
    steps = [WhyStep(f"w{i}", factor_id="f", text="Because") for i in range(3)]
    board = Board([REVIEW, Bone("b", "Technology"), factor, *steps])
    shape = layout_fishbone(board, measure=measure).factors[0]
    assert (shape.events, shape.whys, shape.detail) == (2, 3, "2 events · 3 whys")


def test_one_factor_more_at_the_end_of_a_bone_keeps_the_order(measure: Measure) -> None:
    factors: list[tuple[int, int | None, str]] = [(0, None, "One"), (0, None, "Two")]
    before = layout_fishbone(fishbone_board(2, factors), measure=measure)
    after = layout_fishbone(fishbone_board(2, [*factors, (0, None, "Three")]), measure=measure)
    assert [f.id for f in after.factors][:2] == [f.id for f in before.factors]
    assert after.factors[0].y == before.factors[0].y


def test_the_description_names_every_category(measure: Measure) -> None:
    board = fishbone_board(2, [(0, None, "No alert")])
    figure = draw_fishbone(layout_fishbone(board, measure=measure), palette("light"))
    assert figure.description == (
        "What happened: Checkout was down. Category 0: No alert. Category 1: no factor yet."
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_draw_the_same_shapes(measure: Measure, theme: str) -> None:
    figure = draw_fishbone(_crowded(measure), palette(theme))
    assert len(figure.shapes) == len(draw_fishbone(_crowded(measure), palette("light")).shapes)


def _crowded(measure: Measure) -> FishboneLayout:
    parents: list[int | None] = [None if i % 4 == 0 else i - 1 for i in range(60)]
    factors = [(i % 6, parent, TEXTS[i % 3]) for i, parent in enumerate(parents)]
    return layout_fishbone(fishbone_board(6, factors), measure=measure)


def _crosses(shape: FactorShape, line: tuple[float, float, float, float]) -> bool:
    """Tell whether a line runs through a block, by looking at it in small steps."""
    x1, y1, x2, y2 = line
    points = ((x1 + (x2 - x1) * i / 200, y1 + (y2 - y1) * i / 200) for i in range(201))
    return any(
        shape.x < x < shape.x + shape.width and shape.y < y < shape.y + shape.height
        for x, y in points
    )


def _distance(x: float, y: float, line: tuple[float, float, float, float]) -> float:
    x1, y1, x2, y2 = line
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = 0.0 if length == 0 else ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length
    share = min(1.0, max(0.0, share))
    return abs(x - x1 - share * (x2 - x1)) + abs(y - y1 - share * (y2 - y1))
