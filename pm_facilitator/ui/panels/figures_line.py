"""How long the incident took, on one quiet line below the timeline."""

from PySide6.QtWidgets import QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.incident_times import FIGURES, Duration, figures
from pm_facilitator.domain.metrics import words
from pm_facilitator.ui.make import row
from pm_facilitator.ui.short_label import ShortLabel


class FiguresLine(QWidget):
    """The four durations; where each comes from is said while the pointer rests on them."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._labels = {name: ShortLabel("small") for name in FIGURES}
        line = row(self, gap=24)
        line.setContentsMargins(8, 0, 8, 0)
        for each in self._labels.values():
            line.addWidget(each)
        line.addStretch(1)
        self.refresh()

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        if batch.kinds() & {"event", "review"}:
            self.refresh()

    def refresh(self) -> None:
        """Show the figures as they are now, and nothing while none is known."""
        found = figures(self._board.review, self._board.events)
        for figure in found:
            shown = self._labels[figure.name]
            shown.setVisible(figure.value is not None)
            shown.show_text(_said(figure))
        self.setToolTip("\n".join(f"{FIGURES[each.name]}: {each.origin()}" for each in found))
        self.setVisible(any(figure.value is not None for figure in found))


def _said(figure: Duration) -> str:
    off = figure.difference
    if off is None:
        return f"{FIGURES[figure.name]} {words(figure.value)}"
    return f"{FIGURES[figure.name]} {words(figure.value)} (events: {words(figure.from_events)})"
