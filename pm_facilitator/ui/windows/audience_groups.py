"""The small groups of a round as the room sees them: a colour, a name and who is in each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import clear, column, label, row
from pm_facilitator.ui.rounds.group_marks import group_mark
from pm_facilitator.ui.rounds.seen import GroupSeen
from pm_facilitator.ui.windows.audience_bar import scale_of

_NAME, _PEOPLE, _LEAST = 34, 26, 22
"""The sizes of the texts in pixels, in a window of full height."""
_MARGIN = 16
_FEW, _MANY = 4, 6
"""How many groups stand side by side: up to twice as many as the first are few."""
_WIDTHS = {_FEW: 400, _MANY: 284}


class AudienceGroups(QFrame):
    """Every group has a mark in its colour with its number, and its name beside it."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._groups: tuple[GroupSeen, ...] = ()
        self._cards: list[_GroupCard] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def show_groups(self, groups: Sequence[GroupSeen]) -> None:
        """Show these groups, or none."""
        if tuple(groups) != self._groups:
            self._groups = tuple(groups)
            clear(self._grid)
            self._cards = [_GroupCard(place, group) for place, group in enumerate(groups, 1)]
            across = self._across()
            for place, card in enumerate(self._cards):
                self._grid.addWidget(card, place // across, place % across)
            self._grid.setColumnStretch(_MANY, 1)
            self.dress()
        self.setVisible(bool(groups))

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        self.dress()

    def dress(self) -> None:
        """Give every card its sizes and colours."""
        width, scale = _WIDTHS[self._across()], scale_of(self.window())
        self._grid.setSpacing(round(_MARGIN * scale))
        for card in self._cards:
            card.dress(self._palette, scale, width)

    def _across(self) -> int:
        return _FEW if len(self._groups) <= 2 * _FEW else _MANY


class _GroupCard(QFrame):
    def __init__(self, place: int, group: GroupSeen) -> None:
        super().__init__()
        self.setObjectName("audienceGroup")
        self._place, self._group = place, group
        self._mark = QLabel()
        self._name = label(group.name)
        self._people = label(", ".join(group.people), wrap=True)
        self._layout = layout = column(self, gap=4)
        head = row(gap=12)
        head.addWidget(self._mark)
        head.addWidget(self._name, 1)
        layout.addLayout(head)
        layout.addWidget(self._people)
        layout.addStretch(1)
        self._people.setVisible(bool(group.people))

    def dress(self, palette: Palette, scale: float, width: int) -> None:
        margin = round(_MARGIN * scale)
        self._layout.setContentsMargins(margin, margin, margin, margin)
        side = round(_NAME * 1.3 * scale)
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(group_mark(self._place, self._group.color, palette, side, ratio))
        people = max(round(_PEOPLE * scale), round(_LEAST * scale))
        self._name.setStyleSheet(f"font-size: {round(_NAME * scale)}px; font-weight: 600;")
        self._people.setStyleSheet(f"font-size: {people}px; color: {palette['text_soft']};")
        self.setFixedWidth(round(width * scale))
