"""Checking that a file is a library, making a new one, and bringing an older one up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path

from pm_facilitator.store.copies import copy_database, free_name, replacing
from pm_facilitator.store.failures import damaged, explained, not_a_library, too_new
from pm_facilitator.store.tables import APPLICATION_ID, HEAD

MIGRATIONS = Path(__file__).parent / "migrations"

_MAGIC = b"SQLite format 3\0"
_CHECKED_SIZE = 64 * 1024 * 1024
"""Files up to this size are checked page by page at every start, which takes some 30 ms."""


def prepare(path: Path, wait: float, scripts: Path = MIGRATIONS, head: str = HEAD) -> None:
    """Make the library when there is none, and bring an older one up to date after a backup.

    Raises:
        StoreError: when the file is something else, newer, damaged, locked or not writable; it is
            left as it was then.
    """
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_empty(path):
            _create(path, scripts, head)
            return
        revision = check(path, wait, head, writable=True)
        if revision != head:
            with replacing(free_name(path, f"before-{head}")) as copy:
                copy_database(path, copy)
            _migrate(path, scripts, head)


def is_empty(path: Path) -> bool:
    """Tell whether there is no library yet; a creation that was cut short counts as none."""
    if not path.exists():
        return True
    with path.open("rb") as file:
        if file.read(1) == b"":
            return True
    if not path.with_name(path.name + "-journal").exists():
        return False
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("SELECT count(*) = 0 FROM sqlite_master").fetchone()[0])


def check(path: Path, wait: float, head: str = HEAD, *, writable: bool) -> str:
    """Give the revision of a library that is sound and, if asked for, can be written.

    Raises:
        StoreError: when it is something else, newer, damaged, locked or not writable.
    """
    with explained(path):
        _check_header(path, writable)
        unclean = path.with_name(path.name + "-wal").exists()
        with closing(sqlite3.connect(path, timeout=wait, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE" if writable else "BEGIN")
            revision = _revision(path, connection)
            if revision > head:
                raise too_new(path)
            if unclean or path.stat().st_size <= _CHECKED_SIZE:
                _check_pages(path, connection)
            connection.execute("ROLLBACK")
            return revision


def _check_header(path: Path, writable: bool) -> None:
    """Look at the bytes themselves: SQLite could already change somebody else's file by opening it.

    It would also quietly open for reading what may not be written.
    """
    with path.open("rb+" if writable else "rb") as file:
        header = file.read(100)
    if not header.startswith(_MAGIC) or header[68:72] != APPLICATION_ID.to_bytes(4):
        raise not_a_library(path)


def _revision(path: Path, connection: sqlite3.Connection) -> str:
    table = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.execute(table).fetchone() is None:
        raise damaged(path)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise damaged(path)
    return str(row[0])


def _check_pages(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(path)


def _create(path: Path, scripts: Path, head: str) -> None:
    existed = path.exists()
    try:
        _migrate(path, scripts, head)
    except BaseException:
        if not existed:
            path.unlink(missing_ok=True)
        raise


def _migrate(path: Path, scripts: Path, head: str) -> None:
    # Alembic costs as much to import as the whole of SQLAlchemy and is hardly ever needed.
    from pm_facilitator.store.upgrade import upgrade

    upgrade(path, scripts, head)
