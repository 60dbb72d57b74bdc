"""A board as a tree beside it: walked, read aloud, selected, typed into and deleted from."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from pm_facilitator.canvas.intents import Remove, SetText, text_field
from pm_facilitator.canvas.outline import outline_of, words_of
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.domain.changes import Committed, Patched
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.ui.panels.outline_model import OutlineModel

_SOON = 60
"""Milliseconds after which the tree follows the board; changes in between are taken together."""

_WORDS = frozenset({"text", "label", "title", "problem", "caption"})
_FIRST = 300
"""How many rows are listed at first: a list of thousands is laid out when somebody goes there."""

_STEPS = frozenset(
    (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home)
)
"""The keys that go no further than to the rows that follow, which are listed on the way."""

_OWN_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return)


class Outline(QTreeView):
    """In step with a scene both ways; it does nothing while it is hidden.

    Signals:
        visited: the record that somebody went to in the tree.
        opened: a record that is to be typed into on the board.
        menu_wanted: the place on the screen where the menu for the selection is to open.
        left: the keyboard is to go back to the board.
    """

    visited = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(QPoint)
    left = Signal()

    def __init__(self, scene: BoardScene, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._following = False
        self._most: int | None = _FIRST
        self._rows = OutlineModel(self)
        self._rows.text_of = self._text_of
        self._rows.write = self._write
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.catch_up)
        self.setModel(self._rows)
        self.setAccessibleName(f"{name} as a list")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.doubleClicked.connect(self._open)
        self._rows.rowsInserted.connect(self._unfold)
        self.selectionModel().selectionChanged.connect(self._select_on_board)
        for moved in (self.verticalScrollBar().valueChanged, self.verticalScrollBar().rangeChanged):
            moved.connect(lambda *_: self._list_on())
        scene.refreshed.connect(self._later)
        scene.selectionKeysChanged.connect(self._follow_selection)

    def show_board(self, shown: bool) -> None:
        """Show the tree, or put it away."""
        self.setVisible(shown)
        self.catch_up()

    def enter(self) -> None:
        """Take the keyboard, at what is selected on the board or at the first row."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._rows.index(0, 0), flag)

    def react(self, batch: Committed, *, waiting: bool) -> None:
        """Follow a batch that the scene has taken over; mere typing changes single rows at once.

        ``waiting`` says whether there was something to catch up with before the batch already.
        """
        keys = batch.keys
        only_words = all(isinstance(c, Patched) and c.field in _WORDS for c in batch.changes)
        if waiting or self.isHidden() or not only_words or not self._rows.knows(keys):
            return
        self._soon.stop()
        for key in keys:
            item = self._scene.item(key)
            if item is not None:
                self._rows.retell(key, words_of(item.sketch))

    def is_waiting(self) -> bool:
        """Tell whether the tree has to catch up with the board."""
        return bool(self._soon.isActive())

    def catch_up(self) -> None:
        """Bring the tree in step with the board now."""
        self._soon.stop()
        if self.isHidden():
            return
        self._following = True
        self._rows.show(outline_of(self._scene, None if QAccessible.isActive() else self._most))
        self._following = False
        self._follow_selection()

    def _list_all(self) -> None:
        """List all rows, if that has not been done yet."""
        most, self._most = self._most, None
        if most is not None:
            self.catch_up()

    def _list_on(self) -> None:
        """List more before the last of the rows comes into sight."""
        bar = self.verticalScrollBar()
        near = bar.value() + bar.pageStep() >= bar.maximum()
        if near and self._most is not None and self._rows.count() >= self._most:
            self._most *= 2
            self._later()

    def event(self, event: QEvent) -> bool:
        """Claim the keys of a list before the window takes them for something else."""
        asks = event.type() is QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by F2 or Enter, and delete; the rest is walking through the tree."""
        if event.key() not in (*_STEPS, *_OWN_KEYS):
            self._list_all()  # to the end, to all of them, or to what begins with a letter
        key, index = event.key(), self.currentIndex()
        if self.state() is QAbstractItemView.State.EditingState:
            # The line in the row leaves keys over, such as the Enter that ends it.
            event.accept()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F2 and index.isValid():
            self._edit_here(index)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._delete()
        elif key == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._ask_for_menu()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, at the pointer or below the current row."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        else:
            self._ask_for_menu()
        event.accept()

    def _ask_for_menu(self) -> None:
        row = self.visualRect(self.currentIndex())
        self.menu_wanted.emit(self.viewport().mapToGlobal(row.bottomLeft()))

    def _later(self) -> None:
        if not self.isHidden() and not self._soon.isActive():
            self._soon.start()

    def _unfold(self, parent: QModelIndex, first: int, last: int) -> None:
        """Let what is new be seen."""
        if parent.isValid():
            self.expand(parent)

    def _select_on_board(self) -> None:
        if self._following:
            return
        rows = self.selectionModel().selectedIndexes()
        keys = [key for key in map(self._rows.key_at, rows) if key is not None]
        self._following = True
        self._scene.select(keys)
        here = self._rows.key_at(self.currentIndex())
        if here in keys:
            self._scene.set_current(here)
            self.visited.emit(here)
        self._following = False

    def _follow_selection(self) -> None:
        if self._following or self.isHidden():
            return
        flag = QItemSelectionModel.SelectionFlag
        chosen, alone = self._scene.selected(), self._scene.selected_alone()
        listed = self._most is None or self.is_waiting() or self._rows.knows(chosen)
        if not listed:
            self._list_all()  # and come back here
            return
        self._following = True
        self.selectionModel().select(self._rows.ranges_of(chosen), flag.ClearAndSelect)
        here = self._rows.index_of(alone) if alone is not None else QModelIndex()
        if here.isValid():
            self.selectionModel().setCurrentIndex(here, flag.NoUpdate)
            self.scrollTo(here)
        self._following = False

    def _edit_here(self, index: QModelIndex) -> None:
        key = self._rows.key_at(index)
        if key is None or not self._may_type(key):
            return
        if "\n" in self._text_of(key):
            self.opened.emit(key)
        else:
            self.edit(index)

    def _open(self, index: QModelIndex) -> None:
        key = self._rows.key_at(index)
        if key is not None and self._may_type(key):
            self.opened.emit(key)

    def _delete(self) -> None:
        items = (self._scene.item(key) for key in self._scene.selectedKeys())
        keys = tuple(item.key for item in items if item is not None and not item.sketch.fixed)
        if keys:
            self._scene.wish(Remove(keys))

    def _may_type(self, key: Key) -> bool:
        item = self._scene.item(key)
        return item is not None and item.card.box is not None

    def _text_of(self, key: Key) -> str:
        item = self._scene.item(key)
        return item.sketch.text if item is not None else ""

    def _write(self, key: Key, text: str) -> None:
        self._scene.wish(SetText(*key, text, True, text_field(key[0])))
