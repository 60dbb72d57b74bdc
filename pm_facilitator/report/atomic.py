"""Files written whole or not at all, with a clear sentence when a place refuses them."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
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


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files beside their places, and move none there before all are on the disk.

    Raises:
        ExportFailed: when one could not be written; all that was there before is untouched.
    """
    written: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, data in files.items():
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder")
            beside = path.with_name(f".{uuid4().hex[:12]}.part")
            written.append((beside, path))
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for beside, path in written:
            beside.replace(path)
    except OSError as error:
        for beside, _ in written:
            # A place that cannot be written refuses to have anything taken away as well.
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        raise failure(path, error) from error


def failure(path: Path, error: OSError) -> ExportFailed:
    """Say in one sentence why a file could not be written."""
    reason, advice = _REASONS.get(
        error.errno or 0, (f"The system says: {error.strerror or error}.", "")
    )
    return ExportFailed(f"{path.name} was not written. {reason}", advice)
