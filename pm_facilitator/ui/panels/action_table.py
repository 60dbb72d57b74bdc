"""The actions as a table that is edited in place."""

import re
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.priority import is_overruled, suggest_priority
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.panels.fields import names_of
from pm_facilitator.ui.panels.time_fields import read_day
from pm_facilitator.ui.panels.wrapped import WrappedTable, WrappedText, paint_empty

_COLUMNS = (
    ("text", "Action"),
    ("owner", "Owner"),
    ("due", "Due"),
    ("priority", "Priority"),
    ("status", "Status"),
    ("factor_ids", "Removes"),
)
_TEXT_AT_LEAST = 220
_ALWAYS_SHOWN = 2
"""The last of the columns that even the narrowest table shows: text, owner and due date."""

_EMPTY = (
    "What will we change? Add an action here or press F6 from anywhere: one owner, one date, "
    "and how we will know that it worked."
)
_EDITABLE = ("text", "owner", "due")
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_TOLD = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole), _TIP})
"""What a cell knows of itself; Qt asks for ten times as much whenever it measures or paints one."""

Index = QModelIndex | QPersistentModelIndex


class ActionModel(QAbstractTableModel):
    """The board's actions by their order; edits go through the controller."""

    def __init__(self, board: Board, controller: BoardController) -> None:
        super().__init__()
        self._board = board
        self._controller = controller
        self._rows: list[Action] = board.actions

    def refresh(self) -> None:
        """Show the actions as they are now."""
        fresh = self._board.actions
        if [a.id for a in fresh] == [a.id for a in self._rows]:
            self._rows = fresh
            last = self.index(len(fresh) - 1, len(_COLUMNS) - 1)
            if fresh:
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def action_at(self, place: int) -> Action | None:
        """Give the action of a row, or None."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def row_of(self, id_: str) -> int:
        """Give the row of an action; -1 when it has none."""
        return next((i for i, action in enumerate(self._rows) if action.id == id_), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of actions."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Give the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Give the heading of a column or the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return _COLUMNS[section][1] if orientation == Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let text, owner and date be edited in the table; the rest in the details."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = _COLUMNS[index.column()][0] in _EDITABLE
        return base | Qt.ItemFlag.ItemIsEditable if editable else base

    def data(self, index: Index, role: int = 0) -> Any:
        """Give what a cell shows."""
        if role not in _TOLD:
            return None
        action = self.action_at(index.row())
        if action is None:
            return None
        field = _COLUMNS[index.column()][0]
        if role != _TIP:
            return self._shown(action, field)
        if field == "priority":
            suggested = suggest_priority(action)
            return f"Suggested from {suggested.reason}" if suggested else None
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Take over what was typed; a date that is none is refused, and so is an empty action."""
        action = self.action_at(index.row())
        if action is None or role != Qt.ItemDataRole.EditRole:
            return False
        field, text = _COLUMNS[index.column()][0], str(value).strip()
        if not text and field == "text":
            return False
        try:
            wanted = self._read_due(text) if field == "due" else text
        except ValueError:
            return False
        return self._controller.set_field("action", action.id, field, wanted)

    def _read_due(self, text: str) -> date | None:
        return read_day(text, self._controller.now().date()) if text else None

    def _shown(self, action: Action, field: str) -> str:
        if field == "priority":
            return _priority_words(action)
        if field == "factor_ids":
            count = len(action.factor_ids)
            return "" if not count else "1 factor" if count == 1 else f"{count} factors"
        value = getattr(action, field)
        if value is None:
            return ""
        return str(getattr(value, "label", value))


def _priority_words(action: Action) -> str:
    """Say what the group has chosen, and what is suggested where that is another one or none."""
    suggested = suggest_priority(action)
    if action.priority is None:
        return f"{suggested.priority.label}\n(suggested)" if suggested else ""
    if suggested is None or not is_overruled(action):
        return action.priority.label
    return f"{action.priority.label}\n({suggested.priority.label} suggested)"


