"""Timelines of several sources made one: what they tell twice is found and merged, clocks are set.

Events may be drafts, or stand in the review already; these count as a source of their own, so that
a second import proposes what it tells again.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import partial

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Precision
from pm_facilitator.importers.accepting.tellings import (
    Telling,
    Told,
    by_time,
    file_names,
    likeness,
    weights_of,
)
from pm_facilitator.importers.draft import EventDraft, Moment
from pm_facilitator.importers.times.moments import info_of, instant, is_day

_SAME_WITHIN = timedelta(minutes=10)
"""How far the same words may lie apart: people pass on what a monitor said."""
_SIMILAR_WITHIN = timedelta(minutes=4)
_ALIKE = 0.6
"""Which part of the weight of their words two texts have to share."""
_ASIDE = re.compile(r"(?<!\s)\s*+\([^()]*\)\s*+[.!]?\s*+$")
"""What stands in brackets at the end of a line, such as who did it."""

_LOOKED_AT = 60
"""With how many events before it each one is compared at most, however dense they lie."""


def duplicates(events: Sequence[Told], zone: str = "UTC") -> list[tuple[int, ...]]:
    """Find events of different sources that seem to tell the same.

    Args:
        events: those of all sources, in any order.
        zone: the zone of times that were told without one.

    Returns:
        Groups of indices, each in order of time; no event is in two of them, and no group has two
        events of one source.
    """
    told = [Telling.of(index, event, zone) for index, event in enumerate(events)]
    if len(frozenset().union(*(each.sources for each in told))) < 2:
        return []
    weights = weights_of(told)
    pairs = sorted(_pairs(told, weights), key=lambda pair: (-pair.alike, pair.apart, pair.indices))
    groups = _joined(told, pairs)
    return sorted(tuple(each.index for each in sorted(group, key=by_time)) for group in groups)


def as_draft(event: Told, zone: tzinfo) -> EventDraft:
    """Give an event of the review in the form in which one is read.

    Args:
        event: as it stands in the review; one that was read comes back as it is.
        zone: the zone in which an event without a clock time has its day.
    """
    if isinstance(event, EventDraft):
        return event
    text, _, details = event.text.partition("\n")
    day = event.time.astimezone(zone).date() if event.time else None
    return EventDraft(
        day if event.precision is Precision.DAY else event.time,
        text,
        0,
        end=event.end,
        approximate=event.precision is Precision.APPROXIMATE,
        details=details,
        source=event.source,
        evidence=event.evidence,
        kind=event.kind,
        origins=event.origins,
        told=event.told,
        told_zone=event.told_zone,
    )


def merged(events: Sequence[Told], zone: str = "UTC") -> EventDraft:
    """Make one event of several that tell the same.

    The words and the time of the one that is known best stay; what the others say beside it goes
    into the details, and all origins, links and sources are kept. An event of the review is known
    best, since people have looked at it; then the first exact time.

    Raises:
        ValueError: when there are no events.
    """
    if not events:
        raise ValueError("nothing to merge")
    info = info_of(zone)
    ordered = sorted(events, key=lambda event: _doubt(event, info))
    drafts = [as_draft(event, info) for event in ordered]
    best = drafts[0]
    kinds = (each.kind for each in drafts if each.kind is not EventKind.OTHER)
    return best._replace(
        end=best.end or next((each.end for each in drafts if _fits(best.time, each.end)), None),
        details="\n".join(_said_beside(best, drafts)),
        source=", ".join(dict.fromkeys(who for each in drafts for who in _names(each.source))),
        evidence=tuple(dict.fromkeys(link for each in drafts for link in each.evidence)),
        kind=next(kinds, EventKind.OTHER),
        origins=tuple(dict.fromkeys(each for draft in drafts for each in draft.origins)),
    )


def shifted(
    events: Sequence[EventDraft], source_of: str | Callable[[EventDraft], bool], by: timedelta
) -> tuple[EventDraft, ...]:
    """Correct the clock of a source by an offset; days and unknown times stay as they are.

    Args:
        events: the events of all sources.
        source_of: the name of the source, that of its file or who said so; or what tells whether
            an event is of the source.
        by: what to add; negative where its clock was ahead.
    """
    belongs = partial(_is_of, source_of) if isinstance(source_of, str) else source_of
    return tuple(
        event._replace(time=_moved(event.time, by), end=_moved(event.end, by))
        if belongs(event)
        else event
        for event in events
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    alike: float
    apart: timedelta
    indices: tuple[int, int]


def _pairs(told: Sequence[Telling], weights: dict[str, int]) -> Iterator[_Pair]:
    """Give the pairs that are alike and near enough to each other."""
    timed = sorted((each for each in told if each.at), key=by_time)
    times = [each.at for each in timed if each.at]
    for place, later in enumerate(timed):
        first = bisect_left(times, times[place] - _SAME_WITHIN)
        for before in range(max(first, place - _LOOKED_AT), place):
            apart = times[place] - times[before]
            yield from _pair(timed[before], later, apart, weights)
    untimed: dict[str, Telling] = {}
    for each in told:
        if each.at is None and each.key:
            other = untimed.setdefault(each.key, each)
            yield from _pair(other, each, timedelta(), weights)


def _pair(
    one: Telling, other: Telling, apart: timedelta, weights: dict[str, int]
) -> Iterator[_Pair]:
    if one.sources & other.sources or one.day is not other.day:
        return
    alike = likeness(one, other, weights)
    if alike == 1 or (alike >= _ALIKE and apart <= _SIMILAR_WITHIN):
        yield _Pair(alike, apart, (one.index, other.index))


def _joined(told: Sequence[Telling], pairs: Iterable[_Pair]) -> list[list[Telling]]:
    """Join pairs to groups, the most alike first, as long as each source is in a group once."""
    group_of = {each.index: [each] for each in told}
    for pair in pairs:
        one, other = (group_of[index] for index in pair.indices)
        if one is other or _sources(one) & _sources(other) or not _near([*one, *other]):
            continue
        one += other
        for each in other:
            group_of[each.index] = one
    return [
        group for index, group in group_of.items() if len(group) > 1 and group[0].index == index
    ]


def _sources(group: Iterable[Telling]) -> frozenset[str]:
    return frozenset().union(*(each.sources for each in group))


def _near(group: Iterable[Telling]) -> bool:
    times = [each.at for each in group if each.at]
    return not times or max(times) - min(times) <= _SAME_WITHIN


def _doubt(event: Told, zone: tzinfo) -> tuple[bool, bool, bool, float]:
    """Order events by how well they are known, the best one first."""
    draft = as_draft(event, zone)
    at = instant(draft.time, zone)
    inexact = at is None or is_day(draft.time)
    at_second = at.timestamp() if at else 0.0
    return not isinstance(event, TimelineEvent), inexact, draft.approximate, at_second


def _names(source: str) -> list[str]:
    return [name for name in source.split(", ") if name]


def _fits(time: Moment, end: Moment) -> bool:
    """Tell whether an end can close a range that begins at this time."""
    if not isinstance(time, datetime) or not isinstance(end, datetime):
        return False
    return (time.tzinfo is None) == (end.tzinfo is None) and end > time


def _said_beside(best: EventDraft, drafts: Sequence[EventDraft]) -> list[str]:
    """Give the lines that others say and the best one does not."""
    known = set(_said_in(best.text))
    lines: list[str] = []
    for draft in drafts:
        for line in (draft.text, *draft.details.splitlines()):
            whole, bare = _said_in(line)
            if not whole or whole in known:
                continue
            aside = line[_bare_end(line) :].strip() if bare in known else ""
            lines.append(aside or line)
            known |= {whole, bare}
    return lines


def _said_in(line: str) -> tuple[str, str]:
    """Give what a line says, and that without what stands in brackets behind it."""
    return _same(line), _same(line[: _bare_end(line)])


def _bare_end(line: str) -> int:
    """Give where a line's sentence ends that has something in brackets behind it."""
    match = _ASIDE.search(line)
    return match.start() if match and line[: match.start()].strip() else len(line)


def _same(words: str) -> str:
    """Give words without what makes no other sentence of them."""
    return " ".join(words.casefold().split()).rstrip(" .!;,")


def _is_of(name: str, event: EventDraft) -> bool:
    return name == event.source or name in file_names(event)


def _moved(moment: Moment, by: timedelta) -> Moment:
    if not isinstance(moment, datetime):
        return moment
    try:
        return moment + by
    except OverflowError:
        return moment
