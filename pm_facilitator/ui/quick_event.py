"""Reading one written line as a timeline event."""

from datetime import date
from zoneinfo import ZoneInfo

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import TimelineEvent, new_id
from pm_facilitator.domain.vocabulary import Precision


def read_quick_event(board: Board, line: str) -> TimelineEvent:
    """Make an event of a line such as "14:05 Traffic moved over"; without a time it is unknown."""
    # The reading of times is needed with the first line only, not when a review is opened.
    from pm_facilitator.importers.convert import to_events
    from pm_facilitator.importers.timeline_text import read_timeline

    review = board.review
    draft = read_timeline(line, day=incident_day(board), zone=review.zone)
    found = to_events(draft, review.zone)
    if len(found) == 1:
        return found[0]
    return TimelineEvent(id=new_id(), text=line, precision=Precision.UNKNOWN)


def incident_day(board: Board) -> date | None:
    """Give the day that clock times without a date belong to: the last one on the timeline.

    Where nothing is known of the incident's time yet, it is the day on which the review was made.
    """
    review = board.review
    times = [event.time for event in board.events if event.time is not None]
    last = times[-1] if times else review.started_at or review.detected_at or review.created_at
    return last.astimezone(ZoneInfo(review.zone)).date() if last else None
