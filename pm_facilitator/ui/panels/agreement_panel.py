"""Asking the group what is missing or happened differently, and recording that it agrees."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from pm_facilitator.domain.agreement import QUESTION
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits import agreement
from pm_facilitator.domain.entities import Remark
from pm_facilitator.domain.vocabulary import RemarkKind
from pm_facilitator.ui.agreement_words import open_words, state_words
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, clear, column, label, row, tick, tool
from pm_facilitator.ui.panels.escapable_line import EscapableLine
from pm_facilitator.ui.quick_event import read_quick_event
from pm_facilitator.ui.widgets.named_choice import NamedChoice

_ROW_HEIGHT = 40
_MOST_ROWS = 4


class AgreementPanel(QFrame):
    """Stands below the timeline while the group is asked; the group sees the question only.

    Signals:
        asking: whether the group is being asked now.
    """

    asking = Signal(bool)

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName("Agreement on the timeline")
        self._board, self._controller = board, controller
        self._came_from: QWidget | None = None
        self._shown: list[Remark] | None = None
        self.kind = NamedChoice({kind.value: kind.label for kind in RemarkKind})
        self.line = EscapableLine()
        self._state = label("", "quiet", wrap=True)
        self._agree_key = button("All agree", self._agree, symbol="check", role="primary")
        self._rows = column(gap=0)
        self._list = QScrollArea()
        self._build()
        self.refresh()
        self.hide()

    def _build(self) -> None:
        top = row()
        top.addWidget(label(QUESTION, "title"))
        top.addStretch(1)
        top.addWidget(tool("x", "Stop asking", self.close_panel, keys="Esc"))
        self.kind.setAccessibleName("What sort of answer")
        self.line.setAccessibleName("What somebody says")
        self.line.setPlaceholderText("What somebody says, without a name; Enter keeps it")
        self.line.returnPressed.connect(self._keep)
        self.line.escaped.connect(self.close_panel)
        entry = row()
        entry.addWidget(self.kind)
        entry.addWidget(self.line, 1)
        inside = QWidget()
        inside.setLayout(self._rows)
        self._list.setWidget(inside)
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._agree_key.setToolTip("Record that the group agrees; objections are kept")
        bottom = row()
        bottom.addWidget(self._state, 1)
        bottom.addWidget(self._agree_key)
        layout = column(self, margin=8, gap=8)
        for part in (top, entry):
            layout.addLayout(part)
        layout.addWidget(self._list)
        layout.addLayout(bottom)

    def open_panel(self) -> None:
        """Ask the group, with the keyboard in the line for its answers."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._came_from = focused
        was_open = self.is_open()
        self.refresh()
        self.show()
        self.line.setFocus()
        if not was_open:
            self.asking.emit(True)

    def is_open(self) -> bool:
        """Tell whether the group is being asked."""
        return not self.isHidden()

    def close_panel(self) -> None:
        """Stop asking; what was said is kept."""
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self._came_from = None
        self.asking.emit(False)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed, while anybody can see it."""
        if self.is_open() and batch.kinds() & {"event", "remark", "agreement", "review"}:
            self.refresh()

    def refresh(self) -> None:
        """Show what has been said and how far the group agrees."""
        self._state.setText(state_words(self._board))
        self._agree_key.setEnabled(bool(self._board.events))
        said = self._board.all(Remark)
        if said == self._shown:
            return
        self._shown = said
        clear(self._rows)
        for remark in reversed(said):
            self._rows.addWidget(self._row(remark))
        self._rows.addStretch(1)
        self._list.setVisible(bool(said))
        self._list.setFixedHeight(_ROW_HEIGHT * min(_MOST_ROWS, max(1, len(said))))

    def _row(self, remark: Remark) -> QWidget:
        made = QWidget()
        made.setFixedHeight(_ROW_HEIGHT)
        line = row(made)
        words = f"{remark.kind.label}: {' '.join(remark.text.split())}"
        settled = tick(words, remark.settled, partial(self._settle, remark.id))
        line.addWidget(settled, 1, Qt.AlignmentFlag.AlignVCenter)
        if remark.kind is RemarkKind.MISSING and not remark.settled:
            make = button("Make an event of it", partial(self._make_event, remark.id), role="quiet")
            line.addWidget(make)
        keys = tool("trash-2", "Delete what was said", partial(self._delete, remark.id))
        line.addWidget(keys)
        return made

    def _keep(self) -> None:
        text = self.line.text().strip()
        if not text:
            return
        kind, now = RemarkKind(self.kind.name()), self._controller.now()
        made, _ = agreement.add_remark(self._board, text, kind, now)
        if self._controller.do("Keep what was said", made):
            self.line.clear()

    def _settle(self, id_: str, settled: bool) -> None:
        label = "Take up what was said" if settled else "Leave open what was said"
        self._controller.do(label, agreement.settle(self._board, id_, settled))

    def _make_event(self, id_: str) -> None:
        event = read_quick_event(self._board, self._board.need(Remark, id_).text)
        made = agreement.event_from_remark(self._board, id_, event)
        self._controller.add("Add event", made, "event")

    def _delete(self, id_: str) -> None:
        self._controller.remove([("remark", id_)])

    def _agree(self) -> None:
        changes = agreement.agree(self._board, self._controller.now())
        if self._controller.do("Agree on the timeline", changes):
            self.close_panel()
            left = open_words(self._board)
            if left:
                self._controller.say(f"The agreement is kept. Still open: {left}. U shows it.")
