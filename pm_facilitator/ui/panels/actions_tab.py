"""The actions as a table, with help for the chosen one, and with what goes to trackers and back."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed, Value
from pm_facilitator.domain.edits import improve
from pm_facilitator.domain.entities import Action
from pm_facilitator.ui.action_advisor import ActionAdvisor
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.coach_watch import CoachWatch
from pm_facilitator.ui.make import button, column, row
from pm_facilitator.ui.panels.action_help import ActionHelp
from pm_facilitator.ui.panels.action_table import ActionTable
from pm_facilitator.ui.panels.hand_out import HandOut
from pm_facilitator.ui.panels.status_preview import StatusPreview

_ADVISED_BY = frozenset({"action", "factor", "person", "review"})
"""The kinds of record that the advice on an action depends on."""


class ActionsTab(QWidget):
    """The table with its keys above, and below it what the chosen action still lacks.

    Signals:
        fieldWanted: the key of an action and the field that is to be written in the details.
    """

    fieldWanted = Signal(object, str)

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board, self._controller = board, controller
        self.advisor = ActionAdvisor(controller)
        self.table = ActionTable(board, controller)
        self.help = ActionHelp()
        self.hand_out = HandOut(back=True)
        self.status = StatusPreview(board, controller)
        self._against = button("Decide against it", self._decide_against)
        self._build()
        self._offer()

    def _build(self) -> None:
        layout = column(self)
        keys = row(gap=4)
        keys.addWidget(button("Add action", self.add_action, symbol="plus", role="primary"))
        keys.addWidget(self._against)
        keys.addStretch(1)
        keys.addWidget(self.hand_out)
        layout.addLayout(keys)
        layout.addWidget(self.status)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.help)
        self.status.closed.connect(self.table.setFocus)
        self.table.selected.connect(self._offer)
        self.table.typed.connect(self._advise)
        self.help.wanted.connect(self._write_field)
        self.help.offered.connect(self._take)

    def use_coach(self, watch: CoachWatch) -> None:
        """Let the coach listen to what is written here."""
        self.advisor.hear = partial(watch.kinds_in, field="action")
        self.advisor.language = watch.language
        watch.changed.connect(self._advise_again)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        if batch.touches("action"):
            self.table.refresh()
        if batch.kinds() & _ADVISED_BY:
            self._offer()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was not said while nobody looked."""
        super().showEvent(event)
        self._advise()

    def add_action(self) -> None:
        """Write a new action."""
        self._controller.add("Add action", improve.add_action(self._board, ""), "action")

    def take_offer(self) -> bool:
        """Put the better wording that is offered into the action; False when there is none."""
        offer = self.help.words_offer() if self.isVisible() else ""
        if offer:
            self.table.reword(offer)
        return bool(offer)

    def _offer(self) -> None:
        """Offer only what there is something for."""
        self._against.setEnabled(self.table.current_key() is not None)
        self._advise()

    def _advise(self, draft: str | None = None) -> None:
        """Say what the chosen action still needs, with the text that is being written for it."""
        if not self.isVisible():
            return
        key = self.table.current_key()
        action = self._board.get(Action, key[1]) if key else None
        if action is not None and draft is not None:
            action = replace(action, text=draft)
        self.help.show_advice(None if action is None else self.advisor.on(action))

    def _advise_again(self) -> None:
        """Say anew what the chosen action needs, because the coach has heard more."""
        if not self.table.is_writing():
            self._advise()

    def _write_field(self, field: str) -> None:
        """Put the keyboard where a part of the chosen action is written."""
        key = self.table.current_key()
        if key is None:
            return
        if field in ("text", "owner", "due"):
            self.table.choose(key[1], edit=True, field=field)
        else:
            self.fieldWanted.emit(key, field)

    def _take(self, field: str, value: Value) -> None:
        key = self.table.current_key()
        if key is None:
            return
        if field == "text":
            self.table.reword(str(value))
        else:
            self._controller.set_field(*key, field, value)

    def _decide_against(self) -> None:
        key = self.table.current_key()
        if key is not None:
            made = improve.decide_against_action(self._board, key[1], "")
            self._controller.add("Decide against an action", made, "decision")
