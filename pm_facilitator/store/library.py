"""The library: every review in one file, opened, listed, found, and put away."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, select, update

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch
from pm_facilitator.domain.entities import Review
from pm_facilitator.domain.plain import change_from_plain, to_plain
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.errors import StoreError
from pm_facilitator.store import blobs, listing, search
from pm_facilitator.store.answers import LoggedBatch, ReviewSummary, SearchHit
from pm_facilitator.store.copies import copy_connection, replacing
from pm_facilitator.store.database import Database
from pm_facilitator.store.failures import explained
from pm_facilitator.store.journal import ReviewJournal
from pm_facilitator.store.purge import purge
from pm_facilitator.store.restore import restore
from pm_facilitator.store.rows import read_records
from pm_facilitator.store.schema import prepare
from pm_facilitator.store.tables import TABLES, event_log, review_meta
from pm_facilitator.store.words import read_query

WAIT = 2.0
"""Seconds to wait for another program that is writing."""

__all__ = ["Library", "open_library", "restore"]

_review = TABLES["review"]


def open_library(path: Path, wait: float = WAIT) -> "Library":
    """Open the library in a file, making it when there is none.

    Raises:
        StoreError: when the file is something else, newer, damaged, locked or not writable; it is
            left as it was then.
    """
    prepare(path, wait)
    return Library(Database(path, wait))


class Library:
    """All reviews of one file.

    Every method raises StoreError when the file cannot be read or written. What changes a review
    that is open goes through its session; ``archive`` is for those that are not.
    """

    def __init__(self, database: Database) -> None:
        self.path = database.path
        self._database = database
        self._journals: dict[str, ReviewJournal] = {}

    def close(self) -> None:
        """Close the file; nothing is waiting to be written."""
        self._database.close()

    def fold(self) -> None:
        """Fold what was written lately into the one file, from any thread: for a pause."""
        self._database.fold()

    # -- one review

    def create(
        self, changes: Sequence[Change], at: datetime, origin: Origin = Origin.FACILITATOR
    ) -> str:
        """Write the first batch of a new review and give its id.

        Raises:
            InvalidEdit: when the batch does not make one review.
            StoreError: when the library has this review already.
        """
        board = Board()
        touched = board.apply(changes)
        id_ = board.review.id
        if self._seq(id_) is not None:
            raise StoreError(
                "This review is in the library already.",
                "Open that one; it may be in the archive or among the deleted ones.",
            )
        self._journals[id_] = ReviewJournal(self._database, id_, seq=0)
        self._journals[id_].write(touched, changes, origin, at)
        return id_

    def load(self, review_id: str) -> Board:
        """Read a review as it is now."""
        with self._database.reading() as connection:
            try:
                records = read_records(connection, review_id)
            except ValueError as error:
                raise _unreadable(error) from error
        if not records:
            raise _missing()
        return Board(records)

    def journal(self, review_id: str) -> ReviewJournal:
        """Give the journal of a review, always the same one."""
        if review_id not in self._journals:
            seq = self._seq(review_id)
            if seq is None:
                raise _missing()
            self._journals[review_id] = ReviewJournal(self._database, review_id, seq)
        return self._journals[review_id]

    def log(self, review_id: str, upto: int | None = None) -> list[LoggedBatch]:
        """Read the batches of a review in their order, all or up to a position."""
        wanted = select(event_log).where(event_log.c.review_id == review_id)
        if upto is not None:
            wanted = wanted.where(event_log.c.seq <= upto)
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(event_log.c.seq)).all()
        try:
            return [_batch(row.seq, row.at, row.origin, row.changes) for row in rows]
        except ValueError as error:
            raise _unreadable(error) from error

    def board_at(self, review_id: str, seq: int) -> Board:
        """Give a review as it was after a batch, by replaying the log."""
        board = Board()
        for batch in self.log(review_id, upto=seq):
            board.apply(batch.changes)
        return board

    # -- lists

    def reviews(self, archived: bool = False) -> list[ReviewSummary]:
        """List the reviews, or those in the archive, the one changed last first."""
        shelf = _review.c.archived_at.is_not(None) if archived else _review.c.archived_at.is_(None)
        return self._listed(shelf, review_meta.c.deleted_at.is_(None))

    def summary(self, review_id: str) -> ReviewSummary:
        """Give a review as the lists show it, archived and deleted ones too."""
        found = self._listed(_review.c.id == review_id)
        if not found:
            raise _missing()
        return found[0]

    def recent(self, limit: int = 10) -> list[ReviewSummary]:
        """List the reviews opened last, pinned ones first."""
        wanted = (
            listing.summaries()
            .where(review_meta.c.deleted_at.is_(None))
            .where(review_meta.c.opened_at.is_not(None) | review_meta.c.pinned)
            .order_by(None)
            .order_by(review_meta.c.pinned.desc(), review_meta.c.opened_at.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            return listing.listed(connection, wanted)

    def deleted(self) -> list[ReviewSummary]:
        """List the reviews that are deleted and can still be brought back."""
        return self._listed(review_meta.c.deleted_at.is_not(None))

    def resolve(self, ref: str) -> str:
        """Give the id of the review meant by an id, an exact title, or the beginning of an id."""
        with self._database.reading() as connection:
            return listing.resolve(connection, ref)

    def search(self, query: str, limit: int = 50) -> list[SearchHit]:
        """Find reviews that hold every word; the last word may be just begun.

        Archived ones are found too and marked, deleted ones never.
        """
        wanted = read_query(query)
        if wanted is None:
            return []
        with self._database.reading() as connection:
            stale = search.is_stale(connection)
        if stale:
            with self._database.writing() as connection:
                search.refresh(connection)
        with self._database.reading() as connection:
            return search.find(connection, wanted, limit)

    # -- putting away

    def archive(self, review_id: str, at: datetime) -> None:
        """Put a review that is not open into the archive."""
        self._set_archived(review_id, archived_at=at, at=at)

    def unarchive(self, review_id: str) -> None:
        """Bring a review back from the archive, to its old place in the list."""
        at = self.summary(review_id).updated_at
        self._set_archived(review_id, archived_at=None, at=at)

    def delete(self, review_id: str, at: datetime) -> None:
        """Take a review out of every list; it can be brought back until it is purged."""
        self._set_meta(review_id, deleted_at=to_plain(at))

    def undelete(self, review_id: str) -> None:
        """Bring a deleted review back."""
        self._set_meta(review_id, deleted_at=None)

    def purge(self, review_id: str) -> None:
        """Remove a review for good: its records, log, search entry and pictures."""
        self.summary(review_id)
        self._journals.pop(review_id, None)
        with self._database.writing() as connection:
            purge(connection, review_id)

    def mark_opened(self, review_id: str, at: datetime) -> None:
        """Note that a review was opened, for the list of recent ones."""
        self._set_meta(review_id, opened_at=to_plain(at))

    def pin(self, review_id: str, pinned: bool) -> None:
        """Keep a review at the top of the recent ones, or no longer."""
        self._set_meta(review_id, pinned=pinned)

    # -- pictures and copies

    def put_blob(self, data: bytes, media_type: str) -> str:
        """Keep the bytes of a picture and give the SHA-256 they are known by."""
        with self._database.writing() as connection:
            return blobs.put(connection, data, media_type)

    def blob(self, sha256: str) -> bytes:
        """Give the bytes of a picture."""
        with self._database.reading() as connection:
            return blobs.get(connection, sha256)

    def backup(self, path: Path) -> None:
        """Copy the whole library into one file, replacing an older copy there at the end."""
        if path.resolve() == self.path.resolve():
            raise StoreError("A backup cannot replace the library itself.", "Choose another name.")
        with self._database.reading() as connection, explained(path):
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            with replacing(path) as temporary:
                copy_connection(source, temporary)

    def _listed(self, *conditions: ColumnElement[bool]) -> list[ReviewSummary]:
        with self._database.reading() as connection:
            return listing.listed(connection, listing.summaries().where(*conditions))

    def _seq(self, review_id: str) -> int | None:
        wanted = select(review_meta.c.seq).where(review_meta.c.review_id == review_id)
        with self._database.reading() as connection:
            return connection.scalar(wanted)

    def _set_meta(self, review_id: str, **values: object) -> None:
        change = update(review_meta).where(review_meta.c.review_id == review_id).values(**values)
        with self._database.writing() as connection:
            if connection.execute(change).rowcount == 0:
                raise _missing()

    def _set_archived(self, review_id: str, archived_at: datetime | None, at: datetime) -> None:
        board = self.load(review_id)
        changes = patch(board.need(Review, review_id), archived_at=archived_at)
        if changes:
            journal = self.journal(review_id)
            journal.write(board.prepare(changes), changes, Origin.SYSTEM, at)


def _batch(seq: int, at: str, origin: str, changes: str) -> LoggedBatch:
    return LoggedBatch(
        seq,
        datetime.fromisoformat(at),
        Origin(origin),
        tuple(change_from_plain(values) for values in json.loads(changes)),
    )


def _missing() -> StoreError:
    return StoreError("This review is not in the library.", "It may have been removed.")


def _unreadable(error: ValueError) -> StoreError:
    return StoreError(
        f"This review holds something that cannot be read ({error}).",
        "A newer version of the app may have written it.",
    )
