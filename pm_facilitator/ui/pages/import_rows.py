"""The events of an import as a table model: each cell can be changed, the first one ticks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from pm_facilitator.domain.shortened import shortened
from pm_facilitator.domain.told import told_words
from pm_facilitator.ui.pages.import_cells import (
    END,
    KIND,
    SOURCE,
    TEXT,
    TIME,
    corrected,
    shown_kind,
    times_of,
    with_day,
)
from pm_facilitator.ui.pages.import_decisions import Place
from pm_facilitator.ui.pages.import_row import Row

Index = QModelIndex | QPersistentModelIndex

LINE = "line"
COLUMNS = (LINE, TIME, END, TEXT, KIND, SOURCE)
_TITLES = ("Line", "Time", "Until", "What happened", "Kind", "Source")
_NOWHERE = QModelIndex()
_LONGEST_NAME = 14
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class ImportRows(QAbstractTableModel):
    """Shows the rows of an outcome; it changes nothing by itself.

    Signals:
        written: the place, the field and the words of a cell that was corrected.
        ticked: the place of an event, and whether it is to be taken.
        refused: why a cell could not be taken over.
    """

    written = Signal(object, str, str)
    ticked = Signal(object, bool)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._zone = ZoneInfo("UTC")
        self._names: Mapping[int, str] = {}

    def show_rows(
        self, rows: Sequence[Row], zone: ZoneInfo, names: Mapping[int, str] | None = None
    ) -> None:
        """Show these rows, with the times of a zone and the names of their sources, if several."""
        self._names = names or {}
        same = [row.place for row in rows] == [row.place for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._zone = rows, zone
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))

    def row(self, number: int) -> Row | None:
        """Give a row by its number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, place: Place) -> int | None:
        """Give the number of the row of an entry."""
        return next((n for n, row in enumerate(self._rows) if row.place == place), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the events."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _TITLES[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first cell be ticked and all others be written into."""
        first = COLUMNS[index.column()] == LINE
        return _FLAGS | (Qt.ItemFlag.ItemIsUserCheckable if first else Qt.ItemFlag.ItemIsEditable)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell says, also to a screen reader."""
        row = self.row(index.row())
        if row is None:
            return None
        name = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole and name == TEXT:
            return "\n".join(filter(None, (row.event.text, _beside(row))))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._words(index.row(), row, name)
        if role == Qt.ItemDataRole.CheckStateRole and name == LINE:
            return Qt.CheckState.Checked if row.is_taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and name == LINE:
            return _spoken(row, self._names.get(row.place.source, ""))
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, name, self._names.get(row.place.source, ""))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell of a tick or of a corrected cell; a time that is none is refused in words."""
        row = self.row(index.row())
        if row is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self.ticked.emit(row.place, Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        name, words = COLUMNS[index.column()], str(value).strip()
        if role != Qt.ItemDataRole.EditRole or words == self._words(index.row(), row, name):
            return False
        try:
            if name in (TIME, END) and row.event.time is None:
                near = self._known_near(index.row())
                words = with_day(words, near, self._zone) if near else words
            corrected(row.event, name, words, self._zone)
        except ValueError as wrong:
            self.refused.emit(str(wrong))
            return False
        self.written.emit(row.place, name, words)
        return True

    def _known_near(self, number: int) -> datetime | None:
        """Give the time of the row that is nearest to one without a time, above before below."""
        times = enumerate(row.event.time for row in self._rows)
        known = [(abs(at - number), at > number, time) for at, time in times if time is not None]
        return min(known)[2] if known else None

    def _words(self, number: int, row: Row, name: str) -> str:
        event = row.event
        above = self.row(number - 1)
        wanted: dict[str, Callable[[], str]] = {
            LINE: lambda: _line(row, self._names.get(row.place.source, "")),
            TIME: lambda: times_of(event, above.event.time if above else None, self._zone)[0],
            END: lambda: times_of(event, None, self._zone)[1],
            TEXT: lambda: event.text,
            KIND: lambda: shown_kind(event.kind),
            SOURCE: lambda: event.source,
        }
        return wanted[name]()


def _beside(row: Row) -> str:
    """Say what is not in the text: pictures, and that the review has the event already."""
    count = len(row.pictures)
    pictures = "" if not count else "1 picture" if count == 1 else f"{count} pictures"
    merged = "merged into the event of the review" if row.into is not None else ""
    told = ", ".join(filter(None, (pictures, merged)))
    return f"({told})" if told else ""


def _line(row: Row, source: str) -> str:
    """Write where a row stands: in which source, where there are several, and whether in doubt."""
    where = f" in {shortened(source, _LONGEST_NAME)}" if source else ""
    number = f"{'#' if row.counts == 'entry' else ''}{row.line}" if row.line else "–"
    return f"{number}{' ?' if row.is_doubtful else ''}{where}"


def _spoken(row: Row, source: str) -> str:
    taken = "taken" if row.is_taken else "left out"
    number = f"{row.counts.capitalize()} {row.line}"
    where = f"{number} of {source}" if source else number
    return f"{where}, {taken}{', doubtful' if row.is_doubtful else ''}"


def _tip(row: Row, name: str, source: str) -> str | None:
    if name == LINE:
        return "\n".join((_spoken(row, source), *row.event.origins))
    if name == TIME and row.event.told:
        return told_words(row.event)
    return None
