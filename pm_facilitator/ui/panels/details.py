"""The details of what is selected on the board, every field of it editable in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QScrollArea, QVBoxLayout, QWidget

from pm_facilitator.canvas.intents import text_field
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed, Value
from pm_facilitator.domain.edits import events
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import (
    ActionEffect,
    ActionHorizon,
    ActionStatus,
    EventKind,
    FactorKind,
    NoteColor,
    PersonRole,
    Precision,
    Priority,
    WhyGate,
)
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import label
from pm_facilitator.ui.panels import fields
from pm_facilitator.ui.panels.fields import Field
from pm_facilitator.ui.panels.one_link import OneLinkField
from pm_facilitator.ui.panels.record_links import RecordLinks
from pm_facilitator.ui.panels.time_fields import DateField, TimeField
from pm_facilitator.ui.panels.why_asks import WhyAsks
from pm_facilitator.ui.widgets.moment_text import Reading

_TITLES = {
    "event": "Event",
    "note": "Sticky note",
    "factor": "Contributing factor",
    "why_step": "Answer",
    "action": "Action",
    "decision": "Decision not to act",
    "locker_item": "Parked idea",
    "question": "Open question",
    "insight": "What we learned",
    "person": "Person",
    "review": "What happened",
    "bone": "Category",
    "note_group": "Group",
    "picture": "Picture",
    "frame": "Frame",
    "arrow": "Arrow",
}

_CAPTIONS = {"problem": "The problem in one sentence", "label": "Name", "title": "Name"}
"""What a field of words is called that is no ``text``."""


@dataclass(frozen=True, slots=True)
class _Row:
    field: str
    caption: str
    make: Callable[[], Field]


_ABOUT = frozenset({"review", "event", "factor", "person", "note", "action", "decision"})
"""The kinds of record that the form of another one names."""

_ASKED_FIRST = {"decision": "reason", "question": "answer", "person": "name"}
"""The field that waits to be written when a record has its text already."""


class DetailsPanel(QScrollArea):
    """A form for one record; it follows the board and never fights the one who is typing.

    Signals:
        visit: the key of a record to show on the board.
    """

    visit = Signal(object)

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._key: Key | None = None
        self._fields: dict[str, Field] = {}
        self._links: RecordLinks | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Details")
        self.show_key(None)

    def key(self) -> Key | None:
        """Give the record that is shown, or None."""
        return self._key

    def field(self, name: str) -> Field:
        """Give the editor of one field of the record that is shown."""
        return self._fields[name]

    def links(self) -> RecordLinks | None:
        """Give the links of the record, where the record can have some."""
        return self._links

    def fields(self) -> tuple[str, ...]:
        """Name the fields of the record that is shown, in their order."""
        return tuple(self._fields)

    def show_key(self, key: Key | None) -> None:
        """Show the form of a record, or what to do when nothing is selected."""
        if key is not None and self._board.find(*key) is None:
            key = None
        if key is not None and key == self._key:
            self._fill()
            return
        self._key = key
        self._fields, self._links = {}, None
        self.setWidget(self._form(key) if key else self._nothing())

    def ask(self) -> None:
        """Put the keyboard to what should be written next about the record that is shown."""
        kind = self._key[0] if self._key else ""
        wanted = self._fields.get(_ASKED_FIRST.get(kind, "text"))
        if wanted is not None:
            wanted.setFocus()
            self.ensureWidgetVisible(wanted)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        shown = {self._key[0], *_ABOUT} if self._key else set()
        if shown & batch.kinds():
            self.show_key(self._key)

    def _nothing(self) -> QWidget:
        body = QWidget()
        layout = QVBoxLayout(body)
        hint = "Select something on the board to see and change its details here."
        layout.addWidget(label(hint, "quiet", wrap=True))
        layout.addStretch(1)
        return body

    def _form(self, key: Key) -> QWidget:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.addWidget(label(_TITLES.get(key[0], "Details"), "section"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(6)
        for row in self._rows(key[0]):
            editor = row.make()
            fields.named(editor, row.caption)
            self._fields[row.field] = editor
            self._connect(row.field, editor)
            form.addRow("" if isinstance(editor, fields.FlagField) else row.caption, editor)
        if key[0] in RecordLinks.KINDS:
            self._links = RecordLinks(self._board, self._controller, key)
            self._links.visit.connect(self.visit)
            layout.addWidget(self._links)
        # An event is a long form, and what can be made of it comes last.
        layout.insertLayout(1 if key[0] in ("event", "note") else layout.count(), form)
        if key[0] in WhyAsks.KINDS:
            layout.addWidget(WhyAsks(self._board, self._controller, key))
        layout.addStretch(1)
        self._fill()
        return body

    def _fill(self) -> None:
        entity = self._board.find(*self._key) if self._key else None
        for name, editor in self._fields.items():
            editor.show_value(getattr(entity, name))
        if self._links is not None:
            self._links.refresh()

    def _connect(self, name: str, editor: Field) -> None:
        if isinstance(editor, fields.LineField | fields.TextField):
            editor.typed.connect(partial(self._typed, name))
            editor.settled.connect(partial(self._settled, name))
        elif isinstance(editor, fields.LinesField):
            editor.settled.connect(partial(self._set, name))
        else:
            editor.chosen.connect(partial(self._set, name))

    def _typed(self, name: str, text: str) -> None:
        if self._key is not None:
            self._controller.type_text(*self._key, text, field=name, source=self)

    def _settled(self, name: str, text: str) -> None:
        if self._key is not None and self._board.find(*self._key) is not None:
            self._controller.type_text(*self._key, text, field=name, final=True, source=self)

    def _set(self, name: str, value: Value) -> None:
        if self._key is None or self._board.find(*self._key) is None:
            return
        if self._key[0] == "event" and name == "time":
            self._set_time(self._key[1], value)
        else:
            self._controller.set_field(*self._key, name, value)

    def _set_time(self, id_: str, value: Value) -> None:
        """Set the time and what depends on it: how well it is known, and that it was agreed on."""
        wanted = value if isinstance(value, datetime) else None
        end = self._board.need(TimelineEvent, id_).end
        kept = end if end and wanted and end > wanted else None
        self._controller.do("Set event time", events.set_time(self._board, id_, wanted, kept))

    def _rows(self, kind: str) -> Sequence[_Row]:
        rows: dict[str, Sequence[_Row]] = {
            "event": self._event_rows(),
            "note": (
                _Row("text", "Text", lambda: fields.TextField(4)),
                _Row("color", "Meaning", partial(fields.ChoiceField, NoteColor)),
                _Row("locked", "Locked", partial(fields.FlagField, "Locked in place")),
            ),
            "picture": (
                _Row("caption", "Caption", lambda: fields.TextField(2)),
                _Row("event_id", "Evidence of this event", self._one_event),
                _Row("locked", "Locked", partial(fields.FlagField, "Locked in place")),
            ),
            "factor": (
                _Row("text", "Factor", lambda: fields.TextField(3)),
                _Row("kind", "Kind", partial(fields.ChoiceField, FactorKind)),
                _Row("evidence", "Evidence, one on each line", fields.LinesField),
                _Row("gate", "First answers to why", partial(fields.ChoiceField, WhyGate)),
                _Row("event_ids", "Seen in these events", self._event_links),
            ),
            "why_step": (
                _Row("text", "Answer", lambda: fields.TextField(3)),
                _Row("gate", "Branches below", partial(fields.ChoiceField, WhyGate)),
            ),
            "action": self._action_rows(),
            "decision": (
                _Row("text", "What we will not do", lambda: fields.TextField(3)),
                _Row("reason", "Reason", lambda: fields.TextField(3)),
                _Row("factor_ids", "About these factors", self._factor_links),
            ),
            "question": (
                _Row("text", "Question", lambda: fields.TextField(3)),
                _Row("answer", "Answer", lambda: fields.TextField(3)),
            ),
            "person": (
                _Row("name", "Name", fields.LineField),
                _Row("role", "Role", partial(fields.ChoiceField, PersonRole)),
                _Row("team", "Team", fields.LineField),
            ),
        }
        return rows.get(kind) or self._text_row(kind)

    def _text_row(self, kind: str) -> Sequence[_Row]:
        """Give the one field in which a record of another kind has its words, if it has one."""
        name = text_field(kind)
        caption = _CAPTIONS.get(name, name.capitalize())
        entity = self._board.find(*self._key) if self._key else None
        return (_Row(name, caption, lambda: fields.TextField(4)),) if hasattr(entity, name) else ()

    def _event_rows(self) -> Sequence[_Row]:
        return (
            _Row("text", "What happened", lambda: fields.TextField(3)),
            _Row("time", "Time", self._time_field),
            _Row("end", "Until", self._time_field),
            _Row("precision", "How well known", partial(fields.ChoiceField, Precision)),
            _Row("kind", "Kind", partial(fields.ChoiceField, EventKind)),
            _Row("visible_then", "What was visible or believed then", lambda: fields.TextField(3)),
            _Row("source", "Source", fields.LineField),
            _Row("lane", "Team", fields.LineField),
            _Row("evidence", "Evidence, one link on each line", fields.LinesField),
            _Row("highlighted", "Highlighted", partial(fields.FlagField, "Highlighted")),
            _Row("milestone", "Milestone", partial(fields.FlagField, "Named on the axis")),
            _Row("agreed", "Agreed", partial(fields.FlagField, "The group agrees on it")),
        )

    def _action_rows(self) -> Sequence[_Row]:
        people = self._board.people
        return (
            _Row("text", "What will be done", lambda: fields.TextField(3)),
            _Row("owner", "Owner, one person", lambda: fields.LineField(people)),
            _Row("due", "Due", lambda: DateField(self._today)),
            _Row("success", "How we will know that it worked", lambda: fields.TextField(2)),
            _Row("horizon", "Kind", partial(fields.ChoiceField, ActionHorizon)),
            _Row("effect", "Effect", partial(fields.ChoiceField, ActionEffect)),
            _Row("priority", "Priority", partial(fields.ChoiceField, Priority, optional=True)),
            _Row("impact", "Impact", fields.NumberField),
            _Row("effort", "Effort", fields.NumberField),
            _Row("status", "Status", partial(fields.ChoiceField, ActionStatus)),
            _Row("tracker", "Link to the ticket", fields.LineField),
            _Row("factor_ids", "Removes these factors", self._factor_links),
        )

    def _today(self) -> date:
        zone = ZoneInfo(self._board.review.zone)
        return self._controller.now().astimezone(zone).date()

    def _time_field(self) -> Field:
        return TimeField(self._reading)

    def _reading(self) -> Reading:
        """Say what a time is read against; a bare clock time is on the incident's first day."""
        review = self._board.review
        zone = ZoneInfo(review.zone)
        times = [event.time for event in self._board.events if event.time]
        first = review.started_at or (times[0] if times else None)
        day = first.astimezone(zone).date() if first else None
        after = datetime.combine(day, time(), zone) if day else None
        return Reading(zone, self._controller.now(), after=after)

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
    if event.time is None or event.precision is Precision.UNKNOWN:
        return event.text
    shape = "%d %b" if event.precision is Precision.DAY else "%H:%M"
    return f"{event.time.astimezone(zone):{shape}}  {event.text}"
