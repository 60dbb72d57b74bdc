"""Lists and tables whose texts are shown whole, and that say what they are for when empty."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

_ENDLESS = 10_000
_ABOVE_AND_BELOW = 10
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class WrappedText(QStyledItemDelegate):
    """Asks for as much height as the text takes in the width that it really has.

    Qt's own reckoning leaves the padding of the style sheet out and then cuts the last line off.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give the size of a cell with its whole text."""
        view = self._view
        # Asked of the model once for all: it is asked for each of a cell's looks by itself.
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        plain = view.style().sizeFromContents(
            QStyle.ContentsType.CT_ItemViewItem, cell, QSize(), view
        )
        if isinstance(view, QTableView):
            width = view.columnWidth(index.column())
        else:
            width = view.viewport().width()
        room = QRect(0, 0, max(40, self._room(cell, width)), _ENDLESS)
        text = str(index.data() or "")
        needed = option.fontMetrics.boundingRect(room, _WRAPPED, text).height()
        line = option.fontMetrics.lineSpacing()
        height = max(needed, line) + _ABOVE_AND_BELOW
        return QSize(width if isinstance(view, QListView) else plain.width(), height)

    def _room(self, cell: QStyleOptionViewItem, width: int) -> int:
        """Ask the style how wide the text of a cell of this width is drawn."""
        cell.rect = QRect(0, 0, width, _ENDLESS)
        style = self._view.style()
        text = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, self._view)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, cell, self._view) + 1
        return text.width() - 2 * margin


def show_whole(view: QListView) -> None:
    """Let a list wrap its texts, each row as high as its text takes in the width that there is."""
    view.setItemDelegate(WrappedText(view))
    view.setWordWrap(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


class WrappedTable(QTableView):
    """A table whose rows are as high as their texts; they are measured while it can be seen only.

    Qt measures each cell whenever anything around a table is styled or laid out, shown or not.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the rows, and keep them fitting."""
        super().showEvent(event)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the rows as they are until they are seen again."""
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        super().hideEvent(event)

    def fit_rows(self) -> None:
        """Fit the rows to columns that have changed their width."""
        if self.isVisible():
            self.resizeRowsToContents()


def paint_empty(view: QAbstractItemView, text: str) -> None:
    """Write into an empty list or table what it is for."""
    painter = QPainter(view.viewport())
    # A style sheet makes the view's own colour for this half transparent.
    painter.setPen(QApplication.palette().placeholderText().color())
    room = view.viewport().rect().adjusted(10, 8, -10, -8)
    painter.drawText(room, _WRAPPED | int(Qt.AlignmentFlag.AlignTop), text)
    painter.end()
