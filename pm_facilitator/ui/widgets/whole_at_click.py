"""Lets a click into a line select all of it, so that what is typed next takes its place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit


class WholeAtClick(QObject):
    """Watches a line; while something is being typed, a click puts the caret there as usual."""

    def __init__(self, line: QLineEdit, is_typed: Callable[[], bool]) -> None:
        """Take the line, and what tells whether something is being typed into it."""
        super().__init__(line)
        self._line = line
        self._is_typed = is_typed
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select all when the button is let go, unless a part was just selected."""
        released = watched is self._line and event.type() is QEvent.Type.MouseButtonRelease
        if released and not self._line.hasSelectedText() and not self._is_typed():
            self._line.selectAll()
        return False
