"""The one way in which a review changes: check, write durably, apply, tell everybody."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from pm_facilitator.domain.board import Board, Touched
from pm_facilitator.domain.changes import Change, Committed
from pm_facilitator.domain.vocabulary import Origin

Subscriber = Callable[[Committed], None]


class Journal(Protocol):
    """Where a session writes: one transaction for the rows and the log entry."""

    def write(
        self, touched: Touched, changes: Sequence[Change], origin: Origin, at: datetime
    ) -> int:
        """Write a batch durably and give its position in the log.

        Raises:
            StoreError: when it could not be written; nothing of it is kept then.
        """
        ...


class Session:
    """One open review: its board, its journal, and who wants to hear of changes."""

    def __init__(self, board: Board, journal: Journal, now: Callable[[], datetime]) -> None:
        self.board = board
        self.now = now
        self._journal = journal
        self._subscribers: list[Subscriber] = []

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call this with every batch from now on; give the function that ends it."""
        self._subscribers.append(subscriber)

        def end() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return end

    def commit(
        self,
        changes: Sequence[Change],
        origin: Origin = Origin.FACILITATOR,
        source: object | None = None,
    ) -> Committed | None:
        """Commit a batch, whole or not at all; give None for an empty one.

        Raises:
            InvalidEdit: when it does not fit the board; nothing has changed then.
            StoreError: when it could not be written; nothing has changed then.
        """
        if not changes:
            return None
        at = self.now()
        touched = self.board.prepare(changes)
        seq = self._journal.write(touched, changes, origin, at)
        self.board.apply(changes)
        batch = Committed(tuple(changes), origin, at, seq, source)
        for subscriber in list(self._subscribers):
            subscriber(batch)
        return batch
