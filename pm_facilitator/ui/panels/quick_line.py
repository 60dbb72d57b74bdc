"""The one-line entry that opens at the bottom by a single key and goes away again."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from pm_facilitator.ui.make import column, label, row
from pm_facilitator.ui.panels.escapable_line import EscapableLine


class QuickLine(QFrame):
    """A line to write one thing down without leaving what one is at.

    Enter takes the line and stays open for the next one; Esc closes and gives the focus back.

    Signals:
        typed: the text at every keystroke, for the coach.
        closed: the line went away.
    """

    typed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._caption = label("", "section")
        self._line = EscapableLine()
        self._hint = label("Enter to add, Esc to close", "small")
        self._take: Callable[[str], object] | None = None
        self._came_from: QWidget | None = None
        self._line.returnPressed.connect(self._accept)
        self._line.escaped.connect(self.close_line)
        self._line.textEdited.connect(self.typed)
        self._heard: QLabel = label("", "quiet", wrap=True)
        self._heard.hide()
        layout = column(self, margin=8, gap=4)
        line = row()
        line.addWidget(self._caption)
        line.addWidget(self._line, 1)
        line.addWidget(self._hint)
        layout.addLayout(line)
        layout.addWidget(self._heard)
        self.hide()

    def ask(self, caption: str, placeholder: str, take: Callable[[str], object]) -> None:
        """Open for one sort of thing; what is written goes to ``take``."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._came_from = focused
        self._take = take
        self._caption.setText(caption)
        self._line.setPlaceholderText(placeholder)
        self._line.setAccessibleName(caption)
        self._line.clear()
        self.say("")
        self.show()
        self._line.setFocus()

    def caption(self) -> str:
        """Give what is asked for."""
        return self._caption.text()

    def say(self, hint: str) -> None:
        """Say something quietly about the line that is being written; nothing when empty."""
        self._heard.setText(hint)
        self._heard.setVisible(bool(hint))

    def reword(self, text: str) -> None:
        """Put a better wording into the line, which can be taken back there."""
        self._line.selectAll()
        self._line.insert(text)
        self.typed.emit(text)

    def close_line(self) -> None:
        """Close and give the focus back to where it was."""
        self.hide()
        self._take = None
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self._came_from = None
        self.closed.emit()

    def _accept(self) -> None:
        text = self._line.text().strip()
        if not text:
            self.close_line()
        elif self._take is not None:
            self._line.clear()
            self.typed.emit("")
            self._take(text)
