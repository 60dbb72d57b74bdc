from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Factor, WhyStep
from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.errors import InvalidEdit
from pm_facilitator.figures.fonts import Measure, measure
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Text
from pm_facilitator.figures.why_tree import draw_whys, layout_whys
from tests.figures.conftest import REVIEW, box, overlap


def chain(*steps: tuple[str, str | None]) -> Board:
    """Make a board with one factor and its why-steps by (id, parent's id)."""
    records = [
        WhyStep(id_, "f", parent, f"Because of {id_}", WhyGate.ALL, float(i))
        for i, (id_, parent) in enumerate(steps)
    ]
    return Board([REVIEW, Factor("f", "No alert", "b"), *records])


def test_answers_stand_below_what_they_answer(measure: Measure) -> None:
    layout = layout_whys(chain(("a", None), ("b", "a"), ("c", "b")), "f", measure=measure)
    assert [b.id for b in layout.boxes] == ["f", "a", "b", "c"]
    tops = [b.y for b in layout.boxes]
    assert tops == sorted(tops)


def test_branches_stand_side_by_side(measure: Measure) -> None:
    layout = layout_whys(chain(("a", None), ("b", None)), "f", measure=measure)
    _, a, b = layout.boxes
    assert a.y == b.y
    assert a.x + a.width < b.x


def test_the_gate_is_shown_where_there_are_branches(measure: Measure) -> None:
    layout = layout_whys(chain(("a", None), ("b", "a"), ("c", "a")), "f", measure=measure)
    assert [b.gate for b in layout.boxes] == [None, WhyGate.ALL, None, None]
    texts = [s.text for s in draw_whys(layout, palette("light")).shapes if isinstance(s, Text)]
    assert "all of these together:" in texts


def test_a_factor_without_steps_says_so(measure: Measure) -> None:
    layout = layout_whys(chain(), "f", measure=measure)
    description = draw_whys(layout, palette("light")).description
    assert description == "No alert. No why-steps yet."


def test_the_description_tells_the_chain(measure: Measure) -> None:
    layout = layout_whys(chain(("a", None)), "f", measure=measure)
    description = draw_whys(layout, palette("dark")).description
    assert description == "No alert, because: Because of a."


def test_a_factor_that_is_gone_cannot_be_laid_out(measure: Measure) -> None:
    with pytest.raises(InvalidEdit):
        layout_whys(Board([REVIEW]), "f", measure=measure)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-1, 20), max_size=20))
def test_no_box_covers_another_and_links_join_boxes(parents: list[int]) -> None:
    steps = [(f"w{i}", None if p < 0 or p >= i else f"w{p}") for i, p in enumerate(parents)]
    layout = layout_whys(chain(*steps), "f", measure=measure())
    assert not any(overlap(box(a), box(b)) for a, b in combinations(layout.boxes, 2))
    assert all(b.x >= 0 and b.x + b.width <= layout.width for b in layout.boxes)
    tops = {b.id: b.y for b in layout.boxes}
    assert all(link.points[-1][1] == tops[link.child_id] for link in layout.links)
    assert len(layout.links) == len(steps)
