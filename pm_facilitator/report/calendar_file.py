"""The dates of a review as an iCalendar file (RFC 5545): meetings, and when actions are due.

An entry has the same UID in every file, so that a calendar takes a later file as a change of what
it has. SEQUENCE counts the minutes since 2026: whichever machine writes it, the later one counts.
Tasks (VTODO) are what the standard has for actions; as many calendars pass over them, each due date
is a day's entry as well, which blocks no time.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.capacity import open_actions
from pm_facilitator.domain.entities import Action, Person, StageSlot
from pm_facilitator.domain.vocabulary import ActionStatus, Confidentiality, Priority

if TYPE_CHECKING:
    from icalendar import Calendar, Component

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_EVE = timedelta(hours=-15)
"""Nine in the morning of the day before."""

_USUAL = timedelta(hours=1)
_SECOND_LOOK = timedelta(minutes=30)
_STATUS = {
    ActionStatus.OPEN: ("NEEDS-ACTION", 0),
    ActionStatus.IN_PROGRESS: ("IN-PROCESS", 50),
    ActionStatus.DONE: ("COMPLETED", 100),
    ActionStatus.CANCELLED: ("CANCELLED", 0),
}
_PRIORITY = {Priority.HIGH: 1, Priority.MEDIUM: 5, Priority.LOW: 9}
_CLASS = {
    Confidentiality.PUBLIC: "PUBLIC",
    Confidentiality.INTERNAL: "PRIVATE",
    Confidentiality.RESTRICTED: "CONFIDENTIAL",
}


def calendar_file(board: Board, made_at: datetime) -> bytes:
    """Write the meetings and due dates of a review; the same board and time give the same bytes.

    Args:
        board: the review.
        made_at: when the file is made, with a zone.
    """
    import icalendar

    made = _Maker(board, made_at)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//PM Facilitator//Incident review//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", made.title)
    for part in (*made.meetings(), *made.due_dates(), *made.tasks()):
        calendar.add_component(part)
    _add_zones(calendar)
    return bytes(calendar.to_ical())


def has_dates(board: Board) -> bool:
    """Tell whether there is anything that a calendar could hold."""
    review = board.review
    meetings = (review.review_at, review.second_look_at, review.follow_up_on)
    return any(meetings) or any(action.due and action.text.strip() for action in board.actions)


class _Maker:
    def __init__(self, board: Board, made_at: datetime) -> None:
        self._board, self._review = board, board.review
        self._zone = ZoneInfo(board.review.zone)
        self._made_at = made_at.astimezone(UTC).replace(microsecond=0)
        self._sequence = max(0, int((self._made_at - _EPOCH) / timedelta(minutes=1)))
        self.title = _line(board.review.title) or "Incident review"

    def meetings(self) -> "Iterable[Component]":
        """Give the review, the second look and the follow-up, as far as they are planned."""
        review = self._review
        if review.review_at is not None:
            planned = sum(slot.planned for slot in self._board.all(StageSlot))
            length = timedelta(seconds=planned) if planned else _USUAL
            said = f"Incident review: {self.title}"
            yield self._meeting("review", said, review.review_at, length, self._board.people)
        if review.second_look_at is not None:
            group = [p for p in self._board.people if p.id in review.second_look_ids]
            said = f"Second look at the actions: {self.title}"
            yield self._meeting("second-look", said, review.second_look_at, _SECOND_LOOK, group)
        if review.follow_up_on is not None:
            said = f"What became of the actions: {self.title}"
            yield self._day(f"{review.id}-follow-up", said, review.follow_up_on, self._open_words())

    def due_dates(self) -> "Iterable[Component]":
        """Give a day's entry for each action with a date."""
        for action in self._dated():
            assert action.due is not None
            words = "Done" if action.status is ActionStatus.DONE else "Due"
            said = f"{words}: {_line(action.text)}"
            entry = self._day(f"{action.id}-due", said, action.due, self._about(action))
            if action.status is ActionStatus.CANCELLED:
                entry["STATUS"] = "CANCELLED"
            yield entry

    def tasks(self) -> "Iterable[Component]":
        """Give a task for each action that has words."""
        import icalendar

        for action in self._worded():
            task = icalendar.Todo()
            self._begin(task, action.id, _line(action.text), self._about(action))
            if action.due is not None:
                task.add("due", action.due)
            status, percent = _STATUS[action.status]
            task.add("status", status)
            task.add("percent-complete", percent)
            if action.priority is not None:
                task.add("priority", _PRIORITY[action.priority])
            yield task

    def _worded(self) -> list[Action]:
        return [action for action in self._board.actions if action.text.strip()]

    def _dated(self) -> list[Action]:
        return [action for action in self._worded() if action.due is not None]

    def _meeting(
        self, name: str, said: str, start: datetime, length: timedelta, people: Iterable[Person]
    ) -> "Component":
        import icalendar

        event = icalendar.Event()
        names = [_line(person.name) for person in people if person.name.strip()]
        words = f"With {', '.join(names)}" if names else ""
        self._begin(event, f"{self._review.id}-{name}", said, words)
        local = start.astimezone(UTC if self._review.zone == "UTC" else self._zone)
        event.add("dtstart", local)
        event.add("dtend", (start + length).astimezone(local.tzinfo))
        event.add("status", "CONFIRMED")
        return event

    def _day(self, uid: str, said: str, day: date, words: str) -> "Component":
        import icalendar

        event = icalendar.Event()
        self._begin(event, uid, said, words)
        event.add("dtstart", day)
        event.add("dtend", day + _DAY)
        event.add("transp", "TRANSPARENT")
        event.add("status", "CONFIRMED")
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", said)
        alarm.add("trigger", _EVE)
        event.add_component(alarm)
        return event

    def _begin(self, part: "Component", uid: str, said: str, words: str) -> None:
        part.add("uid", f"{uid}@pm-facilitator")
        part.add("dtstamp", self._made_at)
        part.add("sequence", self._sequence)
        part.add("summary", said)
        part.add("class", _CLASS[self._review.confidentiality])
        if words:
            part.add("description", words)

    def _about(self, action: Action) -> str:
        told = (
            ("Owner", action.owner),
            ("Done when", action.done_when),
            ("Worked when", action.success),
            ("Ticket", action.tracker),
        )
        lines = [f"{name}: {_line(text)}" for name, text in told if text.strip()]
        return "\n".join([*lines, f"From the review: {self.title}"])

    def _open_words(self) -> str:
        open_ = open_actions(self._worded())
        return "\n".join(f"{_line(a.text)} ({_line(a.owner) or 'no owner yet'})" for a in open_)


def _add_zones(calendar: "Calendar") -> None:
    """Add the zones that are named, for the years around what is in the calendar."""
    days = [part.decoded("dtstart") for part in calendar.walk("VEVENT")]
    years = [day.year for day in days]
    if years:
        first, last = date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1)
        calendar.add_missing_timezones(first_date=first, last_date=last)


def _line(text: str) -> str:
    """Give a text in one line without the control characters that no calendar may hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
