"""Walks along the links of a record: to each in turn, and back to where the walk began."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.links import linked_keys

_SEVERAL = 2


class LinkWalk:
    """Remembers where a walk began, so that the next step goes on from there."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._start: Key | None = None
        self._at: Key | None = None

    def next(self, key: Key | None) -> Key | None:
        """Give the next record that the start of the walk is linked to; None when there is none.

        Args:
            key: what is selected now; a walk goes on only from where it led to.
        """
        if key is None:
            return None
        found = linked_keys(self._board, self._start) if self._start else []
        if key != self._at or len(found) < _SEVERAL:
            # Elsewhere, or along the only link there was: a walk begins here.
            self._start, self._at = key, None
            found = linked_keys(self._board, key)
        if not found:
            return None
        place = found.index(self._at) + 1 if self._at in found else 0
        self._at = found[place % len(found)]
        return self._at

    def back(self) -> Key | None:
        """Give where the walk began, and end it."""
        start, self._start, self._at = self._start, None, None
        return start if start and self._board.find(*start) is not None else None
