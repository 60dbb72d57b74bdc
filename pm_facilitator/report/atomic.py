"""Files written whole or not at all, with a clear sentence when a place refuses them."""

import errno
import os
from pathlib import Path
from uuid import uuid4

from pm_facilitator.errors import ExportFailed

_REASONS = {
    errno.ENOSPC: ("The disk is full.", "Please free some space or choose another place."),
    errno.EDQUOT: ("The disk is full.", "Please free some space or choose another place."),
    errno.EFBIG: ("The file is too large for this place.", "Please choose another place."),
    errno.EROFS: ("Nothing can be written there.", "Please choose another folder."),
    errno.EACCES: ("Nothing can be written there.", "Please choose another folder."),
    errno.EPERM: ("Nothing can be written there.", "Please choose another folder."),
    errno.EISDIR: ("A folder has that name already.", "Please choose another name."),
    errno.ENAMETOOLONG: ("The name is too long.", "Please choose a shorter one."),
}


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there in one step.

    Raises:
        ExportFailed: when it could not be written; a file that was there before is untouched.
    """
    beside = path.with_name(f".{uuid4().hex[:12]}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise failure(path, error) from error


def failure(path: Path, error: OSError) -> ExportFailed:
    """Say in one sentence why a file could not be written."""
    reason, advice = _REASONS.get(
        error.errno or 0, (f"The system says: {error.strerror or error}.", "")
    )
    return ExportFailed(f"{path.name} was not written. {reason}", advice)
