from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.entities import Action
from pm_facilitator.figures.fonts import Measure, measure
from pm_facilitator.figures.matrix import MatrixLayout, draw_matrix, layout_matrix
from pm_facilitator.figures.palette import palette


def lay_out(*places: tuple[int | None, int | None]) -> MatrixLayout:
    """Lay out one action for each (impact, effort)."""
    actions = [
        Action(f"a{i}", f"Action {i}", impact=impact, effort=effort, order=float(i))
        for i, (impact, effort) in enumerate(places)
    ]
    return layout_matrix(actions, width=480, height=420, measure=measure())


@pytest.mark.parametrize("impact", range(1, 6))
@pytest.mark.parametrize("effort", range(1, 6))
def test_a_dot_lies_in_its_cell(impact: int, effort: int) -> None:
    layout = lay_out((impact, effort))
    assert layout.cell_at(layout.dots[0].x, layout.dots[0].y) == (impact, effort)


def test_high_impact_is_on_top_and_low_effort_on_the_left() -> None:
    quick_win, slog = lay_out((5, 1), (1, 5)).dots
    assert quick_win.y < slog.y
    assert quick_win.x < slog.x


def test_outside_of_the_matrix_the_nearest_cell_counts() -> None:
    layout = lay_out()
    assert layout.cell_at(-50, -50) == (5, 1)
    assert layout.cell_at(9_999, 9_999) == (1, 5)


def test_actions_without_both_values_are_named() -> None:
    layout = lay_out((3, None), (None, None), (2, 2))
    assert layout.unplaced == ("a0", "a1")
    assert [dot.label for dot in layout.dots] == ["3"]


def test_the_description_numbers_the_actions() -> None:
    figure = draw_matrix(lay_out((4, 2)), palette("light"))
    assert figure.description == "1. Action 0: impact 4, effort 2."


def test_an_empty_matrix_says_so(measure: Measure) -> None:
    figure = draw_matrix(lay_out(), palette("light"))
    assert figure.description == "No action is placed on the matrix yet."


steps = st.integers(1, 5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.tuples(steps, steps), st.just((5, 1))), max_size=40))
def test_no_dot_covers_another_or_leaves_its_cell(places: list[tuple[int, int]]) -> None:
    layout = lay_out(*places)
    cells = {(cell.impact, cell.effort): cell for cell in layout.cells}
    for a, b in combinations(layout.dots, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius - 0.01
    for dot, place in zip(layout.dots, places, strict=True):
        cell = cells[place]
        assert cell.x <= dot.x - dot.radius
        assert dot.x + dot.radius <= cell.x + cell.width
        assert cell.y <= dot.y - dot.radius
        assert dot.y + dot.radius <= cell.y + cell.height
