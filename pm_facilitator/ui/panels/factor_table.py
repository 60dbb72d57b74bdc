"""The contributing factors as a table that is sorted and edited in place."""

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from pm_facilitator.canvas.keys import CTRL, chord, pressed
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits import factors
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Factor
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.panels.factor_cells import FactorCells
from pm_facilitator.ui.panels.factor_rows import SORT, FactorRows
from pm_facilitator.ui.panels.wrapped import WrappedTable, paint_empty
from pm_facilitator.ui.wishes.fishbone import first_bone

_EMPTY = "What made it possible? Add a factor here, on the drawing or in the outline."
_WIDTHS = (0, 128, 132, 150, 170, 170)


class FactorTable(WrappedTable):
    """A row for every factor; a click on a heading sorts, a third one takes the sorting back.

    Signals:
        chosen: the key of the row that was chosen, or None.
    """

    chosen = Signal(object)

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self.rows = FactorRows(board, controller)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.rows)
        self.sorted.setSortRole(SORT)
        self.setModel(self.sorted)
        self.setItemDelegate(FactorCells(self, board))
        self.setAccessibleName("Contributing factors")
        self.setAccessibleDescription(_EMPTY)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._build_headers()
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now))

    def _build_headers(self) -> None:
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setMinimumSectionSize(80)
        columns.setHighlightSections(False)
        columns.setSortIndicatorClearable(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place, width in enumerate(_WIDTHS[1:], start=1):
            columns.resizeSection(place, width)
        columns.sectionResized.connect(lambda *_: self.fit_rows())
        self.setSortingEnabled(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what the table is for while it is empty."""
        super().paintEvent(event)
        if not self.rows.rowCount():
            paint_empty(self, _EMPTY)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed, keeping the chosen cell."""
        if not batch.kinds() & {"factor", "bone", "event", "action"}:
            return
        key, column = self.current_key(), self.currentIndex().column()
        self.rows.refresh()
        if key is not None:
            self.choose(key[1], column=column)

    def current_key(self) -> Key | None:
        """Give the key of the factor that is chosen, or None."""
        factor = self._factor(self.currentIndex())
        return ("factor", factor.id) if factor else None

    def choose(self, id_: str, *, column: int = 0, edit: bool = False) -> bool:
        """Choose a factor, and open its text when asked to; False when it is not there."""
        cell = self.sorted.mapFromSource(self.rows.index(self.rows.row_of(id_), max(0, column)))
        if not cell.isValid():
            return False
        self.setCurrentIndex(cell)
        self.scrollTo(cell)
        if edit:
            self.setFocus()
            self.edit(cell)
        return True

    def enter(self) -> None:
        """Take the keyboard, with a cell chosen where there is one."""
        # Qt would make a cell the current one without choosing it.
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.sorted.index(0, 0))
        self.setFocus()

    def sort_by_current(self) -> None:
        """Sort by the column of the chosen cell: up, then down, then as on the fishbone."""
        header, column = self.horizontalHeader(), max(0, self.currentIndex().column())
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if header.sortIndicatorSection() != column:
            header.setSortIndicator(column, up)
        elif header.sortIndicatorOrder() == up:
            header.setSortIndicator(column, down)
        else:
            header.setSortIndicator(-1, up)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with Enter, delete with Delete, sort with S, add with Ctrl+Enter."""
        keys = {
            chord(Qt.Key.Key_Return): lambda: self.edit(self.currentIndex()),
            chord(Qt.Key.Key_Return, CTRL): self._add,
            chord(Qt.Key.Key_Delete): self._remove,
            chord(Qt.Key.Key_Backspace): self._remove,
            chord(Qt.Key.Key_S): self.sort_by_current,
        }
        act = keys.get(pressed(event))
        if act is None or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        else:
            act()

    def _add(self) -> None:
        key = self.current_key()
        beside = self._board.get(Factor, key[1]) if key else None
        bone = beside.bone_id if beside else first_bone(self._board)
        self._controller.add("Add factor", factors.add_factor(self._board, "", bone), "factor")

    def _remove(self) -> None:
        key = self.current_key()
        if key is not None:
            self._controller.remove([key])

    def _factor(self, cell: QModelIndex) -> Factor | None:
        return self.rows.factor_at(self.sorted.mapToSource(cell).row())

    def _tell(self, now: QModelIndex) -> None:
        factor = self._factor(now)
        self.chosen.emit(("factor", factor.id) if factor else None)
