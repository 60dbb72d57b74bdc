"""How the cells of the contributing-factors table are edited: typed, chosen or ticked."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QWidget,
)

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.links import name_of
from pm_facilitator.domain.vocabulary import FactorKind
from pm_facilitator.ui.panels.factor_rows import COLUMNS
from pm_facilitator.ui.panels.fields import LinksField
from pm_facilitator.ui.panels.wrapped import WrappedText

_WIDE, _HIGH = 300, 140
Index = QModelIndex | QPersistentModelIndex


class FactorCells(WrappedText):
    """Opens the editor that fits a column; lists and long texts get more room than their cell."""

    def __init__(self, view: QAbstractItemView, board: Board) -> None:
        super().__init__(view)
        self._board = board

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the editor of a cell."""
        field, name = COLUMNS[index.column()]
        makers: dict[str, Callable[[], QWidget]] = {
            "bone_id": lambda: _choice([(b.id, b.label) for b in self._board.bones]),
            "kind": lambda: _choice([(kind, kind.label) for kind in FactorKind]),
            "evidence": _lines,
            "event_ids": lambda: LinksField(self._events, "There are no events yet."),
            "actions": lambda: LinksField(self._actions, "There are no actions yet."),
        }
        if field not in makers:
            made = super().createEditor(parent, option, index)
        else:
            made = makers[field]()
            made.setParent(parent)
        made.setAccessibleName(name)
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show in the editor what the record has."""
        value: Any = index.data(Qt.ItemDataRole.EditRole)
        match editor:
            case QComboBox():
                editor.setCurrentIndex(editor.findData(value))
            case QPlainTextEdit():
                editor.setPlainText("\n".join(value))
            case LinksField():
                editor.show_value(value)
            case _:
                super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take over what the editor has."""
        value: Any
        match editor:
            case QComboBox():
                value = editor.currentData()
            case QPlainTextEdit():
                found = (line.strip() for line in editor.toPlainText().splitlines())
                value = tuple(line for line in found if line)
            case LinksField():
                value = editor.linked()
            case _:
                super().setModelData(editor, model, index)
                return
        model.setData(index, value, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lie over the cell, and beyond it where there is more to see."""
        if not isinstance(editor, QPlainTextEdit | LinksField):
            super().updateEditorGeometry(editor, option, index)
            return
        room = self._view.viewport().rect()
        width = min(room.width(), max(_WIDE, option.rect.width()))
        height = min(room.height(), max(_HIGH, option.rect.height()))
        x = min(option.rect.x(), room.width() - width)
        y = max(0, min(option.rect.y(), room.height() - height))
        editor.setFixedHeight(height)
        editor.setGeometry(QRect(x, y, width, height))

    def _events(self) -> list[tuple[str, str]]:
        return [(event.id, name_of(event)) for event in self._board.events]

    def _actions(self) -> list[tuple[str, str]]:
        return [(action.id, name_of(action)) for action in self._board.actions]


def _choice(options: list[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    for value, words in options:
        made.addItem(words, value)
    return made


def _lines() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setPlaceholderText("One on each line; Tab to keep it")
    return made
