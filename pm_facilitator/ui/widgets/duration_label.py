"""A duration with its name, such as "Time to detect" over "47 min"."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from pm_facilitator.domain.metrics import words
from pm_facilitator.ui.make import column, label


class DurationLabel(QWidget):
    """A named figure; a dash while it is not known."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._figure = label("–", "title")
        self._origin = label("", "small", wrap=True)
        layout = column(self, gap=0)
        layout.addWidget(label(name, "small"))
        layout.addWidget(self._figure)
        layout.addWidget(self._origin)
        layout.addStretch(1)  # beside one with more lines the figures stay level
        self.show_span(None)

    def show_span(self, span: timedelta | None, origin: str = "") -> None:
        """Show a duration, or a dash for None, and where it comes from."""
        self._figure.setText(words(span))
        known = words(span) if span is not None else "not known yet"
        self.setAccessibleName(f"{self._name}: {known}")
        self.setAccessibleDescription(origin)
        self._origin.setText(origin if span is not None else "")
        self._origin.setVisible(bool(self._origin.text()))

    def text(self) -> str:
        """Give the figure as shown."""
        return self._figure.text()
