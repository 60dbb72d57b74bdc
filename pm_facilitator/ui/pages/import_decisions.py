"""What a person decides about an import, held by the words of the lines that it is about.

So it outlives another day, zone or choice, and lines that are written above: whatever is read anew
finds the decisions about it again, and those whose line is gone wait for it to come back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import NamedTuple, TypeVar

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.ui.picture_intake import TakenPicture

TwinKey = tuple[frozenset["Place"], str]
"""What is told twice: the places, and the id of the event of the review, or nothing."""

K = TypeVar("K")
V = TypeVar("V")


class Place(NamedTuple):
    """Where an entry stands, whatever number its line has.

    Attributes:
        source: the number of the source, in the order in which they came.
        words: what its line says.
        nth: which of the lines that say so, from 0.
        part: which of the entries on that line, from 0.
    """

    source: int
    words: str
    nth: int = 0
    part: int = 0

    def of_line(self) -> "Place":
        """Give the place of the whole line."""
        return self._replace(part=0)


class Written(NamedTuple):
    """What was written into a cell, and the zone in which times were shown then."""

    words: str
    zone: str


class Settled(NamedTuple):
    """A doubt that was settled: on one line, or all of a kind.

    Attributes:
        answer: the key of the answer; empty where there was nothing to answer, but to have seen it.
        message: what was seen.
        line: the line; None for all lines of all sources.
    """

    kind: Doubt
    answer: str
    line: Place | None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was decided up to now.

    Attributes:
        written: what was corrected, by the place and the name of the field.
        left_out: the entries that are not to be taken.
        settled: the doubts that were settled, in that order.
        fast: by how much the clock of a source is fast, by its number.
        twins: whether what is told twice is merged, by what it is.
        links, pictures: what was attached to entries.
    """

    written: Mapping[tuple[Place, str], Written] = field(default_factory=dict)
    left_out: frozenset[Place] = frozenset()
    settled: tuple[Settled, ...] = ()
    fast: Mapping[int, timedelta] = field(default_factory=dict)
    twins: Mapping[TwinKey, bool] = field(default_factory=dict)
    links: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    pictures: Mapping[Place, tuple[TakenPicture, ...]] = field(default_factory=dict)

    def with_written(self, at: Place, name: str, written: Written) -> "Decisions":
        """Correct a field of an entry."""
        return replace(self, written=_with(self.written, (at, name), written))

    def with_left_out(self, places: Iterable[Place], out: bool) -> "Decisions":
        """Leave entries out, or take them again."""
        chosen = frozenset(places)
        left_out = self.left_out | chosen if out else self.left_out - chosen
        return replace(self, left_out=left_out)

    def corrections(self) -> dict[Place, dict[str, Written]]:
        """Give what was corrected, by the entry and the field."""
        found: dict[Place, dict[str, Written]] = {}
        for (at, name), words in self.written.items():
            found.setdefault(at, {})[name] = words
        return found

    def with_settled(self, settled: Settled) -> "Decisions":
        """Settle a doubt."""
        return replace(self, settled=(*self.settled, settled))

    def with_fast(self, source: int, by: timedelta) -> "Decisions":
        """Say by how much the clock of a source is fast."""
        return replace(self, fast=_with(self.fast, source, by))

    def fast_of(self, source: int) -> timedelta:
        """Give by how much the clock of a source is fast."""
        return self.fast.get(source, timedelta())

    def with_twins(self, keys: Iterable[TwinKey], merged: bool) -> "Decisions":
        """Merge what is told twice, or keep it apart."""
        return replace(self, twins={**self.twins, **dict.fromkeys(keys, merged)})

    def with_links(self, at: Place, links: Iterable[str]) -> "Decisions":
        """Attach links to an entry as its evidence."""
        now = self.links.get(at, ())
        return replace(self, links=_with(self.links, at, (*now, *links)))

    def with_pictures(self, at: Place, pictures: Iterable[TakenPicture]) -> "Decisions":
        """Attach pictures to an entry as its evidence."""
        now = self.pictures.get(at, ())
        return replace(self, pictures=_with(self.pictures, at, (*now, *pictures)))

    def without_source(self, source: int) -> "Decisions":
        """Forget what was decided about a source that is taken away."""
        return Decisions(
            {key: written for key, written in self.written.items() if key[0].source != source},
            frozenset(place for place in self.left_out if place.source != source),
            tuple(s for s in self.settled if s.line is None or s.line.source != source),
            {number: by for number, by in self.fast.items() if number != source},
            {
                key: merged
                for key, merged in self.twins.items()
                if all(place.source != source for place in key[0])
            },
            {place: links for place, links in self.links.items() if place.source != source},
            {place: held for place, held in self.pictures.items() if place.source != source},
        )


def _with(values: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return {**values, key: value}
