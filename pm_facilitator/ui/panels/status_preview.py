"""What a tracker's table would change, looked at before it is taken."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Patched, Value
from pm_facilitator.domain.edits.handed_out import heard_back
from pm_facilitator.domain.edits.tracked import Tracked, take_tracked, unknown
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.links import name_of
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column, label, row

_FIELDS = {"status": "state", "due": "due", "tracker": "ticket"}
_SAME = "The table says the same as this review. Nothing has changed."
_HEIGHT = 150


class StatusPreview(QFrame):
    """A strip above the actions with a line for each change; Enter takes them, Esc leaves them.

    Signals:
        closed: the strip went away.
    """

    closed = Signal()

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._board, self._controller = board, controller
        self._tracked: Sequence[Tracked] = ()
        self._head = label("", "section")
        self._rest = label("", "quiet", wrap=True)
        self._lines = QListWidget()
        self._lines.setAccessibleName("What the table would change")
        self._lines.setWordWrap(True)
        self._lines.setMaximumHeight(_HEIGHT)
        self._take = button("Take them", self.take, role="primary")
        self._leave = button("Leave it", self.leave, role="quiet")
        layout = column(self, margin=12, gap=6)
        for each in (self._head, self._lines, self._rest):
            layout.addWidget(each)
        keys = row(gap=4)
        keys.addWidget(self._take)
        keys.addWidget(self._leave)
        keys.addStretch(1)
        layout.addLayout(keys)
        self.hide()

    def offer(self, tracked: Sequence[Tracked]) -> None:
        """Show what the tickets would change, with the keyboard there; say when it is nothing."""
        changes, strange = take_tracked(self._board, tracked), unknown(self._board, tracked)
        words = _strange(len(strange))
        if not changes:
            self.leave()
            self._controller.say(f"{_SAME} {words}".strip())
            return
        self._tracked = tracked
        self._head.setText(f"From the tracker: {_counted(len(changes), 'change')}")
        self._lines.clear()
        self._lines.addItems([self._line(change) for change in changes])
        self._rest.setText(words)
        self._rest.setVisible(bool(words))
        self.show()
        self._take.setFocus()

    def take(self) -> None:
        """Take the changes over, as one step that Undo takes back."""
        changes = [
            *take_tracked(self._board, self._tracked),
            *heard_back(self._board, self._tracked),
        ]
        self._controller.do("Take the tracker's state", changes)
        self.leave()

    def leave(self) -> None:
        """Change nothing and go away."""
        self._tracked = ()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take with Enter, unless another button has the keyboard; leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.leave if self._leave.hasFocus() else self.take)()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _line(self, change: Patched) -> str:
        action = self._board.need(Action, change.id)
        before, after = _shown(change.before), _shown(change.after)
        return f"{name_of(action)}\n{_FIELDS[change.field]}: {before} → {after}"


def _shown(value: Value) -> str:
    return str(getattr(value, "label", value) or "none")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _strange(number: int) -> str:
    if not number:
        return ""
    verb = "belongs" if number == 1 else "belong"
    return f"{_counted(number, 'row')} of the table {verb} to no action here."
