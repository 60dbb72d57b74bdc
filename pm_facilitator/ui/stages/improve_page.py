"""Improve: owned and dated actions, decisions not to act, and the opened locker."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits import improve
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Decision, Entity
from pm_facilitator.domain.vocabulary import LockerState
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column, row
from pm_facilitator.ui.panels.action_table import ActionTable
from pm_facilitator.ui.panels.locker import locker_list, to_action
from pm_facilitator.ui.panels.record_list import ListSpec, RecordList
from pm_facilitator.ui.stages.board_page import BoardPage


class ImprovePage(BoardPage):
    """The locker at the side, the actions as a table and on the matrix, the decisions below.

    Signals:
        matrixShown: the matrix is in front (True) or the table (False).
    """

    matrixShown = Signal(bool)

    def __init__(
        self,
        board: Board,
        controller: BoardController,
        palette: Palette,
        parent: QWidget | None = None,
    ) -> None:
        self.scene = MatrixScene(board, palette, audience=False)
        super().__init__(board, controller, self.scene, "Impact and effort", parent)
        self.table = ActionTable(board, controller)
        self.locker = locker_list(board, controller)
        self.decisions = self._make_decisions()
        self._tabs = QTabWidget()
        self._against = button("Decide against it", self._decide_against_chosen)
        self._for_ideas = (
            button("Make action", self._idea_to_action, symbol="arrow-right"),
            button("Decide against", self._decide_against_idea, role="quiet"),
        )
        self._build()
        self._offer()
        self.pane.selected.connect(self._offer)
        for source in (self.table, self.locker, self.decisions):
            source.selected.connect(self.selected)
            source.selected.connect(self._offer)

    def _make_decisions(self) -> RecordList:
        spec = ListSpec(
            title="Decided not to act",
            hint="What we will not do; the reason goes into the details",
            records=lambda: self._board.decisions,
            add=self._decide_against_text,
            empty="What we looked at and leave as it is, each with its reason.",
            word=_with_reason,
        )
        return RecordList(spec, self._controller)

    def _build(self) -> None:
        split = QSplitter()
        column(self, margin=8).addWidget(split)
        self._build_locker(QWidget(split))
        middle = QSplitter(Qt.Orientation.Vertical, split)
        middle.addWidget(self._tabs)
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        actions = QWidget()
        self._tabs.addTab(actions, "Actions")
        self._build_actions(actions)
        self._tabs.addTab(self.pane, "Impact and effort")
        self._tabs.currentChanged.connect(lambda place: self.matrixShown.emit(place == 1))
        middle.addWidget(self.decisions)
        middle.setSizes([520, 160])
        middle.setStretchFactor(0, 1)
        split.setSizes([220, 700])
        split.setStretchFactor(1, 1)

    def _build_actions(self, body: QWidget) -> None:
        layout = column(body)
        keys = row(gap=4)
        keys.addWidget(button("Add action", self.add_action, symbol="plus", role="primary"))
        keys.addWidget(self._against)
        keys.addStretch(1)
        layout.addLayout(keys)
        layout.addWidget(self.table, 1)

    def _build_locker(self, body: QWidget) -> None:
        layout = column(body)
        layout.addWidget(self.locker, 1)
        for key in self._for_ideas:
            layout.addWidget(key)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        self.pane.react(batch)
        self.locker.react(batch)
        self.decisions.react(batch)
        if batch.touches("action"):
            self.table.refresh()
        self._offer()

    def _offer(self) -> None:
        """Offer only what there is something for."""
        self._against.setEnabled(self.table.current_key() is not None)
        for key in self._for_ideas:
            key.setEnabled(self._chosen_idea() is not None)

    def edit(self, kind: str, id_: str) -> bool:
        """Open an action, or a note on the matrix, to be typed into."""
        if kind != "action":
            return self._shows_note(kind, id_) and super().edit(kind, id_)
        self.show_matrix(False)
        self.table.choose(id_, edit=True)
        return True

    def visit(self, key: Key) -> bool:
        """Choose an action, or show a note on the matrix."""
        if key[0] != "action":
            return self._shows_note(*key) and super().visit(key)
        self.table.choose(key[1])
        return True

    def _shows_note(self, kind: str, id_: str) -> bool:
        if self.scene.item((kind, id_)) is None:
            return False
        self.show_matrix(True)
        return True

    def show_matrix(self, shown: bool) -> None:
        """Bring the matrix to the front, or the table."""
        self._tabs.setCurrentIndex(1 if shown else 0)

    def shows_matrix(self) -> bool:
        """Tell whether the matrix is in front."""
        return bool(self._tabs.currentWidget() is self.pane)

    def open_find(self) -> None:
        """Find texts on the matrix and among its notes."""
        self.show_matrix(True)
        super().open_find()

    def take_focus(self) -> None:
        """Put the keyboard to the actions."""
        self.table.setFocus()

    def add_action(self) -> None:
        """Write a new action."""
        self._controller.add("Add action", improve.add_action(self._board, ""), "action")

    def _chosen_idea(self) -> str | None:
        """Give the idea that is chosen, or the next one when that has been dealt with."""
        waiting = [i.id for i in self._board.locker if i.state is LockerState.PARKED]
        key = self.locker.current_key()
        if key is not None and key[1] in waiting:
            return key[1]
        return next(iter(waiting), None)

    def _idea_to_action(self) -> None:
        idea = self._chosen_idea()
        if idea is not None:
            to_action(self._board, self._controller, idea)

    def _decide_against_idea(self) -> None:
        idea = self._chosen_idea()
        if idea is not None:
            made = improve.decide_against_idea(self._board, idea, "")
            self._controller.add("Decide against an idea", made, "decision")

    def _decide_against_chosen(self) -> None:
        key = self.table.current_key()
        if key is not None:
            made = improve.decide_against_action(self._board, key[1], "")
            self._controller.add("Decide against an action", made, "decision")

    def _decide_against_text(self, text: str) -> None:
        made = improve.add_decision(self._board, text, "")
        self._controller.add("Decide not to act", made, "decision")


def _with_reason(record: Entity) -> str:
    assert isinstance(record, Decision)
    return f"{record.text}\nBecause: {record.reason}" if record.reason else record.text
