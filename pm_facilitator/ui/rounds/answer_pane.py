"""The closing check on one machine: hands are counted, and nothing but the counts is kept."""

from functools import partial

from PySide6.QtWidgets import QWidget

from pm_facilitator.domain.entities import Round
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import label, row
from pm_facilitator.ui.panels.still import StillSpinBox
from pm_facilitator.ui.rounds.leading import Leading
from pm_facilitator.ui.rounds.pane import Pane

_FIELDS = {
    "answered": "People asked",
    "learned": "Learned something",
    "again": "Would come again",
}


class AnswerPane(Pane):
    """A number for each question; the answers from devices are counted in too."""

    def __init__(self, lead: Leading, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(lead, palette, parent)
        self._boxes: dict[str, StillSpinBox] = {}
        line = row(self, gap=8)
        for field, words in _FIELDS.items():
            box = StillSpinBox()
            box.setRange(0, 999)
            box.setAccessibleName(words)
            box.valueChanged.connect(partial(self._count, field))
            self._boxes[field] = box
            line.addWidget(label(words))
            line.addWidget(box)
            line.addSpacing(16)
        line.addStretch(1)
        line.addWidget(label("Count hands; only the numbers are kept.", "quiet"))

    def show_round(self, round_: Round) -> None:
        """Show the counts."""
        for field, box in self._boxes.items():
            box.blockSignals(True)
            box.setMaximum(999 if field == "answered" else round_.answered)
            box.setValue(getattr(round_, field))
            box.blockSignals(False)

    def take_focus(self) -> bool:
        """Put the keyboard into the first number."""
        self._boxes["answered"].setFocus()
        self._boxes["answered"].selectAll()
        return True

    def _count(self, field: str, value: int) -> None:
        self.lead.count(field, value)
