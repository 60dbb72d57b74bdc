"""The locker opening in Improve: one parked idea after the other finds its place."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.panels import locker
from pm_facilitator.ui.panels.escapable_line import EscapableLine
from pm_facilitator.ui.panels.fields import named
from pm_facilitator.ui.panels.still import StillComboBox

_NO_ACTIONS = "There is no action yet that it could be part of."


class LockerOpening(QWidget):
    """The parked ideas, those that wait first, and what can become of each by a letter.

    What a choice still needs, a reason or the other action, is asked for right below the list.

    Signals:
        selected: the key of the chosen idea, or None.
    """

    selected = Signal(object)

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board, self._controller = board, controller
        letters = {
            "A": _for_chosen(self.to_action),
            "M": _for_chosen(self.ask_merge),
            "K": _for_chosen(self.keep),
            "S": _for_chosen(self.ask_reason),
            "D": _for_chosen(self.decide_against),
        }
        self.list = locker.locker_list(board, controller, keys=letters)
        self._progress = label("", "quiet", wrap=True)
        self._keys = (
            button("Make action", self.to_action, tip="Make an action of it (A)"),
            button("Merge", self.ask_merge, tip="It is part of an action that we have (M)"),
            button("Keep", self.keep, tip="Keep it for later, as it is (K)"),
            button("Set aside", self.ask_reason, tip="Leave it, with a reason (S)"),
            button("Decide against", self.decide_against, tip="A decision not to act (D)"),
        )
        self._reason = EscapableLine()
        self._actions = _Choice()
        self._into = QWidget()
        self._build()
        self._offer()

    def _build(self) -> None:
        layout = column(self, gap=4)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._progress)
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, key in enumerate(self._keys):
            grid.addWidget(key, place // 2, place % 2, 1, 2 if place == len(self._keys) - 1 else 1)
        layout.addLayout(grid)
        self._reason.setPlaceholderText("Why not? Enter sets it aside")
        named(self._reason, "Why it is set aside")
        self._reason.returnPressed.connect(self._set_aside)
        self._reason.escaped.connect(self._close_questions)
        named(self._actions, "The action that it is part of")
        self._actions.taken.connect(self._merge)
        self._actions.escaped.connect(self._close_questions)
        line = row(self._into, gap=4)
        line.addWidget(self._actions, 1)
        line.addWidget(button("Merge into it", self._merge))
        layout.addWidget(self._reason)
        layout.addWidget(self._into)
        self.list.selected.connect(self._follow)
        self._close_questions(back=False)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        self.list.react(batch)
        if batch.kinds() & {"locker_item", "action"}:
            self.list.refresh()
            self._offer()

    def begin(self) -> None:
        """Put the keyboard to the first idea that waits, unless one is chosen already."""
        if self.list.current_key() is None:
            self._choose_next()
        self.list.take_focus()

    def idea(self) -> str | None:
        """Give the idea that is chosen, or the next one when that has been dealt with."""
        waiting = [item.id for item in locker.waiting_ideas(self._board)]
        key = self.list.current_key()
        if key is not None and key[1] in waiting:
            return key[1]
        return next(iter(waiting), None)

    def to_action(self) -> None:
        """Make an action of the idea, to be worded at once."""
        idea = self.idea()
        if idea is not None:
            locker.to_action(self._board, self._controller, idea)

    def keep(self) -> None:
        """Keep the idea for later."""
        idea = self.idea()
        if idea is not None:
            locker.keep(self._board, self._controller, idea)
            self._choose_next()

    def decide_against(self) -> None:
        """Make a decision not to act of the idea; its reason is asked for in the details."""
        idea = self.idea()
        if idea is not None:
            locker.decide_against(self._board, self._controller, idea)

    def ask_reason(self) -> None:
        """Ask why the idea is set aside."""
        if self.idea() is not None:
            self._close_questions(back=False)
            self._reason.show()
            self._reason.setFocus()

    def ask_merge(self) -> None:
        """Ask which action the idea is part of."""
        if self.idea() is None:
            return
        if not self._board.actions:
            self._controller.say(_NO_ACTIONS)
            return
        self._close_questions(back=False)
        self._actions.clear()
        for action in self._board.actions:
            self._actions.addItem(locker.short(action.text), action.id)
        self._into.show()
        self._actions.setFocus()

    def _set_aside(self) -> None:
        idea, reason = self.idea(), self._reason.text().strip()
        if idea is not None and reason:
            locker.set_aside(self._board, self._controller, idea, reason)
            self._close_questions()
            self._choose_next()

    def _merge(self) -> None:
        idea, action = self.idea(), self._actions.currentData()
        if idea is not None and action is not None:
            locker.merge(self._board, self._controller, idea, str(action))
            self._close_questions()
            self._choose_next()

    def _close_questions(self, *, back: bool = True) -> None:
        self._reason.clear()
        self._reason.hide()
        self._into.hide()
        if back:
            self.list.take_focus()

    def _choose_next(self) -> None:
        waiting = locker.waiting_ideas(self._board)
        if waiting:
            self.list.choose(("locker_item", waiting[0].id))

    def _follow(self, key: Key | None) -> None:
        self._offer()
        self.selected.emit(key)

    def _offer(self) -> None:
        """Offer only what there is something for, and say how far the locker is opened."""
        there, waiting = len(self._board.locker), len(locker.waiting_ideas(self._board))
        for key in self._keys:
            key.setEnabled(waiting > 0)
        self._progress.setVisible(there > 0)
        done = "Every idea has its place."
        self._progress.setText(f"{waiting} of {there} still to look at" if waiting else done)


class _Choice(StillComboBox):
    """A choice that Enter takes and Escape leaves."""

    taken = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


def _for_chosen(what: Callable[[], None]) -> Callable[[Key], None]:
    return lambda _chosen: what()
