"""Rows below rows, brought in step with a list of entries by touching only what differs."""

from collections.abc import Container, Iterable, Sequence
from itertools import count

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
)

from pm_facilitator.canvas.outline import Entry
from pm_facilitator.domain.edits.common import Key

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_GONE: Key = ("", "")
"""No record: what is not listed any more lies below it, and so below none."""


class Node:
    """A row with the rows below it; the root has no record and so no key."""

    __slots__ = ("children", "entry", "key", "number", "parent")

    def __init__(self, number: int, entry: Entry | None, parent: "Node | None") -> None:
        self.number, self.entry, self.parent = number, entry, parent
        self.key = entry.key if entry is not None else None
        self.children: list[Node] = []


class RowTree(QAbstractItemModel):
    """Rows of records by key; ``show`` brings it in step, ``retell`` changes words alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._root = Node(0, None, None)
        self._by_number: dict[int, Node] = {0: self._root}
        self._by_key: dict[Key, Node] = {}

    # What views ask for.

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Give the place of a row."""
        above = self._node(parent)
        if column != 0 or not 0 <= row < len(above.children):
            return QModelIndex()
        return self.createIndex(row, 0, above.children[row].number)

    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Give the row above."""
        above = self._node(child).parent
        return QModelIndex() if above is None else self._place(above)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows below one."""
        return len(self._node(parent).children)

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        """Tell whether there are rows below one, which views ask of every row."""
        return bool(self._node(parent).children)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns: there is one."""
        return 1

    # What the panel asks for.

    def key_at(self, index: Index) -> Key | None:
        """Give the record of a row."""
        return self._node(index).key

    def index_of(self, key: Key) -> QModelIndex:
        """Give the row of a record; an invalid one when it is not listed."""
        node = self._by_key.get(key)
        return QModelIndex() if node is None else self._place(node)

    def ranges_of(self, keys: Iterable[Key]) -> QItemSelection:
        """Give the rows of records, those that follow one another as one range."""
        nodes = [node for key in keys if (node := self._by_key.get(key)) is not None]
        chosen = {node.number for node in nodes}
        selection = QItemSelection()
        for above in {node.parent for node in nodes}:
            self._add_runs(above.children if above is not None else (), chosen, selection)
        return selection

    def _add_runs(
        self, rows: Sequence[Node], chosen: Container[int], selection: QItemSelection
    ) -> None:
        start = None
        for row, node in enumerate(rows):
            if node.number in chosen:
                start = row if start is None else start
            elif start is not None:
                self._add_run(rows, start, row - 1, selection)
                start = None
        if start is not None:
            self._add_run(rows, start, len(rows) - 1, selection)

    def _add_run(self, rows: Sequence[Node], first: int, last: int, to: QItemSelection) -> None:
        ends = (self.createIndex(row, 0, rows[row].number) for row in (first, last))
        to.select(*ends)

    def count(self) -> int:
        """Count all rows, of every depth."""
        return len(self._by_key)

    def knows(self, keys: Iterable[Key]) -> bool:
        """Tell whether all of these records are listed."""
        return all(key in self._by_key for key in keys)

    def retell(self, key: Key, text: str) -> None:
        """Change the words of one row."""
        node = self._by_key.get(key)
        if node is not None and node.parent is not None:
            self._retell(node, node.parent.children.index(node), text)

    def show(self, entries: Sequence[Entry]) -> None:
        """Bring the rows in step with these, leaving alone what is as it was."""
        listed = {entry.key for entry in entries}
        wanted: dict[Key | None, list[Entry]] = {}
        parents: dict[Key | None, Key | None] = {}
        for entry in entries:
            above = entry.parent if entry.parent in listed else None
            parents[entry.key] = above
            wanted.setdefault(above, []).append(entry)
        self._drop(self._root, parents)
        self._fill(self._root, wanted)

    # Taking rows away and putting them in.

    def _drop(self, node: Node, parents: dict[Key | None, Key | None]) -> None:
        """Take away what is gone or lies below something else now, in runs from the end."""
        rows = node.children
        last = len(rows) - 1
        while last >= 0:
            first = last
            while first >= 0 and parents.get(rows[first].key, _GONE) != node.key:
                first -= 1
            if first < last:
                self.beginRemoveRows(self._place(node), first + 1, last)
                for gone in rows[first + 1 : last + 1]:
                    self._forget(gone)
                del rows[first + 1 : last + 1]
                self.endRemoveRows()
            last = first - 1
        for child in rows:
            if child.children:
                self._drop(child, parents)

    def _fill(self, node: Node, wanted: dict[Key | None, list[Entry]]) -> None:
        """Put in what is new, move what comes elsewhere in the order, and change words."""
        entries = wanted.get(node.key, [])
        places = {entry.key: place for place, entry in enumerate(entries)}
        row = 0
        while row < len(entries):
            children = node.children
            key = entries[row].key
            if row < len(children) and children[row].entry == entries[row]:
                row += 1
            elif row < len(children) and children[row].key == key:
                self._retell(children[row], row, entries[row].text)
                row += 1
            elif self._by_key.get(key) is None:
                end = row + 1
                while end < len(entries) and entries[end].key not in self._by_key:
                    end += 1
                self._insert(node, row, entries[row:end])
                row = end
            elif row + 1 < len(children) and children[row + 1].key == key:
                # The row in the way is the one that goes elsewhere, further down.
                displaced = children[row].key
                assert displaced is not None
                self._move(node, row, min(places[displaced], len(children) - 1))
            else:
                self._move(node, children.index(self._by_key[key]), row)
        for child in node.children:
            if child.children or child.key in wanted:
                self._fill(child, wanted)

    def _insert(self, node: Node, row: int, entries: Sequence[Entry]) -> None:
        self.beginInsertRows(self._place(node), row, row + len(entries) - 1)
        made = [Node(next(self._numbers), entry, node) for entry in entries]
        node.children[row:row] = made
        for each in made:
            self._by_number[each.number] = each
            assert each.key is not None
            self._by_key[each.key] = each
        self.endInsertRows()

    def _retell(self, node: Node, row: int, text: str) -> None:
        if node.entry is not None and node.entry.text != text:
            node.entry = node.entry._replace(text=text)
            place = self.createIndex(row, 0, node.number)
            self.dataChanged.emit(place, place)

    def _move(self, node: Node, start: int, end: int) -> None:
        place = self._place(node)
        self.beginMoveRows(place, start, start, place, end + 1 if end > start else end)
        node.children.insert(end, node.children.pop(start))
        self.endMoveRows()

    def _forget(self, node: Node) -> None:
        for child in node.children:
            self._forget(child)
        del self._by_number[node.number]
        if node.key is not None:
            del self._by_key[node.key]

    def _node(self, index: Index) -> Node:
        if not index.isValid():
            return self._root
        return self._by_number.get(index.internalId(), self._root)

    def _place(self, node: Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.children.index(node), 0, node.number)
