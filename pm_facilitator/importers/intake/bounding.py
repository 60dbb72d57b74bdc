"""No more events than fit one timeline: of a longer draft one part is given, and others offered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from pm_facilitator.importers.draft import EventDraft, ReviewDraft
from pm_facilitator.importers.intake.long_text import trouble_in
from pm_facilitator.importers.intake.spans import Span, choose
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.times.moments import instant

MOST_SHOWN = 5_000
"""So many events are handed over at most."""

_KEY = "events"


def bounded(draft: ReviewDraft, hints: Hints) -> ReviewDraft:
    """Keep one part of the events of a long draft, in their order, and say so."""
    if len(draft.events) <= MOST_SHOWN or draft.records:
        return draft
    parts = _by_time(draft.events)
    spans = [_span(draft.events, part) for part in parts]
    chosen = choose(spans, hints, _KEY, "entries")
    kept = sorted(parts[chosen.index])
    events = tuple(draft.events[index] for index in kept)
    lines = {each.line for each in events}
    others = {each.line for each in draft.events} - lines - {0}
    return replace(
        draft,
        events=events,
        warnings=(chosen.warning, *(each for each in draft.warnings if each.line not in others)),
        choices=(*chosen.choices, *draft.choices),
    )


def _by_time(events: Sequence[EventDraft]) -> list[list[int]]:
    """Part the numbers of the events, each part later than the one before it.

    One without a time stays with the one that it stands behind.
    """
    last = datetime.min.replace(tzinfo=UTC)
    times = [last := instant(event.time, UTC) or last for event in events]
    ordered = sorted(range(len(events)), key=times.__getitem__)
    return [ordered[first : first + MOST_SHOWN] for first in range(0, len(ordered), MOST_SHOWN)]


def _span(events: Sequence[EventDraft], part: Sequence[int]) -> Span:
    begin = next((events[index].time for index in part if events[index].time), None)
    said = "\n".join(events[index].text for index in part)
    trouble = trouble_in(said.encode(errors="replace"))
    return Span(begin, len(part), trouble, min(part) + 1, max(part) + 1)
