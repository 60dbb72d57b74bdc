"""The small groups of a round that is being prepared, side by side, with the people in each."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QToolButton, QWidget

from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.small_groups import look
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import clear, column, label, row, tool
from pm_facilitator.ui.panels.escapable_line import EscapableLine
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.rounds.group_marks import group_mark
from pm_facilitator.ui.rounds.people_list import Member, PeopleList
from pm_facilitator.ui.widgets.flow import FlowLayout

WIDTH = 208
_MARK = 22
NO_GROUP = "In no group"


class GroupColumns(QWidget):
    """Emits what is wished for; what it shows is the draft, and nothing else.

    Signals:
        moved: the id of somebody, and the place of the group they go to, or None.
        renamed: the place of a group and its new name.
        removed: the place of a group that is to go.
    """

    moved = Signal(str, object)
    renamed = Signal(int, str)
    removed = Signal(int)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._known: Mapping[str, Member] = {}
        self._draft = RoundDraft()
        self._columns: list[_Column] = []
        self._flow = FlowLayout(self, gap=16, loose=True)

    def show_draft(self, draft: RoundDraft, people: Sequence[Person]) -> None:
        """Show the groups of a draft, and last of all who is in none of them."""
        focused = self._with_focus()
        self._draft = draft
        self._known = {each.id: _member(each) for each in people}
        if len(self._columns) != (len(draft.people) + 1 if draft.people else 0):
            self._build(len(draft.people))
        for place, made in enumerate(self._columns):
            made.show_group(self._name(place), self._members(place))
        if focused:
            self._choose(focused)

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        for made in self._columns:
            made.dress(palette)

    def lists(self) -> list[PeopleList]:
        """Give the list of each group, then that of those in none."""
        return [made.people for made in self._columns]

    def keyed(self) -> list[QWidget]:
        """Give what takes the keyboard, in the order in which it is seen."""
        return [each for made in self._columns for each in made.keyed()]

    def _build(self, count: int) -> None:
        clear(self._flow)
        self._columns = [_Column(place, self._palette) for place in range(count)]
        if count:
            self._columns.append(_Column(None, self._palette))
        for place, made in enumerate(self._columns):
            self._flow.addWidget(made)
            made.people.brought.connect(
                partial(self._bring, place), Qt.ConnectionType.QueuedConnection
            )
            made.people.moveWanted.connect(self._step)
            made.people.outWanted.connect(lambda id_: self.moved.emit(id_, None))
            made.people.walked.connect(partial(self._walk, place))
            made.renamed.connect(partial(self.renamed.emit, place))
            made.removed.connect(partial(self.removed.emit, place))

    def _name(self, place: int) -> str:
        return self._draft.name_of(place) if place < len(self._draft.people) else NO_GROUP

    def _members(self, place: int) -> list[Member]:
        groups = self._draft.people
        if place < len(groups):
            return [self._known[id_] for id_ in groups[place] if id_ in self._known]
        return [who for id_, who in self._known.items() if self._draft.group_of(id_) is None]

    def _bring(self, place: int, person_id: str) -> None:
        self.moved.emit(person_id, place if place < len(self._draft.people) else None)

    def _step(self, person_id: str, step: int) -> None:
        """Move somebody on, from the last group to none and from there to the first."""
        here, count = self._draft.group_of(person_id), len(self._draft.people)
        place = ((count if here is None else here) + step) % (count + 1)
        self.moved.emit(person_id, None if place == count else place)
        self._choose(person_id)

    def _walk(self, place: int, step: int) -> None:
        self._columns[(place + step) % len(self._columns)].people.setFocus()

    def _with_focus(self) -> str:
        lists = [made.people for made in self._columns]
        return next((each.chosen() for each in lists if each.hasFocus()), "")

    def _choose(self, person_id: str) -> None:
        any(made.people.choose(person_id) for made in self._columns)


class _Column(QFrame):
    """One group, or with no place those who are in none."""

    renamed = Signal(str)
    removed = Signal()

    def __init__(self, place: int | None, palette: Palette) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._place = place
        self._mark: QLabel | None = None
        self._line: EscapableLine | None = None
        self._away: QToolButton | None = None
        self._shown = ""
        self.people = PeopleList("")
        layout = column(self, gap=4)
        layout.addLayout(self._own_head(place) if place is not None else self._head_of_none())
        layout.addWidget(self.people)
        layout.addStretch(1)
        self.dress(palette)

    def _own_head(self, place: int) -> QLayout:
        self._mark, self._line = QLabel(), EscapableLine()
        self._line.setProperty("role", "bare")
        self._line.setAccessibleName(f"Name of group {place + 1}")
        self._line.editingFinished.connect(self._rename)
        self._line.escaped.connect(lambda: self._show_name(self._shown))
        head = row(gap=8)
        head.addWidget(self._mark)
        head.addWidget(self._line, 1)
        self._away = tool("x", f"Take group {place + 1} away", self.removed.emit)
        head.addWidget(self._away)
        return head

    @staticmethod
    def _head_of_none() -> QLayout:
        head = row()
        head.addWidget(label(NO_GROUP, "quiet"))
        return head

    def keyed(self) -> list[QWidget]:
        """Give the name, the button and the people."""
        return [*([self._line, self._away] if self._line and self._away else []), self.people]

    def show_group(self, name: str, people: Sequence[Member]) -> None:
        self._show_name(name)
        self.people.setAccessibleName(f"People in {name}" if self._line is not None else name)
        self.people.show_people(people)
        # Nobody has to look at an empty list when everybody is in a group.
        self.setVisible(self._line is not None or bool(people))

    def dress(self, palette: Palette) -> None:
        if self._mark is not None and self._place is not None:
            color, ratio = look(self._place)[1], self.devicePixelRatioF()
            self._mark.setPixmap(group_mark(self._place + 1, color, palette, _MARK, ratio))

    def _show_name(self, name: str) -> None:
        self._shown = name
        if self._line is not None and self._line.text() != name:
            self._line.setText(name)

    def _rename(self) -> None:
        if self._line is not None and self._line.text().strip() != self._shown:
            self.renamed.emit(self._line.text())


def _member(person: Person) -> Member:
    return Member(person.id, person.name or "Somebody", person.team or person.role.label)
