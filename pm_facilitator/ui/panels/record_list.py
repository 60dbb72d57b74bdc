"""An editable list of short records, such as lessons or open questions, with a line to add more."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QMenu, QWidget

from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Entity, kind_of
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import column, label
from pm_facilitator.ui.panels.wrapped import paint_empty, show_whole

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What a list shows and how it adds to it.

    Attributes:
        title: the heading above the list.
        records: gives the records to show, in order.
        hint: what the empty line invites to write.
        add: makes a record of a text; without it there is no line, and nothing is deleted here.
        empty: what the empty list says.
        word: the text of a row; the record's own text when None.
        keys: what a letter does with the chosen row, for each such letter.
    """

    title: str
    records: Callable[[], Sequence[Entity]]
    hint: str = ""
    add: Callable[[str], object] | None = None
    empty: str = ""
    word: Callable[[Entity], str] | None = None
    keys: Mapping[str, Callable[[Key], object]] = field(default_factory=dict)


class RecordList(QWidget):
    """A list of records that can be added to, reworded in place and deleted.

    Signals:
        selected: the key of the row that was chosen, or None.
        menuWanted: the key of a row and the menu to fill before it opens.
    """

    selected = Signal(object)
    menuWanted = Signal(object, QMenu)

    def __init__(
        self, spec: ListSpec, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._spec = spec
        self._controller = controller
        self._list = _Rows(spec.empty, spec.keys)
        self._line = QLineEdit()
        self._stale = False
        self._build()
        self.refresh()

    def _build(self) -> None:
        self._list.setAccessibleName(self._spec.title)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._open_menu)
        self._list.itemChanged.connect(self._reworded)
        self._list.currentItemChanged.connect(lambda now, _: self.selected.emit(_key(now)))
        self._list.deletePressed.connect(self._delete)
        self._list.typed.connect(self._begin)
        self._list.itemDelegate().closeEditor.connect(self._catch_up)
        self._line.setPlaceholderText(self._spec.hint)
        self._line.setAccessibleName(f"Add to {self._spec.title}")
        self._line.returnPressed.connect(self._add)
        layout = column(self, gap=4)
        layout.addWidget(label(self._spec.title, "section"))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._line)
        if self._spec.add is None:
            self._line.hide()

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        kinds = {"locker_item", "insight", "question", "action", "decision"}
        if batch.kinds() & kinds:
            self.refresh()

    def refresh(self) -> None:
        """Show the records as they are, keeping the chosen row; never under somebody's typing."""
        self._stale = self._list.is_editing()
        if self._stale:
            return
        chosen = _key(self._list.currentItem())
        self._list.blockSignals(True)
        self._list.clear()
        for record in self._spec.records():
            self._list.addItem(self._row(record))
            if chosen == (kind_of(record), record.id):
                self._list.setCurrentRow(self._list.count() - 1)
        self._list.blockSignals(False)

    def texts(self) -> list[str]:
        """Give the texts of the rows as shown."""
        return [item.text() for item in self._items()]

    def current_key(self) -> Key | None:
        """Give the key of the chosen row, or None."""
        return _key(self._list.currentItem())

    def choose(self, key: Key) -> None:
        """Choose the row of a record, where there is one."""
        for place, item in enumerate(self._items()):
            if _key(item) == key:
                self._list.setCurrentRow(place)

    def take_focus(self) -> None:
        """Put the keyboard to the rows."""
        self._list.setFocus()

    def focus_line(self) -> None:
        """Put the caret into the line that adds."""
        self._line.setFocus()

    def _row(self, record: Entity) -> QListWidgetItem:
        own = str(getattr(record, "text", ""))
        text = self._spec.word(record) if self._spec.word else own
        item = QListWidgetItem(text)
        item.setData(_KEY, (kind_of(record), record.id))
        if text == own:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _begin(self, text: str) -> None:
        """Take what is typed into the empty list, which looks like a field, into the line."""
        if self._spec.add is not None:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            self._line.insert(text)

    def _add(self) -> None:
        text = self._line.text().strip()
        if not text or self._spec.add is None:
            return
        self._line.clear()
        before = {_key(item) for item in self._items()}
        self._spec.add(text)
        for item in self._items():
            if _key(item) not in before:
                self._list.scrollToItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(place) for place in range(self._list.count())]

    def _reworded(self, item: QListWidgetItem) -> None:
        key, text = _key(item), item.text().strip()
        if key is not None and text:
            self._controller.type_text(key[0], key[1], text, final=True)
        else:
            self._stale = True

    def _catch_up(self) -> None:
        if self._stale:
            self.refresh()

    def _delete(self) -> None:
        key = self.current_key()
        if key is not None and self._spec.add is not None:
            self._controller.remove([key])

    def _open_menu(self, place: QPoint) -> None:
        key = _key(self._list.itemAt(place))
        if key is None:
            return
        menu = QMenu(self)
        self.menuWanted.emit(key, menu)
        if self._spec.add is not None:
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addAction("Delete").triggered.connect(lambda: self._controller.remove([key]))
        menu.popup(self._list.viewport().mapToGlobal(place))


class _Rows(QListWidget):
    deletePressed = Signal()
    typed = Signal(str)

    def __init__(self, empty: str, keys: Mapping[str, Callable[[Key], object]]) -> None:
        super().__init__()
        self._empty = empty
        self._keys = keys
        self.setAccessibleDescription(empty)
        show_whole(self)

    def is_editing(self) -> bool:
        """Tell whether a row is being typed into."""
        return bool(self.state() == QListWidget.State.EditingState)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what the list is for while it is empty."""
        super().paintEvent(event)
        if not self.count():
            paint_empty(self, self._empty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the chosen row with Delete, reword it with Enter; letters are the list's own."""
        key, letter = _key(self.currentItem()), event.text().upper()
        # The Enter that ends the editing of a row comes by here as well.
        if self.is_editing():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deletePressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.editItem(self.currentItem())
        elif key is not None and letter in self._keys:
            self._keys[letter](key)
        elif not self.count() and _is_typing(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


def _is_typing(event: QKeyEvent) -> bool:
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    held = event.modifiers() & (control | alt)
    return bool(event.text().strip()) and event.text().isprintable() and not held


def _key(item: QListWidgetItem | None) -> Key | None:
    found = item.data(_KEY) if item is not None else None
    return (str(found[0]), str(found[1])) if found else None
