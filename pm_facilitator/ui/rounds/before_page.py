"""Asking before the meeting: the questions and their form, and the answers as they come back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from pm_facilitator import round_formats
from pm_facilitator.domain import rounds
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.entities import Round
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.panels.still import StillComboBox
from pm_facilitator.ui.rounds.before import Before
from pm_facilitator.ui.rounds.notes_box import NotesBox
from pm_facilitator.ui.rounds.unfit_list import UnfitList
from pm_facilitator.ui.rounds.words import BOARDS, counted_notes
from pm_facilitator.ui.stages.page import StagePage

_QUESTIONS, _REPLIES = 5, 6
"""How many lines the fields show."""


class BeforePage(StagePage):
    """Two halves: what goes out, and what comes in; nobody else sees either.

    Signals:
        begun: the answers are to be talked about now.
        closed: back to the board.
        said: a sentence about what has just happened.
    """

    begun = Signal()
    closed = Signal()
    said = Signal(str)

    def __init__(self, before: Before, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Ask before the meeting")
        self._before = before
        self._questions = QPlainTextEdit(round_formats.pre_work().prompt)
        self._without: QPushButton = button("Without names", self.refresh)
        self._with: QPushButton = button("With names", self.refresh)
        self._promise = label("", "quiet", wrap=True)
        self._back_to = QLineEdit()
        self._fixed = label(
            "Answers have come in: questions and names stay as they were sent.", "quiet", wrap=True
        )
        self.replies = NotesBox()
        self._state = label("", "quiet", wrap=True)
        self._read: QPushButton = button("Read what was sent in", role="quiet")
        self.unfit = UnfitList()
        self._stage = StillComboBox()
        self._begin: QPushButton = button("Begin with these notes", self._start)
        self._build()
        self.refresh()

    # What is there.

    def _build(self) -> None:
        head = row(gap=8)
        head.addWidget(label("Ask before the meeting", "heading"))
        head.addStretch(1)
        head.addWidget(label("Only you see this", "small"))
        halves = row(gap=40)
        for half in (self._build_out(), self._build_in()):
            side = QWidget()
            side.setLayout(half)
            halves.addWidget(side, 1)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(button("Close", self.closed.emit, role="quiet", tip="Esc"))
        layout = column(self, margin=24, gap=16)
        layout.addLayout(head)
        layout.addLayout(halves)
        layout.addStretch(1)
        layout.addLayout(foot)

    def _build_out(self) -> QBoxLayout:
        _shape(self._questions, "What is asked, one question a line", _QUESTIONS)
        self._back_to.setPlaceholderText("Noor, by Tuesday noon")
        self._back_to.setAccessibleName("To whom and until when it is sent back")
        together = QButtonGroup(self)
        names = row(gap=8)
        for each in (self._without, self._with):
            each.setCheckable(True)
            together.addButton(each)
            names.addWidget(each)
        names.addStretch(1)
        self._without.setChecked(True)
        copy = button("Copy the form", self._copy, role="primary")
        copy.setToolTip("Send it by chat or mail; people write behind the dashes and send it back")
        last = row()
        last.addWidget(copy)
        last.addStretch(1)
        layout = column(gap=8)
        layout.addWidget(label("One question a line", "section"))
        layout.addWidget(self._questions)
        layout.addLayout(names)
        layout.addWidget(self._promise)
        layout.addWidget(label("Send it back to", "section"))
        layout.addWidget(self._back_to)
        layout.addWidget(self._fixed)
        layout.addLayout(last)
        layout.addStretch(1)
        return layout

    def _build_in(self) -> QBoxLayout:
        _shape(self.replies, "Replies that came back", _REPLIES)
        self.replies.setPlaceholderText("Paste replies here: one or many, quoted or not")
        self.replies.pasted.connect(self._take)
        self.replies.entered.connect(self._enter)
        self.replies.escaped.connect(self.closed)
        self._read.setCheckable(True)
        self._read.setToolTip("Read the notes in no order, and take out what is unfit")
        self._read.toggled.connect(self.unfit.setVisible)
        self.unfit.outWanted.connect(self._before.take_out)
        self.unfit.hide()
        self._begin.setToolTip("In the meeting: people add what is missing, then all is revealed")
        self._stage.setAccessibleName("The stage in which they are talked about")
        for stage in BOARDS:
            self._stage.addItem(stage.label, stage)
        self._stage.activated.connect(self._choose_stage)
        where = row(gap=8)
        where.addWidget(label("Talked about in"))
        where.addWidget(self._stage)
        where.addStretch(1)
        line = row(gap=8)
        line.addWidget(self._begin)
        line.addWidget(self._read)
        line.addStretch(1)
        layout = column(gap=8)
        layout.addWidget(label("What comes back", "section"))
        layout.addWidget(self.replies)
        layout.addWidget(self._state)
        layout.addLayout(where)
        layout.addLayout(line)
        layout.addWidget(self.unfit)
        layout.addStretch(1)
        return layout

    # What is shown and done.

    def refresh(self) -> None:
        """Show what has been asked, and how much has come in."""
        waiting, answers = self._before.round(), self._before.answers()
        if waiting is not None and answers:
            self._questions.setPlainText(waiting.prompt)
            (self._without if waiting.anonymous else self._with).setChecked(True)
        for each in (self._questions, self._without, self._with):
            each.setEnabled(not answers)
        self._fixed.setVisible(bool(answers))
        stage = waiting.stage if waiting is not None else self._before.stage
        self._stage.setCurrentIndex(self._stage.findData(stage))
        draft = Round("", anonymous=self._without.isChecked())
        self._promise.setText(rounds.promise(self._before.board, draft))
        count = counted_notes(len(answers)) if answers else "Nothing has come in yet"
        self._state.setText(f"{count}; hidden until the group reads them." if answers else count)
        self._begin.setEnabled(bool(answers))
        self._read.setEnabled(bool(answers))
        self.unfit.show_notes(lambda: answers)

    def react(self, batch: Committed) -> None:
        """Follow what comes in, goes out, or is taken back."""
        if batch.kinds() & {"round", "note"}:
            self.refresh()

    def take_focus(self) -> None:
        """Put the keyboard where replies are pasted, or first to the questions."""
        (self.replies if self._before.round() is not None else self._questions).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead back to the board."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        anonymous, back_to = self._without.isChecked(), self._back_to.text()
        form = self._before.ask(self._questions.toPlainText(), anonymous, back_to)
        if form:
            QGuiApplication.clipboard().setText(form)
            self.said.emit("The form is copied. Send it by chat or mail; paste what comes back.")

    def _enter(self, text: str) -> None:
        if self._take(text):
            self.replies.clear()

    def _take(self, text: str) -> bool:
        said = self._before.take(text)
        if said:
            self.said.emit(said)
        return bool(said) and self._before.round() is not None

    def _choose_stage(self, place: int) -> None:
        self._before.lie_on(BOARDS[place])

    def _start(self) -> None:
        if self._before.begin():
            self.begun.emit()


def _shape(field: QPlainTextEdit, name: str, lines: int) -> None:
    field.setTabChangesFocus(True)
    field.setAccessibleName(name)
    field.setFixedHeight(lines * field.fontMetrics().lineSpacing() + 24)
