"""The page that stands where the library would, when the library cannot be opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pm_facilitator.errors import PmError
from pm_facilitator.ui.make import button, column, label, row


class TroublePage(QWidget):
    """Says what is wrong and what can be done; nothing has been changed on disk.

    Signals:
        again: try once more.
    """

    again = Signal()

    def __init__(self, error: PmError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, margin=48, gap=16)
        layout.addStretch(1)
        layout.addWidget(label("The library cannot be opened", "heading"))
        layout.addWidget(label(error.message, wrap=True))
        if error.advice:
            layout.addWidget(label(error.advice, "quiet", wrap=True))
        layout.addWidget(label("Nothing has been changed.", "quiet"))
        again = button("Try again", self.again.emit, role="primary")
        self.setFocusProxy(again)
        keys = row()
        keys.addWidget(again)
        keys.addStretch(1)
        layout.addLayout(keys)
        layout.addStretch(2)
