"""What a review keeps of the facilitator's help: checks that were left, and counts of difficulties.

No edit here knows a person, a time or a sentence.
"""

from collections.abc import Iterable

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch


def leave_checks(board: Board, marks: Iterable[str]) -> list[Change]:
    """Leave checks as they are from now on, by their marks (see ``checks.check``)."""
    left = dict.fromkeys((*board.review.checks_left, *marks))
    return patch(board.review, checks_left=tuple(left))


def take_up_checks(board: Board) -> list[Change]:
    """Let every check that was left come up again."""
    return patch(board.review, checks_left=())


def counts(board: Board) -> dict[str, int]:
    """Give how often each difficulty of the room came up, by its name."""
    found: dict[str, int] = {}
    for entry in board.review.room_counts:
        name, _, number = entry.rpartition(" ")
        if name and number.isdecimal():
            found[name] = int(number)
    return found


def count(board: Board, name: str) -> list[Change]:
    """Count that a difficulty came up once more."""
    found = counts(board)
    found[name] = found.get(name, 0) + 1
    return patch(board.review, room_counts=tuple(f"{n} {c}" for n, c in sorted(found.items())))
