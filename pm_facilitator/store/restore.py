"""Putting a backup in the place of the library, without losing what is there."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from pm_facilitator.errors import StoreError
from pm_facilitator.store.copies import copy_database, free_name, replacing
from pm_facilitator.store.failures import explained
from pm_facilitator.store.schema import check

_BESIDE = ("-wal", "-shm", "-journal")


def restore(source: Path, target: Path, wait: float = 2.0) -> Path | None:
    """Make the library of a file the present one and give the copy that is kept of the old one.

    The library must be closed. An older backup is brought up to date when it is opened.

    Raises:
        StoreError: when the file is no sound library, or the present one is open; nothing has
            changed then.
    """
    if not source.is_file():
        raise StoreError(f"There is no file {source.name}.", "Check its name and folder.")
    if source.resolve() == target.resolve():
        raise StoreError("This is the library itself.", "Choose a backup of it.")
    check(source, wait, writable=False)
    with explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as temporary:
            copy_database(source, temporary)
            return _keep(target, wait)


def _keep(target: Path, wait: float) -> Path | None:
    """Copy the present library aside and clear away what belongs to it alone."""
    if not target.exists():
        return None
    _close_journal(target, wait)
    kept = free_name(target, "before-restore")
    shutil.copy2(target, kept)
    for ending in _BESIDE:
        beside = target.with_name(target.name + ending)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + ending))
    return kept


def _close_journal(target: Path, wait: float) -> None:
    """Fold the journal into the one file, which works only when nobody has it open.

    A library that is damaged keeps its journal: it is moved aside as it is.
    """
    try:
        with closing(sqlite3.connect(target, timeout=wait)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return
