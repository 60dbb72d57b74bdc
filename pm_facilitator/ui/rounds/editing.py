"""What leading a round and asking before the meeting have in common: edits of a board."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.clock import Moment
from pm_facilitator.errors import PmError
from pm_facilitator.session import Session
from pm_facilitator.ui.history import History

Changes = Sequence[Change]


class RoundEdits(QObject):
    """Makes every gesture one step of undo.

    Signals:
        failed: a PmError to be shown.
    """

    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        history: History,
        moment: Callable[[], Moment],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._history, self._moment = session, history, moment

    @property
    def board(self) -> Board:
        """Give the board of the review."""
        return self._session.board

    def _do(self, words: str, make: Callable[[], Changes]) -> bool:
        """Commit what this makes; tell whether that worked."""
        try:
            self._history.do(words, make())
        except PmError as error:
            self.failed.emit(error)
            return False
        return True
