"""What the clocks of the windows share: ticks, a time that is up once, changes of their own."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from pm_facilitator.domain.changes import Change, Committed
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.errors import PmError
from pm_facilitator.session import Session

TICK_MILLISECONDS = 250


class Face(Protocol):
    """What a clock shows: the seconds left, negative when the time is up, and whether it runs."""

    @property
    def left(self) -> float | None:
        """Give the seconds left; None for no clock."""

    @property
    def running(self) -> bool:
        """Tell whether it runs."""


class TickingClock(QObject):
    """Tells the time of something in the review while it runs; Undo leaves its changes alone.

    Signals:
        ticked: the face, four times a second while the clock runs and at every change.
        failed: a PmError to be shown.
    """

    ticked = Signal(object)
    failed = Signal(object)

    def __init__(
        self, session: Session, moment: Callable[[], Moment], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._moment = session, moment
        self._was_left: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self._unsubscribe = session.subscribe(self._on_commit)
        self._follow()

    def close(self) -> None:
        """Stop listening and ticking; the clock itself goes on as it was."""
        self._timer.stop()
        self._unsubscribe()

    def face(self) -> Face:
        """Give what the clock shows now."""
        raise NotImplementedError

    def tick(self) -> None:
        """Tell everybody the time, and once when it is up."""
        face: Any = self.face()
        before, self._was_left = self._was_left, face.left
        self.ticked.emit(face)
        left = face.left
        if face.running and before is not None and left is not None and before > 0 >= left:
            self._say_time_is_up(face)

    def _say_time_is_up(self, face: Any) -> None:
        raise NotImplementedError

    def _on_commit(self, batch: Committed) -> None:
        raise NotImplementedError

    def _commit(self, changes: Sequence[Change]) -> None:
        try:
            self._session.commit(changes, Origin.CLOCK)
        except PmError as error:
            self.failed.emit(error)

    def _follow(self) -> None:
        if self.face().running:
            self._timer.start()
        else:
            self._timer.stop()
        self.tick()
