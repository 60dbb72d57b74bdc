"""The groups report back in a drawn order, each with a short clock."""

from functools import partial

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from pm_facilitator.domain import rounds
from pm_facilitator.domain.entities import Round, RoundGroup
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import button, clear, label, row
from pm_facilitator.ui.rounds.group_marks import group_mark
from pm_facilitator.ui.rounds.leading import Leading
from pm_facilitator.ui.rounds.pane import Pane
from pm_facilitator.ui.widgets.flow import FlowLayout

_MARK = 18


class ReportPane(Pane):
    """The order as a row of groups; any of them can be let speak at any time."""

    def __init__(self, lead: Leading, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(lead, palette, parent)
        self._shown: tuple[object, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._together = QButtonGroup(self)
        self._row = FlowLayout(gap=4, loose=True)
        self._empty = label("There are no groups: let the room speak in any order.", "quiet")
        self._next: QPushButton = button("Next group", lead.next_report)
        self._draw: QPushButton = button("Draw again", lead.draw, role="quiet")
        line = row(self, gap=8)
        line.addLayout(self._row, 1)
        line.addWidget(self._empty, 1)
        line.addWidget(self._draw)
        line.addWidget(self._next)

    def show_round(self, round_: Round) -> None:
        """Show the order, and whose turn it is."""
        groups = {group.id: group for group in rounds.groups_of(self.lead.board, round_.id)}
        order = [groups[id_] for id_ in round_.report_order if id_ in groups]
        numbers = {id_: n for n, id_ in enumerate(groups, start=1)}
        shown = (self.colors.name, *((group.id, group.name, group.color) for group in order))
        if shown != self._shown:
            self._shown = shown
            self._build(order, numbers)
        for id_, made in self._buttons.items():
            made.setChecked(id_ == round_.reporting)
        self._empty.setVisible(not order)
        last = bool(order) and order[-1].id == round_.reporting
        self._next.setVisible(bool(order))
        self._next.setEnabled(not last)
        self._draw.setVisible(len(order) > 1)

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        super().set_palette(palette)
        held = self.lead.last()
        if held is not None:
            self.show_round(held)

    def _build(self, order: list[RoundGroup], numbers: dict[str, int]) -> None:
        for old in self._buttons.values():
            self._together.removeButton(old)
        clear(self._row)
        self._buttons = {}
        for place, group in enumerate(order, start=1):
            made = button(group.name, partial(self.lead.report, group.id), role="quiet")
            mark = group_mark(
                numbers[group.id], group.color, self.colors, _MARK, self.devicePixelRatioF()
            )
            made.setIcon(QIcon(mark))
            made.setCheckable(True)
            made.setAccessibleName(f"{place} of {len(order)}: {group.name} reports back")
            self._together.addButton(made)
            self._buttons[group.id] = made
            self._row.addWidget(made)
