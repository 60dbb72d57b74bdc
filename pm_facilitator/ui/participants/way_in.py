"""Choosing over which network participants come in, at which port, and whether encrypted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from pm_facilitator.errors import PmError
from pm_facilitator.ui.make import button, column, label
from pm_facilitator.ui.widgets.captioned import captioned
from pm_facilitator.ui.widgets.named_choice import NamedChoice

if TYPE_CHECKING:
    from pm_facilitator.ui.participants.networks import Network

_WHAT = (
    "People open a page in their browser and write on their own phone or laptop. The page has "
    "what the group's window shows, and their own notes. It is off until you let them in."
)
_ALONE = "This computer is in no network. Join one, then look again."
_OPENLY = (
    "Without encryption, others in this network could read along. With it, browsers warn once, "
    "because they do not know this computer."
)
PORTS = (1024, 65535)


class WayIn(QWidget):
    """A short form; nothing is open until its button is pressed.

    Signals:
        wanted: let participants in as chosen.
        lookedAgain: look which networks there are.
    """

    wanted = Signal()
    lookedAgain = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._networks: dict[str, Network] = {}
        self._network = NamedChoice({})
        self._port = QLineEdit()
        self._port.setValidator(QIntValidator(*PORTS, self._port))
        self._port.setMaximumWidth(96)
        self._port.returnPressed.connect(self.wanted)
        self._encrypt = QCheckBox("Encrypt")
        self._alone = label(_ALONE, "warning", wrap=True)
        self._problem = label("", "warning", wrap=True)
        self._problem.hide()
        self._button = button("Let participants in", self.wanted.emit, role="primary")
        self._build()

    def _build(self) -> None:
        again = button("Look again", self.lookedAgain.emit, role="link")
        again.setAccessibleName("Look again which networks there are")
        left = Qt.AlignmentFlag.AlignLeft
        layout = column(self, margin=8)
        layout.addWidget(label("Participants' own devices", "section"))
        layout.addWidget(label(_WHAT, "quiet", wrap=True))
        layout.addLayout(captioned("Network", self._network))
        layout.addWidget(self._alone)
        layout.addWidget(again, 0, left)
        layout.addLayout(captioned("Port", self._port))
        layout.addWidget(self._encrypt)
        layout.addWidget(label(_OPENLY, "quiet", wrap=True))
        layout.addWidget(self._button, 0, left)
        layout.addWidget(self._problem)
        layout.addStretch(1)

    def start_with(self, port: int, encrypted: bool) -> None:
        """Show what was chosen last."""
        self._port.setText(str(port))
        self._encrypt.setChecked(encrypted)

    def offer(self, networks: "Sequence[Network]", wanted: str) -> None:
        """Offer networks, by their names, with the wanted one chosen when it is among them."""
        self._networks = {network.name: network for network in networks}
        self._network.clear()
        for network in networks:
            self._network.addItem(network.label, network.name)
        self._network.set_name(wanted)
        self._alone.setVisible(len(networks) == 1)

    def network(self) -> "Network":
        """Give the network that is chosen."""
        return self._networks[self._network.name()]

    def port(self) -> int | None:
        """Give the port; None when it is none."""
        number = int(self._port.text() or 0)
        return number if PORTS[0] <= number <= PORTS[1] else None

    def is_encrypted(self) -> bool:
        """Tell whether encryption is wished."""
        return self._encrypt.isChecked()

    def show_problem(self, error: PmError | None) -> None:
        """Say why participants could not be let in, or that nothing is wrong."""
        self._problem.setText(str(error or ""))
        self._problem.setVisible(error is not None)

    def problem_text(self) -> str:
        """Give what is said of the problem; empty when there is none."""
        return str(self._problem.text())

    def is_alone(self) -> bool:
        """Tell whether it is said that this computer is in no network."""
        return not self._alone.isHidden()

    def take_focus(self) -> None:
        """Put the keyboard on the next step."""
        self._button.setFocus()
