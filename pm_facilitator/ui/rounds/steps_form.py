"""The steps of a round that is being prepared, each with its time."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.ui.make import clear, column, label
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.rounds.time_box import TimeBox
from pm_facilitator.ui.rounds.words import step_name
from pm_facilitator.ui.widgets.flow import FlowLayout

_WIDTH = 84


class StepsForm(QWidget):
    """A time for each step; where groups report back it is that of each group.

    Signals:
        timed: the place of a step and its seconds.
        rebuilt: the fields are other ones.
    """

    timed = Signal(int, int)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._boxes: list[TimeBox] = []
        self._flow = FlowLayout(self, gap=8, loose=True)

    def show_draft(self, draft: RoundDraft) -> None:
        """Show the steps of a draft."""
        names = [_name(step) for step in draft.steps]
        if names != self._names:
            self._names = names
            clear(self._flow)
            self._boxes = []
            for place, name in enumerate(names):
                self._flow.addWidget(self._field(place, name))
            self.rebuilt.emit()
        for box, step in zip(self._boxes, draft.steps, strict=True):
            box.blockSignals(True)
            box.setValue(step.seconds)
            box.blockSignals(False)

    def boxes(self) -> list[TimeBox]:
        """Give the fields of the times."""
        return list(self._boxes)

    def _field(self, place: int, name: str) -> QFrame:
        made = QFrame()
        box = TimeBox()
        box.setFixedWidth(_WIDTH)
        box.setAccessibleName(f"Time for step {place + 1}, {name}")
        box.valueChanged.connect(partial(self.timed.emit, place))
        self._boxes.append(box)
        layout = column(made, gap=4)
        layout.addWidget(label(name, "quiet"))
        layout.addWidget(box)
        return made


def _name(step: Step) -> str:
    each = step.word is RoundStep.REPORT_BACK
    return "Report, each" if each else step_name(step)
