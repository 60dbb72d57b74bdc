"""A layout that puts widgets in lines, the way words stand in a paragraph."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items from left to right, going on in a new line where the width ends.

    The last item takes what is left of its line, unless the lines are to be loose.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 6, *, loose: bool = False) -> None:
        super().__init__(parent)
        self._loose = loose
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def insert(self, position: int, widget: QWidget) -> None:
        """Put a widget at a position."""
        self.addWidget(widget)
        self._items.insert(position, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item over, as Qt asks for it."""
        self._items.append(item)

    def count(self) -> int:
        """Give the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item, or None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or give None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Say that the layout asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that the lines take at a width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item where it belongs."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Give the size of the widest item, which is the least that is needed."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Give the size of the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        y, gap = rect.y(), self.spacing()
        lines = self._lines(rect.width())
        for line in lines:
            tallest = max(item.sizeHint().height() for item in line)
            if place:
                self._place(line, QRect(rect.x(), y, rect.width(), tallest), line is lines[-1])
            y += tallest + gap
        return max(0, y - gap - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            if not lines or x + wanted > width:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += wanted + self.spacing()
        return lines

    def _place(self, line: list[QLayoutItem], rect: QRect, last_line: bool) -> None:
        """Put the items of one line side by side, lower ones in its middle."""
        x = rect.x()
        for item in line:
            hint = item.sizeHint()
            fills = last_line and item is line[-1] and not self._loose
            width = max(hint.width(), rect.right() + 1 - x) if fills else hint.width()
            y = rect.y() + (rect.height() - hint.height()) // 2
            item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += hint.width() + self.spacing()
