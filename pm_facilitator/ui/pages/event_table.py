"""The events that an import has understood, to be corrected and chosen before they are taken."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPaintEvent
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
from pm_facilitator.ui.panels.wrapped import WrappedText, paint_empty
from pm_facilitator.ui.widgets.moment_text import Reading, read_moment, write_moment

_COLUMNS = ("Time", "Until", "What happened", "Kind")
_TIME, _TEXT, _KIND = 0, 2, 3
_TICK = 48  # what the tick and the padding of the style sheet take
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"\d{1,2}:\d\d(:\d\d)?")
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
        header.setSectionResizeMode(_TIME, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setItemDelegateForColumn(_TEXT, WrappedText(self))
        self.setItemDelegateForColumn(_KIND, _KindEditor(self))
        self.itemChanged.connect(self._changed)

    def show_events(self, events: Sequence[TimelineEvent], zone: ZoneInfo) -> None:
        """Show these events, all of them ticked."""
        self._events, self._zone = list(events), zone
        self.blockSignals(True)
        self.setRowCount(len(self._events))
        for place, event in enumerate(self._events):
            first = QTableWidgetItem()
            first.setFlags(first.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            first.setCheckState(Qt.CheckState.Checked)
            cells = [first, QTableWidgetItem(), QTableWidgetItem(event.text)]
            cells.append(QTableWidgetItem(_shown_kind(event.kind)))
            for column, cell in enumerate(cells):
                self.setItem(place, column, cell)
        self.blockSignals(False)
        self._write_times()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what the table is for while it is empty."""
        super().paintEvent(event)
        if not self.rowCount():
            paint_empty(self, "What is understood is shown here, to be corrected and taken.")

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
        if item.column() == _TEXT:
            self._events[item.row()] = replace(event, text=item.text().strip())
            return
        if item.column() == _KIND:
            kind = next((k for k in EventKind if _shown_kind(k) == item.text()), EventKind.OTHER)
            self._events[item.row()] = replace(event, kind=kind)
            return
        if item.text().strip() != self._times_of(item.row())[item.column()]:
            self._events[item.row()] = self._retimed(event, item)
            self._write_times()

    def _retimed(self, event: TimelineEvent, item: QTableWidgetItem) -> TimelineEvent:
        """Give the event at the time that was written, or as it was when that is no time."""
        text = item.text().strip()
        known = Precision.APPROXIMATE if text.startswith("~") else Precision.EXACT
        text = text.removeprefix("~").strip()
        try:
            if item.column() == 1:
                return replace(event, end=self._read(text, event, event.time) if text else None)
            if _DAY.fullmatch(text):
                midnight = datetime.fromisoformat(text).replace(tzinfo=self._zone)
                return replace(event, time=midnight.astimezone(UTC), precision=Precision.DAY)
            time = self._read(text, event) if text else None
        except ValueError:
            return event
        return replace(event, time=time, precision=known if time else Precision.UNKNOWN)

    def _read(self, text: str, event: TimelineEvent, after: datetime | None = None) -> datetime:
        """Read a time as people write one; a clock time alone keeps the event's day."""
        base = event.time or datetime.now(UTC)
        if after is None and _CLOCK.fullmatch(text):
            text = f"{base.astimezone(self._zone):%Y-%m-%d} {text}"
        return read_moment(text, Reading(self._zone, base, after))

    def _write_times(self) -> None:
        """Write the times of all rows: the day only where it is not that of the row above."""
        self.blockSignals(True)
        for place in range(self.rowCount()):
            for column, text in enumerate(self._times_of(place)):
                cell = self.item(place, column)
                if cell is not None and cell.text() != text:
                    cell.setText(text)
        self.blockSignals(False)
        times = [self._times_of(place)[0] for place in range(self.rowCount())]
        widest = max(map(self.fontMetrics().horizontalAdvance, ["00:00", *times]))
        self.setColumnWidth(_TIME, widest + _TICK)

    def _times_of(self, place: int) -> tuple[str, str]:
        event = self._events[place]
        above = self._events[place - 1].time if place else None
        time = self._shown(event.time, above)
        if event.time and event.precision is Precision.DAY:
            time = f"{event.time.astimezone(self._zone):%Y-%m-%d}"
        if event.precision is Precision.APPROXIMATE:
            time = f"~{time}"
        return time, self._shown(event.end, event.time)

    def _shown(self, moment: datetime | None, context: datetime | None) -> str:
        if moment is None:
            return ""
        written = write_moment(moment, self._zone)
        day = written.split(" ")[0]
        same = context is not None and write_moment(context, self._zone).startswith(day)
        return written.removeprefix(f"{day} ") if same else written


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
