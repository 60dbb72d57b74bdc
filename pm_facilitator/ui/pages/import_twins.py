"""What is told twice: entries of several sources, or of one and the review, that may be merged."""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from pm_facilitator.domain.clock_changes import offset_beside
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.origins import place_named, source_name
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.importers.accepting.combining import as_draft, duplicates, merged
from pm_facilitator.importers.accepting.convert import to_events
from pm_facilitator.importers.accepting.tellings import Told
from pm_facilitator.importers.draft import (
    Answer,
    Doubt,
    EventDraft,
    ImportWarning,
    TimelineDraft,
)
from pm_facilitator.ui.pages.import_decisions import Place, TwinKey
from pm_facilitator.ui.pages.import_pasted import apart_from_number
from pm_facilitator.ui.pages.import_row import Row

MERGE, APART = "merge", "apart"
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Twin:
    """Entries that seem to tell the same.

    Attributes:
        places: those of the import, in order of time.
        existing: the event of the review that tells it too.
    """

    places: tuple[Place, ...]
    existing: TimelineEvent | None

    @property
    def key(self) -> TwinKey:
        """Give what a decision about it is held by."""
        return frozenset(self.places), self.existing.id if self.existing is not None else ""


def twins(rows: Sequence[Row], existing: Sequence[TimelineEvent], zone: ZoneInfo) -> list[Twin]:
    """Find what is told twice among the rows that are taken and the events of the review."""
    taken = [row for row in rows if row.is_taken]
    if not existing and len(set(map(_source, taken))) < 2:
        return []
    told = (*(_told(row, zone) for row in taken), *existing)
    found = []
    for group in _groups(told, zone.key):
        places = tuple(taken[index].place for index in group if index < len(taken))
        known = [existing[index - len(taken)] for index in group if index >= len(taken)]
        if places:
            found.append(Twin(places, known[0] if known else None))
    return found


def merging(
    rows: Sequence[Row], existing: Sequence[TimelineEvent], wanted: Mapping[TwinKey, bool]
) -> list[Twin]:
    """Give what was decided to be merged and is still there, whatever was corrected since."""
    there = [row.place for row in rows]
    known = {event.id: event for event in existing}
    found = []
    for (places, id_), merge in wanted.items():
        twin = Twin(tuple(place for place in there if place in places), known.get(id_))
        if merge and len(twin.places) + (twin.existing is not None) > 1 and twin.places:
            found.append(twin)
    return found


def joined(
    rows: Sequence[Row], merging: Sequence[Twin], zone: ZoneInfo, finish: Callable[[Row], Row]
) -> Iterator[Row]:
    """Make one row of those that are to be merged, where the first of them stands; finish it."""
    of_place = {row.place: row for row in rows}
    first = {twin.places[0]: twin for twin in merging}
    gone = {place for twin in merging for place in twin.places} - set(first)
    for row in rows:
        if row.place in first:
            twin = first[row.place]
            members = [of_place[place] for place in twin.places]
            yield finish(_merged(row, members, twin.existing, zone))
        elif row.place not in gone:
            yield row


def of_several_files(rows: Sequence[Row]) -> frozenset[int]:
    """Give the numbers of the sources that consist of several files."""
    files = set(map(_source, rows))
    held = Counter(number for number, _ in files)
    return frozenset(number for number, count in held.items() if count > 1)


def doubt_about(
    twin: Twin, rows: Mapping[Place, Row], zone: ZoneInfo, several: Container[int] = ()
) -> ImportWarning:
    """Ask whether what is told twice is to be merged, and say when and where else it is told.

    Args:
        twin: what is told twice.
        rows: those of the import, by their places.
        zone: in which times are shown.
        several: the sources that consist of several files, where a line says nothing by itself.
    """
    last = rows[twin.places[-1]]
    if twin.existing is not None:
        told = twin.existing
        message = f"The review tells this already: {_short(told.text)}{_when(told, zone)}"
    else:
        other = rows[twin.places[0]].event
        message = f"This may be told twice: {_short(other.text)}{_when(other, zone, place=True)}"
    answers = (Answer(MERGE, "Merge", None), Answer(APART, "Keep both", None))
    where = _place(last.event) if last.place.source in several else ""
    return ImportWarning(last.line, message, Doubt.OTHER, answers, where)


def _when(event: TimelineEvent, zone: ZoneInfo, *, place: bool = False) -> str:
    where = _place(event) if place else ""
    exact = event.time is not None and event.precision is not Precision.DAY
    local = event.time.astimezone(zone) if exact and event.time else None
    at = f"{local:%H:%M}{offset_beside(local)}" if local else ""
    said = ", ".join(filter(None, (at, where)))
    return f" ({said})" if said else ""


def _place(event: TimelineEvent) -> str:
    return place_named(next(iter(event.origins), ""))


@lru_cache(maxsize=2)
def _groups(told: tuple[Told, ...], zone: str) -> list[tuple[int, ...]]:
    return duplicates(told, zone)


def _told(row: Row, zone: ZoneInfo) -> EventDraft:
    """Give a row as a draft that names what it was read from, by which sources are told apart."""
    number, file = _source(row)
    return as_draft(row.event, zone)._replace(origins=(), source=f"{number} {file}")


def _source(row: Row) -> tuple[int, str]:
    """Give what a row was read from: each file of a folder or an archive is a source of its own."""
    return row.place.source, source_name(next(iter(row.event.origins), ""))


def _merged(
    row: Row, members: Sequence[Row], existing: TimelineEvent | None, zone: ZoneInfo
) -> Row:
    told: list[Told] = [as_draft(member.event, zone) for member in members]
    known = [existing] if existing is not None else []
    draft = merged([*told, *known], zone.key)
    before = [origin for event in known for origin in event.origins]
    # A text that was pasted into the review before, and once more now, tells nothing new.
    same = set(map(apart_from_number, before))
    more = [origin for member in members for origin in member.event.origins]
    new = [origin for origin in more if apart_from_number(origin) not in same]
    draft = draft._replace(origins=tuple(dict.fromkeys((*before, *new))))
    (event,) = to_events(TimelineDraft((draft,)), zone.key)
    pictures = tuple(each for member in members for each in member.pictures)
    return replace(row, event=event, into=existing, pictures=pictures)


def _short(text: str) -> str:
    words = " ".join(text.partition("\n")[0].split())
    return f"“{words}”" if len(words) <= _SHORT else f"“{words[:_SHORT].rstrip()}…”"
