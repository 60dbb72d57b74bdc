"""The files that are taken in together, within bounds of number, size and names."""

from collections.abc import Callable

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.protocol import Watch, unwatched
from pm_facilitator.importers.text.decoding import MOST_BYTES
from pm_facilitator.importers.text.signatures import HEAD, is_zip, may_be_text, what_is

MOST_FILES = 50_000
MOST_TOGETHER = 256 * 1024 * 1024
"""Of all files taken in together, in bytes."""

_DEEPEST = 32
_NOISE = frozenset(("__macosx", "thumbs.db", "desktop.ini"))
_OFFICE = b"[Content_Types].xml"
_MB = 1024 * 1024


class Bag:
    """Takes files in by their paths.

    Attributes:
        files: their bytes.
        left_out: what can be no source, and what it is.
        watch: is told how much of the room is taken.
    """

    def __init__(self, watch: Watch = unwatched) -> None:
        self.files: dict[str, bytes] = {}
        self.left_out: dict[str, str] = {}
        self.watch = watch
        self._together = 0

    def offer(self, path: str, size: int, read: Callable[[int], bytes]) -> bytes | None:
        """Take a file in if it can be a source; give the bytes of an archive back instead.

        Args:
            path: with slashes.
            size: in bytes, as it is said to be.
            read: gives at most so many bytes from the beginning.

        Raises:
            ImportFailed: when there are too many files, or too much in them.
        """
        if len(self.files) + len(self.left_out) >= MOST_FILES:
            raise ImportFailed(
                f"There are more than {MOST_FILES:,} files.", "Choose those of the incident."
            )
        head = read(HEAD)
        if not is_zip(head) and not may_be_text(head):
            self.left_out[path] = what_is(head) or "no text"
            return None
        if path.count("/") > _DEEPEST:
            self.left_out[path] = "too many folders deep"
            return None
        if size > MOST_BYTES:
            self.left_out[path] = f"larger than {MOST_BYTES // _MB} MB"
            return None
        self._make_room(size)
        data = read(size)
        if is_zip(data) and _OFFICE not in data:
            self._together -= size
            return data
        self.files[path] = data
        return None

    def _make_room(self, size: int) -> None:
        self._together += size
        if self._together > MOST_TOGETHER:
            raise ImportFailed(
                f"Together these files are larger than {MOST_TOGETHER // _MB} MB.",
                "Choose those of the incident.",
            )
        self.watch(self._together / MOST_TOGETHER)


def is_noise(path: str) -> bool:
    """Tell whether a file is hidden or kept by the system beside those of people."""
    return any(part.startswith(".") or part.casefold() in _NOISE for part in path.split("/"))
