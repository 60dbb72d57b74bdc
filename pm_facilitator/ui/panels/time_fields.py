"""Editors for a date and for a time, which understand what people write."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from pm_facilitator.domain.changes import Value
from pm_facilitator.ui.widgets.moment_text import Reading, read_moment, write_moment

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
    """A line that is read when it is left; what cannot be read stays and says how to write it."""

    chosen = Signal(object)

    def __init__(self, example: str) -> None:
        super().__init__()
        self.setPlaceholderText(example)
        self.editingFinished.connect(self._take)

    def problem(self) -> str:
        """Give what is wrong with what was written; empty when nothing is."""
        return str(self.toolTip())

    def _take(self) -> None:
        raise NotImplementedError

    def _mark(self, problem: str) -> None:
        self.setToolTip(problem)
        self.setAccessibleDescription(problem)
        self.setProperty("state", "problem" if problem else "")
        self.style().polish(self)


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

    A clock time alone keeps the day that is shown, or takes the day that the reading gives.
    """

    def __init__(self, reading: Callable[[], Reading]) -> None:
        super().__init__("14:05 or 2026-01-31 14:05")
        self._reading = reading
        self._shown: datetime | None = None

    def show_value(self, value: Value) -> None:
        """Show a time in the review's zone, unless another one is just being typed."""
        self._shown = value if isinstance(value, datetime) else None
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._written())
            self._mark("")

    def _written(self) -> str:
        return write_moment(self._shown, self._reading().zone) if self._shown else ""

    def _take(self) -> None:
        text = self.text().strip()
        if text == self._written():
            self._mark("")
            return
        try:
            wanted = read_moment(text, self._on_the_day_shown()) if text else None
        except ValueError as error:
            self._mark(str(error))
            return
        self._mark("")
        self._shown = wanted
        self.setText(self._written())
        self.chosen.emit(wanted)

    def _on_the_day_shown(self) -> Reading:
        reading = self._reading()
        if self._shown is None:
            return reading
        day = self._shown.astimezone(reading.zone).date()
        return replace(reading, after=datetime.combine(day, time(), reading.zone))
