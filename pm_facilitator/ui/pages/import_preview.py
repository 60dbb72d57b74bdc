"""Bring a timeline in: paste or open a text, see at once what was understood, correct, accept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QWidget,
)

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.convert import to_events
from pm_facilitator.importers.draft import ImportWarning, TimelineDraft
from pm_facilitator.importers.files import read_events, read_text
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.pages.event_table import EventTable
from pm_facilitator.ui.quick_event import incident_day
from pm_facilitator.ui.widgets.zone_field import ZoneField, local_zone

_PAUSE = 200
_MOST_WARNINGS = 4
_FRAME = 8
_LINE = Qt.ItemDataRole.UserRole


class ImportPreviewPage(QWidget):
    """The text at the left, the events at the right, warnings below that lead to their line.

    Signals:
        accepted: the events to add to the review that is open.
        acceptedReview: the changes that make a new review of a whole document, and its pictures.
        cancelled: nothing is to be added.
    """

    accepted = Signal(object)
    acceptedReview = Signal(object, object)
    cancelled = Signal()

    def __init__(self, board: Board | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._is_corrected = False
        self.text = QPlainTextEdit()
        self.table = EventTable()
        self.warnings = QListWidget()
        self.zone = ZoneField()
        self.day = QLineEdit()
        self.take = button("", self._take, role="primary")
        self.make_review = button("Make a review of the document", self._make_review)
        self._count: QLabel = label("", "section")
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(_PAUSE)
        self._reading.timeout.connect(self.read)
        self._build()
        self._start_with(board)
        self.read()

    def _build(self) -> None:
        layout = column(self, margin=24, gap=12)
        layout.addWidget(label("Import a timeline", "heading"))
        hint = "Paste a chat, a timeline or a whole incident document, or open a file."
        layout.addWidget(label(hint, "quiet", wrap=True))
        split = QSplitter()
        split.addWidget(self._build_source())
        split.addWidget(self._build_understood())
        split.setHandleWidth(16)
        split.setSizes([400, 680])
        layout.addWidget(split, 1)
        layout.addLayout(self._build_keys())
        self.setFocusProxy(self.text)

    def _build_source(self) -> QWidget:
        self.text.setPlaceholderText(
            "14:02 Alert: card payments below ten in thirty minutes\n"
            "14:05 On-call takes the page\n"
            "~14:20 - 14:35 Traffic moved to the second region"
        )
        self.text.setAccessibleName("Text to read")
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._reading.start)
        body = QWidget()
        layout = column(body)
        layout.addWidget(self.text, 1)
        choose = button("Open a file", self._choose_file, symbol="file-text")
        layout.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        return body

    def _build_understood(self) -> QWidget:
        self.warnings.setAccessibleName("Not understood")
        self.warnings.itemActivated.connect(self._go_to_line)
        self.warnings.itemClicked.connect(self._go_to_line)
        self.day.setPlaceholderText("2026-01-31")
        self.day.setAccessibleName("Day of times without a date")
        self.day.setFixedWidth(120)
        self.day.textChanged.connect(lambda _: self._reading.start())
        self.zone.changed.connect(lambda _: self._reading.start())
        self.table.corrected.connect(self._note_correction)
        defaults = row()
        defaults.addWidget(label("Without a date:", "quiet"))
        defaults.addWidget(self.day)
        defaults.addWidget(label("Without a zone:", "quiet"))
        defaults.addWidget(self.zone, 1)
        body = QWidget()
        layout = column(body)
        layout.addLayout(defaults)
        layout.addWidget(self._count)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.warnings)
        return body

    def _build_keys(self) -> QBoxLayout:
        keys = row()
        keys.addStretch(1)
        keys.addWidget(button("Cancel", self.cancelled.emit, role="quiet", tip="Cancel (Esc)"))
        keys.addWidget(self.make_review)
        keys.addWidget(self.take)
        self.take.setToolTip("Ctrl+Enter")
        return keys

    def _start_with(self, board: Board | None) -> None:
        self.zone.set_zone(board.review.zone if board is not None else local_zone())
        day = incident_day(board) if board is not None else None
        self.day.setText(day.isoformat() if day else "")

    def open_file(self, path: Path) -> None:
        """Read a file into the page; one that cannot be read is said in place."""
        try:
            self.text.setPlainText(read_text(path))
        except ImportFailed as error:
            self._warn([ImportWarning(0, str(error))])
            return
        self.read()

    def read(self) -> None:
        """Read the text as it stands now and show what was understood."""
        self._reading.stop()
        draft = self._draft()
        self._is_corrected = False
        self.table.show_events(to_events(draft, self.zone.zone().key), self.zone.zone())
        self._warn(draft.warnings)
        count = len(draft.events)
        self._count.setText(_events(count) + " understood" if count else "No event yet")
        self.make_review.setVisible(self._board is not None)
        self._count_chosen()

    def _note_correction(self) -> None:
        self._is_corrected = True
        self._count_chosen()

    def _count_chosen(self) -> None:
        """Let the buttons say what they would take."""
        count, written = len(self.table.chosen()), bool(self.text.toPlainText().strip())
        adding = f"Add {_events(count)}" if count else "Add events"
        self.take.setText(adding if self._board else "Make a review")
        self.take.setEnabled(count > 0 or (self._board is None and written))
        self.make_review.setEnabled(written)

    def _draft(self) -> TimelineDraft:
        zone = self.zone.zone().key
        try:
            return read_events(self.text.toPlainText(), day=self._day(), zone=zone)
        except ImportFailed as error:
            return TimelineDraft(warnings=(ImportWarning(0, str(error)),))

    def _day(self) -> date | None:
        try:
            return date.fromisoformat(self.day.text().strip())
        except ValueError:
            return None

    def _warn(self, warnings: Sequence[ImportWarning]) -> None:
        self.warnings.clear()
        for warning in warnings:
            words = f"Line {warning.line}: {warning.message}" if warning.line else warning.message
            item = QListWidgetItem(words)
            item.setData(_LINE, warning.line)
            self.warnings.addItem(item)
        lines = min(len(warnings), _MOST_WARNINGS)
        self.warnings.setFixedHeight(lines * self.warnings.sizeHintForRow(0) + _FRAME)
        self.warnings.setVisible(bool(warnings))

    def _go_to_line(self, item: QListWidgetItem) -> None:
        block = self.text.document().findBlockByNumber(int(item.data(_LINE)) - 1)
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def _take(self) -> None:
        if self._reading.isActive():
            self.read()
        if self._board is None:
            self._make_review()
            return
        events: list[TimelineEvent] = self.table.chosen()
        if events:
            self.accepted.emit(events)

    def _make_review(self) -> None:
        # Reading whole documents brings YAML along, which a pasted timeline does not need.
        from pm_facilitator.importers.convert import review_changes
        from pm_facilitator.importers.files import read_content

        zone = self.zone.zone().key
        try:
            draft = read_content(self.text.toPlainText(), day=self._day(), zone=zone)
        except ImportFailed as error:
            self._warn([ImportWarning(0, str(error))])
            return
        changes, _ = review_changes(draft, datetime.now(UTC), zone)
        # A review that this app wrote is taken whole: other records refer to its events.
        whole = draft.records or not self._is_corrected
        made = changes if whole else self._corrected(changes)
        self.acceptedReview.emit(made, draft.pictures)

    def _corrected(self, changes: Sequence[Change]) -> list[Change]:
        """Put the events as they stand in the table in place of those that were read."""
        others = [c for c in changes if not _adds_event(c)]
        chosen = enumerate(self.table.chosen())
        return [*others, *(Added(replace(event, order=float(i))) for i, event in chosen)]

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Open a timeline or a document")
        if chosen:
            self.open_file(Path(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept with Ctrl+Enter, leave with Esc."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self._take()
        else:
            super().keyPressEvent(event)


def _adds_event(change: Change) -> bool:
    return isinstance(change, Added) and isinstance(change.entity, TimelineEvent)


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count} events"
