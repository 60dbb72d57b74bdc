"""Which review is open, noted beside the library for the start after a power failure."""

import logging
from pathlib import Path

_log = logging.getLogger(__name__)


class LeftOpen:
    """A small file that exists only while a review is open."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def review_id(self) -> str:
        """Give the review that was open when the app last stopped; empty after a clean end."""
        try:
            return self._path.read_text(encoding="utf-8").strip()
        except OSError:
            return ""

    def mark(self, review_id: str) -> None:
        """Note that a review is open, or with nothing that none is."""
        try:
            if review_id:
                self._path.write_text(review_id, encoding="utf-8")
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            _log.info("what is open is not noted down: %s", error)
