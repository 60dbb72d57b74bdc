"""A button whose menu hands out what the review has for other programs."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from pm_facilitator.report.outlets import OUTLETS
from pm_facilitator.ui.make import button, row


class HandOut(QWidget):
    """Names every file that can be saved.

    Signals:
        wanted: the name of one of the ``OUTLETS``.
        backWanted: the table of a tracker is to be brought in; only where that is offered.
    """

    wanted = Signal(str)
    backWanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, back: bool = False) -> None:
        super().__init__(parent)
        self.menu = QMenu(self)
        for name, outlet in OUTLETS.items():
            entry = self.menu.addAction(f"{outlet.label} …")
            entry.triggered.connect(partial(self._want, name))
        if back:
            self.menu.addSeparator()
            entry = self.menu.addAction("Bring a tracker's table back …")
            entry.triggered.connect(lambda _: self.backWanted.emit())
        key = button("Hand out", tip="Save the dates or the actions for other programs")
        key.setMenu(self.menu)
        row(self).addWidget(key)

    def _want(self, name: str, _checked: bool = False) -> None:
        self.wanted.emit(name)
