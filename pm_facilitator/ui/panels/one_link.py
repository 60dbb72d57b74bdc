"""The editor of a field that names one other record, or none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from pm_facilitator.domain.changes import Value
from pm_facilitator.ui.panels.still import StillComboBox

NONE = "–"


class OneLinkField(StillComboBox):
    """One record out of several, by id and words; the list is made anew with every value."""

    chosen = Signal(object)

    def __init__(self, options: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__()
        self._options = options
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(lambda i: self.chosen.emit(self.itemData(i)))

    def show_value(self, value: Value) -> None:
        """Show the record with this id."""
        self.clear()
        self.addItem(NONE, None)
        for id_, words in self._options():
            self.addItem(words, id_)
        self.setCurrentIndex(max(0, self.findData(value)) if value else 0)
