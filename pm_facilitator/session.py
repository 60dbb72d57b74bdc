"""The one way in which a review changes: check, write durably, apply, tell everybody."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pm_facilitator.domain.board import Board, Touched
from pm_facilitator.domain.changes import Change, Committed, invert
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


@dataclass(slots=True, eq=False)
class Writing:
    """A batch that a thread is writing.

    Attributes:
        written: its position in the log, once it is on disk.
        settled: whether it is known what has become of it.
        failure: why it could not be written, once that is known.
    """

    batch: Committed
    before: Touched
    written: Future[int]
    settled: bool = False
    failure: BaseException | None = None


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
        self._writing: Writing | None = None

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
        self.settle()
        at = self.now()
        touched = self.board.prepare(changes)
        seq = self._journal.write(touched, changes, origin, at)
        return self._take_over(touched, Committed(tuple(changes), origin, at, seq, source))

    def commit_behind(
        self, changes: Sequence[Change], origin: Origin, thread: Executor
    ) -> Writing | None:
        """Commit a batch that a thread writes meanwhile, so that no window waits for the disk.

        It is on the board at once, so that every edit reckons with it, and goes from there again
        if it cannot be written. Nobody may be promised that it is kept before it is settled: this
        is for those who wait for that word. The next commit settles it first, whoever does it.

        Raises:
            InvalidEdit: when it does not fit the board; nothing has changed then.
        """
        if not changes:
            return None
        self.settle()
        at = self.now()
        touched = self.board.prepare(changes)
        before = {key: self.board.find(*key) for key in touched}
        written = thread.submit(self._journal.write, touched, changes, origin, at)
        batch = Committed(tuple(changes), origin, at, 0)
        self._writing = Writing(batch, before, written)
        self._take_over(touched, batch)
        return self._writing

    def settle(self) -> None:
        """Wait for what is being written, and take it back if that has failed."""
        writing, self._writing = self._writing, None
        if writing is None:
            return
        writing.failure = writing.written.exception()
        writing.settled = True
        if writing.failure is not None:
            back = invert(writing.batch.changes)
            batch = Committed(tuple(back), writing.batch.origin, writing.batch.at, 0)
            self._take_over(writing.before, batch)

    def _take_over(self, touched: Touched, batch: Committed) -> Committed:
        self.board.take_over(touched)
        for subscriber in list(self._subscribers):
            subscriber(batch)
        return batch
