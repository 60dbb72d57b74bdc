"""Participants' own devices in the facilitator's window: let in, watched over, and sent away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.entities import Round
from pm_facilitator.errors import PmError
from pm_facilitator.paths import Paths
from pm_facilitator.settings import Settings
from pm_facilitator.ui.moments import monotonic
from pm_facilitator.ui.participants.attendance import Attendance
from pm_facilitator.ui.participants.way_in import PORTS, WayIn
from pm_facilitator.ui.windows.audience_invitation import Invitation

if TYPE_CHECKING:
    from pm_facilitator.participants.certificate import Encryption
    from pm_facilitator.ui.participants.bridge import Bridge
    from pm_facilitator.ui.windows.room import Room

_TAB = "Devices"
LOOK_MILLISECONDS = 5000
"""How often it is looked whether the network is there and the clocks are right."""

_TOGETHER = 150
"""Milliseconds within which those who come and go are shown together: a crowd comes at once."""

_SLEPT = 20.0
"""Seconds that the computer was away between two looks, from which on it is told."""


class Inviting(QObject):
    """Off at every start: what was chosen is remembered, that it was on is not.

    Signals:
        remembered: settings that have been chosen, by name.
    """

    remembered = Signal(dict)

    def __init__(self, room: "Room") -> None:
        super().__init__(room)
        self._room = room
        self._settings = Settings()
        self._paths: Paths | None = None
        self._invitation: Invitation | None = None
        self._size = ""
        self._away = 0.0
        self.bridge: Bridge | None = None
        self.way_in, self.attendance = WayIn(), Attendance()
        self._faces = QStackedWidget()
        self._tab = QScrollArea(room)
        self._tab.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look_round)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_TOGETHER)
        self._rest.timeout.connect(self._show_rest)
        self._late = False
        self._unsubscribe = room.session.subscribe(self._on_commit)
        self._connect()

    def _connect(self) -> None:
        self._tab.setWidgetResizable(True)
        self._tab.setFrameShape(QScrollArea.Shape.NoFrame)
        self._tab.setWidget(self._faces)
        self._faces.addWidget(self.way_in)
        self._faces.addWidget(self.attendance)
        self.way_in.wanted.connect(self.let_in)
        self.way_in.lookedAgain.connect(self._offer_networks)
        self.attendance.sizeChosen.connect(self.show_size)
        self.attendance.ended.connect(self.end)
        self.attendance.handsLowered.connect(self._lower_hands)

    def start_with(self, settings: Settings, paths: Paths) -> None:
        """Know what was chosen last, and where the certificate is kept."""
        self._settings, self._paths = settings, paths
        self.way_in.start_with(settings.devices_port, settings.devices_encrypted)

    def open(self) -> None:
        """Show the tab, with the keyboard on its next step."""
        panel = self._room.panel
        if self._tab.parent() is self._room:
            # Most meetings do without, and keep a tab less.
            panel.add_tab(self._tab, _TAB)
        if not self.is_on():
            self._offer_networks()
        panel.show()
        panel.show_tab(_TAB)
        (self.attendance if self.is_on() else self.way_in).take_focus()

    # Letting in and sending away.

    def is_on(self) -> bool:
        """Tell whether participants can come in."""
        return self.bridge is not None and self.bridge.server() is not None

    def let_in(self) -> None:
        """Let participants in as the form says, or say in it why that cannot be."""
        network, port = self.way_in.network(), self.way_in.port()
        encrypted = self.way_in.is_encrypted()
        try:
            if port is None:
                raise PmError(f"A port is a number from {PORTS[0]} to {PORTS[1]}.")
            self.let_in_over(network.address, port, encrypted=encrypted)
        except PmError as error:
            self.way_in.show_problem(error)
            return
        self.way_in.show_problem(None)
        self.remembered.emit(
            {
                "devices_network": network.name,
                "devices_port": port,
                "devices_encrypted": encrypted,
            }
        )

    def let_in_over(self, address: str, port: int, *, encrypted: bool = False) -> None:
        """Let participants in over the network with this address.

        Raises:
            PmError: when that cannot be done.
        """
        # Most meetings do without all this, and are spared the time it takes to import.
        from pm_facilitator.ui.participants.bridge import Bridge

        if self.bridge is None:
            room = self._room
            self.bridge = Bridge(
                room.session, room.moment, self._uncovered, self, room.rounds.lead.people_in
            )
            self.bridge.changed.connect(self._seats_changed)
            self.bridge.changed.connect(room.rounds.seats_changed)
            self.bridge.failed.connect(room.notices.problem)
            self.bridge.ended.connect(self._ended)
            self.bridge.hold(room.audience is not None and room.audience.is_frozen())
        certificate = self._encryption(address) if encrypted else None
        context = certificate.context if certificate else None
        server = self.bridge.switch_on(address, port, context)
        url = server.url()
        short = url.rstrip("/") if certificate else url.removeprefix("http://").rstrip("/")
        self._invitation = Invitation(f"{url}?c={server.code}", short, server.code)
        self.attendance.show_way(url, server.code, certificate.fingerprint if certificate else "")
        self._show_on()

    def people_in(self, round_: Round) -> dict[str, list[str]]:
        """Give the ids of the review's people who sit in each small group on their devices."""
        return self.bridge.people_in(round_) if self.bridge is not None else {}

    def end(self) -> None:
        """End the page for everybody."""
        if self.bridge is not None:
            self.bridge.switch_off()
        self._show_off()
        self._room.notices.say("The participants' page is ended; nobody can reach it any more.")

    def close(self) -> None:
        """Let go of the review."""
        self._timer.stop()
        self._rest.stop()
        self._unsubscribe()
        if self.bridge is not None:
            self.bridge.close()

    def _encryption(self, address: str) -> "Encryption | None":
        from pm_facilitator.participants.certificate import encryption

        if self._paths is None:
            return None
        return encryption(self._paths.certificate, address, self._room.session.now())

    def _show_on(self) -> None:
        self._faces.setCurrentWidget(self.attendance)
        self.attendance.take_focus()
        self.attendance.show_trouble("")
        self._show_seats()
        self.show_size("large")
        self._away = self._sleep()
        self._timer.start()
        window = " F5 opens the group's window, which shows how." if not self._room.audience else ""
        self._room.notices.say(f"Participants can join now.{window}")

    def _show_off(self) -> None:
        self._timer.stop()
        self._invitation = None
        self.show_size("")
        had_focus = self._faces.isAncestorOf(self._faces.window().focusWidget())
        self._faces.setCurrentWidget(self.way_in)
        self._offer_networks()
        self._room.panel.count(_TAB, 0)
        if had_focus:
            self.way_in.take_focus()

    def _ended(self) -> None:
        self._show_off()
        error = PmError("The participants' page has stopped.", "Let participants in once more.")
        self._room.notices.problem(error)

    # What the group sees of it.

    def show_size(self, size: str) -> None:
        """Show how to join "large" or in the "corner" of the group's window, or not at all."""
        self._size = size
        self.attendance.show_size(size)
        if self._room.audience is not None:
            self._room.audience.invitation.show_invitation(self._invitation, size)

    def audience_opened(self) -> None:
        """Show how to join in the window that has just been opened."""
        self.show_size(self._size)
        self._show_seats()

    def hold(self, held: bool) -> None:
        """Let the page show no more than a group's window whose picture is held."""
        if self.bridge is not None:
            self.bridge.hold(held)

    def look_changed(self) -> None:
        """Let the page show as much of the timeline as is played by now."""
        if self.bridge is not None:
            self.bridge.look_changed()

    def _on_commit(self, batch: Committed) -> None:
        goes_on = batch.touches("review", "stage") or batch.touches("round", "step_at")
        if self._size == "large" and goes_on:
            # What comes next wants the window; who comes late finds the way in its corner.
            self.show_size("corner")

    def _uncovered(self) -> frozenset[str] | None:
        """Give the events that a timeline being played has uncovered; None when it is not."""
        scene = self._room.recap.scene
        if scene.look.upto is None:
            return None
        cards = scene.timeline.cards
        return frozenset(id_ for card in cards for id_ in (card.members or (card.id,)))

    # Watching over it.

    def _seats_changed(self) -> None:
        if self._rest.isActive():
            self._late = True
            return
        self._show_seats()
        self._rest.start()

    def _show_rest(self) -> None:
        if self._late:
            self._late = False
            self._seats_changed()

    def _show_seats(self) -> None:
        seats = self.bridge.seats() if self.bridge is not None else []
        self.attendance.show_seats(seats)
        if self.is_on():
            self._room.panel.count(_TAB, len(seats))
        if self._room.audience is not None:
            self._room.audience.invitation.show_joined(len(seats))

    def look_round(self) -> None:
        """See whether the network is still there, and whether the computer has slept."""
        from pm_facilitator.ui.participants.networks import is_there

        server = self.bridge.server() if self.bridge is not None else None
        if self.bridge is None or server is None:
            return
        slept, self._away = self._sleep() - self._away, self._sleep()
        if slept > _SLEPT:
            self.bridge.clocks_may_differ()
            self._room.notices.say("The computer has slept; devices find back by themselves.")
        words = "" if is_there(server.address) else _gone(server.address)
        if words != self.attendance.trouble_text():
            self.attendance.show_trouble(words)
            self._room.notices.say(words or "The network is back; devices find back by themselves.")

    def _sleep(self) -> float:
        """Give the seconds of sleep since some moment: one clock counts them, the other does not.

        Where both do, the clocks of the page are right without any help.
        """
        return self._room.moment().steady - monotonic()

    def _lower_hands(self) -> None:
        if self.bridge is not None:
            self.bridge.lower_hands()
            self._show_seats()

    def _offer_networks(self) -> None:
        from pm_facilitator.ui.participants.networks import networks

        self.way_in.offer(networks(), self._settings.devices_network)


def _gone(address: str) -> str:
    return f"The network of {address} is gone. Join it again, or end the page and choose another."
