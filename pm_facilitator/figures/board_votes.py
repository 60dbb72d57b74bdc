"""Votes on notes and groups: who may see them, and how they are drawn."""

from collections import Counter
from collections.abc import Mapping

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note, Round, Vote
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.shapes import Rectangle, Shape, Text

VOTES_ROOM = 10.0
"""What votes take of a note's room for text."""

_SIZE = 12.0
_DOT = 7.0
_DOT_STEP = 10.0
_MOST_DOTS = 5


def shown_votes(board: Board) -> Mapping[Key, int]:
    """Count the votes for each note and group, a group's own and those for the notes in it.

    While the voting of a round is still open nobody sees its votes, so that nobody follows them;
    votes for hidden notes stay as hidden as these.
    """
    still_open = {each.id for each in board.all(Round) if each.votes_open}
    counted: Counter[Key] = Counter()
    for vote in board.all(Vote):
        if vote.round_id in still_open:
            continue
        note = board.get(Note, vote.note_id) if vote.note_id else None
        if note is not None and not note.hidden:
            counted["note", note.id] += vote.count
        group = note.group_id if note is not None and not note.hidden else vote.group_id
        if group:
            counted["note_group", group] += vote.count
    return counted


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
