"""A label of one line for a number that changes all the time."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

_SLACK = 12
"""Pixels more than the text needs, so that digits of other widths find room as well."""

_LOOSE = 64
"""Pixels too much from which on the room is given back."""


class SteadyLabel(QLabel):
    """Keeps its size while its text fits: each new size has a window lay all of itself out anew."""

    def __init__(self, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._around = 0

    def show_text(self, text: str) -> None:
        """Show a text."""
        if text != self.text():
            self.setText(text)
            spare = self.minimumWidth() - self._around - self._wide()
            if not 0 <= spare <= _LOOSE:
                self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the room that another font needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        # A label never wants less than its least size.
        self.setMinimumSize(0, 0)
        wanted = self.sizeHint()
        self._around = wanted.width() - self._wide()
        self.setFixedSize(wanted.width() + _SLACK, wanted.height())

    def _wide(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text())
