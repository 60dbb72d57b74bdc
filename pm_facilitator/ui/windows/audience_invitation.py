"""How participants come to their page: a QR code, the address and the join code, for the group."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import column, label, row
from pm_facilitator.ui.windows.audience_bar import look_of, scale_of

_QUIET = 4
"""The modules of white around a QR code, as the standard wants them."""

_LARGE = {"code": 700, "head": 56, "address": 56, "join": 112, "joined": 36, "margin": 64}
_CORNER = {"code": 232, "head": 24, "address": 26, "join": 44, "joined": 24, "margin": 16}
"""Sizes in pixels, in a window of full height."""

_BLACK, _WHITE = QColor("#000000"), QColor("#ffffff")


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the group is told: the whole address for the QR code, a short one, and the code."""

    url: str
    address: str
    code: str


class QrCode(QWidget):
    """A QR code, black on white in any theme, since cameras read nothing else as surely."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: Sequence[Sequence[int]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_url(self, url: str) -> None:
        """Show the code of an address."""
        # Imported when the first code is drawn: most meetings do without.
        import segno

        made = segno.make(url, error="m", micro=False)
        self._modules = [list(line) for line in made.matrix]
        self.setAccessibleName(f"QR code of {url}")
        self.update()

    def modules(self) -> Sequence[Sequence[int]]:
        """Give the code line by line; 1 is black."""
        return self._modules

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each module on whole pixels, so that no edge is blurred."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _WHITE)
        count = len(self._modules) + 2 * _QUIET
        side = min(self.width(), self.height()) // count if self._modules else 0
        left = (self.width() - side * len(self._modules)) / 2
        top = (self.height() - side * len(self._modules)) / 2
        for y, line in enumerate(self._modules):
            for x, dark in enumerate(line):
                if dark:
                    place = QRectF(left + x * side, top + y * side, side, side)
                    painter.fillRect(place, _BLACK)
        painter.end()


class AudienceInvitation(QFrame):
    """Lies over the lower right corner of the group's window, or over all of it below the bar.

    Signals:
        takes: the height at the bottom of the window that the corner covers, in pixels.
    """

    takes = Signal(int)

    def __init__(self, palette: Palette, bar: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("audienceInvitation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._palette, self._bar, self._room = palette, bar, parent
        self._size = ""
        self._code = QrCode()
        self._head, self._address = label("Join with your phone or laptop"), label("")
        self._join, self._joined = label(""), label("")
        self._lines, words = row(self), column()
        words.addStretch(1)
        for each in self._words():
            words.addWidget(each)
        words.addStretch(1)
        self._lines.addStretch(1)
        self._lines.addWidget(self._code)
        self._lines.addLayout(words)
        self._lines.addStretch(1)
        self.hide()

    def show_invitation(self, invitation: Invitation | None, size: str) -> None:
        """Show how to join, "large" or in the "corner"; without a size, or with None, nothing."""
        self._size = size if invitation is not None else ""
        if invitation is not None:
            self._code.show_url(invitation.url)
            self._address.setText(invitation.address)
            self._join.setText(invitation.code)
        self.setProperty("corner", self._size == "corner")
        self.style().polish(self)
        self.setVisible(bool(self._size))
        self.dress()

    def show_joined(self, count: int) -> None:
        """Show how many have joined."""
        self._joined.setText("1 has joined" if count == 1 else f"{count} have joined")

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        self.dress()

    def size_shown(self) -> str:
        """Give how it is shown: "large", in the "corner", or not at all."""
        return self._size

    def words(self) -> list[str]:
        """Give what can be read."""
        return [str(each.text()) for each in self._words() if self._size]

    def code(self) -> QrCode:
        """Give the QR code."""
        return self._code

    def dress(self) -> None:
        """Give everything its size and place in the window."""
        if not self._size:
            self.takes.emit(0)
            return
        sizes = _LARGE if self._size == "large" else _CORNER
        scale, colors = scale_of(self.window()), self._palette
        looks = (
            (self._head, "head", "text_soft", 400),
            (self._address, "address", "text", 600),
            (self._join, "join", "text", 600),
            (self._joined, "joined", "text_soft", 400),
        )
        for words, name, ink, weight in looks:
            words.setStyleSheet(look_of(colors[ink], sizes[name] * scale, weight))
        side, margin = round(sizes["code"] * scale), round(sizes["margin"] * scale)
        self._code.setFixedSize(side, side)
        self._lines.setContentsMargins(margin, margin, margin, margin)
        self._lines.setSpacing(margin)
        self._place(margin)

    def _place(self, margin: int) -> None:
        room = self._room.rect()
        if self._size == "large":
            self.setGeometry(room.adjusted(0, self._bar.geometry().bottom() + 1, 0, 0))
            self.takes.emit(0)
            return
        self._lines.activate()
        wanted = self.sizeHint()
        corner = room.bottomRight() - QPoint(wanted.width() + margin, wanted.height() + margin)
        self.setGeometry(QRect(corner, wanted))
        self.takes.emit(wanted.height() + margin)

    def _words(self) -> tuple[QLabel, QLabel, QLabel, QLabel]:
        return self._head, self._address, self._join, self._joined
