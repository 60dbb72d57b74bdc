"""The fields of a round that is being prepared: question, times, names and votes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPlainTextEdit, QPushButton, QWidget

from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Round, RoundGroup
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.presets import Prompt
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.panels.still import StillSpinBox
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.rounds.steps_form import StepsForm
from pm_facilitator.ui.widgets.named_choice import NamedChoice

_OWN = "Choose a question of this stage"
_WIDE = 28
"""The letters of a question that can be read before the list is opened."""


class SetupForm(QWidget):
    """Shows a draft and wishes for another one; a question is typed without a step of undo.

    Signals:
        decided: the draft as it is to be.
        typed: the draft with the question as it is being typed.
    """

    decided = Signal(object)
    typed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = RoundDraft()
        self.prompt = QPlainTextEdit()
        self.questions = NamedChoice({"": _OWN})
        self.missing = label("Write what is asked, or choose a question.", "warning")
        self.steps = StepsForm()
        self._without: QPushButton = button("Without names", lambda: self._name(True))
        self._with: QPushButton = button("With names", lambda: self._name(False))
        self._promise = label("", "quiet", wrap=True)
        self._each, self._most = StillSpinBox(), StillSpinBox()
        self._votes = QWidget()
        self._names = QWidget()
        self._build()

    def _build(self) -> None:
        self.prompt.setTabChangesFocus(True)
        self.prompt.setAccessibleName("What is asked")
        self.prompt.setPlaceholderText("What is asked")
        self.prompt.setFixedHeight(2 * self.prompt.fontMetrics().lineSpacing() + 24)
        self.prompt.textChanged.connect(self._type)
        self.questions.setAccessibleName(_OWN)
        self.questions.setMinimumContentsLength(_WIDE)
        self.questions.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.questions.chosen.connect(self._ask)
        self.steps.timed.connect(lambda n, s: self.decided.emit(self._draft.with_seconds(n, s)))
        self.steps.rebuilt.connect(self._order)
        self.missing.hide()
        layout = column(self, gap=8)
        head = row(gap=16)
        head.addWidget(label("What is asked", "section"))
        head.addStretch(1)
        head.addWidget(self.questions)
        layout.addLayout(head)
        layout.addWidget(self.prompt)
        layout.addWidget(self.missing)
        layout.addSpacing(8)
        layout.addWidget(label("Steps and their time", "section"))
        layout.addWidget(self.steps)
        layout.addSpacing(8)
        self._build_names()
        layout.addWidget(self._names)
        self._build_votes()
        layout.addWidget(self._votes)

    def _build_names(self) -> None:
        together = QButtonGroup(self)
        keys = row(gap=8)
        for each in (self._without, self._with):
            each.setCheckable(True)
            together.addButton(each)
            keys.addWidget(each)
        keys.addSpacing(8)
        keys.addWidget(self._promise, 1)
        layout = column(self._names, gap=8)
        layout.addWidget(label("What is kept of who writes", "section"))
        layout.addLayout(keys)

    def _build_votes(self) -> None:
        line = row(self._votes, gap=8)
        for box, name, words in (
            (self._each, "Votes for each person", "votes each, up to"),
            (self._most, "Votes on one note", "on one note"),
        ):
            box.setRange(1, 20)
            box.setAccessibleName(name)
            box.valueChanged.connect(self._count)
            line.addWidget(box)
            line.addWidget(label(words))
        line.addStretch(1)

    def show_draft(self, draft: RoundDraft, questions: Sequence[Prompt]) -> None:
        """Show a draft, and the questions of its stage."""
        self._draft = draft
        if self.prompt.toPlainText() != draft.prompt:
            self.prompt.blockSignals(True)
            self.prompt.setPlainText(draft.prompt)
            self.prompt.blockSignals(False)
        self._list(questions)
        self.steps.show_draft(draft)
        self._without.setChecked(draft.anonymous)
        self._with.setChecked(not draft.anonymous)
        self._promise.setText(promised(draft))
        for box, value in ((self._each, draft.votes_each), (self._most, draft.votes_per_note)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self._votes.setVisible(draft.has(RoundStep.VOTE))
        self._names.setVisible(draft.has(RoundStep.WRITE))
        if draft.prompt.strip():
            self.missing.hide()

    def miss_prompt(self) -> None:
        """Say that there is no question yet, with the keyboard where it is written."""
        self.missing.show()
        self.prompt.setFocus()

    def _order(self) -> None:
        """Let Tab go through the times where they are seen, though they are made last."""
        for first, then in pairwise([self.prompt, *self.steps.boxes(), self._without]):
            QWidget.setTabOrder(first, then)

    def _list(self, questions: Sequence[Prompt]) -> None:
        self.questions.offer({"": _OWN, **{each.text: each.text for each in questions}})
        if not self.questions.set_name(self._draft.prompt):
            self.questions.set_name("")

    def _type(self) -> None:
        self.typed.emit(replace(self._draft, prompt=self.prompt.toPlainText()))

    def _ask(self, text: str) -> None:
        if text:
            self.decided.emit(replace(self._draft, prompt=text))

    def _name(self, anonymous: bool) -> None:
        self.decided.emit(replace(self._draft, anonymous=anonymous))

    def _count(self) -> None:
        each = self._each.value()
        most = min(self._most.value(), each)
        self.decided.emit(replace(self._draft, votes_each=each, votes_per_note=most))


def promised(draft: RoundDraft) -> str:
    """Give the one true sentence that everybody will read."""
    groups = [RoundGroup("group", "round")] if draft.people else []
    return rounds.promise(Board(groups), Round("round", anonymous=draft.anonymous))
