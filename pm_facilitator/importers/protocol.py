"""What an importer is: it recognises a source, and reads a draft out of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, runtime_checkable

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.watching import Watch, unwatched

__all__ = ["Hints", "Importer", "Watch", "unwatched"]


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known beside the source.

    Attributes:
        day: the day of times without a date.
        zone: the IANA name of the zone of times without one.
        spare: a day to fall back on when nothing tells one.
        last: the day of times for which the source tells none: that of another source, or of the
            review's making.
        others: the other days of an incident that took several; whether times without a date are
            of one of them is asked.
        choices: what was chosen, by the keys of the draft's choices.
    """

    day: date | None = None
    zone: str | None = None
    spare: date | None = None
    last: date | None = None
    others: tuple[date, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)


@runtime_checkable
class Prepared(Protocol):
    """An importer that has to make something before it is asked for the first time."""

    def prepare(self) -> Iterator[None]:
        """Make it bit by bit."""


def preparing(importer: object) -> Iterator[None]:
    """Make what an importer needs, bit by bit; what was made before takes no time."""
    if isinstance(importer, Prepared):
        yield from importer.prepare()


class Importer(Protocol):
    """One format; it is pure: neither the disk nor the clock is asked, nothing is kept.

    Attributes:
        name: what the format is called, such as "Slack export".
    """

    name: str

    def recognises(self, source: Source) -> bool:
        """Tell by the names and the beginning of the source, quickly and without raising."""

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read it.

        Raises:
            ImportFailed: in one sentence, when it is surely this format, but broken.
            Cancelled: when the watch says so.
        """
