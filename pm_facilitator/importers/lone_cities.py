"""The doubt about a city behind one time alone: it may be the name of somebody."""

import re

from pm_facilitator.importers.draft import Doubt, ImportWarning, TimelineDraft
from pm_facilitator.importers.zones import is_city

_LEAST = 3
_CITY = re.compile(r"[^\W\d_][^\d:.,]*$")


def with_lone_cities(draft: TimelineDraft) -> TimelineDraft:
    """Tell of a city that was read as the zone of one time, where all others name no zone."""
    timed = [event for event in draft.events if event.time is not None]
    zoned = [event for event in timed if event.told_zone]
    if len(timed) < _LEAST or len(zoned) != 1:
        return draft
    (event,) = zoned
    match = _CITY.search(event.told)
    city = match[0].strip(" )]") if match else ""
    if not is_city(city):
        return draft
    message = f"{city} was read as the zone of this time; no other time names one."
    return draft.with_warnings([ImportWarning(event.line, message, Doubt.ZONE)])
