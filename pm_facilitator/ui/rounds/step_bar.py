"""The steps of a round in a row: where it is, and the way to every other step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from pm_facilitator.ui.make import button, clear
from pm_facilitator.ui.widgets.flow import FlowLayout


class StepBar(QWidget):
    """A button for each step; going back to one, or over some, is one click.

    Signals:
        chosen: the place of the step that is wanted, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepBar")
        self.setAccessibleName("Steps of the round")
        self._names: tuple[str, ...] = ()
        self._buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self._line = FlowLayout(self, gap=2, loose=True)

    def show_steps(self, names: Sequence[str], now: int) -> None:
        """Show these steps, and the place of the one it is now."""
        if tuple(names) != self._names:
            self._build(tuple(names))
        for place, made in enumerate(self._buttons):
            made.setChecked(place == now)
            state = "now" if place == now else "go there"
            made.setAccessibleName(f"{self._names[place]}, {state}")

    def take_focus(self) -> None:
        """Put the keyboard to the step that it is now."""
        for made in self._buttons:
            if made.isChecked():
                made.setFocus()

    def _build(self, names: tuple[str, ...]) -> None:
        self._names = names
        for old in self._buttons:
            self._group.removeButton(old)
        clear(self._line)
        self._buttons = []
        for place, name in enumerate(names):
            made = button(f"{place + 1}  {name}", role="quiet")
            made.setCheckable(True)
            made.clicked.connect(partial(self._choose, place))
            self._group.addButton(made)
            self._buttons.append(made)
            self._line.addWidget(made)

    def _choose(self, place: int, _checked: bool = False) -> None:
        self.chosen.emit(place)
