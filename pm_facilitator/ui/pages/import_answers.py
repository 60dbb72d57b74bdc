"""What the list of an import shows for an answer to a doubt, beside what the answer itself says."""

from datetime import datetime, timedelta, tzinfo

from pm_facilitator.importers.draft import Answer
from pm_facilitator.importers.times.moments import instant


def time_in_list(answer: Answer, zone: tzinfo, shown: tzinfo, fast: timedelta) -> str:
    """Say how the list shows the time of an answer whose words have it otherwise; else nothing.

    Answers tell a clock as its source does, and the list the zone of the review.

    Args:
        answer: one way to settle a doubt.
        zone: of times that are told without one.
        shown: in which the list shows times.
        fast: by how much the clock of the source is fast, which the list leaves out.
    """
    told = answer.time
    at = instant(told, zone)
    if not isinstance(told, datetime) or at is None:
        return ""
    listed = (at - fast).astimezone(shown)
    clock = next((form for form in ("%H:%M:%S", "%H:%M") if f"{told:{form}}" in answer.label), "")
    is_other_day = listed.date() != told.date()
    if clock and f"{listed:{clock}}" != f"{told:{clock}}":
        day = f"{listed:%a %d %b} " if is_other_day else ""
        return f"{day}{listed:{clock}} in the list"
    if is_other_day and f"{told:%d %b}" in answer.label:
        return f"{listed:%a %d %b} in the list"
    return ""
