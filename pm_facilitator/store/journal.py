"""Where an open review writes its changes: rows and log entry in one transaction."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore
from sqlalchemy.exc import IntegrityError

from pm_facilitator.domain.board import Touched
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.entities import Picture, Version
from pm_facilitator.domain.plain import change_to_plain, to_plain
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.errors import InvalidEdit, StoreError
from pm_facilitator.store.database import Database
from pm_facilitator.store.rows import insert_log, update_meta, write_records
from pm_facilitator.store.tables import blob_use, review_meta


class ReviewJournal:
    """The journal of one review.

    It counts the log's positions by itself: when something else has written to the review in the
    meantime, the next position is taken and the write is refused, so that no edit is lost unseen.
    """

    def __init__(self, database: Database, review_id: str, seq: int) -> None:
        self.review_id = review_id
        self.seq = seq
        self._database = database

    def write(
        self, touched: Touched, changes: Sequence[Change], origin: Origin, at: datetime
    ) -> int:
        """Write a batch durably and give its position in the log.

        Raises:
            InvalidEdit: when it would leave a link to something that is gone.
            StoreError: when it could not be written; nothing of it is kept then.
        """
        seq = self.seq + 1
        when = to_plain(at)
        entry = (self.review_id, seq, when, origin.value, _log_text(changes))
        try:
            with self._database.writing() as connection:
                if seq == 1:
                    _add_meta(connection, self.review_id, str(when))
                write_records(connection, self.review_id, touched)
                for entity in touched.values():
                    if isinstance(entity, Picture | Version):
                        _note_blob(connection, self.review_id, entity.blob)
                connection.exec_driver_sql(insert_log(), entry)
                connection.exec_driver_sql(update_meta(), (seq, when, self.review_id))
        except IntegrityError as error:
            raise _refusal(error) from error
        except UnicodeEncodeError as error:
            raise InvalidEdit("This text holds broken characters.", "Type them again.") from error
        self.seq = seq
        return seq


def _log_text(changes: Sequence[Change]) -> str:
    plain = [change_to_plain(change) for change in changes]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _add_meta(connection: Connection, review_id: str, when: str) -> None:
    connection.execute(
        insert(review_meta).values(
            review_id=review_id, seq=0, indexed_seq=0, updated_at=when, pinned=False
        )
    )


def _note_blob(connection: Connection, review_id: str, sha256: str) -> None:
    statement = insert_or_ignore(blob_use).values(review_id=review_id, sha256=sha256)
    connection.execute(statement.on_conflict_do_nothing())


def _refusal(error: IntegrityError) -> InvalidEdit | StoreError:
    code = getattr(error.orig, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return InvalidEdit("Something else on the board still refers to this.")
    if code in (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE):
        return StoreError("This review was changed elsewhere in the meantime.", "Open it again.")
    return InvalidEdit("This does not fit the review.")
