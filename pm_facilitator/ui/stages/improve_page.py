"""Improve: owned and dated actions, decisions not to act, and the opened locker."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed, Value
from pm_facilitator.domain.edits import improve
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Action, Decision, Entity
from pm_facilitator.figures.matrix import EFFORT, RISK, VIEWS, Axes
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.action_advisor import ActionAdvisor
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.coach_watch import CoachWatch
from pm_facilitator.ui.make import action, button, column, label, row
from pm_facilitator.ui.panels.action_help import ActionHelp
from pm_facilitator.ui.panels.action_table import ActionTable
from pm_facilitator.ui.panels.factor_answers import FactorAnswers
from pm_facilitator.ui.panels.hand_out import HandOut
from pm_facilitator.ui.panels.locker_opening import LockerOpening
from pm_facilitator.ui.panels.record_list import ListSpec, RecordList
from pm_facilitator.ui.panels.status_preview import StatusPreview
from pm_facilitator.ui.stages.board_page import BoardPage

_AXES_KEYS = {
    EFFORT: "I impact, E effort, then 1 to 5",
    RISK: "O how often, H how hard, then 1 to 5",
}


class ImprovePage(BoardPage):
    """The locker at the side, the actions as a table, by factor and on the matrix, the decisions.

    Signals:
        matrixShown: the matrix is in front (True), perhaps by other axes, or it is not (False).
        fieldWanted: the key of an action and the field that is to be written in the details.
    """

    matrixShown = Signal(bool)
    fieldWanted = Signal(object, str)

    def __init__(
        self,
        board: Board,
        controller: BoardController,
        palette: Palette,
        parent: QWidget | None = None,
    ) -> None:
        self.scene = MatrixScene(board, palette, audience=False)
        super().__init__(board, controller, self.scene, "Matrix", parent)
        self.table = ActionTable(board, controller)
        self.advisor = ActionAdvisor(controller)
        self.help = ActionHelp()
        self.hand_out = HandOut(back=True)
        self.status = StatusPreview(board, controller)
        self.status.closed.connect(self.table.setFocus)
        self.factors = FactorAnswers(board, controller)
        self.locker = LockerOpening(board, controller)
        self.decisions = self._make_decisions()
        self._tabs = QTabWidget()
        self._against = button("Decide against it", self._decide_against_chosen)
        self._build()
        self._offer()
        self.pane.selected.connect(self._offer)
        self.table.typed.connect(self._advise)
        self.help.wanted.connect(self._write_field)
        self.help.offered.connect(self._take)
        for source in (self.table, self.factors, self.locker, self.decisions):
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
        split.addWidget(self.locker)
        middle = QSplitter(Qt.Orientation.Vertical, split)
        middle.addWidget(self._tabs)
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        actions = QWidget()
        self._tabs.addTab(actions, "Actions")
        self._build_actions(actions)
        self._tabs.addTab(self.factors, "Factors")
        self._tabs.addTab(self.pane, "Matrix")
        self._build_views()
        for place in range(self._tabs.count()):
            keys = f"Alt+{place + 1}"
            self._tabs.setTabToolTip(place, keys)
            action(self, self._tabs.tabText(place), partial(self._bring, place), keys)
        self._tabs.currentChanged.connect(lambda _: self.matrixShown.emit(self.shows_matrix()))
        middle.addWidget(self.decisions)
        middle.setSizes([520, 160])
        middle.setStretchFactor(0, 1)
        split.setSizes([248, 700])
        split.setStretchFactor(1, 1)

    def _build_views(self) -> None:
        """Put the two views of the matrix above it, with the keys of the one that is shown."""
        self._hint = label(_AXES_KEYS[self.scene.axes], "small")
        self._views = {
            axes: button(axes.title, role="quiet", tip="The other view: Y") for axes in VIEWS
        }
        for axes, key in self._views.items():
            key.setCheckable(True)
            key.setChecked(axes is self.scene.axes)
            key.clicked.connect(partial(self._show_axes, axes))
            self.pane.tools.addWidget(key)
        self.pane.tools.addWidget(self._hint)
        self.scene.axes_changed.connect(self._axes_changed)

    def _show_axes(self, axes: Axes, _checked: bool = False) -> None:
        self.scene.show_axes(axes)
        self._axes_changed(axes)
        self.pane.view.setFocus()

    def _axes_changed(self, axes: Axes) -> None:
        for each, key in self._views.items():
            key.setChecked(each is axes)
        self._hint.setText(_AXES_KEYS[axes])
        self.matrixShown.emit(self.shows_matrix())

    def _build_actions(self, body: QWidget) -> None:
        layout = column(body)
        keys = row(gap=4)
        keys.addWidget(button("Add action", self.add_action, symbol="plus", role="primary"))
        keys.addWidget(self._against)
        keys.addStretch(1)
        keys.addWidget(self.hand_out)
        layout.addLayout(keys)
        layout.addWidget(self.status)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.help)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        self.pane.react(batch)
        self.locker.react(batch)
        self.factors.react(batch)
        self.decisions.react(batch)
        if batch.touches("action"):
            self.table.refresh()
        self._offer()

    def _offer(self) -> None:
        """Offer only what there is something for."""
        self._against.setEnabled(self.table.current_key() is not None)
        self._advise()

    def _advise(self, draft: str | None = None) -> None:
        """Say what the chosen action still needs, with the text that is being written for it."""
        action = self._chosen()
        if action is not None and draft is not None:
            action = replace(action, text=draft)
        self.help.show_advice(None if action is None else self.advisor.on(action))

    def use_coach(self, watch: CoachWatch) -> None:
        """Let the coach listen to what is written here."""
        self.advisor.hear = partial(watch.kinds_in, field="action")
        self.advisor.language = watch.language
        watch.changed.connect(self._advise_again)

    def _advise_again(self) -> None:
        """Say anew what the chosen action needs, because the coach has heard more."""
        if not self.table.is_writing():
            self._advise()

    def _chosen(self) -> Action | None:
        key = self.table.current_key()
        return self._board.get(Action, key[1]) if key else None

    def _write_field(self, field: str) -> None:
        """Put the keyboard where a part of the chosen action is written."""
        key = self.table.current_key()
        if key is None:
            return
        if field in ("text", "owner", "due"):
            self.table.choose(key[1], edit=True, field=field)
        else:
            self.fieldWanted.emit(key, field)

    def take_offer(self) -> bool:
        """Put the better wording that is offered into the action; False when there is none."""
        offer = self.help.words_offer()
        if offer:
            self.table.reword(offer)
        return bool(offer)

    def _take(self, field: str, value: Value) -> None:
        key = self.table.current_key()
        if key is None:
            return
        if field == "text":
            self.table.reword(str(value))
        else:
            self._controller.set_field(*key, field, value)

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

    def add_action(self) -> None:
        """Write a new action."""
        self._controller.add("Add action", improve.add_action(self._board, ""), "action")

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
