"""Votes on notes and groups: who may see them, and how they are drawn."""

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.shapes import Rectangle, Shape, Text

VOTES_ROOM = 10.0
"""What votes take of a note's room for text."""

_SIZE = 12.0
_DOT = 7.0
_DOT_STEP = 10.0
_MOST_DOTS = 5


def votes_words(votes: int) -> str:
    """Say how many votes there are."""
    return f"{votes} vote" if votes == 1 else f"{votes} votes"


def votes_shapes(votes: int, right: float, middle: float, ink: str) -> tuple[Shape, ...]:
    """Draw votes so that they end at ``right``: a dot for each of a few, then their number."""
    if not votes:
        return ()
    words = votes_words(votes)
    dots = votes if votes <= _MOST_DOTS else 0
    x = right - votes_width(votes)
    shapes: list[Shape] = [
        Rectangle(x + n * _DOT_STEP, middle - _DOT / 2, _DOT, _DOT, fill=ink, radius=_DOT / 2)
        for n in range(dots)
    ]
    baseline = middle + _SIZE * 0.36
    return (*shapes, Text(right, baseline, words, _SIZE, ink, bold=True, anchor="end"))


def votes_width(votes: int) -> float:
    """Give how wide the votes are drawn."""
    if not votes:
        return 0.0
    dots = votes if votes <= _MOST_DOTS else 0
    words = measure().width(votes_words(votes), _SIZE, bold=True)
    return words + dots * _DOT_STEP + (4.0 if dots else 0.0)
