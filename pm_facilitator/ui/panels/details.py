"""The details of what is selected on the board, every field of it editable in place."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed, Patched, key_of
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import column, label
from pm_facilitator.ui.panels.fields import Field
from pm_facilitator.ui.panels.record_form import RecordForm
from pm_facilitator.ui.panels.record_links import RecordLinks

_ABOUT = frozenset(
    {"review", "event", "factor", "person", "note", "action", "decision", "agreement"}
)
"""The kinds of record that the form of another one names."""

_TYPING_PAUSE = 150
"""Milliseconds without a letter after which the form follows what is typed on the board."""

_AHEAD = 700
"""Milliseconds after which the form of a note is made, so that the first note need not wait."""

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
        self._forms: dict[str, RecordForm] = {}
        self._typed: set[str] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._catch_up)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD)
        self._ahead.timeout.connect(self._prepare)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Details")
        body = QWidget()
        self._sheets = column(body, gap=0)
        self._nothing = _nothing()
        self._shown = self._nothing
        self._sheets.addWidget(self._nothing)
        self.setWidget(body)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._welcome)

    def showEvent(self, event: QShowEvent) -> None:
        """Get ready for the first note, in a moment."""
        super().showEvent(event)
        self._ahead.start()

    def key(self) -> Key | None:
        """Give the record that is shown, or None."""
        return self._key

    def field(self, name: str) -> Field:
        """Give the editor of one field of the record that is shown."""
        form = self._form()
        if form is None:
            raise KeyError(name)
        return form.fields[name]

    def links(self) -> RecordLinks | None:
        """Give the links of the record, where the record can have some."""
        form = self._form()
        return form.links if form is not None else None

    def fields(self) -> tuple[str, ...]:
        """Name the fields of the record that is shown, in their order."""
        form = self._form()
        return tuple(form.fields) if form is not None else ()

    def show_key(self, key: Key | None) -> None:
        """Show the form of a record, or what to do when nothing is selected."""
        if key is not None and self._board.find(*key) is None:
            key = None
        form = self._form()
        self._pause.stop()
        self._typed = set()
        if key == self._key:
            if form is not None:
                form.refresh()
            return
        if form is not None:
            form.leave()
        self._key = key
        self._drop_focus()
        if key is None:
            self._bring(self._nothing)
            return
        form = self._forms.get(key[0]) or self._make_form(key[0])
        form.show_key(key)
        self._bring(form)

    def ask(self, field: str = "") -> None:
        """Put the keyboard to a field of the record that is shown, or to what is asked first."""
        form = self._form()
        if form is None or self._key is None:
            return
        wanted = form.fields.get(field or _ASKED_FIRST.get(self._key[0], "text"))
        if wanted is not None:
            wanted.setFocus()
            self.ensureWidgetVisible(wanted)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        form = self._form()
        if form is None or self._key is None:
            return
        own = [c for c in batch.changes if isinstance(c, Patched) and key_of(c) == self._key]
        if len(own) == len(batch.changes):
            self._typed |= {change.field for change in own}
            if _is_typed(batch) and batch.source is not form:
                self._pause.start()
            else:
                self._catch_up()
        elif {self._key[0], *_ABOUT} & batch.kinds():
            self.show_key(self._key)

    def _catch_up(self) -> None:
        """Show what has changed since the form was filled."""
        form, names = self._form(), self._typed
        self._pause.stop()
        self._typed = set()
        if form is not None:
            form.refresh(names)

    def _welcome(self, _: QWidget | None, now: QWidget | None) -> None:
        """Be up to date before anybody types here."""
        if self._typed and now is not None and self.isAncestorOf(now):
            self._catch_up()

    def _form(self) -> RecordForm | None:
        return self._forms.get(self._key[0]) if self._key is not None else None

    def _make_form(self, kind: str) -> RecordForm:
        form = self._forms[kind] = RecordForm(self._board, self._controller, kind)
        form.visit.connect(self.visit)
        form.hide()
        self._sheets.addWidget(form)
        return form

    def _prepare(self) -> None:
        if "note" not in self._forms:
            form = self._make_form("note")
            for part in (form, *form.findChildren(QWidget)):
                part.ensurePolished()

    def _bring(self, sheet: QWidget) -> None:
        """Show one sheet from its top, and none besides."""
        if sheet is not self._shown:
            self._shown.hide()
            self._shown = sheet
            sheet.show()
        self.verticalScrollBar().setValue(0)

    def _drop_focus(self) -> None:
        """Take the keyboard out of a form that shows something else from now on."""
        focused = QApplication.focusWidget()
        if focused is not None and self._shown.isAncestorOf(focused):
            focused.clearFocus()


def _is_typed(batch: Committed) -> bool:
    """Tell whether somebody types into a text: only editors say who they are."""
    return batch.source is not None and batch.origin is Origin.FACILITATOR


def _nothing() -> QWidget:
    body = QWidget()
    layout = QVBoxLayout(body)
    hint = "Select one thing on the board to see and change its details here."
    layout.addWidget(label(hint, "quiet", wrap=True))
    layout.addStretch(1)
    return body
