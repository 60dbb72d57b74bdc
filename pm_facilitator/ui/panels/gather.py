"""The strip below a board that proposes groups of similar notes, one after the other."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from pm_facilitator.canvas.intents import GatherNotes
from pm_facilitator.canvas.notes_board import NotesBoard
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.similar import Proposal, propose
from pm_facilitator.ui.make import button, label, row, tool
from pm_facilitator.ui.panels.escapable_line import EscapableLine

NONE_FOUND = "No notes outside groups share enough words."
NONE_LEFT = "That was the last proposal."


class GatherStrip(QFrame):
    """Selects the notes of one proposal on the board; nothing changes until it is accepted.

    Enter accepts, Down passes on to the next, Ctrl+Enter accepts all that are left, Esc closes.
    """

    def __init__(self, scene: NotesBoard, view: BoardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._scene, self._view = scene, view
        self._waiting: list[Proposal] = []
        self._gathered: set[str] = set()
        self._count: QLabel = label("", "section")
        self._size: QLabel = label("", "quiet")
        self.name_line = _NameLine()
        self._accept: QPushButton = button("Accept", self.accept, role="primary", tip="Enter")
        self._skip: QPushButton = button("Skip", self.skip, tip="Down")
        self._all: QPushButton = button("Accept all", self.accept_all, tip="Ctrl+Enter")
        self._close = tool("x", "Close the proposals", self.close_strip, keys="Esc")
        self._build()
        scene.gather_wanted.connect(self.open_strip)

    def _build(self) -> None:
        self.name_line.setAccessibleName("Name of the group")
        self.name_line.setPlaceholderText("Name of the group")
        self.name_line.setMinimumWidth(160)
        self.name_line.returnPressed.connect(self.accept)
        self.name_line.escaped.connect(self.close_strip)
        self.name_line.skipped.connect(self.skip)
        self.name_line.allWanted.connect(self.accept_all)
        line = row(self, margin=8)
        line.addWidget(self._count)
        line.addWidget(self._size)
        line.addWidget(self.name_line, 1)
        line.addWidget(self._accept)
        line.addWidget(self._skip)
        line.addWidget(self._all)
        line.addWidget(self._close)
        self.hide()

    def open_strip(self) -> None:
        """Look for similar notes and show the first proposal."""
        self._gathered = set()
        self._waiting = propose(self._scene.board.notes(self._scene.stage))
        self.show()
        self._show(NONE_FOUND)

    def close_strip(self) -> None:
        """Leave the rest as it is and give the keyboard back to the board."""
        if self.isVisible():
            self._scene.select([])
        self._waiting = []
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def accept(self) -> None:
        """Make the group that is shown."""
        if self._waiting:
            first = self._waiting[0]
            self._wish([Proposal(first.note_ids, self.name_line.text().strip())])

    def accept_all(self) -> None:
        """Make every group that is left, as one step."""
        if self._waiting:
            first = Proposal(self._waiting[0].note_ids, self.name_line.text().strip())
            self._wish([first, *self._waiting[1:]])

    def skip(self) -> None:
        """Leave these notes alone and go on to the next proposal."""
        self._waiting = self._waiting[1:]
        self._show()

    def react(self, batch: Committed) -> None:
        """Keep to proposals whose notes are still there and still in no group."""
        if self.isHidden() or not self._waiting or not batch.touches("note"):
            return
        shown = self._waiting[0]
        left = [Proposal(self._free(each), each.name) for each in self._waiting]
        self._waiting = [each for each in left if len(each.note_ids) > 1]
        if not self._waiting or self._waiting[0] != shown:
            self._show()

    def _wish(self, proposals: list[Proposal]) -> None:
        self._gathered.update(id_ for each in proposals for id_ in each.note_ids)
        self._scene.wish(GatherNotes(tuple((each.note_ids, each.name) for each in proposals)))

    def _free(self, proposal: Proposal) -> tuple[str, ...]:
        notes = (self._scene.board.get(Note, id_) for id_ in proposal.note_ids)
        return tuple(note.id for note in notes if note is not None and note.group_id is None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc from every button too."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        else:
            super().keyPressEvent(event)

    def _show(self, otherwise: str = NONE_LEFT) -> None:
        found = bool(self._waiting)
        for each in (self._size, self.name_line, self._accept, self._skip, self._all):
            each.setVisible(found)
        left = len(self._waiting)
        self._count.setText(_counted(left) if found else otherwise)
        if not found:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)  # so that Esc closes it
            self._show_gathered()
            return
        proposal = self._waiting[0]
        self._size.setText(f"{len(proposal.note_ids)} notes")
        self.name_line.setText(proposal.name)
        self.name_line.selectAll()
        self._all.setVisible(left > 1)
        self._highlight([("note", id_) for id_ in proposal.note_ids])
        self.name_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_gathered(self) -> None:
        """Show where the groups have gone that were made: the notes left their places for them."""
        notes = (self._scene.board.get(Note, id_) for id_ in self._gathered)
        groups = {note.group_id for note in notes if note is not None}
        self._highlight([("note_group", id_) for id_ in sorted(filter(None, groups))])

    def _highlight(self, keys: list[Key]) -> None:
        scene = self._scene
        scene.select(keys)
        area = QRectF()
        for key in scene.selectedKeys():
            item = scene.item(key)
            area = area.united(item.home()) if item is not None else area
        if not self._view.visible_rect().contains(area):
            self._view.fit(area)


class _NameLine(EscapableLine):
    skipped = Signal()
    allWanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.skipped.emit()
        elif event.key() == Qt.Key.Key_Return and event.modifiers() == _CTRL:
            self.allWanted.emit()
        else:
            super().keyPressEvent(event)


_CTRL = Qt.KeyboardModifier.ControlModifier


def _counted(left: int) -> str:
    return "1 group proposed" if left == 1 else f"{left} groups proposed"
