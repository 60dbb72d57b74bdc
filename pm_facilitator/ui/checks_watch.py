"""Looks through the whole review as it changes; what it finds stays in this window."""

from PySide6.QtCore import QObject, QTimer, Signal

from pm_facilitator.checks.check import Check
from pm_facilitator.checks.review import ReviewChecks
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits import coaching
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.coach_watch import CoachWatch

_PAUSE = 300
_TURN_SECONDS = 0.002
"""How long texts may be read before others have their turn."""

_ELSEWHERE = frozenset(
    ("vote", "stage_slot", "arrow", "stroke", "frame", "picture", "board_text", "round")
)
"""The kinds of record that no check is about."""


class ChecksWatch(QObject):
    """What is worth a second look, never a hindrance; a review remembers what was left as it is.

    Signals:
        changed: the checks are others than before.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        controller: BoardController,
        coach: CoachWatch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._board, self._controller, self._coach = session.board, controller, coach
        self._checks = ReviewChecks(session.board, self._heard)
        self._found: list[Check] = []
        self._left = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look)
        self._unsubscribe = session.subscribe(self._on_commit)
        coach.changed.connect(lambda: self._pause.start(_PAUSE))
        self._pause.start(_PAUSE)

    def close(self) -> None:
        """Stop listening."""
        self._pause.stop()
        self._unsubscribe()

    def open(self, stage: Stage | None = None) -> list[Check]:
        """Give what was found, for one stage or for the whole review."""
        return [check for check in self._found if stage in (None, check.stage)]

    def left(self) -> int:
        """Give how many were left as they are."""
        return self._left

    def leave(self, check: Check) -> None:
        """Leave something as it is: it does not come up again in this review."""
        marks = coaching.leave_checks(self._board, check.marks)
        self._controller.do("Leave a check", marks)
        self.look()

    def take_up(self) -> None:
        """Let everything that was left come up again."""
        self._controller.do("Take up the checks", coaching.take_up_checks(self._board))
        self.look()

    def look(self) -> None:
        """Look at once at how things are; texts that were not read yet come later."""
        found = self._checks.find(self._controller.now().date())
        left = len(self._board.review.checks_left)
        if (found, left) != (self._found, self._left):
            self._found, self._left = found, left
            self.changed.emit()

    def _look(self) -> None:
        if self._checks.read(_TURN_SECONDS):
            self.look()
        else:
            self._pause.start(0)

    def _heard(self, key: Key) -> frozenset[str]:
        return frozenset(heard.finding.kind for heard in self._coach.findings(key))

    def _on_commit(self, batch: Committed) -> None:
        if not batch.kinds() <= _ELSEWHERE:
            self._checks.forget(batch.keys)
            self._pause.start(_PAUSE)
