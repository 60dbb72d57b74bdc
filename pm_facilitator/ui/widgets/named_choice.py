"""A choice among things that have a name for the program and a label for people."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class NamedChoice(QComboBox):
    """A drop-down list of labels that speaks in names.

    Signals:
        chosen: the name, when the user has picked another one.
    """

    chosen = Signal(str)

    def __init__(self, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for name, label in labels.items():
            self.addItem(label, name)
        self.activated.connect(lambda _index: self.chosen.emit(self.name()))

    def name(self) -> str:
        """Give the name of what is chosen."""
        return str(self.currentData() or "")

    def set_name(self, name: str) -> bool:
        """Choose by name; tell whether there is one."""
        place = self.findData(name)
        if place >= 0:
            self.setCurrentIndex(place)
        return place >= 0

    def offer(self, labels: Mapping[str, str]) -> None:
        """Offer these instead; what was chosen stays so, when it is still there."""
        offered = [(self.itemData(n), self.itemText(n)) for n in range(self.count())]
        if offered == list(labels.items()):
            return
        chosen = self.name()
        self.clear()
        for name, label in labels.items():
            self.addItem(label, name)
        self.set_name(chosen)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on: scrolling a page must not change what it passes."""
        event.ignore()
