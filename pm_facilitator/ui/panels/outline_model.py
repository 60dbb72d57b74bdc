"""The outline of a board as a model: what its rows say, and how they are typed into."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt

from pm_facilitator.domain.edits.common import Key
from pm_facilitator.ui.panels.row_tree import Index, RowTree

_ROW = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable


class OutlineModel(RowTree):
    """Says the entries of a board, and hands on what is typed into one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text_of: Callable[[Key], str] = lambda key: ""
        """Gives the text of a record as it is edited; the panel sets it."""
        self.write: Callable[[Key, str], object] = lambda key, text: None
        """Takes the text that was typed into a row; the panel sets it."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a row, or its text while it is edited."""
        entry = self._node(index).entry
        if entry is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return self.text_of(entry.key)
        shown = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
        return entry.text if role in shown else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what was typed; the row follows when the board does."""
        entry = self._node(index).entry
        if entry is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value != self.text_of(entry.key):
            self.write(entry.key, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be selected and edited."""
        return _ROW if index.isValid() else Qt.ItemFlag.NoItemFlags
