"""A field for a date and time that takes what people type and says how it understood it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from pm_facilitator.domain.metrics import words
from pm_facilitator.ui.make import column, label
from pm_facilitator.ui.widgets.moment_text import Reading, understand, write_moment

Clock = Callable[[], datetime]


class MomentField(QWidget):
    """One line for a moment, with a quiet line below that shows the day or what is wrong.

    Signals:
        changed: the moment in UTC or None, at every keystroke that alters it.
    """

    changed = Signal(object)

    def __init__(
        self, name: str, now: Clock, *, upcoming: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self._hint = label("", "small", wrap=True)
        self._now = now
        self._upcoming = upcoming
        self._zone = ZoneInfo("UTC")
        self._after: Callable[[], datetime | None] = lambda: None
        self._moment: datetime | None = None
        self._typed = False
        self._problem = self._note = ""
        self._build(name)

    def _build(self, name: str) -> None:
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText("Thursday 10:00" if self._upcoming else "yesterday 14:05")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._read)
        self.line.textEdited.connect(self._note_typing)
        self.line.editingFinished.connect(self._tidy)
        # The line below never decides how wide the field is; room for one line is always kept.
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hint.setMinimumHeight(self._hint.fontMetrics().height())
        layout = column(self, gap=2)
        layout.addWidget(self.line)
        layout.addWidget(self._hint)
        self.setFocusProxy(self.line)

    def value(self) -> datetime | None:
        """Give the moment in UTC, or None when the field is empty or not understood."""
        return self._moment

    def problem(self) -> str:
        """Give the sentence that says how to write it, or nothing when all is well."""
        return self._problem

    def hint(self) -> str:
        """Give the quiet line below the field."""
        return self._hint.text()

    def set_value(self, moment: datetime | None) -> None:
        """Show a moment in the field's zone."""
        self._typed = False
        self._moment = moment
        self.line.setText(write_moment(moment, self._zone) if moment else "")
        self._moment = moment

    def set_zone(self, zone: ZoneInfo) -> None:
        """Change the zone: what was typed is read anew, what was stored stays the same moment."""
        stored = None if self._typed else self._moment
        self._zone = zone
        if stored is not None:
            self.set_value(stored)
        self._read()

    def follow(self, after: Callable[[], datetime | None]) -> None:
        """Let another moment decide the day of a bare clock time."""
        self.lie_near(after)
        self.line.setPlaceholderText("14:20")

    def lie_near(self, after: Callable[[], datetime | None]) -> None:
        """Let what else is known decide the day of a bare clock time, if there is any."""
        self._after = after

    def _note_typing(self) -> None:
        self._typed = True

    def _read(self) -> None:
        before, text = self._moment, self.line.text().strip()
        self._moment, self._problem, self._note = None, "", ""
        if text:
            reading = Reading(self._zone, self._now(), self._after(), self._upcoming)
            try:
                read = understand(text, reading)
                self._moment, self._note = read.moment, read.note
            except ValueError as told:
                self._problem = str(told)
        self._show_hint()
        if self._moment != before:
            self.changed.emit(self._moment)

    def _tidy(self) -> None:
        """Write out the day that was understood, so that nobody has to guess."""
        if self._moment is not None:
            written = write_moment(self._moment, self._zone)
            if written != self.line.text():
                note = self._note
                self.line.setText(written)
                self._note = note
        self._show_hint(settled=True)

    def _show_hint(self, *, settled: bool = False) -> None:
        wrong = bool(self._problem) and (settled or not self.line.hasFocus())
        self.line.setProperty("state", "problem" if wrong else "")
        self._hint.setProperty("role", "warning" if wrong else "small")
        for widget in (self.line, self._hint):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._hint.setText(self._problem or self._told())
        self.line.setAccessibleDescription(self._hint.text())

    def _told(self) -> str:
        if self._moment is None:
            return ""
        local = self._moment.astimezone(self._zone)
        day = f"{local:%A} {local.day} {local:%B}, {ago(self._moment, self._now())}"
        return f"{day}. {self._note}" if self._note else day


def ago(moment: datetime, now: datetime) -> str:
    """Say how far away a moment is: "2 d 4 h ago", "in 5 h 10 min"."""
    span = now.astimezone(UTC) - moment
    if abs(span) < timedelta(minutes=1):
        return "just now"
    return f"{words(span)} ago" if span > timedelta() else f"in {words(-span)}"
