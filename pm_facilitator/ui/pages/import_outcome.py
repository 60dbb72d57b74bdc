"""What comes of the sources that were read and of what was decided about them: rows and doubts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.origins import with_name
from pm_facilitator.domain.told import told_by_clock
from pm_facilitator.importers.accepting.combining import shifted
from pm_facilitator.importers.accepting.convert import to_events
from pm_facilitator.importers.accepting.settling import settle
from pm_facilitator.importers.draft import Doubt, EventDraft, ImportWarning, TimelineDraft
from pm_facilitator.importers.times.moments import is_day
from pm_facilitator.ui.pages.import_cells import END, TIME, corrected
from pm_facilitator.ui.pages.import_decisions import Decisions, Place, Settled, Written
from pm_facilitator.ui.pages.import_pasted import PASTED
from pm_facilitator.ui.pages.import_places import Places, ReadSource
from pm_facilitator.ui.pages.import_row import Row
from pm_facilitator.ui.pages.import_twins import (
    Twin,
    doubt_about,
    joined,
    merging,
    of_several_files,
    twins,
)

_OF_TIMES = frozenset(Doubt) - {Doubt.UNREAD, Doubt.OTHER}
"""Doubts that are settled by writing a time by hand."""


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt that waits to be settled.

    Attributes:
        name: of the source.
        line: the place of its line.
        alike: how many doubts can be settled by each answer at once, by its key.
        twin: what is told twice, where that is the question.
        counts: what the number of its line counts: "line" or "entry".
    """

    name: str
    line: Place
    warning: ImportWarning
    alike: Mapping[str, int]
    twin: Twin | None = None
    counts: str = "line"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the page shows, and what accepting takes.

    Attributes:
        waiting: how many corrections are about lines that are not there just now.
    """

    rows: tuple[Row, ...] = ()
    doubts: tuple[OpenDoubt, ...] = ()
    waiting: int = 0

    def taken(self) -> list[Row]:
        """Give the rows that are taken, in the order in which they are shown."""
        return [row for row in self.rows if row.is_taken]


_Asked = tuple[Place, ImportWarning, Twin | None]


def compose(
    sources: Sequence[ReadSource],
    decisions: Decisions,
    zone: ZoneInfo,
    existing: Sequence[TimelineEvent] = (),
    shown: ZoneInfo | None = None,
) -> Outcome:
    """Put what was decided to what was read.

    Args:
        sources: in the order in which they are shown.
        decisions: about them.
        zone: of times that a source tells without one.
        existing: the events of the review, to find what it tells already.
        shown: the zone of the review, in which times are shown, written and have their day; the
            same zone where it is None.
    """
    shown = shown or zone
    rows: list[Row] = []
    asked: list[_Asked] = []
    for source in sources:
        own, open_here = _of_source(source, decisions, zone, shown)
        rows += own
        asked += open_here
    of_place = {row.place: row for row in rows}
    decided = merging(rows, existing, decisions.twins)
    settled = {place for twin in decided for place in twin.places}
    several = of_several_files(rows)
    for twin in twins([row for row in rows if row.place not in settled], existing, shown):
        if twin.key not in decisions.twins:
            told = doubt_about(twin, of_place, shown, several)
            asked.append((twin.places[-1].of_line(), told, twin))
    finish = partial(_rewritten, corrections=decisions.corrections(), zone=shown)
    made = joined(rows, decided, shown, finish)
    doubtful = {place for place, _, _ in asked}
    marked = (replace(row, is_doubtful=row.place.of_line() in doubtful) for row in made)
    of_number = {source.number: source for source in sources}
    return Outcome(
        tuple(marked),
        tuple(_counted(asked, of_number)),
        len({place for place, _ in decisions.written} - of_place.keys()),
    )


def _of_source(
    source: ReadSource, decisions: Decisions, zone: ZoneInfo, shown: ZoneInfo
) -> tuple[list[Row], list[_Asked]]:
    places = Places(source)
    drafts, warnings = _settled(source, places, decisions)
    timeline = TimelineDraft(drafts, (), source.draft.zone)
    rows = []
    events = to_events(timeline, zone.key)
    if shown != zone:
        # A day is that of the review, wherever the clocks are that tell no zone.
        days = zip(drafts, events, to_events(timeline, shown.key), strict=True)
        events = [there if is_day(draft.time) else event for draft, event, there in days]
    corrections, counts = decisions.corrections(), source.counts
    for place, draft, event in zip(places.events, drafts, _named(events, source), strict=True):
        links = decisions.links.get(place, ())
        evidence = tuple(dict.fromkeys((*event.evidence, *links)))
        event = replace(event, evidence=evidence) if links else event
        for name, written in _time_first(corrections.get(place, {})):
            event = _with(event, name, written, _zone_of(draft, written, shown))
        taken, pictures = place not in decisions.left_out, decisions.pictures.get(place, ())
        rows.append(Row(place, event, draft.line, taken, pictures=pictures, counts=counts))
    return rows, list(_open(places, warnings, rows, decisions))


def _named(events: Sequence[TimelineEvent], source: ReadSource) -> Iterator[TimelineEvent]:
    """Let origins in a pasted text name it, where it has to be told apart from others."""
    names_it = source.is_pasted and source.name != PASTED and not source.draft.records
    for event in events:
        origins = tuple(with_name(origin, source.name) for origin in event.origins)
        yield replace(event, origins=origins) if names_it else event


def _settled(
    source: ReadSource, places: Places, decisions: Decisions
) -> tuple[tuple[EventDraft, ...], tuple[ImportWarning, ...]]:
    """Put the answers that were chosen into the drafts, one after the other."""
    events, warnings = source.draft.events, source.draft.warnings
    for each in decisions.settled:
        line = places.line(each.line) if each.line is not None else None
        if each.line is not None and line is None:
            continue
        if each.answer:
            events, warnings = settle(events, warnings, each.kind, each.answer, line)
        else:
            warnings = tuple(w for w in warnings if not _is_seen(w, each, line))
    fast = decisions.fast_of(source.number)
    return (_by_clock(events, fast) if fast else events), warnings


def _by_clock(events: Sequence[EventDraft], fast: timedelta) -> tuple[EventDraft, ...]:
    """Correct what a clock told that was fast, and keep that it was beside each time."""
    return tuple(
        each._replace(told=told_by_clock(each.told, fast))
        if isinstance(each.time, datetime)
        else each
        for each in shifted(events, lambda _: True, -fast)
    )


def _is_seen(warning: ImportWarning, seen: Settled, line: int | None) -> bool:
    about = line is None or warning.line == line
    return about and warning.kind is seen.kind and warning.message == seen.message


def _rewritten(
    row: Row, *, corrections: Mapping[Place, Mapping[str, Written]], zone: ZoneInfo
) -> Row:
    """Let what was written into the cells stand, also after a merge."""
    event = row.event
    for name, written in _time_first(corrections.get(row.place, {})):
        event = _with(event, name, written, zone)
    return replace(row, event=event)


def _time_first(written: Mapping[str, Written]) -> list[tuple[str, Written]]:
    """Put the time before the end, which is read against it."""
    return sorted(written.items(), key=lambda item: item[0] != TIME)


def _zone_of(draft: EventDraft, written: Written, zone: ZoneInfo) -> ZoneInfo:
    """Read a time that was written for a moment of a known zone as it was meant then."""
    told = draft.time.tzinfo if isinstance(draft.time, datetime) else None
    return zone if told is None or str(told) == zone.key else ZoneInfo(written.zone)


def _with(event: TimelineEvent, name: str, written: Written, zone: ZoneInfo) -> TimelineEvent:
    try:
        return corrected(event, name, written.words, zone)
    except ValueError:
        return event  # it fitted the event as it was read before


def _open(
    places: Places, warnings: Sequence[ImportWarning], rows: Sequence[Row], decisions: Decisions
) -> Iterator[_Asked]:
    """Leave out the doubts about what was left out, and about times that were written by hand."""
    by_hand = {place.of_line() for place, name in decisions.written if name in (TIME, END)}
    there = {row.place.of_line() for row in rows}
    taken = {row.place.of_line() for row in rows if row.is_taken}
    for warning in warnings:
        place = places.of_warning(warning)
        moot = warning.line > 0 and place in there and place not in taken
        if not moot and not (place in by_hand and warning.kind in _OF_TIMES):
            yield place, warning, None


def _counted(asked: Sequence[_Asked], sources: Mapping[int, ReadSource]) -> Iterator[OpenDoubt]:
    alike = Counter(way for _, warning, _ in asked for way in _ways(warning).values())
    counted = {number: source.counts for number, source in sources.items()}
    for place, warning, twin in asked:
        ways = {key: alike[way] for key, way in _ways(warning).items()}
        number = place.source
        yield OpenDoubt(sources[number].name, place, warning, ways, twin, counted[number])


def _ways(warning: ImportWarning) -> dict[str, tuple[Doubt, str, str]]:
    """Give the ways to settle a doubt by the key of the answer, each as all that are alike are.

    The empty key only says that it was seen.
    """
    if not warning.answers:
        return {"": (warning.kind, "", warning.message)}
    return {answer.key: (warning.kind, answer.key, "") for answer in warning.answers}
