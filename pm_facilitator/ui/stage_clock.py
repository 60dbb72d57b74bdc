"""The meeting's clock as the windows see it: ticks, time over, pace, the time away."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from pm_facilitator.domain import clock
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.clock import Moment, Pace
from pm_facilitator.domain.entities import StageSlot
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.ticking_clock import TickingClock

LONG_AWAY = 2 * 3600.0
"""Seconds after which a clock that was left running is taken to have been forgotten."""


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What a clock shows, in seconds; ``remaining`` is negative when the stage is over its time."""

    stage: Stage
    planned: float
    spent: float
    remaining: float
    running: bool
    pace: Pace

    @property
    def left(self) -> float:
        """Give the seconds left, under the name that every clock has for them."""
        return self.remaining


class StageClock(TickingClock):
    """Starts, stops and extends the clock of the current stage, and tells the time.

    Signals:
        timeUp: the stage whose time has just run out, once.
    """

    timeUp = Signal(object)

    def face(self) -> ClockFace:
        """Give what the clock shows now."""
        now = self._moment()
        stage = self._session.board.review.stage
        slot = self._session.board.slot(stage) or StageSlot("", stage)
        return ClockFace(
            stage=stage,
            planned=float(slot.planned + slot.extra),
            spent=clock.spent(slot, now),
            remaining=clock.remaining(slot, now),
            running=clock.is_running(slot),
            pace=clock.pace(self._session.board, now),
        )

    def toggle(self) -> None:
        """Start the current stage's clock, or pause it."""
        slot = self._slot()
        if slot is None:
            return
        now = self._moment()
        self._commit(clock.pause(slot, now) if clock.is_running(slot) else clock.start(slot, now))

    def extend(self, minutes: int) -> None:
        """Give the current stage more minutes."""
        slot = self._slot()
        if slot is not None:
            self._commit(clock.extend(slot, minutes))

    def _say_time_is_up(self, face: ClockFace) -> None:
        self.timeUp.emit(face.stage)

    def away(self, last_seen: Moment) -> float:
        """Give the seconds that a running clock went on while the app was closed; 0 if it stood."""
        slot = self._slot()
        if slot is None or not clock.is_running(slot):
            return 0.0
        return clock.seconds_between(last_seen, self._moment())

    def stop_at(self, then: Moment) -> None:
        """Stop the current clock as of an earlier moment, for a meeting that ended unnoticed."""
        slot = self._slot()
        if slot is not None:
            self._commit(clock.pause(slot, then))

    def _slot(self) -> StageSlot | None:
        return self._session.board.slot(self._session.board.review.stage)

    def _on_commit(self, batch: Committed) -> None:
        if batch.touches("review", "stage"):
            self._was_left = None
            self._commit(
                clock.switch(self._session.board, self._session.board.review.stage, self._moment())
            )
        if batch.touches("review", "stage") or batch.touches("stage_slot"):
            self._follow()


def as_clock(seconds: float) -> str:
    """Write seconds as a clock does, with a plus when over: "12:05", "+1:30"."""
    over = seconds < 0
    whole = int(-seconds) if over else int(seconds + 0.999)
    return f"{'+' if over else ''}{whole // 60}:{whole % 60:02}"


def pace_words(pace: Pace) -> str:
    """Say in a few words how the meeting stands, such as "6 min over; Improve then has 9"."""
    minutes = round(abs(pace.behind) / 60)
    if minutes == 0:
        return "On time"
    if pace.behind < 0:
        return f"{minutes} min in hand"
    if pace.next_stage is None:
        return f"{minutes} min over"
    left = int(pace.next_left // 60)
    return f"{minutes} min over; if you stay, {pace.next_stage.label} has {left}"
