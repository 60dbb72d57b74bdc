"""Which contributing factors an event or a note points to, and a way to make one of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import factors
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Factor
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, clear, column, label, row


class FactorLinks(QWidget):
    """The factors of one record as links to the fishbone.

    Signals:
        visit: the key of a factor to show on the board.
    """

    visit = Signal(object)

    KINDS = frozenset({"event", "note"})

    def __init__(
        self, board: Board, controller: BoardController, key: Key, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._key = key
        self._shown: list[Factor] = []
        self._links = column(gap=0)
        self._menu = QMenu(self)
        layout = column(self, gap=4)
        layout.addWidget(label("Factors that come from it"))
        layout.addLayout(self._links)
        make = button("Make a factor of it", symbol="plus")
        make.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        keys = row()
        keys.addWidget(make)
        keys.addStretch(1)
        layout.addLayout(keys)
        self.refresh()

    def refresh(self) -> None:
        """Show the factors as they are now."""
        found = [factor for factor in self._board.factors if self._comes_from_it(factor)]
        if found == self._shown:
            return
        self._shown = found
        clear(self._links)
        for factor in found:
            self._links.addWidget(self._link(factor))

    def make(self, bone_id: str) -> None:
        """Make a factor of the record in one category, linked to it; the record stays."""
        kind, id_ = self._key
        make = factors.factor_from_event if kind == "event" else factors.factor_from_note
        self._controller.do("Make a factor", make(self._board, id_, bone_id)[0])

    def _fill_menu(self) -> None:
        self._menu.clear()
        for bone in self._board.bones:
            self._menu.addAction(bone.label, partial(self.make, bone.id))
        if not self._board.bones:
            self._menu.addAction("Choose the categories in Reflect first").setEnabled(False)

    def _link(self, factor: Factor) -> QPushButton:
        words = factor.text or "A factor without words yet"
        shown = f"{words[:37]} …" if len(words) > 38 else words
        made = button(
            shown, partial(self.visit.emit, ("factor", factor.id)), role="link", tip=words
        )
        made.setAccessibleName(f"Show the factor: {words}")
        return made

    def _comes_from_it(self, factor: Factor) -> bool:
        kind, id_ = self._key
        return id_ in (factor.event_ids if kind == "event" else factor.note_ids)
