"""What to say aloud when the room gets into difficulty: one key for each, in large letters."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QPushButton, QWidget

from pm_facilitator import presets
from pm_facilitator.presets import Redirect
from pm_facilitator.ui.make import button, clear, column, label, row, tool

_MARGIN = 24
_WIDEST = 1040
_NOTHING_KEPT = "Nothing about this is recorded."


class RoomCard(QFrame):
    """Lies over the facilitator's own page until Esc; the group's window knows nothing of it.

    Signals:
        used: the name of the difficulty that was chosen.
        breakWanted: the minutes of the break that is suggested.
        breakOver: the break that is under way is to end.
    """

    used = Signal(str)
    breakWanted = Signal(int)
    breakOver = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("roomCard")
        self.setAccessibleName("What to say when the room gets into difficulty")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._room = parent
        self._came_from: QWidget | None = None
        self._resting = False
        self._chosen: Redirect | None = None
        self._turns: dict[str, int] = {}
        self._keys: dict[str, QPushButton] = {}
        self._words = column(gap=12)
        self._kept = label(_NOTHING_KEPT, "small", wrap=True)
        self._build()
        parent.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        layout = column(self, margin=16, gap=12)
        head = row()
        head.addWidget(label("What is happening in the room?", "title"))
        head.addStretch(1)
        head.addWidget(label("Only you see this", "small"))
        head.addWidget(tool("x", "Close the card", self.close_card, keys="Esc"))
        layout.addLayout(head)
        halves = row(gap=24)
        halves.addLayout(self._build_keys())
        halves.addLayout(self._words, 1)
        layout.addLayout(halves, 1)
        layout.addWidget(self._kept)

    def _build_keys(self) -> QBoxLayout:
        layout = column(gap=4)
        for number, redirect in enumerate(presets.redirects(), start=1):
            made = button(f"{number}   {redirect.situation}", partial(self.choose, number - 1))
            made.setProperty("role", "choice")
            made.setCheckable(True)
            made.setAccessibleName(f"{redirect.situation}, key {number}")
            self._keys[redirect.name] = made
            layout.addWidget(made)
        layout.addStretch(1)
        return layout

    # Coming and going.

    def toggle(self) -> None:
        """Open the card, or close it."""
        if self.isVisible():
            self.close_card()
            return
        self._came_from = QApplication.focusWidget()
        self._chosen = None
        self._show()
        self.show()
        self.raise_()
        self._place()
        self.setFocus()

    def close_card(self) -> None:
        """Close the card and give the keyboard back to where it was."""
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self._came_from = None

    def show_break(self, resting: bool) -> None:
        """Offer the end of the break while one is under way, else a break."""
        self._resting = resting

    def show_counts(self, counts: Mapping[str, int] | None) -> None:
        """Say what the review keeps of this: counts by kind, or nothing with None."""
        if counts is None:
            self._kept.setText(_NOTHING_KEPT)
            return
        known = [(each.situation, counts.get(each.name, 0)) for each in presets.redirects()]
        so_far = "; ".join(f"{situation}: {count}" for situation, count in known if count)
        self._kept.setText(f"Counted in this review, by kind only. {so_far or 'Nothing yet.'}")

    # What can be said.

    def choose(self, place: int) -> None:
        """Show what can be said about a difficulty; each time another sentence comes first."""
        redirects = presets.redirects()
        if not 0 <= place < len(redirects):
            return
        self._chosen = redirects[place]
        name = self._chosen.name
        self._turns[name] = self._turns.get(name, -1) + 1
        self._show()
        # So that Space asks for another sentence, and chooses nothing once more.
        self.setFocus()
        self.used.emit(name)

    def another(self) -> None:
        """Put another sentence into the large letters."""
        if self._chosen is not None:
            self._turns[self._chosen.name] += 1
            self._show()
            self.setFocus()

    def sentence(self) -> str:
        """Give the sentence in large letters; empty before anything was chosen."""
        if self._chosen is None:
            return ""
        moves = self._chosen.moves
        return moves[self._turns[self._chosen.name] % len(moves)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a digit; Space: another sentence, B: a break or its end, Esc: close."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.choose(key - Qt.Key.Key_1)
        elif key == Qt.Key.Key_Space:
            self.another()
        elif key == Qt.Key.Key_B:
            self._take_break()
        elif key == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _take_break(self) -> None:
        if self._resting:
            self.close_card()
            self.breakOver.emit()
            return
        chosen = self._chosen or next(each for each in presets.redirects() if each.minutes)
        self.close_card()
        self.breakWanted.emit(chosen.minutes or 5)

    def _show(self) -> None:
        clear(self._words)
        chosen = self._chosen
        for name, key in self._keys.items():
            key.setChecked(chosen is not None and name == chosen.name)
        if chosen is None:
            hint = "Press the number of what is happening; Esc closes."
            if self._resting:
                hint = "Press the number of what is happening; B ends the break, Esc closes."
            self._words.addWidget(label(hint, "quiet", wrap=True))
            self._words.addStretch(1)
            return
        said = label(self.sentence(), "aloud", wrap=True)
        said.setAccessibleName(f"Say: {self.sentence()}")
        self._words.addWidget(said)
        self._words.addSpacing(4)
        for move in chosen.moves:
            if move != self.sentence():
                self._words.addWidget(label(move, "quiet", wrap=True))
        self._words.addStretch(1)
        self._words.addLayout(self._build_offers(chosen))
        self._words.addWidget(label(f"After {chosen.source}", "small"))

    def _build_offers(self, chosen: Redirect) -> QBoxLayout:
        offers = row(gap=4)
        offers.addWidget(button("Another way to say it (Space)", self.another))
        if self._resting or chosen.minutes:
            words = f"Take a break of {chosen.minutes} min (B)"
            if self._resting:
                words = "End the break (B)"
            offers.addWidget(button(words, self._take_break, role="primary"))
        offers.addStretch(1)
        return offers

    def _place(self) -> None:
        room = self._room.rect()
        width = min(_WIDEST, room.width() - 2 * _MARGIN)
        height = min(max(self.sizeHint().height(), 480), room.height() - 2 * _MARGIN)
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)
