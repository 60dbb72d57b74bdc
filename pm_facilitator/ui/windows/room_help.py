"""Help for the spoken word: the room card, a break, and counts where they are wished."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from pm_facilitator.domain.edits import coaching
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.errors import PmError
from pm_facilitator.session import Session
from pm_facilitator.ui.notices import NoticeBar
from pm_facilitator.ui.panels.room_card import RoomCard
from pm_facilitator.ui.round_clock import RoundClock
from pm_facilitator.ui.stage_clock import StageClock
from pm_facilitator.ui.ticking_clock import Face


class RoomHelp(QObject):
    """Opens the card over a page, takes breaks, and keeps nothing unless ``counts`` is set.

    A break lets all these clocks stand, the stage's and that of a round.

    Signals:
        failed: a PmError to be shown.
    """

    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        clocks: Sequence[StageClock | RoundClock],
        notices: NoticeBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.counts = False
        self.card = RoomCard(parent)
        self._session, self._clocks, self._notices = session, clocks, notices
        self._told = ""
        self._stopped: list[StageClock | RoundClock] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._over)
        for clock in clocks:
            clock.ticked.connect(self._follow)
        self.card.used.connect(self._count)
        self.card.breakWanted.connect(self.take_break)
        self.card.breakOver.connect(self.go_on)

    def toggle_card(self) -> None:
        """Open the card, or close it."""
        self._show_counts()
        self.card.show_break(self.on_break())
        self.card.toggle()

    def take_break(self, minutes: int) -> None:
        """Let the clocks stand for some minutes, and say when they are over."""
        running = [clock for clock in self._clocks if clock.face().running]
        for clock in running:
            clock.toggle()
        self._stopped += running
        self._timer.start(minutes * 60_000)
        until = (self._session.now() + timedelta(minutes=minutes)).astimezone()
        self._say(f"Break until {until:%H:%M}; the clock stands.", "End the break", self.go_on)

    def on_break(self) -> bool:
        """Tell whether a break is under way."""
        return self._timer.isActive()

    def go_on(self) -> None:
        """End the break; clocks that ran before it run on."""
        stopped, self._stopped = self._stopped, []
        self._timer.stop()
        self._notices.take_back(self._told)
        for clock in stopped:
            if not clock.face().running:
                clock.toggle()

    def close(self) -> None:
        """Wait for no break any more."""
        self._timer.stop()

    def _follow(self, face: Face) -> None:
        """End the break with a clock that was started by hand."""
        if face.running and (self._stopped or self.on_break()):
            self.go_on()

    def _over(self) -> None:
        self._say("The break is over.", "Go on", self.go_on)

    def _say(self, text: str, words: str, act: Callable[[], None]) -> None:
        self._told = text
        self._notices.say(text, words, act, lasting=True)

    def _count(self, name: str) -> None:
        if not self.counts:
            return
        try:
            # Not a step to be undone: what was said in the room was said.
            self._session.commit(coaching.count(self._session.board, name), Origin.SYSTEM)
        except PmError as error:
            self.failed.emit(error)
        self._show_counts()

    def _show_counts(self) -> None:
        self.card.show_counts(coaching.counts(self._session.board) if self.counts else None)
