"""What is asked before the meeting: a round that waits, its form, and answers that come back."""

from collections.abc import Sequence
from random import Random

from pm_facilitator import round_formats
from pm_facilitator.domain import rounds
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits import round_notes
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.entities import Note, Round
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.rounds.editing import RoundEdits
from pm_facilitator.ui.rounds.pasting import form_text, read_into
from pm_facilitator.ui.wishes.granter import counted


class Before(RoundEdits):
    """Keeps the answers hidden until their round is held.

    Attributes:
        stage: on whose board the answers are to lie, while nothing was asked yet.
    """

    stage = Stage.REFLECT

    def round(self) -> Round | None:
        """Give the round that waits for the meeting; None before anything was asked."""
        name = round_formats.pre_work().name
        every = self.board.all(Round)
        return next((r for r in every if r.format == name and r.started_at is None), None)

    def answers(self) -> list[Note]:
        """Give what has come in so far."""
        waiting = self.round()
        return rounds.notes_of(self.board, waiting.id) if waiting is not None else []

    def lie_on(self, stage: Stage) -> None:
        """Let the answers be talked about on the board of a stage."""
        self.stage, waiting = stage, self.round()
        if waiting is not None:
            self._do("Choose another stage", lambda: edits.lie_on(self.board, waiting.id, stage))

    def ask(self, questions: str, anonymous: bool, back_to: str) -> str:
        """Give the form with these questions, one a line; empty when it could not be made.

        Once answers have come in, questions and names stay as they were when it was sent.
        """
        plan = round_formats.pre_work().plan(questions, anonymous)
        fixed = bool(self.answers())
        asked = fixed or self._do("Ask before the meeting", lambda: self._asked(plan))
        waiting = self.round()
        return form_text(self.board, waiting, back_to) if asked and waiting is not None else ""

    def take(self, text: str) -> str:
        """Keep the answers in what was pasted, and say what became of it."""
        waiting = self.round()
        if waiting is None:
            return "Copy the form first; it asks the questions that are answered here."
        drafts, said = read_into(self.board, waiting, text)
        kept = not drafts or self._do(
            counted("Take", drafts, "answer"),
            lambda: round_notes.write(self.board, waiting.id, drafts),
        )
        return said if kept else ""

    def take_out(self, note_id: str) -> None:
        """Take an unfit answer out."""
        self._do("Take an answer out", lambda: round_notes.take_out(self.board, note_id))

    def begin(self) -> bool:
        """Hold the round now, with its first step; tell whether that worked."""
        waiting = self.round()
        return waiting is not None and self._do(
            "Begin with what was sent in",
            lambda: edits.start(self.board, waiting.id, self._moment(), Random()),
        )

    def _asked(self, plan: edits.Plan) -> Sequence[Change]:
        waiting = self.round()
        if waiting is not None:
            return edits.set_plan(self.board, waiting.id, plan)
        return edits.add_round(self.board, self.stage, plan)[0]
