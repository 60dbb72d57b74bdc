"""The details of what is selected on the board, every field of it editable in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QFormLayout, QScrollArea, QVBoxLayout, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed, Value
from pm_facilitator.domain.edits.common import Key
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
}


@dataclass(frozen=True, slots=True)
class _Row:
    field: str
    caption: str
    make: Callable[[], Field]


class DetailsPanel(QScrollArea):
    """A form for one record; it follows the board and never fights the one who is typing."""

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._key: Key | None = None
        self._fields: dict[str, Field] = {}
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

    def show_key(self, key: Key | None) -> None:
        """Show the form of a record, or what to do when nothing is selected."""
        if key is not None and self._board.find(*key) is None:
            key = None
        if key is not None and key == self._key:
            self._fill()
            return
        self._key = key
        self._fields = {}
        self.setWidget(self._form(key) if key else self._nothing())

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        if self._key is not None and self._key[0] in batch.kinds() | {"review"}:
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
        layout.addLayout(form)
        layout.addStretch(1)
        self._fill()
        return body

    def _fill(self) -> None:
        entity = self._board.find(*self._key) if self._key else None
        for name, editor in self._fields.items():
            editor.show_value(getattr(entity, name))

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
        if self._key is not None and self._board.find(*self._key) is not None:
            self._controller.set_field(*self._key, name, value)

    def _rows(self, kind: str) -> Sequence[_Row]:
        rows: dict[str, Sequence[_Row]] = {
            "event": self._event_rows(),
            "note": (
                _Row("text", "Text", lambda: fields.TextField(4)),
                _Row("color", "Meaning", partial(fields.ChoiceField, NoteColor)),
                _Row("locked", "Locked", partial(fields.FlagField, "Locked in place")),
            ),
            "factor": (
                _Row("text", "Factor", lambda: fields.TextField(3)),
                _Row("kind", "Kind", partial(fields.ChoiceField, FactorKind)),
                _Row("evidence", "Evidence, one on each line", fields.LinesField),
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
        return rows.get(kind, (_Row("text", "Text", lambda: fields.TextField(4)),))

    def _event_rows(self) -> Sequence[_Row]:
        return (
            _Row("text", "What happened", lambda: fields.TextField(3)),
            _Row("time", "Time", self._time_field),
            _Row("end", "Until", self._time_field),
            _Row("precision", "How well known", partial(fields.ChoiceField, Precision)),
            _Row("kind", "Kind", partial(fields.ChoiceField, EventKind)),
            _Row("visible_then", "What was visible or believed then", lambda: fields.TextField(3)),
            _Row("source", "Source", fields.LineField),
            _Row("evidence", "Evidence, one link on each line", fields.LinesField),
            _Row("highlighted", "Highlighted", partial(fields.FlagField, "Highlighted")),
            _Row("agreed", "Agreed", partial(fields.FlagField, "The group agrees on it")),
        )

    def _action_rows(self) -> Sequence[_Row]:
        people = [person.name for person in self._board.people if person.name]
        return (
            _Row("text", "What will be done", lambda: fields.TextField(3)),
            _Row("owner", "Owner, one person", lambda: fields.LineField(people)),
            _Row("due", "Due", fields.DateField),
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

    def _time_field(self) -> Field:
        return fields.TimeField(lambda: self._board.review.zone, self._day)

    def _day(self) -> date | None:
        review = self._board.review
        times = [event.time for event in self._board.events if event.time]
        first = review.started_at or (times[0] if times else None)
        return first.astimezone(ZoneInfo(review.zone)).date() if first else None

    def _event_links(self) -> Field:
        zone = ZoneInfo(self._board.review.zone)

        def options() -> list[tuple[str, str]]:
            return [
                (e.id, f"{e.time.astimezone(zone):%H:%M}  {e.text}" if e.time else e.text)
                for e in self._board.events
            ]

        return fields.LinksField(options)

    def _factor_links(self) -> Field:
        return fields.LinksField(lambda: [(f.id, f.text) for f in self._board.factors])
