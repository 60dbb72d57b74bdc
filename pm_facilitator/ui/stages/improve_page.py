"""Improve: owned and dated actions, decisions not to act, and the opened locker."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits import improve
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Decision, Entity
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import action, column
from pm_facilitator.ui.panels.actions_tab import ActionsTab
from pm_facilitator.ui.panels.factor_answers import FactorAnswers
from pm_facilitator.ui.panels.locker_opening import LockerOpening
from pm_facilitator.ui.panels.matrix_views import MatrixViews
from pm_facilitator.ui.panels.record_list import ListSpec, RecordList
from pm_facilitator.ui.stages.board_page import BoardPage


class ImprovePage(BoardPage):
    """The locker at the side, the actions as a table, by factor and on the matrix, the decisions.

    Signals:
        matrixShown: the matrix is in front (True), perhaps by other axes, or it is not (False).
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
        super().__init__(board, controller, self.scene, "Matrix", parent)
        self.action_tab = ActionsTab(board, controller)
        self.table = self.action_tab.table
        self.factors = FactorAnswers(board, controller)
        self.locker = LockerOpening(board, controller)
        self.decisions = self._make_decisions()
        self._tabs = QTabWidget()
        self._build()
        for source in (self.table, self.factors, self.locker, self.decisions):
            source.selected.connect(self.selected)

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
        split.addWidget(self.locker)
        middle = QSplitter(Qt.Orientation.Vertical, split)
        middle.addWidget(self._tabs)
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.addTab(self.action_tab, "Actions")
        self._tabs.addTab(self.factors, "Factors")
        self._tabs.addTab(self.pane, "Matrix")
        MatrixViews(self.scene, self.pane.tools, self)
        self.scene.axes_changed.connect(self._tell_matrix)
        for place in range(self._tabs.count()):
            keys = f"Alt+{place + 1}"
            self._tabs.setTabToolTip(place, keys)
            action(self, self._tabs.tabText(place), partial(self._bring, place), keys)
        self._tabs.currentChanged.connect(self._tell_matrix)
        middle.addWidget(self.decisions)
        middle.setSizes([520, 160])
        middle.setStretchFactor(0, 1)
        split.setSizes([248, 700])
        split.setStretchFactor(1, 1)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        self.pane.react(batch)
        self.action_tab.react(batch)
        self.locker.react(batch)
        self.factors.react(batch)
        self.decisions.react(batch)

    def _tell_matrix(self, _: object) -> None:
        self.matrixShown.emit(self.shows_matrix())

    def edit(self, kind: str, id_: str) -> bool:
        """Open an action, or a note on the matrix, to be typed into."""
        if kind != "action":
            return self._shows_note(kind, id_) and super().edit(kind, id_)
        self._tabs.setCurrentIndex(0)
        self.table.choose(id_, edit=True)
        return True

    def visit(self, key: Key) -> bool:
        """Choose an action, or show a note on the matrix."""
        if key[0] != "action":
            return self._shows_note(*key) and super().visit(key)
        if self.shows_matrix() and self.scene.item(key) is not None:
            return super().visit(key)
        self._tabs.setCurrentIndex(0)
        self.table.choose(key[1])
        return True

    def _shows_note(self, kind: str, id_: str) -> bool:
        if self.scene.item((kind, id_)) is None:
            return False
        self.show_matrix(True)
        return True

    def show_matrix(self, shown: bool) -> None:
        """Bring the matrix to the front, or the table."""
        if shown != self.shows_matrix():
            self._tabs.setCurrentIndex(self._tabs.indexOf(self.pane) if shown else 0)

    def shows_matrix(self) -> bool:
        """Tell whether the matrix is in front."""
        return bool(self._tabs.currentWidget() is self.pane)

    def open_find(self) -> None:
        """Find texts on the matrix and among its notes."""
        self.show_matrix(True)
        super().open_find()

    def take_focus(self) -> None:
        """Put the keyboard to the locker while ideas wait in it, else to the actions."""
        if self.locker.idea() is not None:
            self.locker.begin()
        else:
            self.table.setFocus()

    def _bring(self, place: int) -> None:
        """Bring a view to the front with the keyboard in it."""
        self._tabs.setCurrentIndex(place)
        (self.table.setFocus, self.factors.take_focus, self.pane.view.setFocus)[place]()

    def _decide_against_text(self, text: str) -> None:
        made = improve.add_decision(self._board, text, "")
        self._controller.add("Decide not to act", made, "decision")


def _with_reason(record: Entity) -> str:
    assert isinstance(record, Decision)
    return f"{record.text}\nBecause: {record.reason}" if record.reason else record.text
