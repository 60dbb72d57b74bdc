"""Editors for a date and for a time, which understand what people write."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pm_facilitator.domain.changes import Value
from pm_facilitator.ui.make import column, warning_below
from pm_facilitator.ui.undo_keys import leave_undo
from pm_facilitator.ui.widgets.moment_text import Reading, read_moment, understand, write_moment

_AHEAD = re.compile(r"(?:in )?(\d{1,3}) (day|week)s?")
_DATE_HELP = "Please write it like 2026-01-31, Friday or in 2 weeks."


def read_day(text: str, today: date) -> date:
    """Read a day that lies ahead, such as "2026-12-04", "Friday" or "in 2 weeks".

    Raises:
        ValueError: with a sentence that says how to write it.
    """
    words = " ".join(text.casefold().split())
    ahead = _AHEAD.fullmatch(words)
    if ahead is not None:
        return today + timedelta(days=int(ahead[1]) * (7 if ahead[2] == "week" else 1))
    now = datetime.combine(today, time(12), UTC)
    try:
        return read_moment(f"{words} 12:00", Reading(ZoneInfo("UTC"), now, upcoming=True)).date()
    except ValueError as error:
        raise ValueError(_DATE_HELP) from error


class _ReadField(QLineEdit):
    """A line that is read when it is left; what cannot be read stays and says how to write it.

    Signals:
        chosen: what was read; None for nothing.
        said: what is to be shown beside the field: what is wrong, or what was made of it.
    """

    chosen = Signal(object)
    said = Signal(str)

    def __init__(self, example: str) -> None:
        super().__init__()
        self.setPlaceholderText(example)
        self.editingFinished.connect(self._take)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the board, unless something is written that is not read yet."""
        unread = self.isModified() and not self.isReadOnly()
        return (not unread and leave_undo(event)) or super().event(event)

    def problem(self) -> str:
        """Give what is wrong with what was written; empty when nothing is."""
        return str(self.toolTip())

    def _take(self) -> None:
        raise NotImplementedError

    def _mark(self, problem: str, note: str = "") -> None:
        self.setToolTip(problem)
        self.setAccessibleDescription(problem or note)
        self.said.emit(problem or note)
        self.setProperty("state", "problem" if problem else "")
        self.style().polish(self)


def with_words(field: _ReadField) -> QWidget:
    """Put below a field the place for what it says: what is wrong, or what was made of a time."""
    made, below = QWidget(), warning_below()
    layout = column(made, gap=2)
    layout.addWidget(field)
    layout.addWidget(below)
    made.setFocusProxy(field)
    below.hide()

    def show(words: str) -> None:
        below.setText(words)
        below.setVisible(bool(words))

    field.said.connect(show)
    return made


class DateField(_ReadField):
    """A date, shown as 2026-11-21; empty for none."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("2026-01-31, Friday, in 2 weeks")
        self._today = today
        self._shown: date | None = None

    def show_value(self, value: Value) -> None:
        """Show a date, unless another one is just being typed."""
        self._shown = value if isinstance(value, date) else None
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._written())
            self._mark("")

    def _written(self) -> str:
        return self._shown.isoformat() if self._shown else ""

    def _take(self) -> None:
        text = self.text().strip()
        try:
            wanted = read_day(text, self._today()) if text else None
        except ValueError as error:
            self._mark(str(error))
            return
        self._mark("")
        changed = wanted != self._shown
        self._shown = wanted
        self.setText(self._written())
        if changed:
            self.chosen.emit(wanted)


class TimeField(_ReadField):
    """A time, shown as 2026-11-21 14:05:30 in the review's zone; empty for none.

    A clock time alone keeps the day that is shown, or takes the day that the reading gives, and one
    within the hour that comes twice keeps the pass that is shown.
    """

    def __init__(self, reading: Callable[[], Reading]) -> None:
        super().__init__("14:05 or 2026-01-31 14:05")
        self._reading = reading
        self._shown: datetime | None = None
        self._note = ""
        self._after: datetime | None = None

    def follow(self, moment: datetime | None) -> None:
        """Let another moment decide the day of a bare clock time while none is shown."""
        self._after = moment

    def show_value(self, value: Value) -> None:
        """Show a time in the review's zone, unless another one is just being typed."""
        before, self._shown = self._shown, value if isinstance(value, datetime) else None
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._written())
            self._note = self._note if self._shown == before else ""
            self._mark("", self._note)

    def _written(self) -> str:
        return write_moment(self._shown, self._reading().zone) if self._shown else ""

    def _take(self) -> None:
        text = self.text().strip()
        if text == self._written():
            self._mark("", self._note)
            return
        try:
            read = understand(text, self._beside()) if text else None
        except ValueError as error:
            self._mark(str(error))
            return
        self._shown = read.moment if read else None
        self._note = read.note if read else ""
        self.setText(self._written())
        self.chosen.emit(self._shown)
        self._mark("", self._note)

    def _beside(self) -> Reading:
        reading = self._reading()
        return replace(reading, like=self._shown, after=self._after or reading.after)
