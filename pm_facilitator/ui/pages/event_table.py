"""The events that an import has understood, to be corrected and chosen before they are taken."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Precision

_COLUMNS = ("Time", "Until", "What happened", "Kind")
_KIND = 3
Index = QModelIndex | QPersistentModelIndex


class EventTable(QTableWidget):
    """A row for each event: ticked ones are taken, and every cell can be changed in place.

    Signals:
        corrected: a cell or a tick was changed.
    """

    corrected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_COLUMNS), parent)
        self._events: list[TimelineEvent] = []
        self._zone = ZoneInfo("UTC")
        self.setAccessibleName("Events that were understood")
        self.setHorizontalHeaderLabels(list(_COLUMNS))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setItemDelegateForColumn(_KIND, _KindEditor(self))
        self.itemChanged.connect(self._changed)

    def show_events(self, events: Sequence[TimelineEvent], zone: ZoneInfo) -> None:
        """Show these events, all of them ticked."""
        self._events, self._zone = list(events), zone
        self.blockSignals(True)
        self.setRowCount(len(self._events))
        for place, event in enumerate(self._events):
            first = QTableWidgetItem(self._shown(event.time, event.precision))
            first.setFlags(first.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            first.setCheckState(Qt.CheckState.Checked)
            self.setItem(place, 0, first)
            self.setItem(place, 1, QTableWidgetItem(self._shown(event.end, Precision.EXACT)))
            self.setItem(place, 2, QTableWidgetItem(event.text))
            self.setItem(place, _KIND, QTableWidgetItem(_shown_kind(event.kind)))
        self.blockSignals(False)

    def chosen(self) -> list[TimelineEvent]:
        """Give the ticked events as they have been corrected."""
        return [event for place, event in enumerate(self._events) if self._is_ticked(place)]

    def _is_ticked(self, place: int) -> bool:
        item = self.item(place, 0)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _changed(self, item: QTableWidgetItem) -> None:
        self._correct(item)
        self.corrected.emit()

    def _correct(self, item: QTableWidgetItem) -> None:
        event = self._events[item.row()]
        if item.column() == 2:
            self._events[item.row()] = replace(event, text=item.text().strip())
            return
        if item.column() == _KIND:
            kind = next((k for k in EventKind if _shown_kind(k) == item.text()), EventKind.OTHER)
            self._events[item.row()] = replace(event, kind=kind)
            return
        shown = event.time if item.column() == 0 else event.end
        precision = event.precision if item.column() == 0 else Precision.EXACT
        if item.text().strip() == self._shown(shown, precision):
            return
        self._events[item.row()] = self._retimed(event, item)
        self._write_back(item)

    def _retimed(self, event: TimelineEvent, item: QTableWidgetItem) -> TimelineEvent:
        text = item.text().strip().removeprefix("~").strip()
        approximate = item.text().strip().startswith("~")
        try:
            moment = self._read(text, event) if text else None
        except ValueError:
            return event
        if item.column() == 1:
            return replace(event, end=moment)
        known = Precision.APPROXIMATE if approximate else Precision.EXACT
        return replace(event, time=moment, precision=known if moment else Precision.UNKNOWN)

    def _write_back(self, item: QTableWidgetItem) -> None:
        event = self._events[item.row()]
        first = item.column() == 0
        self.blockSignals(True)
        time, precision = (event.time, event.precision) if first else (event.end, Precision.EXACT)
        item.setText(self._shown(time, precision))
        self.blockSignals(False)

    def _read(self, text: str, event: TimelineEvent) -> datetime:
        if ":" in text and len(text) <= 8:
            base = event.time or datetime.now(UTC)
            day = base.astimezone(self._zone).date().isoformat()
            text = f"{day} {text.zfill(5 if text.count(':') == 1 else 8)}"
        read = datetime.fromisoformat(text)
        return (read if read.tzinfo else read.replace(tzinfo=self._zone)).astimezone(UTC)

    def _shown(self, moment: datetime | None, precision: Precision) -> str:
        if moment is None:
            return ""
        local = moment.astimezone(self._zone)
        if precision is Precision.DAY:
            return local.strftime("%Y-%m-%d")
        clock = local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")
        return f"~{clock}" if precision is Precision.APPROXIMATE else clock


class _KindEditor(QStyledItemDelegate):
    """Lets a kind be chosen from a list in its cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the list."""
        editor = QComboBox(parent)
        editor.addItems([kind.label for kind in EventKind])
        editor.setAccessibleName("Kind of the event")
        editor.activated.connect(lambda _place: self.commitData.emit(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the kind that is."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()) or EventKind.OTHER.label)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the chosen kind over."""
        if isinstance(editor, QComboBox):
            kind = list(EventKind)[editor.currentIndex()]
            model.setData(index, _shown_kind(kind))


def _shown_kind(kind: EventKind) -> str:
    return "" if kind is EventKind.OTHER else kind.label
