"""What the times of an import mean that do not say it: their day and their zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.ui.make import label, row
from pm_facilitator.ui.quick_event import day_of_making, incident_days
from pm_facilitator.ui.widgets.moment_text import Reading, read_day
from pm_facilitator.ui.widgets.zone_field import ZoneField, local_zone


class ImportDefaults(QWidget):
    """A day and a zone, to begin with those of the review.

    It is the day on which the incident began; where that took several, the others are asked about
    until somebody has written another day. Of a review that tells nothing of when the incident
    was, the day of its making is the last resort: a day that stands in the text goes before it.

    Attributes:
        last_day: that last resort, if there is one.

    Signals:
        changed: the day or the zone is another one.
        refused: what is wrong with the day or the zone that was written; empty when that is over.
        left: nothing is being written any more.
    """

    changed = Signal()
    refused = Signal(str)
    left = Signal()

    def __init__(self, board: Board | None, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = QLineEdit()
        self.day.setAccessibleName("Day of times without a date")
        self.day.setFixedWidth(120)
        self.zone = ZoneField()
        self.zone.setAccessibleName("Zone of times without one")
        line = row(self)
        for words, field in (("Without a date:", self.day), ("Without a zone:", self.zone)):
            line.addWidget(label(words, "quiet"))
            line.addWidget(field)
        self.zone.set_zone(board.review.zone if board is not None else zone or local_zone())
        self._days = incident_days(board) if board is not None else ()
        day = self._days[0] if self._days else None
        self.last_day = day_of_making(board) if board is not None and day is None else None
        self.day.setText(day.isoformat() if day else "")
        last = self.last_day.isoformat() if self.last_day else ""
        self.day.setPlaceholderText(last or "as in the text")
        empty = "Empty: the day that the text tells"
        empty += f", or else {last}" if last else ""
        self.day.setToolTip(f"{empty}.")
        self.day.setAccessibleDescription(f"{empty}.")
        self.day.textChanged.connect(lambda _: self.changed.emit())
        self.day.editingFinished.connect(self._tidy)
        for written in self._lines():
            written.editingFinished.connect(self._tell_left)
        self.zone.changed.connect(lambda _: self.changed.emit())
        self.zone.refused.connect(self.refused)

    def chosen_zone(self) -> ZoneInfo:
        """Give the zone of times that name none."""
        return self.zone.zone()

    def chosen_day(self) -> date | None:
        """Give the day of times that name none; None for that of the text."""
        try:
            return self._read_day()
        except ValueError:
            return None

    def other_days(self) -> tuple[date, ...]:
        """Give the days of the incident that such times may be of as well."""
        return tuple(self._days[1:]) if self.chosen_day() in self._days[:1] else ()

    def written(self) -> tuple[str, str]:
        """Give the day as it is written, and the name of the zone."""
        return self.day.text(), self.chosen_zone().key

    def put_back(self, written: tuple[str, str]) -> None:
        """Let day and zone be again what they were, without telling of it."""
        day, zone = written
        self.blockSignals(True)
        self.day.setText(day)
        self.zone.set_zone(zone)
        self.blockSignals(False)

    def is_being_written(self) -> bool:
        """Tell whether somebody is still at it, so that each letter may be another day."""
        return any(line.isModified() for line in self._lines())

    def write_day(self) -> None:
        """Let the day be written at once."""
        self.day.setFocus()
        self.day.selectAll()

    def _lines(self) -> tuple[QLineEdit, ...]:
        return tuple(filter(None, (self.day, self.zone.lineEdit())))

    def _tell_left(self) -> None:
        for line in self._lines():
            line.setModified(False)
        self.left.emit()

    def _read_day(self) -> date | None:
        written = self.day.text().strip()
        now = datetime.now(UTC)
        return read_day(written, Reading(self.chosen_zone(), now)) if written else None

    def _tidy(self) -> None:
        """Show how the day was understood, or say why it was not."""
        try:
            day = self._read_day()
        except ValueError as wrong:
            self.refused.emit(str(wrong))
            return
        if day is not None and self.day.text() != day.isoformat():
            self.day.setText(day.isoformat())
