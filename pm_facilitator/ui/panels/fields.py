"""Editors for single fields of a record, each with the same small interface."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from pm_facilitator.canvas.new_text import replace_text
from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.priority import Suggestion
from pm_facilitator.domain.vocabulary import Priority, Word
from pm_facilitator.ui.panels.one_link import OneLinkField
from pm_facilitator.ui.panels.still import StillComboBox
from pm_facilitator.ui.panels.time_fields import DateField, TimeField
from pm_facilitator.ui.panels.wrapped import paint_empty
from pm_facilitator.ui.undo_keys import leave_undo


def names_of(people: Sequence[Person], parent: QWidget) -> QCompleter:
    """Make what offers people's names by any letters in them."""
    made = QCompleter([person.name for person in people if person.name], parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


class LineField(QLineEdit):
    """One line of text; ``typed`` at every keystroke, ``settled`` when it is left."""

    typed = Signal(object)
    settled = Signal(object)

    def __init__(self, people: Callable[[], Sequence[Person]] | None = None) -> None:
        super().__init__()
        self._people = people
        self._names = QStringListModel(self)
        self.textEdited.connect(self.typed.emit)
        self.editingFinished.connect(lambda: self.settled.emit(self.text()))
        if people is not None:
            completer = names_of((), self)
            completer.setModel(self._names)
            completer.activated.connect(self.typed.emit)
            self.setCompleter(completer)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the board, where every keystroke already is."""
        return leave_undo(event) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the people that there are by now."""
        names = [person.name for person in self._people() if person.name] if self._people else []
        if names != self._names.stringList():
            self._names.setStringList(names)
        super().focusInEvent(event)

    def show_value(self, value: Value) -> None:
        """Show a value; what is being typed is on the board already and stays as it is."""
        text = str(value or "")
        if text != self.text():
            caret = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(caret, len(text)))


_FRAME = 28
"""What a text edit is higher than its lines: its border, its padding, the document's margin."""


class _GrowingText(QPlainTextEdit):
    """Grows with its text, up to three times the rows that it begins with."""

    frame = _FRAME
    """What it is higher than its lines."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the text needs in the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A plain text edit counts its document's height in lines.
        wanted, most = round(self.document().size().height()), 3 * self._rows
        lines = max(self._rows, min(most, wanted))
        # A bar that comes and goes by itself while heights change leaves the text wrapped too wide.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if wanted > most else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + self.frame)


class TextField(_GrowingText):
    """Several lines of text; ``typed`` at every keystroke, ``settled`` when it is left."""

    typed = Signal(object)
    settled = Signal(object)

    def __init__(self, rows: int = 3) -> None:
        super().__init__(rows)
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the board, where every keystroke already is."""
        return leave_undo(event) or super().event(event)

    def show_value(self, value: Value) -> None:
        """Show a value; what is being typed is on the board already and stays as it is."""
        text = str(value or "")
        if text == self.toPlainText():
            return
        self.blockSignals(True)
        # What came from elsewhere is nothing that this field could take back.
        self.setUndoRedoEnabled(False)
        replace_text(self, text)
        self.setUndoRedoEnabled(True)
        self.blockSignals(False)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the burst of typing."""
        super().focusOutEvent(event)
        self.settled.emit(self.toPlainText())


class ChoiceField(StillComboBox):
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


class PriorityField(ChoiceField):
    """A priority, or none; what is suggested is said where none was chosen."""

    def __init__(self) -> None:
        super().__init__(Priority, optional=True)

    def suggest(self, suggested: Suggestion | None) -> None:
        """Say which priority is suggested, and from what; None for no suggestion."""
        self.setItemText(0, f"– ({suggested.priority.label} suggested)" if suggested else "–")
        words = f"{suggested.priority.label} is suggested: {suggested.reason}" if suggested else ""
        self.setToolTip(words)
        self.setAccessibleDescription(words)


class NumberField(StillComboBox):
    """A number from 1 to 5, or none."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.addItems(["–", "1  low", "2", "3", "4", "5  high"])
        self.activated.connect(lambda i: self.chosen.emit(i or None))

    def show_value(self, value: Value) -> None:
        """Show a number."""
        self.setCurrentIndex(value if isinstance(value, int) else 0)


class FlagField(QCheckBox):
    """Yes or no."""

    chosen = Signal(object)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.clicked.connect(lambda checked: self.chosen.emit(bool(checked)))

    def show_value(self, value: Value) -> None:
        """Show yes or no."""
        self.setChecked(bool(value))


class LinesField(_GrowingText):
    """A list of short texts or links, one on each line."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__(2)
        self._shown: tuple[str, ...] = ()

    def show_value(self, value: Value) -> None:
        """Show the lines, unless others are just being typed."""
        self._shown = value if isinstance(value, tuple) else ()
        if not (self.hasFocus() and self.document().isModified()):
            self.setPlainText("\n".join(self._shown))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what it is in, unless somebody is at work on the lines."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

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

    def __init__(self, options: Callable[[], Sequence[tuple[str, str]]], nothing: str = "") -> None:
        super().__init__()
        self._options = options
        self._nothing = nothing
        self.setAccessibleDescription(nothing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(132)
        self.itemChanged.connect(self._take)

    def show_value(self, value: Value) -> None:
        """Show the options with the linked ones ticked."""
        linked = value if isinstance(value, tuple) else ()
        options = self._options()
        self.blockSignals(True)
        # The rows stay where they are, so that a tick does not make the list jump.
        while self.count() > len(options):
            self.takeItem(self.count() - 1)
        while self.count() < len(options):
            self.addItem(QListWidgetItem())
        for place, (id_, text) in enumerate(options):
            item = self.item(place)
            item.setText(text)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.UserRole, id_)
            checked = Qt.CheckState.Checked if id_ in linked else Qt.CheckState.Unchecked
            item.setCheckState(checked)
        self.blockSignals(False)

    def linked(self) -> tuple[str, ...]:
        """Give the ids that are ticked."""
        items = [self.item(place) for place in range(self.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say why there is nothing to tick."""
        super().paintEvent(event)
        if not self.count():
            paint_empty(self, self._nothing)

    def _take(self) -> None:
        self.chosen.emit(self.linked())


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
    | OneLinkField
)


def named(field: QWidget, name: str) -> None:
    """Give a field its name for screen readers."""
    field.setAccessibleName(name)
