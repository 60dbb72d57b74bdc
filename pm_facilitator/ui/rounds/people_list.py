"""The people of one small group as a list: carried by the mouse, or moved by keys."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

_PERSON = "application/x-pm-facilitator-person"
_ROWS = 3
"""How many rows a list has at least, so that there is somewhere to drop people."""

_STEPS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class Member(NamedTuple):
    """Somebody in a list: who, and what tells the balance of groups, such as role and team."""

    id: str
    name: str
    about: str = ""


class PeopleList(QListWidget):
    """Shows people and tells where one is wanted; the lists change only with the board.

    Signals:
        brought: the id of somebody who was dropped here.
        moveWanted: the id of somebody, and 1 for the next group or -1 for the one before.
        outWanted: the id of somebody who is to be in no group.
        walked: 1 or -1: the keyboard is wanted in the list after this one, or before.
    """

    brought = Signal(str)
    moveWanted = Signal(str, int)
    outWanted = Signal(str)
    walked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._shown: tuple[Member, ...] | None = None

    def show_people(self, people: Sequence[Member]) -> None:
        """Show these people; whoever is chosen stays so."""
        if tuple(people) == self._shown:
            return
        chosen = self.chosen()
        self._shown = tuple(people)
        self.clear()
        for person in people:
            words = f"{person.name}  ·  {person.about}" if person.about else person.name
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            item.setToolTip(words)
            self.addItem(item)
            if person.id == chosen:
                self.setCurrentItem(item)
        row = self.sizeHintForRow(0) if people else self.fontMetrics().height() + 12
        self.setFixedHeight(max(_ROWS, len(people)) * row + 6)

    def chosen(self) -> str:
        """Give the id of the person that the keyboard is at; empty for nobody."""
        place = self.currentRow()
        return _id_of(self.item(place)) if place >= 0 else ""

    def choose(self, person_id: str) -> bool:
        """Put the keyboard to somebody; False when they are not here."""
        for place in range(self.count()):
            if _id_of(self.item(place)) == person_id:
                self.setCurrentRow(place)
                self.setFocus()
                return True
        return False

    def mimeTypes(self) -> list[str]:
        """Say what is carried."""
        return [_PERSON]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Pack whoever is carried."""
        made = QMimeData()
        made.setData(_PERSON, _id_of(items[0]).encode() if items else b"")
        return made

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take people alone."""
        if event.mimeData().hasFormat(_PERSON):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them anywhere in the list."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Wish for somebody here; the list they come from is changed by the board alone."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.brought.emit(bytes(event.mimeData().data(_PERSON).data()).decode())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first one, so that the keys have somebody to move."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Right and Alt+Left move somebody, Delete takes them out; plain ones walk."""
        step = _STEPS.get(event.key(), 0)
        moves = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if step and moves and self.chosen():
            self.moveWanted.emit(self.chosen(), step)
        elif step and not moves:
            self.walked.emit(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen():
            self.outWanted.emit(self.chosen())
        else:
            super().keyPressEvent(event)


def _id_of(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))
