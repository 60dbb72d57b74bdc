"""Reading one written line as a timeline event."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import TimelineEvent, new_id
from pm_facilitator.domain.incident_times import FIELDS, completed, times_of
from pm_facilitator.domain.vocabulary import Precision

_ONE_DAY = timedelta(days=1)
_ANY_DAY = date(2000, 1, 1)
_SHORTLY = timedelta(hours=12)
"""What was so long before an incident is part of it, such as the change that led to it."""

_MOST_OTHERS = 6
_BEGINNING = 20_000
"""How many characters tell what a text is."""


def read_quick_event(board: Board, line: str) -> TimelineEvent:
    """Make an event of a line such as "14:05 Traffic moved over"; without a time it is unknown.

    A clock time without a date is put on the day on which it lies within the incident, or else
    nearest to it, so that ten past midnight follows ten to midnight.
    """
    known = _extent(board)
    read = [event for day in _days(known, board) for event in _read(board, line, day)]
    if not read:
        return TimelineEvent(id=new_id(), text=line, precision=Precision.UNKNOWN)
    return min(read, key=lambda event: _distance(event.time, known))


def tells_events(text: str) -> bool:
    """Tell whether a text is a timeline: at least two of its entries have a time."""
    from pm_facilitator.importers.timeline.timeline_text import read_timeline

    found = read_timeline(text[:_BEGINNING], spare=_ANY_DAY).events
    return sum(event.time is not None for event in found) > 1


def incident_times(board: Board) -> list[datetime]:
    """Give what is known of when the incident was: its events, or else its own times."""
    review = board.review
    own = (review.started_at, review.detected_at, review.mitigated_at, review.resolved_at)
    timed = [event.time for event in board.events if event.time is not None]
    return sorted(timed or [moment for moment in own if moment is not None])


def incident_days(board: Board) -> Sequence[date]:
    """Give the days of the incident: the one on which it began, and then the nearest others.

    It began when the review says so, or else its events; what was shortly before belongs to it.
    Empty where nothing is known of when it was.
    """
    review, zone = board.review, ZoneInfo(board.review.zone)
    by_hand = {name: at for name in FIELDS if (at := getattr(review, name)) is not None}
    known = [*by_hand.values(), *(at for e in board.events for at in (e.time, e.end) if at)]
    if not known:
        return []
    first = min(_beginnings(by_hand) or _beginnings(times_of(board.events)) or known)
    began = min(at for at in known if at >= first - _SHORTLY).astimezone(zone).date()
    others = sorted({at.astimezone(zone).date() for at in known} - {began})
    nearest = sorted(others, key=lambda day: abs(day - began))[:_MOST_OTHERS]
    return [began, *sorted(nearest)]


def _extent(board: Board) -> list[datetime]:
    """Give the beginning and the end of the incident, by its own times and else by its events.

    What was done about it on the days after is no part of it.
    """
    known = incident_times(board)
    review = completed(board.review, times_of(board.events))
    began = min((at for name in FIELDS if (at := getattr(review, name)) is not None), default=None)
    first, last = began or min(known, default=None), review.resolved_at or max(known, default=None)
    if first is None or last is None:
        return []
    return [first, last] if first <= last else known


def _beginnings(told: Mapping[str, datetime]) -> list[datetime]:
    """Give what is near to the beginning of an incident, of its times by their names."""
    return [told[name] for name in ("started_at", "detected_at", "acknowledged_at") if name in told]


def day_of_making(board: Board) -> date | None:
    """Give the day on which the review was made, by the clocks of its zone."""
    return _days([], board)[0]


def _read(board: Board, line: str, day: date | None) -> Sequence[TimelineEvent]:
    # The reading of times is needed with the first line only, not when a review is opened.
    from pm_facilitator.importers.accepting.convert import to_events
    from pm_facilitator.importers.timeline.timeline_text import read_timeline

    zone = board.review.zone
    found = to_events(read_timeline(line, day=day, zone=zone), zone)
    return found if len(found) == 1 else []


def _days(known: Sequence[datetime], board: Board) -> Sequence[date | None]:
    """Give the days to try, the last one first; of two that are equally near it is taken."""
    zone = ZoneInfo(board.review.zone)
    if not known:
        made = board.review.created_at
        return [made.astimezone(zone).date() if made else None]
    first, last = known[0].astimezone(zone).date(), known[-1].astimezone(zone).date()
    return list(dict.fromkeys((last, first, last + _ONE_DAY, first - _ONE_DAY)))


def _distance(time: datetime | None, known: Sequence[datetime]) -> timedelta:
    if time is None or not known:
        return timedelta()
    return max(known[0] - time, time - known[-1], timedelta())
