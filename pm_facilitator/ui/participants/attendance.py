"""While participants can come in: where, who is here, what the group sees of it, and the end."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from pm_facilitator.ui.make import button, column, label
from pm_facilitator.ui.steady_label import SteadyLabel
from pm_facilitator.ui.widgets.captioned import captioned
from pm_facilitator.ui.widgets.named_choice import NamedChoice

if TYPE_CHECKING:
    from pm_facilitator.ui.participants.seats import Seat

SIZES: Mapping[str, str] = {
    "large": "Large",
    "corner": "In a corner",
    "": "Not shown",
}
_COMPARE = "Browsers warn once. People can compare this fingerprint before they go on:"


class Attendance(QWidget):
    """Says no more of anybody than they show: how many are here, and whose hands are up.

    Signals:
        sizeChosen: how large the group's window shows the way in, one of ``SIZES``.
        handsLowered: take all raised hands down.
        ended: end the page.
    """

    sizeChosen = Signal(str)
    handsLowered = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = _to_copy("Address of the page")
        self._code = _to_copy("Join code")
        self._code.setProperty("role", "title")
        self._compare = label(_COMPARE, "quiet", wrap=True)
        self._fingerprint = _to_copy("Fingerprint of the certificate")
        self._trouble = label("", "warning", wrap=True)
        self._count = SteadyLabel()
        self._hands = label("", wrap=True)
        self._lower = button("Lower all hands", self.handsLowered.emit)
        self._size = NamedChoice(SIZES)
        self._size.chosen.connect(self.sizeChosen)
        self._end = button("End the page", self.ended.emit)
        self._build()
        self.show_trouble("")

    def _build(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        layout = column(self, margin=8)
        layout.addWidget(label("Participants can join", "section"))
        layout.addWidget(self._address)
        layout.addWidget(self._code)
        layout.addWidget(self._compare)
        layout.addWidget(self._fingerprint)
        layout.addWidget(self._trouble)
        layout.addLayout(captioned("In the group's window", self._size))
        layout.addWidget(self._count)
        layout.addWidget(self._hands)
        layout.addWidget(self._lower, 0, left)
        layout.addSpacing(8)
        layout.addWidget(self._end, 0, left)
        layout.addStretch(1)

    def show_way(self, address: str, code: str, fingerprint: str = "") -> None:
        """Show where participants come in; the fingerprint is empty without encryption."""
        self._address.setText(address)
        self._code.setText(code)
        # A line may be broken at a space only.
        self._fingerprint.setText(fingerprint.replace(":", " "))
        self._compare.setVisible(bool(fingerprint))
        self._fingerprint.setVisible(bool(fingerprint))

    def show_seats(self, seats: "Sequence[Seat]") -> None:
        """Show how many are here, and whose hands are up."""
        ready = sum(seat.ready for seat in seats)
        joined = f"{len(seats)} have joined" if len(seats) != 1 else "1 has joined"
        self._count.show_text(f"{joined}, {ready} ready" if ready else joined)
        names = [seat.name for seat in seats if seat.hand and seat.name]
        unnamed = sum(seat.hand and not seat.name for seat in seats)
        if unnamed:
            names.append("1 without a name" if unnamed == 1 else f"{unnamed} without a name")
        self._hands.setText(f"Hands up: {', '.join(names)}")
        self._hands.setVisible(bool(names))
        self._lower.setVisible(bool(names))

    def show_trouble(self, text: str) -> None:
        """Say that the page cannot be reached just now; an empty text takes that back."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def show_size(self, size: str) -> None:
        """Show how large the group's window shows the way in."""
        self._size.set_name(size)

    def count_text(self) -> str:
        """Give what is said of who is here."""
        return str(self._count.text())

    def hands_text(self) -> str:
        """Give what is said of raised hands; empty when there are none."""
        return "" if self._hands.isHidden() else str(self._hands.text())

    def trouble_text(self) -> str:
        """Give what is said of trouble; empty when there is none."""
        return "" if self._trouble.isHidden() else str(self._trouble.text())

    def fingerprint_text(self) -> str:
        """Give the fingerprint that is shown; empty without encryption."""
        return str(self._fingerprint.text())

    def take_focus(self) -> None:
        """Put the keyboard on the first choice."""
        self._size.setFocus()


def _to_copy(name: str) -> QLabel:
    made = label("", wrap=True)
    made.setAccessibleName(name)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
