"""The connections to one library file: durable, with transactions that begin when told to."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from pm_facilitator.store.failures import explained

MOST_PAGES = 10_000
"""So many pages of the journal may wait for a pause, some 40 MB, until an edit has to fold them."""


class Database:
    """An open SQLite file with one connection kept for writing and others for reading.

    Both work from any thread; one of them writes at a time, and the others wait for it.
    """

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self._turn = RLock()
        self.engine = create_engine(
            URL.create("sqlite", database=str(path)), connect_args={"timeout": wait}
        )
        event.listen(self.engine, "connect", begin_explicitly)
        event.listen(self.engine, "connect", _be_durable)
        event.listen(self.engine, "begin", begin)
        with explained(path):
            self._writer = self.engine.connect().execution_options(begin="BEGIN IMMEDIATE")
        driver = self._writer.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        self._driver = driver

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the library.

        Raises:
            StoreError: when it cannot be read.
        """
        with explained(self.path), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the writing connection for one transaction, kept only when the block ends well.

        Raises:
            StoreError: when it cannot be written; nothing of it is kept then.
        """
        with self._turn, explained(self.path):
            transaction = self._writer.begin()
            try:
                yield self._writer
                transaction.commit()
            except BaseException:
                transaction.close()
                # A commit that failed, as for a full disk, leaves the driver in its transaction.
                self._writer.connection.rollback()
                raise

    @contextmanager
    def writing_rows(self) -> Iterator[sqlite3.Connection]:
        """Give the same connection as the driver knows it, for statements that are compiled.

        What SQLAlchemy does around each statement takes longer than writing a row.

        Raises:
            sqlite3.IntegrityError: when a constraint is broken.
            StoreError: when it cannot be written; nothing of it is kept then.
        """
        with self._turn, explained(self.path):
            self._driver.execute("BEGIN IMMEDIATE")
            try:
                yield self._driver
                self._driver.execute("COMMIT")
            except BaseException:
                self._driver.rollback()
                raise

    def fold(self) -> None:
        """Fold SQLite's journal back into the one file, while others may read and write.

        It works from any thread, and takes too long to be a part of an edit.

        Raises:
            StoreError: when the file cannot be written; nothing is lost then.
        """
        with explained(self.path), closing(sqlite3.connect(self.path)) as connection:
            _be_durable(connection, None)
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Close every connection; SQLite then folds its journal back into the one file."""
        self._writer.close()
        self.engine.dispose()


def begin_explicitly(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """Take the transactions from the driver, which would begin none for a schema change."""
    connection.isolation_level = None


def begin(connection: Connection) -> None:
    """Begin a transaction in the way that the connection's options ask for."""
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _be_durable(connection: sqlite3.Connection, _: ConnectionPoolEntry | None) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # On a Mac nothing less reaches the disk itself; elsewhere it does nothing.
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA wal_autocheckpoint = {MOST_PAGES}")
