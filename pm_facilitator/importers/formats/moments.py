"""The times of an incident that follow from the kinds of its events."""

from collections.abc import Sequence

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import EventDraft, Moment, Moments


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
