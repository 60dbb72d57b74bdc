from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.entities import Action
from pm_facilitator.figures.fonts import Measure, measure
from pm_facilitator.figures.matrix import RISK, MatrixLayout, draw_matrix, layout_matrix
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Rectangle


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
    cells = {(cell.up, cell.right): cell for cell in layout.cells}
    for a, b in combinations(layout.dots, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius - 0.01
    for dot, place in zip(layout.dots, places, strict=True):
        cell = cells[place]
        assert cell.x <= dot.x - dot.radius
        assert dot.x + dot.radius <= cell.x + cell.width
        assert cell.y <= dot.y - dot.radius
        assert dot.y + dot.radius <= cell.y + cell.height


def test_the_risk_has_severity_upwards_and_likelihood_to_the_right() -> None:
    actions = [
        Action("a", "Rare and grave", impact=1, effort=1, severity=5, likelihood=1),
        Action("b", "Often and mild", severity=1, likelihood=5),
        Action("c", "Nobody knows", impact=3, effort=3, severity=4),
    ]
    layout = layout_matrix(actions, width=480, height=420, measure=measure(), axes=RISK)
    grave, mild = layout.dots
    assert layout.cell_at(grave.x, grave.y) == (5, 1)
    assert layout.cell_at(mild.x, mild.y) == (1, 5)
    assert layout.unplaced == ("c",)
    figure = draw_matrix(layout, palette("light"))
    assert figure.title == "Risk of recurrence"
    assert "1. Rare and grave: severity 5, likelihood 1." in figure.description


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_great_and_small_risks_have_a_ground_of_their_own(theme: str) -> None:
    colors = palette(theme)
    layout = layout_matrix([], width=480, height=420, measure=measure(), axes=RISK)
    fills = {
        (cell.up, cell.right): shape.fill
        for cell, shape in zip(layout.cells, draw_matrix(layout, colors).shapes, strict=False)
        if isinstance(shape, Rectangle)
    }
    assert fills[5, 5] == fills[3, 4] == colors["over_soft"]
    assert fills[1, 1] == fills[2, 2] == colors["sunken"]
    assert fills[3, 3] == colors["surface"]
