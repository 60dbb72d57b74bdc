"""Editors for single fields of a record, each with the same small interface."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.vocabulary import Word


class LineField(QLineEdit):
    """One line of text; ``typed`` at every keystroke, ``settled`` when it is left."""

    typed = Signal(object)
    settled = Signal(object)

    def __init__(self, suggestions: Sequence[str] = ()) -> None:
        super().__init__()
        self.textEdited.connect(self.typed.emit)
        self.editingFinished.connect(lambda: self.settled.emit(self.text()))
        if suggestions:
            completer = QCompleter(list(suggestions), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(self.typed.emit)
            self.setCompleter(completer)

    def show_value(self, value: Value) -> None:
        """Show a value, unless the user is just typing it."""
        text = str(value or "")
        if text != self.text() and not self.hasFocus():
            self.setText(text)


class TextField(QPlainTextEdit):
    """Several lines of text; ``typed`` at every keystroke, ``settled`` when it is left."""

    typed = Signal(object)
    settled = Signal(object)

    def __init__(self, rows: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 22)
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))

    def show_value(self, value: Value) -> None:
        """Show a value, unless the user is just typing it."""
        text = str(value or "")
        if text != self.toPlainText() and not self.hasFocus():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the burst of typing."""
        super().focusOutEvent(event)
        self.settled.emit(self.toPlainText())


class ChoiceField(QComboBox):
    """One word of a vocabulary, or none when that is allowed."""

    chosen = Signal(object)

    def __init__(self, words: type[Word], *, optional: bool = False) -> None:
        super().__init__()
        none: list[Word | None] = [None] if optional else []
        self._words = [*none, *words]
        for word in self._words:
            self.addItem(word.label if word else "–")
        self.activated.connect(lambda i: self.chosen.emit(self._words[i]))

    def show_value(self, value: Value) -> None:
        """Show a word."""
        self.setCurrentIndex(next((i for i, w in enumerate(self._words) if w == value), 0))

    def wheelEvent(self, event: object) -> None:
        """Pass the wheel on: scrolling a panel must not change what it passes."""
        event.ignore()  # type: ignore[attr-defined]


class NumberField(QComboBox):
    """A number from 1 to 5, or none."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.addItems(["–", "1  low", "2", "3", "4", "5  high"])
        self.activated.connect(lambda i: self.chosen.emit(i or None))

    def show_value(self, value: Value) -> None:
        """Show a number."""
        self.setCurrentIndex(value if isinstance(value, int) else 0)

    def wheelEvent(self, event: object) -> None:
        """Pass the wheel on: scrolling a panel must not change what it passes."""
        event.ignore()  # type: ignore[attr-defined]


class FlagField(QCheckBox):
    """Yes or no."""

    chosen = Signal(object)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.clicked.connect(lambda checked: self.chosen.emit(bool(checked)))

    def show_value(self, value: Value) -> None:
        """Show yes or no."""
        self.setChecked(bool(value))


class DateField(QLineEdit):
    """A date written as 2026-11-21; empty for none."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("2026-01-31")
        self._shown: date | None = None
        self.editingFinished.connect(self._take)

    def show_value(self, value: Value) -> None:
        """Show a date."""
        self._shown = value if isinstance(value, date) else None
        if not self.hasFocus():
            self.setText(self._shown.isoformat() if self._shown else "")

    def _take(self) -> None:
        try:
            wanted = date.fromisoformat(self.text().strip()) if self.text().strip() else None
        except ValueError:
            self.setProperty("state", "problem")
            self.style().polish(self)
            return
        self.setProperty("state", "")
        self.style().polish(self)
        if wanted != self._shown:
            self._shown = wanted
            self.chosen.emit(wanted)


class TimeField(QLineEdit):
    """A time written as 2026-11-21 14:05:30 in the review's zone; empty for none.

    A clock time alone keeps the day that is shown, or takes the day given as a fallback.
    """

    chosen = Signal(object)

    def __init__(self, zone: Callable[[], str], fallback: Callable[[], date | None]) -> None:
        super().__init__()
        self.setPlaceholderText("2026-01-31 14:05")
        self._zone = zone
        self._fallback = fallback
        self._shown: datetime | None = None
        self.editingFinished.connect(self._take)

    def show_value(self, value: Value) -> None:
        """Show a time in the review's zone."""
        self._shown = value if isinstance(value, datetime) else None
        if not self.hasFocus():
            self.setText(self._written())

    def _written(self) -> str:
        if self._shown is None:
            return ""
        local = self._shown.astimezone(ZoneInfo(self._zone()))
        return local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")

    def _take(self) -> None:
        text = self.text().strip()
        if text == self._written():
            return
        try:
            wanted = self._read(text) if text else None
        except ValueError:
            self._mark("problem")
            return
        self._mark("")
        self._shown = wanted
        self.chosen.emit(wanted)

    def _mark(self, state: str) -> None:
        self.setProperty("state", state)
        self.style().polish(self)

    def _read(self, text: str) -> datetime:
        zone = ZoneInfo(self._zone())
        if len(text) <= 8 and ":" in text:
            shown = self._shown.astimezone(zone).date() if self._shown else self._fallback()
            if shown is None:
                raise ValueError(text)
            padded = text.zfill(5) if text.count(":") == 1 else text.zfill(8)
            text = f"{shown.isoformat()} {padded}"
        read = datetime.fromisoformat(text)
        return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)


class LinesField(QPlainTextEdit):
    """A list of short texts or links, one on each line."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 2 + 22)
        self._shown: tuple[str, ...] = ()

    def show_value(self, value: Value) -> None:
        """Show the lines."""
        self._shown = value if isinstance(value, tuple) else ()
        if not self.hasFocus():
            self.setPlainText("\n".join(self._shown))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the lines over."""
        super().focusOutEvent(event)
        lines = tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())
        if lines != self._shown:
            self._shown = lines
            self.settled.emit(lines)


class LinksField(QListWidget):
    """Which other records this one is linked to, as a list of ticks."""

    chosen = Signal(object)

    def __init__(self, options: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__()
        self._options = options
        self.setFixedHeight(132)
        self.itemChanged.connect(self._take)

    def show_value(self, value: Value) -> None:
        """Show the options with the linked ones ticked."""
        linked = value if isinstance(value, tuple) else ()
        self.blockSignals(True)
        self.clear()
        for id_, text in self._options():
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, id_)
            checked = Qt.CheckState.Checked if id_ in linked else Qt.CheckState.Unchecked
            item.setCheckState(checked)
            self.addItem(item)
        self.blockSignals(False)

    def _take(self) -> None:
        items = [self.item(i) for i in range(self.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        self.chosen.emit(tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked))


Field = (
    LineField
    | TextField
    | ChoiceField
    | NumberField
    | FlagField
    | DateField
    | TimeField
    | LinesField
    | LinksField
)


def named(field: QWidget, name: str) -> None:
    """Give a field its name for screen readers."""
    field.setAccessibleName(name)
