"""The library as a list: two quiet lines for each review, or for each place a search found."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

_ID = Qt.ItemDataRole.UserRole
_SECOND = Qt.ItemDataRole.UserRole + 1
_PAD = 12
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the review, its title, and a second line of facts or of found words."""

    review_id: str
    title: str
    facts: str


class LibraryList(QListWidget):
    """The rows; Enter opens, Delete deletes.

    Signals:
        opened: the id of a review.
        deleted: the id of a review.
    """

    opened = Signal(str)
    deleted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAccessibleName("Reviews")
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemActivated.connect(lambda item: self.opened.emit(str(item.data(_ID))))

    def show_rows(self, rows: list[Row]) -> None:
        """Show these rows, keeping the chosen review."""
        chosen = self.current_id()
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.title)
            item.setData(_ID, row.review_id)
            item.setData(_SECOND, row.facts)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}. {row.facts}")
            self.addItem(item)
            if row.review_id == chosen:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def current_id(self) -> str:
        """Give the id of the chosen review; empty when none is."""
        return str(self.currentItem().data(_ID)) if self.currentRow() >= 0 else ""

    def texts(self) -> list[tuple[str, str]]:
        """Give title and second line of every row."""
        items = [self.item(i) for i in range(self.count())]
        return [(item.text(), str(item.data(_SECOND))) for item in items]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, delete with Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.opened.emit(self.current_id())
        elif event.key() == Qt.Key.Key_Delete and self.current_id():
            self.deleted.emit(self.current_id())
        elif event.text().isprintable() and event.text().strip():
            # The page begins a search with it; the list's own search by first letters is no help.
            event.ignore()
        else:
            super().keyPressEvent(event)


class _TwoLines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give room for two lines."""
        return QSize(200, 2 * QFontMetrics(option.font).lineSpacing() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the title in the heavier weight and the facts below it."""
        painter.save()
        widget = option.widget
        style = widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        if option.state & QStyle.StateFlag.State_HasFocus:
            accent = QApplication.palette().color(QPalette.ColorRole.Highlight)
            painter.fillRect(option.rect.adjusted(0, 0, 4 - option.rect.width(), 0), accent)
        place: QRect = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        font = QFont(option.font)
        colors: QPalette = option.palette
        half = place.height() // 2
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colors.color(QPalette.ColorRole.Text))
        _line(painter, place.adjusted(0, 0, 0, -half), str(index.data()))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(_soft())
        _line(painter, place.adjusted(0, half, 0, 0), str(index.data(_SECOND)))
        painter.restore()


def _soft() -> QColor:
    """Give the colour of quiet words; the stylesheet hides it in the widget's own palette."""
    return QApplication.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)


def _line(painter: QPainter, place: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
