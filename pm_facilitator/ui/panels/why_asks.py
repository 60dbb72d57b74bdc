"""The questions that a why-chain grows by, as buttons beside a factor's or an answer's details."""

from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.intents import AddWhy
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import WhyStep
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column


class WhyAsks(QWidget):
    """Asks why of a record, or what else had to be true.

    Attributes:
        key: the record that is asked about.
    """

    KINDS = frozenset({"factor", "why_step"})

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self.key: Key = ("", "")
        layout = column(self, gap=4)
        layout.addWidget(button("Ask why", self.ask, tip="An answer below it (W)"))
        tip = "An answer beside it, and all of them needed (Shift+W)"
        layout.addWidget(button("What else had to be true?", self.ask_what_else, tip=tip))

    def ask(self) -> None:
        """Add an answer below the record."""
        step = self._step()
        self._add(step.id if step else None, needed=False)

    def ask_what_else(self) -> None:
        """Add an answer beside the record, or a first one to the factor."""
        step = self._step()
        self._add(step.parent_id if step else None, needed=True)

    def _add(self, parent_id: str | None, *, needed: bool) -> None:
        step = self._step()
        factor_id = step.factor_id if step else self.key[1]
        self._controller.handle(AddWhy(factor_id, parent_id, needed))

    def _step(self) -> WhyStep | None:
        return self._board.get(WhyStep, self.key[1]) if self.key[0] == "why_step" else None
