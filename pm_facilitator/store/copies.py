"""Copies of a library file, made whole or not at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


def copy_database(source: Path, target: Path) -> None:
    """Copy a library, which may be open, into a file that is not there yet.

    A live library is more than its main file, so its bytes cannot simply be copied.
    """
    with closing(sqlite3.connect(source)) as connection:
        copy_connection(connection, target)


def copy_connection(connection: sqlite3.Connection, target: Path) -> None:
    """Copy what a connection sees into a file that is not there yet."""
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
        # One file that may also lie on a read-only medium; a library in use changes this itself.
        copy.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a temporary file beside the target that takes its place when the block ends well."""
    temporary = target.with_name(target.name + ".part")
    temporary.unlink(missing_ok=True)
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def free_name(path: Path, label: str) -> Path:
    """Give a name beside a file that is not taken, such as ``library.before-restore-2.db``."""
    number = 1
    while True:
        found = path.with_name(f"{path.stem}.{label}-{number}{path.suffix}")
        if not found.exists():
            return found
        number += 1
