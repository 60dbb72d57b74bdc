"""One line of the fishbone's outline: a field that is always open to be typed into."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget

from pm_facilitator.canvas.keys import ALT, CTRL, SHIFT, chord, pressed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.ui.make import label, row
from pm_facilitator.ui.panels.fields import TextField

_INDENT = 22
_AROUND = 12

KEYS = {
    chord(Qt.Key.Key_Return): "add",
    chord(Qt.Key.Key_Return, SHIFT): "add",
    chord(Qt.Key.Key_Return, CTRL): "add_on_bone",
    chord(Qt.Key.Key_Return, CTRL | SHIFT): "add_bone",
    chord(Qt.Key.Key_Tab): "indent",
    chord(Qt.Key.Key_Tab, SHIFT): "outdent",
    chord(Qt.Key.Key_Up, ALT): "move_up",
    chord(Qt.Key.Key_Down, ALT): "move_down",
    chord(Qt.Key.Key_Left, ALT): "to_bone_before",
    chord(Qt.Key.Key_Right, ALT): "to_next_bone",
    chord(Qt.Key.Key_Up): "go_up",
    chord(Qt.Key.Key_Down): "go_down",
    chord(Qt.Key.Key_Backspace, CTRL | SHIFT): "remove",
    chord(Qt.Key.Key_Escape): "leave",
}
"""What the keys of a line ask for, by their chords."""


class OutlineLine(TextField):
    """The text of a category or a factor; it wraps, and has as many rows as it needs.

    Signals:
        asked: a key asks for something, by its name in ``KEYS``, or for "take_out".
        pasted: lines beyond the first one that were pasted into it.
        entered: the caret came here.
    """

    asked = Signal(str)
    pasted = Signal(list)
    entered = Signal()

    frame = _AROUND

    def __init__(self) -> None:
        super().__init__(1)
        self.setProperty("role", "outline")
        self.document().setDocumentMargin(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Give the text as it stands in the line."""
        return self.toPlainText()

    def caret(self) -> int:
        """Give where the caret stands."""
        return self.textCursor().position()

    def set_caret(self, at: int) -> None:
        """Put the caret somewhere, or to the end when the text is shorter."""
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(self.text())))
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Take the keys of an outliner before Tab would move the focus."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            wanted = KEYS.get(pressed(event))
            if event.key() == Qt.Key.Key_Backspace and not event.modifiers() and not self.text():
                wanted = "take_out"
            if wanted and not self._goes_on(wanted):
                self.asked.emit(wanted)
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the caret came here."""
        super().focusInEvent(event)
        self.entered.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take over the first line that is pasted, and hand the others on."""
        lines = [line.strip() for line in source.text().splitlines() if line.strip()]
        if lines:
            self.textCursor().insertText(lines[0])
        if lines[1:]:
            self.pasted.emit(lines[1:])

    def _goes_on(self, wanted: str) -> bool:
        """Tell whether an arrow key still has a row of this very text to go to."""
        ways = {"go_up": QTextCursor.MoveOperation.Up, "go_down": QTextCursor.MoveOperation.Down}
        return wanted in ways and self.textCursor().movePosition(ways[wanted])


class OutlineRow(QWidget):
    """A line with its bullet, as far to the right as it is deep."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self.key = key
        self.line = OutlineLine()
        self._layout = row(self, gap=4)
        if key[0] == "bone":
            self.line.setProperty("level", "bone")
        else:
            bullet = label("•", "quiet")
            bullet.setContentsMargins(0, 5, 0, 0)
            self._layout.addWidget(bullet, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.line, 1)

    def show_depth(self, depth: int) -> None:
        """Stand as deep as the record hangs."""
        self._layout.setContentsMargins(depth * _INDENT, 0, 0, 0)

    def show_chosen(self, chosen: bool) -> None:
        """Show whether this is what is selected on the board."""
        if bool(self.line.property("chosen")) != chosen:
            self.line.setProperty("chosen", chosen)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def is_chosen(self) -> bool:
        """Tell whether this is what is selected on the board."""
        return bool(self.line.property("chosen"))