class ActionTable(WrappedTable):
    """The table itself; Delete removes the chosen action.

    Signals:
        selected: the key of the chosen action, or None.
        typed: the text of the chosen action as it is being written, before it is taken.
    """

    selected = Signal(object)
    typed = Signal(str)

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self.rows = ActionModel(board, controller)
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self, board))
        self.setAccessibleName("Actions")
        self.setAccessibleDescription(_EMPTY)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._build_headers()
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._tell(now))

    def _build_headers(self) -> None:
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        columns.setHighlightSections(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the last columns where the text of the actions would become too narrow."""
        super().resizeEvent(event)
        if self.isVisible():
            self._fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns, which are not measured while nobody sees them."""
        self._fit_columns()
        super().showEvent(event)

    def _fit_columns(self) -> None:
        room = self.viewport().width() - _TEXT_AT_LEAST
        for place in range(1, len(_COLUMNS)):
            heading = self.horizontalHeader().sectionSizeHint(place)
            room -= max(heading, self.sizeHintForColumn(place))
            self.setColumnHidden(place, room < 0 and place > _ALWAYS_SHOWN)
        self.fit_rows()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what the table is for while it is empty."""
        super().paintEvent(event)
        if not self.rows.rowCount():
            paint_empty(self, _EMPTY)

    def refresh(self) -> None:
        """Show the actions as they are now, keeping the chosen one."""
        chosen = self.current_key()
        self.rows.refresh()
        if chosen is not None:
            self.choose(chosen[1])

    def current_key(self) -> Key | None:
        """Give the key of the chosen action, or None."""
        action = self.rows.action_at(self.currentIndex().row())
        return ("action", action.id) if action else None

    def choose(self, id_: str, *, edit: bool = False, field: str = "text") -> None:
        """Choose an action, and open its text or another of its cells when asked to."""
        place = self.rows.row_of(id_)
        if place < 0:
            return
        cell = self.rows.index(place, column_of(field) if edit else 0)
        self.setCurrentIndex(cell)
        self.scrollTo(cell)
        if edit:
            self.setFocus()
            self.edit(cell)

    def reword(self, text: str) -> None:
        """Put a text into the cell of the chosen action and go on writing at its first gap."""
        key = self.current_key()
        if key is None:
            return
        if self._writer() is None:
            self.choose(key[1], edit=True)
        writer = self._writer()
        if writer is None:
            return
        writer.setText(text)
        gap = re.search(r"\[[^\]]*\]", text)
        if gap is not None:
            writer.setSelection(gap.start(), len(gap[0]))
        self.typed.emit(text)

    def is_writing(self) -> bool:
        """Tell whether a cell is being written."""
        return bool(self.state() == QAbstractItemView.State.EditingState)

    def _writer(self) -> QLineEdit | None:
        """Give the line in which the text of the chosen action is written just now."""
        written = self.findChild(QLineEdit)
        return written if self.currentIndex().column() == 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the chosen action with Delete, edit it with Enter."""
        key = self.current_key()
        editing = self.is_writing()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and key and not editing:
            self._controller.remove([key])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _tell(self, now: QModelIndex) -> None:
        action = self.rows.action_at(now.row())
        self.selected.emit(("action", action.id) if action else None)


def column_of(field: str) -> int:
    """Give the column of a field; that of the text when it has none."""
    return next((place for place, (name, _) in enumerate(_COLUMNS) if name == field), 0)


class _Cells(WrappedText):
    """Tells what is typed, and offers the names of the people where an owner is written."""

    def __init__(self, view: "ActionTable", board: Board) -> None:
        super().__init__(view)
        self._board = board
        self._typed = view.typed.emit

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = super().createEditor(parent, option, index)
        if _COLUMNS[index.column()][0] == "owner" and isinstance(made, QLineEdit):
            made.setCompleter(names_of(self._board.people, made))
        if _COLUMNS[index.column()][0] == "text" and isinstance(made, QLineEdit):
            made.textEdited.connect(self._typed)
        return made
