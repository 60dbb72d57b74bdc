"""A small box to write notes into: every line that is entered becomes one note."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LINES = 2
"""How many lines of a note can be seen while it is written."""


class NotesBox(QPlainTextEdit):
    """Enter hands over what was written; a paste of several lines is handed over as it is.

    Esc gives the keyboard back and keeps every letter.

    Signals:
        entered: the text, one note for each line.
        pasted: a text of several lines from the clipboard.
        escaped: Esc was pressed.
    """

    entered = Signal(str)
    pasted = Signal(str)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlaceholderText("One line, one note; Enter keeps it")
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 22)

    def text(self) -> str:
        """Give what is written and not entered yet."""
        return self.toPlainText()

    def enter(self) -> None:
        """Hand over what is written, if anything."""
        text = self.toPlainText()
        if text.strip():
            self.entered.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc; all other keys write."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand over many lines at once; a single one is written where the caret is."""
        text = source.text()
        if len(text.strip().splitlines()) > 1:
            self.pasted.emit(text)
        else:
            self.insertPlainText(text.strip("\r\n"))
