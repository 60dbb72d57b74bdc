"""Dividing people into small groups: at random, balanced, or by hand."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from random import Random

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.small_groups import LARGEST, SMALLEST, split, split_evenly
from pm_facilitator.domain.vocabulary import PersonRole
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import button, column, label
from pm_facilitator.ui.panels.still import StillSpinBox
from pm_facilitator.ui.rounds.draft import Division, RoundDraft
from pm_facilitator.ui.rounds.group_columns import GroupColumns
from pm_facilitator.ui.widgets.flow import FlowLayout

_NOBODY = "List who is here in Open, and they can be divided. Groups without people work too."
_BY_HAND = "Drag people to another group, or press Alt+Right and Alt+Left; Delete takes them out."


class GroupsForm(QWidget):
    """Shows the groups of a draft, and wishes for other ones.

    Signals:
        decided: the draft as it is to be.
    """

    decided = Signal(object)

    def __init__(self, palette: Palette, chance: Random, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chance = chance
        self._division: Division = split
        self._draft = RoundDraft()
        self._people: list[Person] = []
        self._size = StillSpinBox()
        self._random: QPushButton = button("At random", partial(self.divide, split))
        self._balanced: QPushButton = button("Balanced", partial(self.divide, split_evenly))
        self._again: QPushButton = button("Shuffle again", self._shuffle, role="quiet")
        self._add: QPushButton = button("Add a group", self._add_group, role="quiet")
        self._none: QPushButton = button("No groups", self._clear, role="quiet")
        self._hint = label("", "quiet", wrap=True)
        self.columns = GroupColumns(palette)
        self._build()

    def _build(self) -> None:
        self._size.setRange(SMALLEST, LARGEST)
        self._size.setSuffix(" people")
        self._size.setAccessibleName("People in a group")
        self._size.valueChanged.connect(self._resize)
        self._balanced.setToolTip("Teams and roles spread evenly over the groups")
        bar = FlowLayout(gap=8, loose=True)
        keys = (self._size, self._random, self._balanced, self._again, self._add, self._none)
        for each in keys:
            bar.addWidget(each)
        layout = column(self, gap=8)
        layout.addLayout(bar)
        layout.addWidget(self._hint)
        layout.addWidget(self.columns)
        self.columns.moved.connect(lambda id_, to: self.decided.emit(self._draft.moved(id_, to)))
        self.columns.renamed.connect(
            lambda place, name: self.decided.emit(self._draft.renamed(place, name))
        )
        self.columns.removed.connect(
            lambda place: self.decided.emit(self._draft.without_group(place))
        )

    def show_draft(self, draft: RoundDraft, people: Sequence[Person]) -> None:
        """Show the groups of a draft, and who of these people is in none."""
        self._draft, self._people = draft, list(people)
        self._size.blockSignals(True)
        self._size.setValue(draft.size)
        self._size.blockSignals(False)
        some, grouped = len(people) > 1, bool(draft.people)
        for each in (self._random, self._balanced, self._size):
            each.setEnabled(some)
        self._again.setVisible(some and grouped)
        self._none.setVisible(grouped)
        self._hint.setText(_BY_HAND if grouped and some else "" if some else _NOBODY)
        self._hint.setVisible(bool(self._hint.text()))
        self.columns.show_draft(draft, people)
        # Made last, but seen below the buttons.
        for first, then in pairwise([self._none, *self.columns.keyed()]):
            QWidget.setTabOrder(first, then)

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self.columns.set_palette(palette)

    def divide(self, division: Division) -> None:
        """Divide all who take part into groups of the wished size."""
        self._division = division
        self.decided.emit(self._draft.divided(writers(self._people), division, self._chance))

    def _shuffle(self) -> None:
        self.divide(self._division)

    def _resize(self, size: int) -> None:
        sized = replace(self._draft, size=size)
        if sized.people:
            sized = sized.divided(writers(self._people), self._division, self._chance)
        self.decided.emit(sized)

    def _add_group(self) -> None:
        self.decided.emit(self._draft.with_group())

    def _clear(self) -> None:
        self.decided.emit(self._draft.without_groups())


def writers(people: Sequence[Person]) -> list[Person]:
    """Give those who are divided into groups: everybody but who leads the meeting."""
    return [person for person in people if person.role is not PersonRole.FACILITATOR]
