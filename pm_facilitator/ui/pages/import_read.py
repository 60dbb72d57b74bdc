"""Reading one source whole, and keeping of it what can be looked over; knows nothing of Qt."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from pm_facilitator.errors import PmError
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.intake.taking import take
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.raw_lines import raw_lines

MOST_CHARACTERS = 300_000
"""How much of a text is shown; what is longer can be read, but not changed here."""

_MOST_WARNINGS = 5000
"""More than can be looked over."""

_FETCHED = 0.2
"""Which part of the way it is to have a source in memory."""


class Fetch(Protocol):
    """How a source is fetched; it is asked in the background."""

    def __call__(self, watch: Watch, /) -> Source:
        """Fetch it.

        Raises:
            ImportFailed: when it cannot be fetched.
            Cancelled: when the watch says so.
        """

    def size(self) -> int:
        """Guess how many bytes it has, at least."""


@dataclass(frozen=True, slots=True)
class FromDisk:
    """A file, a folder or an archive."""

    path: Path

    def __call__(self, watch: Watch, /) -> Source:
        """Read it from the disk."""
        return take([self.path], watch)

    def size(self) -> int:
        """Give the size of the file, or of the files in the folder itself."""
        try:
            files = [self.path, *(self.path.iterdir() if self.path.is_dir() else ())]
            return sum(each.stat().st_size for each in files)
        except OSError:
            return 0


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed or pasted, perhaps into the text of a file."""

    name: str
    text: str

    def __call__(self, watch: Watch, /) -> Source:
        """Give it as a source."""
        return Source(self.name, self.text.encode(errors="surrogatepass"))

    def size(self) -> int:
        """Count the characters."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Attributes:
        name: of the source.
        lines: the source as text, or its beginning; None when it is not one text.
        is_whole: whether the text is all of it.
    """

    name: str
    draft: ReviewDraft
    lines: tuple[str, ...] | None
    is_whole: bool


def read(fetch: Fetch, hints: Hints, watch: Watch) -> Reading:
    """Fetch a source and read it.

    Raises:
        ImportFailed: in one sentence, when it cannot be read.
        Cancelled: when the watch says so.
    """
    source = fetch(lambda done: watch(done * _FETCHED))
    draft = read_source(source, hints, lambda done: watch(_FETCHED + done * (1 - _FETCHED)))
    kept = replace(draft, warnings=draft.warnings[:_MOST_WARNINGS])
    text = _beginning_of(source)
    if text is None:
        return Reading(source.name, kept, None, is_whole=False)
    shown = tuple(raw_lines(text[:MOST_CHARACTERS]))
    return Reading(source.name, kept, shown, is_whole=len(text) <= MOST_CHARACTERS)


def _beginning_of(source: Source) -> str | None:
    """Give what can be shown of a text, and one letter more where there is more of it."""
    if source.files:
        return None
    try:
        return source.beginning(MOST_CHARACTERS + 1)
    except PmError:
        return None
