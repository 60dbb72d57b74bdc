"""Where an open review writes its changes: rows and log entry in one transaction."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from pm_facilitator.domain.board import Touched
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.entities import Picture, Version
from pm_facilitator.domain.plain import change_to_plain, to_plain
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.errors import InvalidEdit, StoreError
from pm_facilitator.store.database import Database
from pm_facilitator.store.rows import (
    ELSEWHERE,
    INSERT_LOG,
    INSERT_META,
    NOTE_BLOB,
    UPDATE_META,
    write_records,
)

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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
            with self._database.writing_rows() as connection:
                if seq == 1:
                    connection.execute(INSERT_META, (self.review_id, seq, 0, when, False))
                write_records(connection, self.review_id, touched, changes)
                for entity in touched.values():
                    if isinstance(entity, Picture | Version):
                        connection.execute(NOTE_BLOB, (self.review_id, entity.blob))
                connection.execute(INSERT_LOG, entry)
                connection.execute(UPDATE_META, (seq, when, self.review_id))
        except sqlite3.IntegrityError as error:
            raise _refusal(error) from error
        except UnicodeEncodeError as error:
            raise InvalidEdit("This text holds broken characters.", "Type them again.") from error
        self.seq = seq
        return seq


def _log_text(changes: Sequence[Change]) -> str:
    return _as_json([change_to_plain(change) for change in changes])


def _refusal(error: sqlite3.IntegrityError) -> InvalidEdit | StoreError:
    code = error.sqlite_errorcode
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return InvalidEdit("Something else on the board still refers to this.")
    if code in (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE):
        return StoreError(*ELSEWHERE)
    return InvalidEdit("This does not fit the review.")
