"""What a record is linked to, as links that go there, and a way to make a factor of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import factors
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Entity, kind_of
from pm_facilitator.domain.links import Links, links_of, name_of
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, clear, column, label, row

_LONGEST = 38
_FACTOR_OF = frozenset({"event", "note"})


class RecordLinks(QWidget):
    """The links of one record after the other, all of a kind; each from both ends.

    Signals:
        visit: the key of a record to show on the board.
    """

    visit = Signal(object)

    KINDS = _FACTOR_OF | {"factor", "why_step", "action", "decision"}

    def __init__(
        self, board: Board, controller: BoardController, kind: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._key: Key = (kind, "")
        self._shown: list[Links] = []
        self._links = column(gap=0)
        self._menu = QMenu(self)
        layout = column(self, gap=4)
        layout.addLayout(self._links)
        if kind in _FACTOR_OF:
            layout.addLayout(self._maker())

    def _maker(self) -> QHBoxLayout:
        make = button("Make a factor of it", symbol="plus")
        make.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        keys = row()
        keys.addWidget(make)
        keys.addStretch(1)
        return keys

    def show_key(self, key: Key) -> None:
        """Show the links of a record."""
        self._key = key
        self.refresh()

    def refresh(self) -> None:
        """Show the links as they are now."""
        found = links_of(self._board, self._key)
        if found == self._shown:
            return
        self._shown = found
        clear(self._links)
        for links in found:
            self._links.addWidget(_title(links))
            for record in links.records:
                self._links.addWidget(self._link(links.word, record))

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

    def _link(self, word: str, record: Entity) -> QPushButton:
        words = name_of(record)
        shown = f"{words[: _LONGEST - 1]} …" if len(words) > _LONGEST else words
        go = partial(self.visit.emit, (kind_of(record), record.id))
        made = button(shown, go, role="link", tip=words)
        made.setAccessibleName(f"Show the {word}: {words}")
        return made


def _title(links: Links) -> QLabel:
    several = f" ({len(links.records)})" if len(links.records) > 1 else ""
    return label(f"{links.title}{several}")
