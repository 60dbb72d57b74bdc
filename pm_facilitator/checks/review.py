"""All checks of one review, in their order, without those that were left as they are."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import inf

from pm_facilitator.checks.actions import find_actions
from pm_facilitator.checks.check import Check, Found, kinds, marks_of
from pm_facilitator.checks.factors import Heard, find_factors
from pm_facilitator.checks.names import Names
from pm_facilitator.checks.voices import find_voices
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key


class ReviewChecks:
    """Looks through a board again and again; the texts are read once, and after a change."""

    def __init__(self, board: Board, heard: Heard) -> None:
        self._board, self._heard = board, heard
        self._names = Names(board)

    def forget(self, keys: Iterable[Key]) -> None:
        """Read these records again, because they have changed."""
        self._names.forget(keys)

    def read(self, seconds: float = inf) -> bool:
        """Read texts for this long; True when nothing is left to read."""
        return self._names.read(seconds)

    def find(self, today: date) -> list[Check]:
        """Give what is worth a second look, in the order of the stages, as far as it was read."""
        left = frozenset(self._board.review.checks_left)
        order = list(kinds())
        found = (_open(each, left) for each in self._found(today))
        checks = [kinds()[each.kind].check(each) for each in found if each is not None]
        return sorted(checks, key=lambda check: order.index(check.kind))

    def _found(self, today: date) -> Iterator[Found]:
        yield from find_voices(self._board)
        yield from find_factors(self._board, self._heard)
        yield from find_actions(self._board, today, self._heard)
        yield from self._names.find()


def _open(found: Found, left: frozenset[str]) -> Found | None:
    """Give what of this was not left as it is, or None."""
    stage = found.stage or kinds()[found.kind].stage
    marks = zip(found.about or (None,), marks_of(found.kind, found.about, stage), strict=True)
    kept = [key for key, mark in marks if mark not in left]
    about = tuple(key for key in kept if key is not None)
    return Found(found.kind, about, stage) if kept else None
