"""Choices and numbers that scrolling past them does not change."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox

_MARGIN = 6


class StillComboBox(QComboBox):
    """A choice that changes by click and by key, never by the wheel."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on to what is being scrolled."""
        event.ignore()


class StillSpinBox(QSpinBox):
    """A number that changes by click and by key, never by the wheel."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A style sheet's padding keeps the number away from nothing but the buttons.
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on to what is being scrolled."""
        event.ignore()
