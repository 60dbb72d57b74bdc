"""The clock of a round's step as the windows see it: ticks, a pause, more time, time that is up."""

from typing import NamedTuple

from PySide6.QtCore import Signal

from pm_facilitator.domain import rounds
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.clock import Moment, seconds_between
from pm_facilitator.domain.edits import round_clock as edits
from pm_facilitator.ui.stage_clock import LONG_AWAY
from pm_facilitator.ui.ticking_clock import TickingClock


class RoundFace(NamedTuple):
    """What the clock of a round shows.

    Attributes:
        left: the seconds left, negative when the time is up; None for a step without a clock.
    """

    left: float | None = None
    running: bool = False


class RoundClock(TickingClock):
    """Tells the time of the round that is held; its own changes are not undone by Undo.

    Signals:
        timeUp: the time of a step has just run out, once.
    """

    timeUp = Signal()

    def face(self) -> RoundFace:
        """Give what the clock shows now."""
        held = rounds.running(self._session.board)
        if held is None:
            return RoundFace()
        return RoundFace(rounds.remaining(held, self._moment()), held.step_since is not None)

    def toggle(self) -> None:
        """Pause the clock, or let it go on."""
        board, held = self._session.board, rounds.running(self._session.board)
        if held is not None:
            act = edits.resume if held.step_since is None else edits.pause
            self._commit(act(board, held.id, self._moment()))

    def extend(self, minutes: int = 1) -> None:
        """Give the present step more minutes; a step without a clock gets one."""
        board, held = self._session.board, rounds.running(self._session.board)
        if held is not None:
            so_far = 0 if held.step_seconds else int(rounds.spent(held, self._moment()))
            self._commit(edits.extend(board, held.id, minutes * 60 + so_far))

    def stop_if_forgotten(self, last_seen: Moment) -> None:
        """Stop a clock that was left running for hours while the app was closed, as of then."""
        board, held = self._session.board, rounds.running(self._session.board)
        forgotten = seconds_between(last_seen, self._moment()) > LONG_AWAY
        if held is not None and forgotten:
            self._commit(edits.pause(board, held.id, last_seen))

    def _say_time_is_up(self, face: RoundFace) -> None:
        self.timeUp.emit()

    def _on_commit(self, batch: Committed) -> None:
        if batch.touches("round"):
            if batch.touches("round", "step_at"):
                self._was_left = None
            self._follow()
