"""Of a better text the reworded sentence is told alone."""

import pytest

from pm_facilitator.language.anew import said_anew


@pytest.mark.parametrize(
    ("before", "better", "anew"),
    [
        ("Tom forgot it.", "It was left out. What else?", "It was left out. What else?"),
        ("Calm. Tom forgot it. Later.", "Calm. It was left out. Later.", "It was left out."),
        ("Fine. We missed it. Done.", "Fine. What was met? Done.", "What was met?"),
        ("One\nTom forgot it\nTwo", "One\nIt was left out.\nTwo", "It was left out."),
        ("Tom forgot it.", "", ""),
    ],
)
def test_what_stands_around_it_is_left_out(before: str, better: str, anew: str) -> None:
    assert said_anew(better, before) == anew
