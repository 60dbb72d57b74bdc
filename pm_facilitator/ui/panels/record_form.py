"""The form of one kind of record, which shows one record of it after the other."""

from collections.abc import Collection
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.edits import events
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Action, TimelineEvent
from pm_facilitator.domain.priority import suggest_priority
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import label
from pm_facilitator.ui.panels import fields
from pm_facilitator.ui.panels.event_facts import EventFacts
from pm_facilitator.ui.panels.fields import Field
from pm_facilitator.ui.panels.form_rows import FormRows
from pm_facilitator.ui.panels.record_links import RecordLinks
from pm_facilitator.ui.panels.time_fields import DateField, TimeField, with_words
from pm_facilitator.ui.panels.why_asks import WhyAsks

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
    "remark": "What was said",
}

_LINKING = frozenset({"event_ids", "note_ids", "factor_ids", "factor_id"})
"""The fields of a record by which it is linked to others."""


class RecordForm(QWidget):
    """Editors for every field of a record, what it is linked to, and what can be made of it.

    Making a form takes far longer than filling it, so it is kept when another record is selected.

    Signals:
        visit: the key of a record to show on the board.

    Attributes:
        fields: the editors by the names of their fields, in order.
        links: the links of the record, where the record can have some.
    """

    visit = Signal(object)

    def __init__(
        self, board: Board, controller: BoardController, kind: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._key: Key | None = None
        self.fields: dict[str, Field] = {}
        self.links: RecordLinks | None = None
        self._asks: WhyAsks | None = None
        layout = QVBoxLayout(self)
        layout.addWidget(label(_TITLES.get(kind, "Details"), "section"))
        rows = self._make_rows(kind)
        self._facts = EventFacts(board, controller) if kind == "event" else None
        if kind in RecordLinks.KINDS:
            self.links = RecordLinks(board, controller, kind)
            self.links.visit.connect(self.visit)
            layout.addWidget(self.links)
        # An event is a long form, and what can be made of it comes last.
        layout.insertLayout(1 if kind in ("event", "note") else layout.count(), rows)
        if self._facts is not None:
            layout.addWidget(self._facts)
        if kind in WhyAsks.KINDS:
            self._asks = WhyAsks(board, controller)
            layout.addWidget(self._asks)
        layout.addStretch(1)

    def show_key(self, key: Key) -> None:
        """Show a record of the form's kind."""
        self._key = key
        if self.links is not None:
            self.links.show_key(key)
        if self._asks is not None:
            self._asks.key = key
        if self._facts is not None:
            self._facts.show_event(key[1])
        self._fill(self.fields)

    def leave(self) -> None:
        """Show no record; what is written into the fields from now on concerns nobody."""
        self._key = None

    def refresh(self, names: Collection[str] | None = None) -> None:
        """Show the record as it is now; only these of its fields where they are named."""
        self._fill(self.fields if names is None else [n for n in self.fields if n in names])
        if self._facts is not None and self._key is not None:
            self._facts.show_event(self._key[1])
        if self.links is not None and (names is None or _LINKING.intersection(names)):
            self.links.refresh()

    def _make_rows(self, kind: str) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(6)
        for row in FormRows(self._board, self._controller.now).of(kind):
            editor = row.make()
            fields.named(editor, row.caption)
            self.fields[row.field] = editor
            self._connect(row.field, editor)
            shown = with_words(editor) if isinstance(editor, DateField | TimeField) else editor
            form.addRow("" if isinstance(editor, fields.FlagField) else row.caption, shown)
        return form

    def _fill(self, names: Collection[str]) -> None:
        entity = self._board.find(*self._key) if self._key else None
        for name in names:
            self.fields[name].show_value(getattr(entity, name))
        end = self.fields.get("end")
        if isinstance(entity, TimelineEvent) and isinstance(end, TimeField):
            end.follow(entity.time)
        priority = self.fields.get("priority")
        if isinstance(entity, Action) and isinstance(priority, fields.PriorityField):
            priority.suggest(suggest_priority(entity))

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
