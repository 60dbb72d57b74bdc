"""The line below the choices: how far a document is, and what became of it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from pm_facilitator.ui.make import button, column, label, row

PATIENCE_MILLISECONDS = 1000
"""What is written sooner needs no progress bar."""


class ExportProgress(QWidget):
    """Says one thing at a time.

    Signals:
        stopped: what is being made is to be stopped.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName("How far the document is")
        self._stop = button("Stop", self.stopped.emit, tip="Stop; nothing is written then")
        self._open = button("Open folder", self._show_folder, role="link")
        self._open_folder: Callable[[], object] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(lambda: self._show_bar(True))
        layout = column(self)
        layout.addWidget(self._words)
        line = row()
        line.addWidget(self._bar, 1)
        line.addWidget(self._stop)
        line.addWidget(self._open)
        line.addStretch(1)
        layout.addLayout(line)
        self.say("")

    def begin(self, words: str) -> None:
        """Something is being made; how far it is shows once that takes a while."""
        self.say(words)
        self._bar.setValue(0)
        self._patience.start()

    def show_share(self, done: float) -> None:
        """Show how far it is, from 0 to 1."""
        self._bar.setValue(round(done * 100))

    def say(
        self,
        words: str,
        *,
        problem: bool = False,
        open_folder: Callable[[], object] | None = None,
    ) -> None:
        """Say what is, or what has become of it."""
        self._patience.stop()
        self._show_bar(False)
        self._words.setText(words)
        self._words.setProperty("role", "warning" if problem else "body")
        self._words.style().polish(self._words)
        self._words.setVisible(bool(words))
        self._open_folder = open_folder
        self._open.setVisible(open_folder is not None)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def clear(self) -> None:
        """Say nothing any more, unless something is being made."""
        if not self._patience.isActive() and self._bar.isHidden():
            self.say("")

    def text(self) -> str:
        """Give what is being said."""
        return str(self._words.text())

    def _show_bar(self, on: bool) -> None:
        self._bar.setVisible(on)
        self._stop.setVisible(on)

    def _show_folder(self) -> None:
        if self._open_folder is not None:
            self._open_folder()
