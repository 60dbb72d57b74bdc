"""Ties the participants' page to the review that is open, on the thread that owns the review."""

import ssl
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.entities import Round
from pm_facilitator.participants.server import Server
from pm_facilitator.session import Session
from pm_facilitator.ui.participants.seats import PeopleIn, Seat, people_stored
from pm_facilitator.ui.participants.serving import AT_ONCE, Serving, Turn
from pm_facilitator.ui.participants.snapshot import Uncovered

TICK_MILLISECONDS = 12
"""How often messages are taken while any come."""

TICKS_OF_A_BATCH = 4
"""After how many ticks everybody is told the news."""


class Bridge(QObject):
    """Serves one review, from ``switch_on`` until ``switch_off`` or until the review is left.

    Signals:
        changed: who is here, or what signs they give, is different now.
        failed: a PmError to be shown.
        ended: the page has ended by itself.
    """

    changed = Signal()
    failed = Signal(object)
    ended = Signal()
    _woken = Signal()
    _written = Signal()

    def __init__(
        self,
        session: Session,
        moment: Callable[[], Moment],
        uncovered: Uncovered = lambda: None,
        parent: QObject | None = None,
        people_in: PeopleIn = people_stored,
    ) -> None:
        super().__init__(parent)
        self._people_in = people_in
        self._session, self._moment, self._uncovered = session, moment, uncovered
        self._serving: Serving | None = None
        self._held = False
        self._ticks = 0
        self._busy = self._due = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)
        self._woken.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._written.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = session.subscribe(self._on_commit)

    # Switching on and off.

    def switch_on(self, address: str, port: int, context: ssl.SSLContext | None = None) -> Server:
        """Let participants in from one network of this computer, and give the server.

        Raises:
            PmError: when that cannot be done.
        """
        self.switch_off()
        server = Server(address, port, self._woken.emit, context)
        server.start()
        self._serving = Serving(
            self._session,
            server,
            self._moment,
            self._uncovered,
            self._written.emit,
            self._people_in,
        )
        self._serving.hold(self._held)
        self._timer.start()
        return server

    def switch_off(self, why: str = "The facilitator has ended this page.") -> None:
        """End all access."""
        serving, self._serving = self._serving, None
        self._timer.stop()
        if serving is not None:
            self._account(serving.end(why))
            self.changed.emit()

    def close(self) -> None:
        """Let go of the review."""
        self.switch_off("The review is closed.")
        self._unsubscribe()

    def server(self) -> Server | None:
        """Give the server while the page is on."""
        return self._serving.server if self._serving is not None else None

    def seats(self) -> list[Seat]:
        """Give everybody whose page can be reached, in the order in which they joined."""
        return self._serving.seats.here() if self._serving is not None else []

    def people_in(self, round_: Round) -> dict[str, list[str]]:
        """Give the ids of the review's people who sit in each small group on their devices."""
        if self._serving is None:
            return {}
        return self._serving.seats.people_in(self._session.board, round_)

    def lower_hands(self) -> None:
        """Take all raised hands down."""
        if self._serving is not None:
            self._serving.lower_hands()
            self._timer.start()
            self.changed.emit()

    # What else decides what may be seen.

    def hold(self, held: bool) -> None:
        """Keep what lies on boards as it is, as the group's window does; or let it go on."""
        self._held = held
        if self._serving is not None:
            self._serving.hold(held)
            self._timer.start()

    def look_changed(self) -> None:
        """Show as much of the timeline as it is played by now."""
        if self._serving is not None:
            self._serving.look_changed()
            self._timer.start()

    def clocks_may_differ(self) -> None:
        """Tell the time anew, because the computer may have slept."""
        if self._serving is not None:
            self._serving.clocks_may_differ()
            self._timer.start()

    def _on_commit(self, batch: Committed) -> None:
        if self._serving is not None:
            self._serving.react(batch)
            if batch.touches("round"):
                # Nobody is ready for a step that has just begun.
                self.changed.emit()
            # Not at once: others have not heard of this batch yet.
            self._busy = True
            if not self._timer.isActive():
                self._timer.start()

    def _hear(self) -> None:
        """Take what has arrived after a pause, without letting it wait for a tick."""
        if self._serving is None:
            return
        if not self._serving.server.is_running():
            self.switch_off()
            self.ended.emit()
        elif not self._timer.isActive():
            self._ticks = 0
            self._timer.start()
            self._tick()

    def _go_on(self) -> None:
        """Answer what is on disk now; what has come meanwhile waits for a tick if it is little."""
        if self._serving is not None:
            self._account(self._serving.finish())
            self._tell(self._serving)
            self._account(self._serving.begin(AT_ONCE))

    def _account(self, turn: Turn) -> None:
        self._busy = self._busy or turn.any
        if turn.trouble is not None:
            self.failed.emit(turn.trouble)
        if turn.seats_changed:
            self.changed.emit()

    def _tick(self) -> None:
        serving = self._serving
        if serving is None:
            return
        self._account(serving.finish())
        self._account(serving.begin())
        self._due = self._due or self._ticks % TICKS_OF_A_BATCH == 0
        self._ticks += 1
        self._tell(serving)

    def _tell(self, serving: Serving) -> None:
        """Tell the news when it is time, and when all of it is on disk."""
        if not self._due or serving.is_writing():
            return
        self._due = False
        self._busy = serving.tell() or self._busy
        if not self._busy:
            # Nothing for a whole batch: there is no need to look again until something comes.
            self._timer.stop()
        self._busy = False
