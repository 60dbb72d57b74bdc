"""Events in order of time, and the times of the incident that follow from their kinds."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import EventDraft, Moment, Moments
from pm_facilitator.importers.times.moments import instant


def in_order(events: Sequence[EventDraft]) -> list[EventDraft]:
    """Order events by time, those of one moment as they were written.

    One without a time stays behind the one that it stands behind. Where the newest stood first, of
    those of one moment the last is the oldest.
    """
    last = datetime.min.replace(tzinfo=UTC)
    times = [last := instant(event.time, UTC) or last for event in events]
    newest_first = len(times) > 1 and times[0] > times[-1] and times == sorted(times, reverse=True)
    numbers = sorted(
        range(len(times)), key=lambda number: (times[number], -number if newest_first else number)
    )
    return [events[number] for number in numbers]


def moments_by_kind(events: Sequence[EventDraft]) -> Moments:
    """Give the first detection, the first acknowledgement behind it and the last resolution.

    Args:
        events: in order of time.
    """
    told = [
        (each.kind, each.time, each.text.casefold()) for each in events if each.time is not None
    ]
    detected = next((time for kind, time, _ in told if kind is EventKind.DETECTION), None)
    taken = next((time for _, time, text in told if _is_acknowledgement(text)), None)
    resolved: Moment = None
    for kind, time, _ in told:
        if kind is EventKind.RESOLUTION:
            resolved = time
    return Moments(detected=detected, acknowledged=taken, resolved=resolved)


def _is_acknowledgement(text: str) -> bool:
    return "acknowledged" in text and "unacknowledged" not in text
