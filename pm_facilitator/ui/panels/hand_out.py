"""A button whose menu hands out what the review has for other programs."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from pm_facilitator.ui.make import button, row
from pm_facilitator.ui.outlets import OUTLETS


class HandOut(QWidget):
    """Names every file that can be saved.

    Signals:
        wanted: the name of one of the ``OUTLETS``.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu(self)
        for name, outlet in OUTLETS.items():
            entry = self.menu.addAction(f"{outlet.label} …")
            entry.triggered.connect(partial(self._want, name))
        key = button("Hand out", tip="Save the dates or the actions for other programs")
        key.setMenu(self.menu)
        row(self).addWidget(key)

    def _want(self, name: str, _checked: bool = False) -> None:
        self.wanted.emit(name)
