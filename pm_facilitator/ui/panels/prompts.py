"""The next good question, for what was just said or written and for the stage, in private."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Bone, Entity, Factor, TimelineEvent, kind_of
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.language.utterances import Utterance, classify
from pm_facilitator.presets import Prompt
from pm_facilitator.ui.make import button, column, label, row, tool

SPOKEN = frozenset({"event", "note", "factor", "why_step", "insight", "remark"})
"""The kinds of record whose text is what somebody said."""

_PAUSE = 400
"""Milliseconds without a letter after which what is being written is looked at."""


class _Choice(NamedTuple):
    """What is asked about, in words, and the questions; ``by_turns`` when they are of one sort."""

    about: str
    prompts: Sequence[Prompt]
    by_turns: bool = True


class Turns:
    """Remembers what was asked, so that every question comes before one comes again."""

    def __init__(self) -> None:
        self._asked: dict[str, int] = {}

    def note(self, prompt: Prompt) -> None:
        """Remember that this question was put."""
        self._asked[prompt.text] = self._asked.get(prompt.text, 0) + 1

    def next(self, prompts: Sequence[Prompt]) -> int:
        """Give the place of the question that was put least often, the first of several."""
        asked = [self._asked.get(prompt.text, 0) for prompt in prompts]
        return asked.index(min(asked)) if asked else 0


class QuestionCard(QFrame):
    """One question at a time; nobody but the facilitator sees it before they say so.

    Signals:
        copyWanted: put the question into the clipboard.
        parkWanted: park it in the locker.
        groupWanted: show it to the group, or take it away from there.
    """

    copyWanted = Signal()
    parkWanted = Signal()
    groupWanted = Signal()

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._board = board
        self._key: Key | None = None
        self._line = ""
        self._shown: _Choice | None = None
        self._place = 0
        self._turns = Turns()
        self._about = label("", "small")
        self._question = label("", wrap=True)
        self._question.setObjectName("question")
        self._aim = label("", "quiet", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._hear)
        self._build()
        self.follow(None)

    def _build(self) -> None:
        layout = column(self, margin=16)
        layout.addWidget(self._about)
        layout.addWidget(self._question)
        layout.addWidget(self._aim)
        keys = row(gap=4)
        keys.addWidget(button("Next question", self.next, tip="Next question (F7)"))
        keys.addWidget(button("Back", self.back, role="quiet", tip="The question before"))
        keys.addStretch(1)
        copy, park, group = (self.copyWanted, self.parkWanted, self.groupWanted)
        keys.addWidget(tool("copy", "Copy the question", copy.emit, keys="Ctrl+F7"))
        keys.addWidget(tool("lightbulb", "Park it in the locker", park.emit, keys="Shift+F7"))
        shown = tool(
            "presentation", "Show it to the group, or end that", group.emit, keys="Ctrl+Shift+F7"
        )
        keys.addWidget(shown)
        layout.addLayout(keys)

    def follow(self, key: Key | None) -> None:
        """Choose the questions for what is selected, or for the stage when nothing is."""
        self._pause.stop()
        again = key == self._key
        self._key, self._line = key, ""
        self._choose(self._questions(key), again)

    def hear(self, line: str) -> None:
        """Choose the questions for a line that is being written, once the hand rests."""
        self._line = line
        self._pause.start()

    def wrote(self, key: Key) -> None:
        """Look again at a record whose text has changed, once the hand rests."""
        if key == self._key:
            self._pause.start()

    def next(self) -> None:
        """Go to the next question, from the last one back to the first."""
        self._step(1)

    def back(self) -> None:
        """Go to the question before."""
        self._step(-1)

    def question(self) -> str:
        """Give the question that is shown."""
        return str(self._question.text())

    def _step(self, by: int) -> None:
        if self._shown is not None:
            self._show((self._place + by) % len(self._shown.prompts))

    def _hear(self) -> None:
        said = classify(self._line)
        if said is not None:
            self._choose(_Choice(_about(said), said.questions), again=True)
        elif not self._line:
            self._choose(self._questions(self._key), again=True)

    def _choose(self, choice: _Choice, again: bool) -> None:
        """Show a question of this choice; the one that is there stays when nothing is new."""
        if choice == self._shown and (again or not choice.by_turns):
            return
        self._shown = choice
        self._about.setText(choice.about)
        self._show(self._turns.next(choice.prompts) if choice.by_turns else 0)

    def _show(self, place: int) -> None:
        if self._shown is None:
            return
        self._place = place
        prompt = self._shown.prompts[place]
        self._turns.note(prompt)
        self._question.setText(prompt.text)
        self._question.setAccessibleName(f"Question: {prompt.text}")
        self._aim.setText(f"{prompt.aim} ({prompt.source})")
        self.setToolTip(f"{place + 1} of {len(self._shown.prompts)}")

    def _questions(self, key: Key | None) -> _Choice:
        """Choose by what was said, by the kind of event or the bone, else by the stage."""
        entity = self._board.find(*key) if key else None
        said = classify(text_of(entity)) if entity and kind_of(entity) in SPOKEN else None
        if isinstance(entity, Factor):
            bone = self._board.get(Bone, entity.bone_id)
            name = bone.label if bone else ""
            # A factor is a condition already: its bone tells more than how it was put.
            return _Choice(f"Ask about this: {name}", presets.factor_prompts(name))
        if isinstance(entity, TimelineEvent) and entity.kind is not EventKind.OTHER:
            of_kind = presets.event_prompts(entity.kind)
            # That something was done is what the kind tells already, and better.
            if said is None or said.name == "action":
                return _Choice(f"Ask about this: {entity.kind.label}", of_kind)
            return _Choice(_about(said), (*said.questions, *of_kind))
        if said is not None:
            return _Choice(_about(said), said.questions)
        stage = self._board.review.stage
        return _Choice(f"Ask in {stage.label}", presets.stage_prompts(stage), by_turns=False)


def text_of(entity: Entity) -> str:
    """Give the text of a record; empty when its kind has none."""
    return str(getattr(entity, "text", ""))


def _about(said: Utterance) -> str:
    return f"Ask about this: {said.label}"
