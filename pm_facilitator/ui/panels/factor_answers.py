"""Every factor beside what answers it, so that none is left without an action or a decision."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from pm_facilitator.domain.answers import Answer, Answered, answers
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed, Value
from pm_facilitator.domain.edits import improve
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Entity, Factor
from pm_facilitator.domain.links import name_of
from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.panels.fields import LinksField, named
from pm_facilitator.ui.panels.record_list import ListSpec, RecordList

_TELLS = frozenset({"factor", "action", "decision"})
_NOT = "Nothing answers it yet"


class FactorAnswers(QWidget):
    """The factors at the left; what answers the chosen one is ticked at the right.

    Signals:
        selected: the key of the chosen factor, or None.
    """

    selected = Signal(object)

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board, self._controller = board, controller
        self._answers: dict[str, Answer] = {}
        self._stale = True
        self._open = label("", "quiet", wrap=True)
        self.list = RecordList(self._spec(), controller)
        self._ticks = LinksField(self._options, "There are no actions and no decisions yet.")
        self._keys = (
            button("Write an action", self.write_action, symbol="plus", tip="For this factor (A)"),
            button("Decide not to act", self.decide_against, tip="About this factor (D)"),
        )
        self._build()
        self._show_ticks()

    def _spec(self) -> ListSpec:
        return ListSpec(
            title="Factors",
            records=self._factors,
            empty="Contributing factors come from Reflect.",
            word=self._word,
            keys={"A": lambda _: self.write_action(), "D": lambda _: self.decide_against()},
        )

    def _build(self) -> None:
        split = QSplitter()
        column(self).addWidget(split)
        left, right = QWidget(split), QWidget(split)
        factors = column(left, gap=4)
        factors.addWidget(self.list, 1)
        factors.addWidget(self._open)
        self._build_answers(column(right, gap=4))
        split.setSizes([440, 300])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        self.list.selected.connect(self._follow)
        self._ticks.chosen.connect(self._link)

    def _build_answers(self, layout: QVBoxLayout) -> None:
        layout.addWidget(label("What answers it", "section"))
        named(self._ticks, "What answers the factor")
        self._ticks.setMinimumHeight(132)
        self._ticks.setMaximumHeight(16_777_215)
        self._ticks.setWordWrap(True)
        layout.addWidget(self._ticks, 1)
        keys: QHBoxLayout = row(gap=4)
        for key in self._keys:
            keys.addWidget(key)
        keys.addStretch(1)
        layout.addLayout(keys)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed, now or once somebody looks."""
        if batch.kinds() & _TELLS:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Show the factors and their answers as they are now."""
        self._stale = False
        self._answers = answers(self._board)
        self.list.refresh()
        open_ = sum(answer.by is Answered.NOT for answer in self._answers.values())
        there = len(self._answers)
        done = "Every factor is answered." if there else ""
        self._open.setText(f"{open_} of {there} without an answer" if open_ else done)
        self._show_ticks()

    def choose(self, factor_id: str) -> None:
        """Choose a factor."""
        self.list.choose(("factor", factor_id))

    def take_focus(self) -> None:
        """Put the keyboard to the factors."""
        self.list.take_focus()

    def write_action(self) -> None:
        """Write an action against the chosen factor."""
        factor = self._chosen()
        if factor is not None:
            made = improve.add_action(self._board, "", (factor.id,))
            self._controller.add("Add action", made, "action")

    def decide_against(self) -> None:
        """Decide not to act on the chosen factor; what and why is asked for in the details."""
        factor = self._chosen()
        if factor is not None:
            text = f"Leave as it is: {factor.text}"
            made = improve.add_decision(self._board, text, "", (factor.id,))
            self._controller.add("Decide not to act", made, "decision")

    def _chosen(self) -> Factor | None:
        key = self.list.current_key()
        return self._board.get(Factor, key[1]) if key else None

    def _factors(self) -> Sequence[Factor]:
        return [factor for factor in self._board.factors if factor.id in self._answers]

    def _word(self, record: Entity) -> str:
        return f"{name_of(record)}\n{_said(self._answers[record.id])}"

    def _options(self) -> list[tuple[str, str]]:
        live = (a for a in self._board.actions if a.status is not ActionStatus.CANCELLED)
        actions = [(f"action {a.id}", name_of(a)) for a in live]
        decided = [(f"decision {d.id}", f"Not: {name_of(d)}") for d in self._board.decisions]
        return [*actions, *decided]

    def _show_ticks(self) -> None:
        factor = self._chosen()
        answer = self._answers.get(factor.id, Answer()) if factor else Answer()
        linked = [f"action {a.id}" for a in answer.actions]
        linked += [f"decision {d.id}" for d in answer.decisions]
        self._ticks.setEnabled(factor is not None)
        self._ticks.show_value(tuple(linked))
        for key in self._keys:
            key.setEnabled(factor is not None)

    def _link(self, linked: Value) -> None:
        factor = self._chosen()
        if factor is None or not isinstance(linked, tuple):
            return
        changes = []
        for option, _ in self._options():
            kind, _, id_ = option.partition(" ")
            changes += improve.answer_factor(self._board, factor.id, (kind, id_), option in linked)
        self._controller.do("Link a factor", changes)

    def _follow(self, key: Key | None) -> None:
        self._show_ticks()
        self.selected.emit(key)


def _said(answer: Answer) -> str:
    """Say what answers a factor."""
    match answer.by:
        case Answered.ACTION:
            return f"→ {'; '.join(name_of(action) for action in answer.actions)}"
        case Answered.DECISION:
            return f"We leave it: {'; '.join(name_of(each) for each in answer.decisions)}"
        case Answered.ELSEWHERE:
            return f"Answered with: {name_of(answer.elsewhere)}" if answer.elsewhere else _NOT
        case Answered.NOT:
            return f"○ {_NOT}"
