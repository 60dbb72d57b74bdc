"""Where the notes of one small group are written down, or those of everybody."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import column, label, row
from pm_facilitator.ui.rounds.group_marks import group_mark
from pm_facilitator.ui.rounds.notes_box import NotesBox
from pm_facilitator.ui.rounds.words import counted_notes
from pm_facilitator.ui.steady_label import SteadyLabel
from pm_facilitator.ui.widgets.named_choice import NamedChoice

_MARK = 20
_NOBODY = {"": "No name"}


class GroupBox(QFrame):
    """A box with the group's mark and name, and how many notes came from it.

    Signals:
        entered: notes that were written, one for each line.
        pasted: a text of several lines.
        escaped: Esc was pressed in the box.
    """

    entered = Signal(str)
    pasted = Signal(str)
    escaped = Signal()

    def __init__(self, number: int, name: str, color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._color = number, color
        self._mark = QLabel()
        self._name = label(name, "section")
        self._count = SteadyLabel("small")
        self.writer = NamedChoice(_NOBODY)
        self.writer.setAccessibleName(f"Who writes in {name}")
        self.box = NotesBox()
        self.box.setAccessibleName(f"Notes of {name}")
        self.box.entered.connect(self.entered)
        self.box.pasted.connect(self.pasted)
        self.box.escaped.connect(self.escaped)
        head = row(gap=8)
        head.addWidget(self._mark)
        head.addWidget(self._name)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.writer)
        layout = column(self, gap=4)
        layout.addLayout(head)
        layout.addWidget(self.box)
        self._mark.setVisible(bool(number))

    def show_state(self, name: str, count: int, writers: Mapping[str, str] | None) -> None:
        """Show the name, the number of notes, and who may be named; nobody with None."""
        if self._name.text() != name:
            self._name.setText(name)
        self._count.show_text(counted_notes(count) if count else "")
        self.writer.setVisible(writers is not None)
        self.writer.offer({**_NOBODY, **(writers or {})})

    def dress(self, palette: Palette) -> None:
        """Draw the mark in the colours of the theme."""
        if self._number:
            ratio = self.devicePixelRatioF()
            mark = group_mark(self._number, self._color, palette, _MARK, ratio)
            self._mark.setPixmap(mark)
