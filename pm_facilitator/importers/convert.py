"""From drafts to records: what was read becomes timeline events and whole reviews."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from pm_facilitator.domain.entities import TimelineEvent, new_id
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.importers.draft import EventDraft, TimelineDraft
from pm_facilitator.importers.moments import info_of, instant, is_day


def to_events(draft: TimelineDraft, zone: str) -> list[TimelineEvent]:
    """Make timeline events of a draft, in its order.

    Args:
        draft: a timeline that was read.
        zone: the zone of times that the text gives without one; daylight saving time is that of
            each instant.
    """
    return _events(draft.events, info_of(zone))


def _events(drafts: Iterable[EventDraft], zone: tzinfo) -> list[TimelineEvent]:
    events: list[TimelineEvent] = []
    last: datetime | None = None
    for number, draft in enumerate(drafts):
        event = _event(draft, zone, last, float(number))
        last = event.time or last
        events.append(event)
    return events


def _event(draft: EventDraft, zone: tzinfo, last: datetime | None, order: float) -> TimelineEvent:
    time = instant(draft.time, zone, last)
    end = instant(draft.end, zone, time) if time else None
    return TimelineEvent(
        id=new_id(),
        time=time,
        end=end if end and time and end > time else None,
        precision=_precision(draft, time),
        text=f"{draft.text}\n{draft.details}".strip(),
        kind=draft.kind,
        source=draft.source,
        evidence=draft.evidence,
        order=order,
    )


def _precision(draft: EventDraft, time: datetime | None) -> Precision:
    if time is None:
        return Precision.UNKNOWN
    if is_day(draft.time):
        return Precision.DAY
    return Precision.APPROXIMATE if draft.approximate else Precision.EXACT
