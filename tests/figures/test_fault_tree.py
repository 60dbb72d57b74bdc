"""A why-chain as a fault tree: the factor on top, gates where answers join, circles at the ends."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Factor, WhyStep
from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.errors import InvalidEdit
from pm_facilitator.figures.fault_layout import BASIC_RADIUS, GATE_HEIGHT, GATE_WIDTH
from pm_facilitator.figures.fault_tree import FaultLayout, draw_fault_tree, layout_fault_tree
from pm_facilitator.figures.fonts import Measure, measure
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Path, Text
from tests.figures.conftest import REVIEW, box, overlap

Step = tuple[str, str | None]


def tree(*steps: Step, gate: WhyGate = WhyGate.ANY, below: WhyGate = WhyGate.ALL) -> Board:
    """Make a board with one factor and its why-steps by (id, parent's id)."""
    records = [
        WhyStep(id_, "f", parent, f"Because of {id_}", below, float(i))
        for i, (id_, parent) in enumerate(steps)
    ]
    return Board([REVIEW, Factor("f", "No alert", "b", gate=gate), *records])


BRANCHED: tuple[Step, ...] = (("a", None), ("b", None), ("c", "a"), ("d", "a"), ("e", "b"))


def laid_out(board: Board) -> FaultLayout:
    return layout_fault_tree(board, "f", measure=measure())


def test_a_gate_stands_where_several_answers_join_and_nowhere_else() -> None:
    layout = laid_out(tree(*BRANCHED))
    assert [(g.parent_id, g.gate) for g in layout.gates] == [
        ("f", WhyGate.ANY),
        ("a", WhyGate.ALL),
    ]


def test_answers_that_nobody_asked_further_are_basic_events() -> None:
    assert [basic.id for basic in laid_out(tree(*BRANCHED)).basics] == ["c", "d", "e"]


def test_the_symbols_have_their_words(measure: Measure) -> None:
    figure = draw_fault_tree(laid_out(tree(*BRANCHED)), palette("light"))
    texts = [shape.text for shape in figure.shapes if isinstance(shape, Text)]
    assert "OR: any of these" in texts
    assert "AND: all of these" in texts


def test_the_two_gates_look_different() -> None:
    outlines = []
    for gate in WhyGate:
        layout = laid_out(tree(("a", None), ("b", None), gate=gate))
        shapes = draw_fault_tree(layout, palette("light")).shapes
        foot = layout.gates[0].y + GATE_HEIGHT
        closed = [s.points for s in shapes if isinstance(s, Path) and s.closed]
        outlines += [points for points in closed if max(y for _, y in points) < foot + 0.01]
    assert outlines[0] != outlines[1]
    for points in outlines:
        xs, ys = zip(*points, strict=True)
        assert max(xs) - min(xs) == pytest.approx(GATE_WIDTH)
        assert max(ys) - min(ys) == pytest.approx(GATE_HEIGHT)


def test_the_description_says_how_answers_join() -> None:
    description = draw_fault_tree(laid_out(tree(*BRANCHED)), palette("light")).description
    assert description == (
        "No alert, because of any of: Because of a; Because of b. "
        "Because of a, because of all of: Because of c; Because of d. "
        "Because of b, because: Because of e."
    )


def test_a_factor_without_steps_says_so() -> None:
    figure = draw_fault_tree(laid_out(tree()), palette("dark"))
    assert figure.description == "No alert. No why-steps yet."


def test_a_factor_that_is_gone_cannot_be_laid_out() -> None:
    with pytest.raises(InvalidEdit):
        laid_out(Board([REVIEW]))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-1, 20), max_size=20))
def test_boxes_gates_circles_and_words_keep_apart(parents: list[int]) -> None:
    steps = [(f"w{i}", None if p < 0 or p >= i else f"w{p}") for i, p in enumerate(parents)]
    layout = laid_out(tree(*steps))
    areas = [box(each) for each in layout.boxes]
    for gate in layout.gates:
        areas.append((gate.x - GATE_WIDTH / 2, gate.y, GATE_WIDTH + 112, GATE_HEIGHT))
    for basic in layout.basics:
        corner = basic.x - BASIC_RADIUS, basic.y - BASIC_RADIUS
        areas.append((*corner, 2 * BASIC_RADIUS, 2 * BASIC_RADIUS))
    assert not any(overlap(a, b) for a, b in combinations(areas, 2))
    assert all(x >= 0 and x + w <= layout.width for x, _, w, _ in areas)
    assert all(y + h <= layout.height for _, y, _, h in areas)
    assert len(layout.links) == len(steps)
