"""The next good question, and what to say when the room gets difficult, in private."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Bone, Factor, TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.presets import Prompt
from pm_facilitator.ui.make import button, clear, column, label, row
from pm_facilitator.ui.panels.still import StillComboBox


class QuestionCard(QFrame):
    """One question at a time, chosen for the stage and for what is selected."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._board = board
        self._key: Key | None = None
        self._prompts: Sequence[Prompt] = ()
        self._place = 0
        self._about = label("", "small")
        self._question = label("", wrap=True)
        self._question.setObjectName("question")
        self._aim = label("", "quiet", wrap=True)
        self._build()
        self.follow(None)

    def _build(self) -> None:
        layout = column(self, margin=16)
        layout.addWidget(self._about)
        layout.addWidget(self._question)
        layout.addWidget(self._aim)
        keys = row()
        keys.addWidget(button("Next question", self.next, tip="Next question (F7)"))
        keys.addWidget(button("Back", self.back, role="quiet", tip="The question before"))
        keys.addStretch(1)
        layout.addLayout(keys)

    def follow(self, key: Key | None) -> None:
        """Choose the questions for what is selected, or for the stage when nothing is."""
        about, prompts = self._questions(key)
        if prompts != self._prompts:
            self._prompts, self._place = prompts, 0
        self._about.setText(about)
        self._show()

    def next(self) -> None:
        """Go to the next question, from the last one back to the first."""
        self._place = (self._place + 1) % max(1, len(self._prompts))
        self._show()

    def back(self) -> None:
        """Go to the question before."""
        self._place = (self._place - 1) % max(1, len(self._prompts))
        self._show()

    def question(self) -> str:
        """Give the question that is shown."""
        return str(self._question.text())

    def _show(self) -> None:
        if not self._prompts:
            return
        prompt = self._prompts[self._place]
        self._question.setText(prompt.text)
        self._question.setAccessibleName(f"Question: {prompt.text}")
        self._aim.setText(f"{prompt.aim} ({prompt.source})")
        self.setToolTip(f"{self._place + 1} of {len(self._prompts)}")

    def _questions(self, key: Key | None) -> tuple[str, Sequence[Prompt]]:
        stage = self._board.review.stage
        entity = self._board.find(*key) if key else None
        if isinstance(entity, TimelineEvent) and entity.kind is not EventKind.OTHER:
            return f"Ask about this: {entity.kind.label}", presets.event_prompts(entity.kind)
        if isinstance(entity, Factor):
            bone = self._board.get(Bone, entity.bone_id)
            name = bone.label if bone else ""
            return f"Ask about this: {name}", presets.factor_prompts(name)
        return f"Ask in {stage.label}", presets.stage_prompts(stage)


class RedirectCards(QWidget):
    """What can be said when blame, silence or haste comes up; nothing about it is recorded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = StillComboBox()
        self._choice.setAccessibleName("What is happening in the room")
        self._moves = column(gap=8)
        self._source = label("", "small", wrap=True)
        layout = column(self, margin=8)
        layout.addWidget(label("When the room gets difficult", "section"))
        layout.addWidget(self._choice)
        layout.addLayout(self._moves)
        layout.addWidget(self._source)
        layout.addStretch(1)
        for redirect in presets.redirects():
            self._choice.addItem(redirect.situation)
        self._choice.currentIndexChanged.connect(self._show)
        self._show(0)

    def _show(self, place: int) -> None:
        clear(self._moves)
        redirect = presets.redirects()[place]
        for move in redirect.moves:
            self._moves.addWidget(label(move, wrap=True))
        self._source.setText(f"After {redirect.source}. Nothing about this is recorded.")
