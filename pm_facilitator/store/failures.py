"""What can go wrong with a library file, sorted and said in one sentence each."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from pm_facilitator.errors import StoreError

_SAYINGS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (
        "The disk is full, so {name} could not be saved.",
        "Make some room and try again; everything saved before is safe.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The library {name} cannot be written to.",
        "Make the file and its folder writable, or use another folder.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The library {name} cannot be opened.",
        "Check that its folder is there and that you may read and write it.",
    ),
    sqlite3.SQLITE_BUSY: (
        "The library {name} is in use by another program.",
        "Close the other program and try again.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The library {name} is damaged.",
        "Restore it from a backup; the file was left as it is.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk with {name} did not answer.",
        "Check the disk and try again; everything saved before is safe.",
    ),
}
_ALIASES = {
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_AUTH: sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PROTOCOL: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_NOTADB: sqlite3.SQLITE_CORRUPT,
}
_FROM_ERRNO = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EACCES: sqlite3.SQLITE_READONLY,
    errno.EPERM: sqlite3.SQLITE_READONLY,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EIO: sqlite3.SQLITE_IOERR,
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system report about a file into a StoreError.

    A broken constraint is no matter of the file and passes through.
    """
    try:
        yield
    except (IntegrityError, sqlite3.IntegrityError):
        raise
    except DBAPIError as error:
        raise _explain(error.orig, path) from error
    except (sqlite3.Error, OSError) as error:
        raise _explain(error, path) from error


def not_a_library(path: Path) -> StoreError:
    """Give the error for a file that is something else."""
    return StoreError(
        f"{path.name} is not a library of PM Facilitator.", "Choose another file or folder."
    )


def too_new(path: Path) -> StoreError:
    """Give the error for a library that a newer version has written."""
    return StoreError(
        f"The library {path.name} was made by a newer version of PM Facilitator.",
        "Please update the app; the file was left as it is.",
    )


def damaged(path: Path) -> StoreError:
    """Give the error for a library whose content does not hold together."""
    return _said(sqlite3.SQLITE_CORRUPT, path)


def _explain(error: BaseException | None, path: Path) -> StoreError:
    if isinstance(error, OSError):
        code = _FROM_ERRNO.get(error.errno or 0, sqlite3.SQLITE_CANTOPEN)
    else:
        # The low byte is the kind of error, the rest tells its varieties apart.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return _said(_ALIASES.get(code, code), path, detail=str(error))


def _said(code: int, path: Path, detail: str = "") -> StoreError:
    message, advice = _SAYINGS.get(
        code, (f"The library {{name}} could not be read or written ({detail}).", "")
    )
    return StoreError(message.replace("{name}", path.name), advice)
