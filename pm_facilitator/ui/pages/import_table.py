"""The events that an import has understood, to be corrected and chosen before they are taken."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.ui.carried import links
from pm_facilitator.ui.pages.import_cells import END, KIND, SOURCE, TEXT, TIME, shown_kind
from pm_facilitator.ui.pages.import_decisions import Place
from pm_facilitator.ui.pages.import_outcome import Outcome
from pm_facilitator.ui.pages.import_row import Row
from pm_facilitator.ui.pages.import_rows import COLUMNS, LINE, ImportRows, Index
from pm_facilitator.ui.panels.wrapped import WrappedTable, WrappedText, paint_empty

_TICK = 48  # what the tick and the padding of the style sheet take
_AIR = 24
_LEAST_TEXT = 240
_CUT_LINE = "999 ? in ab…"
_MOST_FITTED = 300
"""With more rows each is one line high: measuring them all takes too long."""


class ImportTable(WrappedTable):
    """A row for each event; ticked ones are taken.

    Signals:
        rowChosen: the Row that the person went to.
        toggled: the places of entries, and whether they are to be taken.
        given: what was dropped or pasted, and the place of the entry that it was put on, or None.
    """

    rowChosen = Signal(object)
    toggled = Signal(list, bool)
    given = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ImportRows(self)
        self._widths: dict[str, tuple[int, int]] = {}
        self.setModel(self.rows)
        self.setAccessibleName("Events that were understood")
        self.setAcceptDrops(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.SelectedClicked
        )
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(COLUMNS.index(TEXT), QHeaderView.ResizeMode.Stretch)
        self.setItemDelegateForColumn(COLUMNS.index(TEXT), WrappedText(self))
        self.setItemDelegateForColumn(COLUMNS.index(KIND), _KindEditor(self))
        header.sectionResized.connect(lambda *_: self._fit())
        self.selectionModel().currentRowChanged.connect(self._tell)

    def show_outcome(
        self, outcome: Outcome, zone: ZoneInfo, names: Mapping[int, str] | None = None
    ) -> None:
        """Show what would be taken, with the names of several sources; the row in hand stays."""
        before = self.rows.row(self.currentIndex().row())
        column = max(0, self.currentIndex().column())
        self.rows.show_rows(outcome.rows, zone, names)
        self._fit_columns()
        self._fit()
        number = self.rows.number_of(before.place) if before is not None else None
        if number is not None and number != self.currentIndex().row():
            self._quietly_at(number, column)

    def choose(self, place: Place) -> None:
        """Bring the row of an entry into view, without telling of it."""
        number = self.rows.number_of(place)
        if number is not None and number != self.currentIndex().row():
            self._quietly_at(number, COLUMNS.index(TEXT))
            self.scrollTo(self.currentIndex())

    def chosen(self) -> list[Row]:
        """Give the rows that are selected, from the first to the last."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for number in numbers if (row := self.rows.row(number)) is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write into a cell with Enter, take or leave out what is selected with Space."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = self.currentIndex()
            if COLUMNS[index.column()] == LINE:
                index = index.siblingAtColumn(COLUMNS.index(TIME))
                self.setCurrentIndex(index)
            self.edit(index)
        elif plain and event.key() == Qt.Key.Key_Space and self.chosen():
            take = not all(row.is_taken for row in self.chosen())
            self.toggled.emit([row.place for row in self.chosen()], take)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._give(QGuiApplication.clipboard().mimeData(), self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take evidence and sources."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage() or links(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show which event it would be put on."""
        event.acceptProposedAction()
        number = self.rowAt(round(event.position().y()))
        if number >= 0:
            self._quietly_at(number, COLUMNS.index(TEXT))

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it on the event below the mouse."""
        event.acceptProposedAction()
        self._give(event.mimeData(), self.rowAt(round(event.position().y())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns anew."""
        self._share_room()
        super().resizeEvent(event)

    def _give(self, mime: QMimeData, number: int) -> None:
        row = self.rows.row(number)
        self.given.emit(mime, row.place if row is not None else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what the table is for while it is empty."""
        super().paintEvent(event)
        if not self.rows.rowCount():
            paint_empty(self, "What is understood is shown here, to be corrected and taken.")

    def _quietly_at(self, number: int, column: int) -> None:
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self.rows.index(number, column))
        self.selectRow(number)
        self.setCurrentIndex(self.rows.index(number, column))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self.rows.row(now.row())
        if row is not None:
            self.rowChosen.emit(row)

    def _fit(self) -> None:
        few = self.rows.rowCount() <= _MOST_FITTED
        self.setWordWrap(few)
        mode = QHeaderView.ResizeMode.Interactive if not few else None
        if mode is not None:
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        elif self.isVisible():
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            self.fit_rows()

    def _fit_columns(self) -> None:
        """Find for each column how wide it is with its longest words, and how wide at least."""
        for name in (LINE, TIME, END, KIND, SOURCE):
            column = COLUMNS.index(name)
            measured = range(min(self.rows.rowCount(), _MOST_FITTED))
            words = [str(self.rows.index(n, column).data()) for n in measured]
            widest = max(map(self.fontMetrics().horizontalAdvance, [*set(words), "00:00"]))
            title = str(self.rows.headerData(column, Qt.Orientation.Horizontal))
            title_width = self.fontMetrics().horizontalAdvance(title) + _AIR
            air = _TICK if name == LINE else _AIR
            least = title_width if any(words) else 0
            wide = min(180, max(widest + air, title_width))
            if name == LINE:
                cut = self.fontMetrics().horizontalAdvance(_CUT_LINE) + air
                least = min(wide, max(cut, title_width))
            self._widths[name] = least, wide
        self._share_room()

    def _share_room(self) -> None:
        """Leave room for reading the text: what lacks it for that is cut, or hidden if empty."""
        over = sum(wide for _, wide in self._widths.values()) + _LEAST_TEXT
        over -= self.viewport().width()
        for name in (END, LINE, SOURCE, KIND) if self._widths else ():
            least, wide = self._widths[name]
            cut = min(max(0, over), wide - least) if least or over <= 0 else wide
            self._set_width(name, wide - cut)
            over -= wide - least
        if self._widths:
            self._set_width(TIME, self._widths[TIME][1])

    def _set_width(self, name: str, width: int) -> None:
        column = COLUMNS.index(name)
        if self.isColumnHidden(column) != (not width):
            self.setColumnHidden(column, not width)
        if width and width != self.columnWidth(column):
            self.setColumnWidth(column, width)


class _KindEditor(QStyledItemDelegate):
    """Lets a kind be chosen from a list in its cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the list."""
        editor = QComboBox(parent)
        editor.addItems([kind.label for kind in EventKind])
        editor.setAccessibleName("Kind of the event")
        editor.activated.connect(lambda _place: self._take(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the kind that is."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()) or EventKind.OTHER.label)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the chosen kind over."""
        if isinstance(editor, QComboBox):
            kind = list(EventKind)[editor.currentIndex()]
            model.setData(index, shown_kind(kind))

    def _take(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
