"""The parts of the form about the people invited and what is done before they meet."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.vocabulary import PersonRole
from pm_facilitator.ui.make import column, label, tick, tool
from pm_facilitator.ui.pages.new_review_entry import PersonEntry
from pm_facilitator.ui.widgets.named_choice import NamedChoice

_NEUTRAL: dict[str, tuple[str, bool | None]] = {
    "unknown": ("–", None),
    "outside": ("Was not involved", True),
    "inside": ("Was involved", False),
}


class PeoplePart(QWidget):
    """A table of people with an empty row at its end that grows as one types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PersonRow] = []
        self._grid = QGridLayout()
        self._notice = label("", "quiet", wrap=True)
        self._build()
        self.show_people([])

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for place, name in enumerate(("Name", "Role", "Team", "In the event")):
            self._grid.addWidget(label(name, "quiet"), 0, place)
        for place, stretch in enumerate((4, 3, 3, 2)):
            self._grid.setColumnStretch(place, stretch)
        layout = column(self)
        layout.addLayout(self._grid)
        layout.addWidget(self._notice)

    def show_people(self, people: Iterable[Person]) -> None:
        """Show these people and an empty row."""
        for line in list(self.rows):
            self._take_away(line)
        for person in people:
            self._add(person)
        self._add(None)
        self._tell()

    def begin(self, facilitator: str) -> None:
        """Show the people of a new review: the facilitator, when the settings know the name."""
        self.show_people([])
        if facilitator:
            first = self.rows[0]
            first.name.setText(facilitator)
            first.role.set_name(PersonRole.FACILITATOR)
            self._grow(first)

    def entries(self) -> tuple[PersonEntry, ...]:
        """Give everybody who has a name."""
        return tuple(line.entry() for line in self.rows if line.name.text().strip())

    def _add(self, person: Person | None) -> None:
        line = PersonRow(person, self)
        place = self._grid.rowCount()
        for x, widget in enumerate(line.widgets()):
            self._grid.addWidget(widget, place, x)
        before = [widget for other in self.rows[-1:] for widget in other.widgets()]
        for first, then in pairwise([*before, *line.widgets()]):
            QWidget.setTabOrder(first, then)
        line.name.textEdited.connect(lambda _text, line=line: self._grow(line))
        line.changed.connect(self._tell)
        line.removeWanted.connect(lambda line=line: self._remove(line))
        line.remove.setEnabled(person is not None)
        self.rows.append(line)

    def _grow(self, line: "PersonRow") -> None:
        line.remove.setEnabled(True)
        if line is self.rows[-1] and line.name.text().strip():
            self._add(None)
        self._tell()

    def _remove(self, line: "PersonRow") -> None:
        self._take_away(line)
        if not self.rows:
            self._add(None)
        self.rows[-1].name.setFocus()
        self._tell()

    def _take_away(self, line: "PersonRow") -> None:
        self.rows.remove(line)
        for widget in line.widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        line.deleteLater()

    def _tell(self) -> None:
        leading = [e for e in self.entries() if e.role is PersonRole.FACILITATOR]
        involved = any(entry.neutral is False for entry in leading)
        self._notice.setText(
            "The facilitator was part of the event. If you can, ask somebody from outside."
            if involved
            else ""
        )
        self._notice.setVisible(involved)

    def notice(self) -> str:
        """Give what is said about the facilitator's neutrality."""
        return self._notice.text()


class PersonRow(QObject):
    """The editors of one person, which lie in a row of the grid.

    Signals:
        changed: a field was changed.
        removeWanted: the person is to be taken away.
    """

    changed = Signal()
    removeWanted = Signal()

    def __init__(self, person: Person | None, parent: QObject) -> None:
        super().__init__(parent)
        self._id = person.id if person else None
        self.name = QLineEdit(person.name if person else "")
        self.role = NamedChoice({role.value: role.label for role in PersonRole})
        self.team = QLineEdit(person.team if person else "")
        self.neutral = NamedChoice({name: text for name, (text, _) in _NEUTRAL.items()})
        self.remove = tool("x", "Take this person away", self.removeWanted.emit)
        self._build(person)

    def _build(self, person: Person | None) -> None:
        self.role.set_name(person.role if person else PersonRole.RESPONDER)
        neutral = person.neutral if person else None
        self.neutral.set_name(next(k for k, (_, v) in _NEUTRAL.items() if v is neutral))
        self.name.setPlaceholderText("Name")
        self.name.setAccessibleName("Name of a person")
        self.role.setAccessibleName("Role")
        self.team.setAccessibleName("Team")
        self.neutral.setAccessibleName("Whether they were part of the event")
        self.name.textEdited.connect(lambda _text: self.changed.emit())
        self.team.textEdited.connect(lambda _text: self.changed.emit())
        self.role.chosen.connect(lambda _name: self.changed.emit())
        self.neutral.chosen.connect(lambda _name: self.changed.emit())

    def widgets(self) -> tuple[QWidget, ...]:
        """Give the editors in the order of the columns."""
        return (self.name, self.role, self.team, self.neutral, self.remove)

    def entry(self) -> PersonEntry:
        """Give what the row says."""
        return PersonEntry(
            self._id,
            self.name.text().strip(),
            PersonRole(self.role.name()),
            self.team.text().strip(),
            _NEUTRAL[self.neutral.name()][1],
        )


class PreparationPart(QWidget):
    """What is best done before people meet, as lines to tick off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: dict[str, bool] = {}
        self._lines: list[QWidget] = []
        self._layout = column(self, gap=6)

    def show_lines(self, lines: Iterable[tuple[str, bool]]) -> None:
        """Show these lines, ticked where they are done."""
        for old in self._lines:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._done = dict(lines)
        self._lines = [
            tick(text, done, lambda on, text=text: self._done.update({text: on}))  # type: ignore[misc]
            for text, done in self._done.items()
        ]
        for line in self._lines:
            self._layout.addWidget(line)

    def lines(self) -> tuple[tuple[str, bool], ...]:
        """Give every line and whether it is done."""
        return tuple(self._done.items())
