"""The organisation's own rules for wording, from the app's data folder, read again when changed."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pm_facilitator.language.house import House
    from pm_facilitator.toml_lines import Problem


class OwnRules:
    """What stands in the file, and what is wrong in it; nothing while there is no file.

    Attributes:
        house: what holds; None for nothing.
        problems: what is wrong, by line.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.house: House | None = None
        self.problems: list[Problem] = []
        self._stamp: tuple[int, int] | None = None

    def refresh(self) -> bool:
        """Read the file if it is not what it was; tell whether it was read."""
        stamp = self._now()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        self.house, self.problems = None, []
        if self.path is not None and stamp is not None:
            self._read(self.path)
        return True

    def _now(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat() if self.path else None
        except OSError:
            return None
        return (status.st_mtime_ns, status.st_size) if status else None

    def _read(self, path: Path) -> None:
        # Imported late: without a file of own rules nothing of this is needed.
        from pm_facilitator.language.house_file import read_own
        from pm_facilitator.toml_lines import Problem

        try:
            self.house, self.problems = read_own(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            self.problems = [Problem(1, "This file cannot be read; save it as text in UTF-8.")]
