"""The line below an import: how far the reading is, what was just done, and what went wrong."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from pm_facilitator.ui.make import button, label, row

PATIENCE_MILLISECONDS = 400
"""What is read sooner needs no progress bar."""


class ImportStatus(QWidget):
    """Says one thing at a time.

    Signals:
        stopped: the reading is to be stopped.
        undone: the last decision is to be taken back.
        backWanted: the import that was cancelled before is to come back.
    """

    stopped = Signal()
    undone = Signal()
    backWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: QLabel = label("")
        self._words.setAccessibleName("What was done")
        self._undo = button("Undo", self.undone.emit, role="link", tip="Undo (Ctrl+Z)")
        self._back = button("Back to it", self.backWanted.emit, role="link")
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setFixedWidth(180)
        self._bar.setAccessibleName("How far the reading is")
        self._stop = button("Stop", self.stopped.emit, tip="Stop reading")
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(lambda: self._show_reading(True))
        line = row(self)
        line.addWidget(self._bar)
        line.addWidget(self._stop)
        line.addWidget(self._words)
        line.addWidget(self._undo)
        line.addWidget(self._back)
        line.addStretch(1)
        self._show_reading(False)
        self.say("")

    def say(self, words: str, *, undo: bool = False) -> None:
        """Say what was done, with a way back if there is one."""
        self._words.setText(words)
        self._undo.setVisible(undo)
        self._back.hide()
        self._is_refusal = False
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def refuse(self, words: str) -> None:
        """Say why something that was written is not taken; it is past once that is left."""
        self.say(words)
        self._is_refusal = bool(words)

    def end_refusal(self) -> None:
        """Say no more of what was refused; anything else stays."""
        if self._is_refusal:
            self.say("")

    def offer_back(self, words: str) -> None:
        """Say that an import that was cancelled can come back."""
        self.say(words)
        self._back.show()

    def text(self) -> str:
        """Give what is being said."""
        return str(self._words.text())

    def begin(self) -> None:
        """Something is being read; it is shown once that takes a while."""
        if self._bar.isHidden() and not self._patience.isActive():
            self._bar.setRange(0, 0)
            self._patience.start()

    def show_share(self, done: float) -> None:
        """Show how far it is, from 0 to 1."""
        self._bar.setRange(0, 100)
        self._bar.setValue(round(done * 100))

    def end(self) -> None:
        """Nothing is being read any more."""
        self._patience.stop()
        self._show_reading(False)

    def _show_reading(self, on: bool) -> None:
        self._bar.setVisible(on)
        self._stop.setVisible(on)
