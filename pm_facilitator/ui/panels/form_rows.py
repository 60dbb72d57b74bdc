"""Which fields the form of each kind of record has, and how each is edited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from pm_facilitator.canvas.intents import text_field
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import field_names
from pm_facilitator.domain.clock_changes import offset_beside
from pm_facilitator.domain.entities import KINDS, TimelineEvent
from pm_facilitator.domain.vocabulary import (
    ActionEffect,
    ActionHorizon,
    ActionStatus,
    EventKind,
    FactorKind,
    NoteColor,
    PersonRole,
    Precision,
    WhyGate,
)
from pm_facilitator.ui.panels import fields
from pm_facilitator.ui.panels.fields import Field
from pm_facilitator.ui.panels.one_link import OneLinkField
from pm_facilitator.ui.panels.time_fields import DateField, TimeField
from pm_facilitator.ui.widgets.moment_text import Reading

_CAPTIONS = {"problem": "The problem in one sentence", "label": "Name", "title": "Name"}
"""What a field of words is called that is no ``text``."""


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a record by its name, what it is called, and what makes its editor."""

    field: str
    caption: str
    make: Callable[[], Field]


class FormRows:
    """Knows the rows of every kind; the editors ask the board for what they offer."""

    def __init__(self, board: Board, now: Callable[[], datetime]) -> None:
        self._board = board
        self._now = now

    def of(self, kind: str) -> Sequence[Row]:
        """Give the rows of a kind's form, in their order."""
        rows: dict[str, Sequence[Row]] = {
            "event": self._event_rows(),
            "note": (
                Row("text", "Text", lambda: fields.TextField(4)),
                Row("color", "Meaning", partial(fields.ChoiceField, NoteColor)),
                Row("locked", "Locked", partial(fields.FlagField, "Locked in place")),
            ),
            "picture": (
                Row("caption", "Caption", lambda: fields.TextField(2)),
                Row("event_id", "Evidence of this event", self._one_event),
                Row("locked", "Locked", partial(fields.FlagField, "Locked in place")),
            ),
            "factor": (
                Row("text", "Factor", lambda: fields.TextField(3)),
                Row("kind", "Kind", partial(fields.ChoiceField, FactorKind)),
                Row("evidence", "Evidence, one on each line", fields.LinesField),
                Row("gate", "First answers to why", partial(fields.ChoiceField, WhyGate)),
                Row("event_ids", "Seen in these events", self._event_links),
            ),
            "why_step": (
                Row("text", "Answer", lambda: fields.TextField(3)),
                Row("gate", "Branches below", partial(fields.ChoiceField, WhyGate)),
            ),
            "action": self._action_rows(),
            "decision": (
                Row("text", "What we will not do", lambda: fields.TextField(3)),
                Row("reason", "Reason", lambda: fields.TextField(3)),
                Row("factor_ids", "About these factors", self._factor_links),
            ),
            "question": (
                Row("text", "Question", lambda: fields.TextField(3)),
                Row("answer", "Answer", lambda: fields.TextField(3)),
            ),
            "locker_item": (
                Row("text", "Idea", lambda: fields.TextField(3)),
                Row("reason", "Why it was set aside", lambda: fields.TextField(2)),
            ),
            "person": (
                Row("name", "Name", fields.LineField),
                Row("role", "Role", partial(fields.ChoiceField, PersonRole)),
                Row("team", "Team", fields.LineField),
            ),
        }
        return rows.get(kind) or self._text_row(kind)

    def _text_row(self, kind: str) -> Sequence[Row]:
        """Give the one field in which a record of another kind has its words, if it has one."""
        name = text_field(kind)
        if name not in field_names(KINDS[kind]):
            return ()
        return (Row(name, _CAPTIONS.get(name, name.capitalize()), lambda: fields.TextField(4)),)

    def _event_rows(self) -> Sequence[Row]:
        return (
            Row("text", "What happened", lambda: fields.TextField(3)),
            Row("time", "Time", self._time_field),
            Row("end", "Until", self._time_field),
            Row("precision", "How well known", partial(fields.ChoiceField, Precision)),
            Row("kind", "Kind", partial(fields.ChoiceField, EventKind)),
            Row("visible_then", "What was visible or believed then", lambda: fields.TextField(3)),
            Row("known_now", "What we know now", lambda: fields.TextField(3)),
            Row("known_shown", "Shown", partial(fields.FlagField, "The group sees what we know")),
            Row("source", "Source", fields.LineField),
            Row("lane", "Team", fields.LineField),
            Row("evidence", "Evidence, one link on each line", fields.LinesField),
            Row("highlighted", "Highlighted", partial(fields.FlagField, "Highlighted")),
            Row("milestone", "Milestone", partial(fields.FlagField, "Named on the axis")),
            Row("agreed", "Agreed", partial(fields.FlagField, "The group agrees on it")),
        )

    def _action_rows(self) -> Sequence[Row]:
        return (
            Row("text", "What will be done", lambda: fields.TextField(3)),
            Row("owner", "Owner, one person", lambda: fields.LineField(lambda: self._board.people)),
            Row("due", "Due", lambda: DateField(self._today)),
            Row("done_when", "How we will know that it is done", lambda: fields.TextField(2)),
            Row("success", "How we will know that it worked", lambda: fields.TextField(2)),
            Row("horizon", "Kind", partial(fields.ChoiceField, ActionHorizon)),
            Row("effect", "Effect", partial(fields.ChoiceField, ActionEffect)),
            Row("priority", "Priority", fields.PriorityField),
            Row("impact", "Impact", fields.NumberField),
            Row("effort", "Effort", fields.NumberField),
            Row("likelihood", "How likely it comes back", fields.NumberField),
            Row("severity", "How severe that would be", fields.NumberField),
            Row("status", "Status", partial(fields.ChoiceField, ActionStatus)),
            Row("tracker", "Link to the ticket", fields.LineField),
            Row("factor_ids", "Removes these factors", self._factor_links),
        )

    def _today(self) -> date:
        zone = ZoneInfo(self._board.review.zone)
        return self._now().astimezone(zone).date()

    def _time_field(self) -> Field:
        return TimeField(self.reading)

    def reading(self) -> Reading:
        """Say what a time is read against; a bare clock time is on the incident's first day."""
        review = self._board.review
        zone = ZoneInfo(review.zone)
        times = [event.time for event in self._board.events if event.time]
        first = review.started_at or (times[0] if times else None)
        day = first.astimezone(zone).date() if first else None
        after = datetime.combine(day, time(), zone) if day else None
        return Reading(zone, self._now(), after=after)

    def _event_links(self) -> Field:
        return fields.LinksField(self._event_options, "There are no events yet.")

    def _one_event(self) -> Field:
        return OneLinkField(self._event_options)

    def _event_options(self) -> list[tuple[str, str]]:
        zone = ZoneInfo(self._board.review.zone)
        return [(event.id, _with_time(event, zone)) for event in self._board.events]

    def _factor_links(self) -> Field:
        return fields.LinksField(
            lambda: [(f.id, f.text) for f in self._board.factors], "There are no factors yet."
        )


def _with_time(event: TimelineEvent, zone: ZoneInfo) -> str:
    """Name an event on one line, as lists show it: with its time, and without its details."""
    text = event.text.partition("\n")[0]
    if event.time is None or event.precision is Precision.UNKNOWN:
        return text
    local = event.time.astimezone(zone)
    if event.precision is Precision.DAY:
        return f"{local:%d %b}  {text}"
    return f"{local:%H:%M}{offset_beside(local)}  {text}"
