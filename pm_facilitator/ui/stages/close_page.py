"""Close: what we learned, what is still open, when we look again, and the document."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QScrollArea, QVBoxLayout, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed, Value
from pm_facilitator.domain.completeness import missing
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Entity, OpenQuestion
from pm_facilitator.domain.vocabulary import InsightKind, ReviewStatus
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import bullet, button, clear, column, label, row
from pm_facilitator.ui.panels.after_today import AfterToday
from pm_facilitator.ui.panels.fields import ChoiceField, TextField, named
from pm_facilitator.ui.panels.record_list import ListSpec, RecordList
from pm_facilitator.ui.stages.page import StagePage
from pm_facilitator.ui.stages.reflect import insight_list

_ELSEWHERE = {"note", "note_group", "picture", "frame", "board_text", "arrow", "stroke", "vote"}
"""What lies on boards only and is nothing that this page speaks of."""


class ClosePage(StagePage):
    """The last minutes: summary, lessons, questions, what is missing, and export.

    Signals:
        exportWanted: the suffix of the format, such as ".pdf"; empty to look and choose first.
        documentWanted: the page of the document.
    """

    exportWanted = Signal(str)
    documentWanted = Signal()

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self.lessons = insight_list(
            board,
            controller,
            InsightKind.LESSON,
            "A lesson others should hear",
            "What do we know now that we did not know before?",
        )
        self.questions = self._make_questions()
        self.summary = TextField(5)
        self.after_today = AfterToday(board, controller)
        self._status = ChoiceField(ReviewStatus)
        self._missing = column(gap=4)
        self._checks = column()
        self._lacking: Sequence[str] | None = None
        self._build()
        self._fill()
        self.questions.selected.connect(self.selected)

    def _make_questions(self) -> RecordList:
        spec = ListSpec(
            title="Open questions",
            hint="A question that is still open; its answer goes into the details",
            records=lambda: self._board.questions,
            add=lambda text: self._controller.do(
                "Add question", setup.add_question(self._board, text)[0]
            ),
            empty="What could not be settled today waits here for its answer.",
            word=_with_answer,
        )
        return RecordList(spec, self._controller)

    def _build(self) -> None:
        body = QWidget()
        halves = row(body, margin=24, gap=48)
        halves.addLayout(self._build_learned(), 3)
        halves.addLayout(self._build_finish(), 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(body)
        column(self).addWidget(area)

    def _build_learned(self) -> QVBoxLayout:
        layout = column(gap=16)
        named(self.summary, "Summary")
        self.summary.setPlaceholderText("What happened, for somebody who was not there")
        self.summary.typed.connect(partial(self._type, "summary"))
        self.summary.settled.connect(partial(self._settle, "summary"))
        layout.addWidget(label("Summary", "section"))
        layout.addWidget(self.summary)
        layout.addWidget(self.lessons, 1)
        layout.addWidget(self.questions, 1)
        return layout

    def _build_finish(self) -> QVBoxLayout:
        layout = column(gap=16)
        layout.addWidget(label("Before it goes out", "title"))
        layout.addLayout(self._missing)
        layout.addLayout(self._checks)
        layout.addWidget(self.after_today)
        form = QFormLayout()
        named(self._status, "Status of the document")
        self._status.chosen.connect(partial(self._set, "status"))
        form.addRow("Status", self._status)
        layout.addLayout(form)
        layout.addWidget(label("The document", "section"))
        keys = row()
        keys.addWidget(button("PDF", partial(self._export, ".pdf"), role="primary"))
        keys.addWidget(button("Markdown", partial(self._export, ".md")))
        keys.addWidget(button("Look first …", partial(self._export, ""), role="quiet"))
        keys.addStretch(1)
        layout.addLayout(keys)
        sections = button("Sections and preview", self.documentWanted.emit, role="link")
        layout.addWidget(sections)
        layout.addStretch(1)
        return layout

    def add_checks(self, checks: QWidget) -> None:
        """Show what is worth a second look below what is missing."""
        self._checks.addWidget(checks)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        if batch.kinds() <= _ELSEWHERE:
            return
        self.lessons.react(batch)
        self.questions.react(batch)
        self._fill()

    def edit(self, kind: str, id_: str) -> bool:
        """Nothing on this page opens by itself."""
        return False

    def _fill(self) -> None:
        review = self._board.review
        self.summary.show_value(review.summary)
        self.after_today.refresh()
        self._status.show_value(review.status)
        self._list_missing(missing(self._board))

    def _list_missing(self, lacking: Sequence[str]) -> None:
        if self._lacking == lacking:
            return
        self._lacking = lacking
        clear(self._missing)
        for sentence in lacking:
            self._missing.addWidget(bullet(sentence))
        if not lacking:
            self._missing.addWidget(label("Everything is there.", "good"))

    def _type(self, field: str, text: str) -> None:
        self._controller.type_text("review", self._board.review.id, text, field=field)

    def _settle(self, field: str, text: str) -> None:
        self._controller.type_text("review", self._board.review.id, text, field=field, final=True)

    def _set(self, field: str, value: Value) -> None:
        self._controller.set_field("review", self._board.review.id, field, value)

    def _export(self, suffix: str) -> None:
        self.exportWanted.emit(suffix)


def _with_answer(record: Entity) -> str:
    assert isinstance(record, OpenQuestion)
    return f"{record.text}\nAnswer: {record.answer}" if record.answer else record.text
