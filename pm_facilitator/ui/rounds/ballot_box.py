"""The ballot in hand on the facilitator's machine: people step up one after the other."""

from collections.abc import Callable, Sequence
from secrets import token_hex

from PySide6.QtCore import QObject, Signal

from pm_facilitator.domain import ballots
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits import votes
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note, NoteGroup, Round

Do = Callable[[str, Callable[[Round], Sequence[Change]]], bool]


class BallotBox(QObject):
    """Holds one ballot at a time; the secret of the one before is gone once it is handed over.

    Attributes:
        voter: the id of the person whose ballot it is, in a round with names; else empty.

    Signals:
        changed: another ballot is in hand.
    """

    changed = Signal()

    def __init__(
        self, board: Callable[[], Board], held: Callable[[], Round | None], do: Do
    ) -> None:
        super().__init__()
        self._board, self._held, self._do = board, held, do
        self._secret = token_hex(16)
        self.voter = ""

    def next(self, voter: str = "") -> None:
        """Take a new ballot in hand, or that of somebody who is named."""
        self._secret, self.voter = token_hex(16), voter
        self.changed.emit()

    def left(self) -> int:
        """Give how many votes the ballot still has."""
        held = self._held()
        return ballots.votes_left(self._board(), held, *self._own()) if held is not None else 0

    def given(self) -> dict[Key, int]:
        """Give what the ballot has votes for, and how many."""
        held = self._held()
        return ballots.votes_given(self._board(), held, *self._own()) if held is not None else {}

    def vote(self, key: Key, by: int) -> None:
        """Give a vote to a note or a group, or take one back; a note in a group votes for that."""
        target = self._target(key)
        count = self.given().get(target, 0) + by
        if count < 0:
            return
        secret, voter = self._own()
        words = "Place a vote" if by > 0 else "Take a vote back"
        self._do(words, lambda r: votes.cast(self._board(), r.id, secret, target[1], count, voter))

    def withdraw(self) -> None:
        """Take every vote of the ballot back."""
        self._do("Take all votes back", lambda r: votes.withdraw(self._board(), r.id, *self._own()))

    def _own(self) -> tuple[str, str | None]:
        return self._secret, self.voter or None

    def _target(self, key: Key) -> Key:
        note = self._board().get(Note, key[1]) if key[0] == "note" else None
        heap = self._board().get(NoteGroup, note.group_id) if note is not None else None
        return ("note_group", heap.id) if heap is not None else key
