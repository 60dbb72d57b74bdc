"""The one way in which a review changes: check, write durably, apply, tell everybody."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from pm_facilitator.domain.board import Board, Touched
from pm_facilitator.domain.changes import Change, Committed
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.errors import StoreError

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


class Pictures(Protocol):
    """Where the bytes of pictures are kept, under their SHA-256."""

    def put_blob(self, data: bytes, media_type: str) -> str:
        """Keep bytes and give the name that they are known by.

        Raises:
            StoreError: when they could not be written.
        """
        ...

    def blob(self, sha256: str) -> bytes:
        """Give the bytes of this name.

        Raises:
            StoreError: when there are none.
        """
        ...


class Session:
    """One open review: its board, its journal, its pictures, and who wants to hear of changes."""

    def __init__(
        self,
        board: Board,
        journal: Journal,
        now: Callable[[], datetime],
        pictures: Pictures | None = None,
    ) -> None:
        self.board = board
        self.now = now
        self._journal = journal
        self._pictures = pictures
        self._seen: dict[str, bytes | None] = {}
        self._subscribers: list[Subscriber] = []

    def keep_picture(self, data: bytes, media_type: str) -> str:
        """Keep the bytes of a picture, before a record names them.

        Raises:
            StoreError: when they could not be written, or there is nowhere to keep them.
        """
        if self._pictures is None:
            raise StoreError("Pictures cannot be kept here.")
        name = self._pictures.put_blob(data, media_type)
        self._seen[name] = data
        return name

    def picture(self, name: str) -> bytes | None:
        """Give the bytes of a picture; None when they are not there."""
        if name not in self._seen:
            try:
                self._seen[name] = self._pictures.blob(name) if self._pictures else None
            except StoreError:
                self._seen[name] = None
        return self._seen[name]

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
        self.board.take_over(touched)
        batch = Committed(tuple(changes), origin, at, seq, source)
        for subscriber in list(self._subscribers):
            subscriber(batch)
        return batch
