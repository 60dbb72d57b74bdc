"""The figures of an incident: how long until it was noticed, softened and over.

Time to detect, mitigate and resolve count from the start of the impact, as in Google's "Incident
Metrics in SRE" (2021); time to acknowledge counts from the detection to the moment when work on it
begins, as Atlassian and PagerDuty define it ("Common incident management metrics").
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from pm_facilitator.domain.entities import Review

REVIEW_WINDOW = (timedelta(hours=24), timedelta(hours=72))
"""When a review is best held after the resolution: memories are fresh, nerves are calm."""


@dataclass(frozen=True, slots=True)
class IncidentDurations:
    """Durations counted from the start of the incident; None where a time is missing.

    Attributes:
        to_detect: time to detect.
        to_acknowledge: time to acknowledge, counted from detection.
        to_mitigate: time to mitigate.
        to_resolve: time to resolve.
    """

    to_detect: timedelta | None
    to_acknowledge: timedelta | None
    to_mitigate: timedelta | None
    to_resolve: timedelta | None


def durations(review: Review) -> IncidentDurations:
    """Compute the durations of a review's incident."""
    return IncidentDurations(
        to_detect=_between(review.started_at, review.detected_at),
        to_acknowledge=_between(review.detected_at, review.acknowledged_at),
        to_mitigate=_between(review.started_at, review.mitigated_at),
        to_resolve=_between(review.started_at, review.resolved_at),
    )


def within_review_window(resolved: datetime, held: datetime) -> bool:
    """Tell whether a review falls 24 to 72 hours after the resolution."""
    return REVIEW_WINDOW[0] <= held - resolved <= REVIEW_WINDOW[1]


def out_of_order(review: Review) -> list[str]:
    """Name the incident times that come before one they should follow, in plain words."""
    steps = [
        ("started", review.started_at),
        ("detected", review.detected_at),
        ("acknowledged", review.acknowledged_at),
        ("mitigated", review.mitigated_at),
        ("resolved", review.resolved_at),
    ]
    known = [(name, at) for name, at in steps if at is not None]
    return [
        f"{later} is before {earlier}"
        for (earlier, first), (later, second) in pairwise(known)
        if second < first
    ]


def words(span: timedelta | None) -> str:
    """Say a duration the way people do: "47 min", "2 h 05 min", "3 d 4 h"; a dash for None."""
    if span is None:
        return "–"
    seconds = int(span.total_seconds())
    if seconds < 0:
        return f"−{words(-span)}"
    if seconds < 60:
        return f"{seconds} s"
    minutes, hours, days = seconds // 60 % 60, seconds // 3600 % 24, seconds // 86400
    if days:
        return f"{days} d {hours} h"
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min"


def _between(earlier: datetime | None, later: datetime | None) -> timedelta | None:
    if earlier is None or later is None:
        return None
    return later - earlier
