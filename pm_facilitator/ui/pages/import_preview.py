"""Bring a timeline in: paste or drop anything, see at once what was understood, correct, accept."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QLineEdit, QSplitter, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.zone_names import zone_name
from pm_facilitator.ui.carried import images, links, local_paths
from pm_facilitator.ui.left_imports import HandedIn
from pm_facilitator.ui.make import action, button, column, label, row
from pm_facilitator.ui.pages.import_decisions import Place
from pm_facilitator.ui.pages.import_defaults import ImportDefaults
from pm_facilitator.ui.pages.import_intake import Intake
from pm_facilitator.ui.pages.import_pasted import PASTED
from pm_facilitator.ui.pages.import_read import Typed
from pm_facilitator.ui.pages.import_result import reviewed
from pm_facilitator.ui.pages.import_shelf import Kept
from pm_facilitator.ui.pages.import_source_pane import SourcePane
from pm_facilitator.ui.pages.import_status import ImportStatus
from pm_facilitator.ui.pages.import_table import ImportTable
from pm_facilitator.ui.pages.import_text import SourceText
from pm_facilitator.ui.pages.import_words import beside, lost, taking, understood
from pm_facilitator.ui.pages.import_work import ImportWork
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.undo_keys import is_redo, is_undo


class _Before(NamedTuple):
    """How it was before another day or zone: both as they were written, and what was read so."""

    asked: tuple[str, str]
    kept: Mapping[int, Kept]


class ImportPreviewPage(QWidget):
    """The source at the left, the events at the right; each leads to its line and back.

    Signals:
        accepted: the Rows to bring into the review that is open.
        acceptedReview: the changes that make a new review of a whole document, and its pictures.
        cancelled: nothing is to be added.
    """

    accepted = Signal(object)
    acceptedReview = Signal(object, object)
    cancelled = Signal()

    def __init__(
        self, board: Board | None, tasks: Tasks, zone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.board = board
        self._wanted_next: str = ""
        self._asked: tuple[str, str] = ("", "")
        self._before: _Before | None = None
        self._is_read_so = True
        self.work = ImportWork(tasks, board, self)
        self.source = SourcePane(self.work)
        self.intake = Intake(self.work, tasks, self)
        self.table = ImportTable()
        self.status = ImportStatus()
        self.split = QSplitter()
        self.defaults = ImportDefaults(board, zone)
        self.take = button("", self.accept, role="primary", tip="Ctrl+Enter")
        self.make_review = button("Make a review of the document", self.accept_review)
        self._count: QLabel = label("", "section")
        self._beside: QLabel = label("", "small", wrap=True)
        self._lost: QLabel = label("", "small", wrap=True)
        self.setAcceptDrops(True)
        self._build()
        self._take_defaults()
        self._connect()
        self.intake.paste_more()
        self._show()

    @property
    def text(self) -> SourceText:
        """Give the text at the left."""
        return self.source.text

    def _build(self) -> None:
        layout = column(self, margin=24, gap=12)
        top = row(gap=16)
        top.addWidget(label("Import a timeline", "heading"), 1)
        top.addWidget(self.defaults)
        layout.addLayout(top)
        self.split.addWidget(self.source)
        self.split.addWidget(self._build_understood())
        self.split.setHandleWidth(16)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([420, 680])
        layout.addWidget(self.split, 1)
        layout.addLayout(self._build_keys())
        self.make_review.setVisible(self.board is not None)
        self.setFocusProxy(self.source.text)

    def _build_understood(self) -> QWidget:
        body = QWidget()
        layout = column(body)
        layout.addWidget(self._count)
        layout.addWidget(self._beside)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._lost)
        return body

    def _build_keys(self) -> QBoxLayout:
        keys = row()
        keys.addWidget(self.status, 1)
        keys.addWidget(button("Cancel", self.cancelled.emit, role="quiet", tip="Cancel (Esc)"))
        keys.addWidget(self.make_review)
        keys.addWidget(self.take)
        return keys

    def _connect(self) -> None:
        rows, work = self.table.rows, self.work
        self.defaults.changed.connect(self._read_anew)
        self.defaults.left.connect(self._forget_before)
        self.table.rowChosen.connect(lambda row: self.source.choose(row.place))
        self.source.placeChosen.connect(self.table.choose)
        rows.written.connect(work.write)
        rows.ticked.connect(self._tick)
        self.table.toggled.connect(work.take)
        work.changed.connect(self._show)
        work.decided.connect(lambda words: self.status.say(words, undo=True))
        work.shelf.progressed.connect(self.status.show_share)
        work.shelf.began.connect(self.status.begin)
        self.status.stopped.connect(self._stop)
        self.status.undone.connect(self.undo)
        self._connect_what_passes()
        self._connect_intake()
        action(self, "Next doubt", lambda: self.source.step(1), "Alt+Down")
        action(self, "Doubt before", lambda: self.source.step(-1), "Alt+Up")

    def _connect_what_passes(self) -> None:
        """Say nothing more of what was done before, once something else is."""
        for past in (self.work.deciding, self.work.shelf.listed, self.text.textChanged):
            past.connect(lambda: self.status.say(""))
        for field in (self.table.rows, self.defaults, self.source.bar):
            field.refused.connect(self.status.refuse)
        self.table.rowChosen.connect(lambda _row: self.status.end_refusal())

    def _connect_intake(self) -> None:
        intake, source = self.intake, self.source
        intake.added.connect(self._show_new)
        intake.said.connect(self.status.say)
        source.open_files.clicked.connect(lambda: intake.choose_files())
        source.open_folder.clicked.connect(lambda: intake.choose_folder())
        source.paste_more.clicked.connect(lambda: intake.paste_more())
        self.text.filesDropped.connect(lambda paths: intake.hand_in(paths, self._in_hand()))
        self.text.imageGiven.connect(lambda image: intake.attach(self._in_hand(), [image]))
        self.text.textGiven.connect(self.paste)
        self.table.given.connect(self._give)
        source.card.dayWanted.connect(self.defaults.write_day)

    # What comes in.

    def open_files(self, paths: Iterable[Path]) -> None:
        """Read files and folders into the page; what cannot be read is said in place."""
        self.intake.open_files(paths)

    def paste(self, text: str) -> None:
        """Take a text over as if it had been pasted at the left, beside what is there."""
        if not self.work.shelf.is_blank():
            self.intake.paste_more()
        self.source.paste(text)

    def handed_in(self) -> tuple[HandedIn, ...]:
        """Give what is being read, as it stands now, so that it can be taken back later."""
        self.source.read_typed()
        return self.work.shelf.handed_in()

    def take_back(self, sources: Sequence[HandedIn]) -> None:
        """Read what was handed in before the app was quit."""
        for each in sources:
            if each.text is None:
                self.open_files([Path(each.path)])
            else:
                number = self.work.add(each.name or PASTED, Typed(each.name, each.text))
                self.intake.added.emit(number)

    def _show_new(self, number: int) -> None:
        self.source.show_source(number)
        self.text.setFocus()

    def _give(self, mime: QMimeData, place: Place | None) -> None:
        """Put evidence on an event; a text that is no link is read beside what is there."""
        if mime.hasText() and not (local_paths(mime) or images(mime) or links(mime)):
            self.paste(mime.text())
        else:
            self.intake.give(mime, place)

    def _in_hand(self) -> Place | None:
        chosen = self.table.chosen()
        return chosen[0].place if chosen else None

    def _read_anew(self) -> None:
        before = self._before or _Before(self._asked, self.work.shelf.kept())
        self._take_defaults()
        self.source.read_typed()
        self.work.read_anew()
        self._before, self._is_read_so = before, not self.work.shelf.is_busy()
        self._forget_before()

    def _forget_before(self) -> None:
        """Keep what Stop goes back to until all is read with what was written to its end."""
        if self._is_read_so and not self.defaults.is_being_written():
            self._before = None

    def _take_defaults(self) -> None:
        self._asked = self.defaults.written()
        self.work.zone = self.defaults.chosen_zone()
        self.work.day, self.work.last_day = self.defaults.chosen_day(), self.defaults.last_day
        self.work.other_days = self.defaults.other_days()

    def _stop(self) -> None:
        self._wanted_next = ""
        before, self._before = self._before, None
        if before is not None:
            self.defaults.put_back(before.asked)
            self._take_defaults()
        self.work.stop(before.kept if before is not None else None)
        if not self.work.shelf.sources():
            self.intake.paste_more()
        self.status.end()
        self.status.say("Stopped. What was there before is unchanged.")

    # What is shown.

    def _show(self) -> None:
        outcome, shelf = self.work.outcome, self.work.shelf
        if not shelf.is_busy():
            self.status.end()
            self._is_read_so = True
        self._forget_before()
        self.source.show_outcome()
        names = {each.number: each.name for each in shelf.sources()}
        shown = self.work.shown_zone()
        self.table.show_outcome(outcome, shown, names if len(names) > 1 else None)
        unread = sum(each.problem is not None for each in shelf.sources())
        self._count.setText(understood(outcome, unread) + self._other_zone())
        self._beside.setText(beside(self.work.document()))
        self._beside.setVisible(bool(self._beside.text()))
        self._lost.setText(lost(outcome))
        self._lost.setVisible(bool(self._lost.text()))
        self._count_taken()
        self._go_on()

    def _other_zone(self) -> str:
        """Say in which zone times are shown where that is not the one that is chosen."""
        shown = self.work.shown_zone()
        other = shown != self.work.zone and bool(self.work.outcome.rows)
        return f"; times in {zone_name(shown.key)}" if other else ""

    def _count_taken(self) -> None:
        """Let the buttons say what they would take."""
        taken, written = self.work.outcome.taken(), not self.work.shelf.is_blank()
        self.take.setText(taking(taken) if self.board else "Make a review")
        self.take.setEnabled(bool(taken) or (self.board is None and written))
        self.make_review.setEnabled(written)

    def _tick(self, place: Place, take: bool) -> None:
        """Tick the row; with several selected rows all of them alike."""
        chosen = [row.place for row in self.table.chosen()]
        self.work.take(chosen if place in chosen else [place], take)

    def undo(self) -> None:
        """Take the last decision back."""
        if self.work.can_undo():
            self.work.undo()
            self.status.say("Undone.")

    def _redo(self) -> None:
        """Decide again what was taken back; in a field, type it again."""
        held = QApplication.focusWidget()
        if isinstance(held, QLineEdit):
            held.redo()  # a field knows only the key of its own system
        elif self.work.can_redo():
            self.work.redo()
            self.status.say("Done again.")

    # Leaving.

    def accept(self) -> None:
        """Hand over what is ticked, once all of it is read."""
        if not self._is_read("accept"):
            return
        if self.board is None:
            self.accept_review()
        elif rows := self.work.outcome.taken():
            self.accepted.emit(rows)

    def accept_review(self) -> None:
        """Make a review of all documents and of what is ticked, once all of it is read."""
        if self._is_read("review") and (made := reviewed(self.work)):
            self.acceptedReview.emit(*made)

    def leave(self) -> None:
        """Stop what is under way, before the page goes."""
        self._wanted_next = ""
        self.work.shelf.stop()
        self.intake.leave()

    def split_sizes(self) -> str:
        """Give how the page is divided, to be remembered."""
        return self.split.saveState().toBase64().toStdString()

    def restore_sizes(self, stored: str) -> None:
        """Divide the page as it was last time."""
        if stored:
            self.split.restoreState(QByteArray.fromBase64(stored.encode("ascii", "replace")))

    def _is_read(self, then: str) -> bool:
        self.source.read_typed()
        self._wanted_next = then if self.work.shelf.is_busy() else ""
        return not self._wanted_next

    def _go_on(self) -> None:
        wanted = self._wanted_next
        if wanted and not self.work.shelf.is_busy():
            self._wanted_next = ""
            {"accept": self.accept, "review": self.accept_review}[wanted]()

    # Keys and drops.

    def event(self, event: QEvent) -> bool:
        """Claim Undo and Redo before the review below gets them."""
        if event.type() is QEvent.Type.ShortcutOverride and _is_of_undo(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept with Ctrl+Enter, leave with Esc, take decisions back with Ctrl+Z."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.accept()
        elif is_undo(event):
            self.undo()
        elif is_redo(event):
            self._redo()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self.intake.give(event.mimeData(), self._in_hand())


def _is_of_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and (is_undo(event) or is_redo(event))
