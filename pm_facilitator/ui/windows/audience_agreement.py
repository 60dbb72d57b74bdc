"""What the group is asked about the timeline, and how far it has agreed."""

from PySide6.QtWidgets import QFrame, QWidget

from pm_facilitator.domain.agreement import QUESTION
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.agreement_words import state_words
from pm_facilitator.ui.make import column, label
from pm_facilitator.ui.windows.audience_bar import look_of, scale_of

_QUESTION, _STATE = 36, 24
"""The sizes of the texts in pixels, in a window of full height."""


class AudienceAgreement(QFrame):
    """A strip below the timeline; what was said stays with the facilitator."""

    def __init__(self, board: Board, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audienceLegend")
        self._board, self._palette = board, palette
        self._asked, self._here = False, False
        self._question = label(QUESTION, wrap=True)
        self._state = label("", wrap=True)
        layout = column(self, gap=2)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.addWidget(self._question)
        layout.addWidget(self._state)
        self.refresh()

    def ask(self, asked: bool) -> None:
        """Show the question, or take it away."""
        self._asked = asked
        self.refresh()

    def show_stage(self, stage: Stage | None) -> None:
        """Show this beside the timeline only."""
        self._here = stage is Stage.RECAP
        self.refresh()

    def refresh(self) -> None:
        """Show the question while it is asked, and what has been agreed on."""
        agreed = self._board.review.timeline_agreed_at is not None
        self._state.setText(state_words(self._board) if self._asked or agreed else "")
        self._question.setVisible(self._asked)
        self._state.setVisible(bool(self._state.text()))
        self.setVisible(self._here and (self._asked or agreed))

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        self.dress()

    def dress(self) -> None:
        """Give the texts sizes that can be read from the back of the room."""
        scale = scale_of(self.window())
        for words, size, ink, weight in (
            (self._question, _QUESTION, "text", 600),
            (self._state, _STATE, "text_soft", 400),
        ):
            words.setStyleSheet(look_of(self._palette[ink], size * scale, weight))
