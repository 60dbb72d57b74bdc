"""The one inline editor: a text field that lies over an item and follows the zoom."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
)
from PySide6.QtGui import QTextCursor as Cursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from pm_facilitator.canvas.card import TextBox
from pm_facilitator.canvas.drawing import color
from pm_facilitator.canvas.items import Mark
from pm_facilitator.canvas.new_text import replace_text
from pm_facilitator.canvas.typefaces import text_font
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.palette import Palette

COALESCE_MILLISECONDS = 80
"""Typing is told at most this often."""

SMALLEST_PIXELS = 9.0
ENLARGED_PIXELS = 14.0
"""Below the smallest size nobody can type; the field is then larger, with a frame of its own."""

FRAME = 8
PADDING = 2
"""Room around the text, since letters may lean out of their places."""


class InlineEditor(QPlainTextEdit):
    """Types into one record at a time; hidden in between.

    Signals:
        typed: the text so far, and whether the editing has ended with it.
        ended: the field has closed.
    """

    typed = Signal(str, bool)
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.key: Key | None = None
        self._box: TextBox | None = None
        self._palette: Palette | None = None
        self._told = ""
        self._placed: tuple[object, ...] = ()
        self._taking_over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COALESCE_MILLISECONDS)
        self._timer.timeout.connect(self.flush)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)  # the board's own history takes typing back
        self.document().setDocumentMargin(PADDING)
        # The board below is painted anew only where it is seen: not with each letter.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Text on the board")
        self.textChanged.connect(self._changed)
        self.hide()

    def open(self, key: Key, text: str, box: TextBox, palette: Palette) -> None:
        """Begin to type into a record, at the end of its text."""
        self.close_editor()
        self.key, self._box, self._told, self._palette = key, box, text, palette
        self._placed = ()
        self._replace(text)
        self.moveCursor(Cursor.MoveOperation.End)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, box: TextBox, corner: QRect, zoom: float, *, wider: bool = False) -> None:
        """Lie over the text's box, whose place in the viewport is ``corner``.

        Where it is ``wider`` than its card, or enlarged, it has a frame of its own.
        """
        known = (box, corner, zoom, wider, self.document().size().height())
        if known == self._placed:
            return
        self._box = box
        natural = box.size * zoom
        afar = natural < SMALLEST_PIXELS
        pixels = ENLARGED_PIXELS if afar else natural
        font = QFont(text_font(box.size, box.bold))
        points = round(pixels * 72 / self.logicalDpiY(), 6)  # pixels would have to be whole
        font.setPointSizeF(points)
        room = PADDING if afar else max(PADDING, ceil(PADDING * zoom))
        frame = FRAME if afar else room + 1 if wider else room
        self._dress(frame - room, points)
        if self.document().documentMargin() != room:
            self.document().setDocumentMargin(room)
        if font != self.font():
            self.setFont(font)
        lines = max(1, round(self.document().size().height()))
        needed = lines * self.fontMetrics().lineSpacing() + 4
        width = round(corner.width() * pixels / natural)
        place = QRect(corner.x(), corner.y(), width, max(corner.height(), needed))
        self.setGeometry(place.adjusted(-frame, -frame, frame, frame))
        self._placed = (box, corner, zoom, wider, self.document().size().height())

    def sync(self, text: str) -> None:
        """Take over a text that came from elsewhere; what was typed here is only an echo."""
        if text == self._told or text == self.toPlainText():
            return
        self._timer.stop()
        self._told = text
        self._replace(text)

    def set_marks(self, marks: Sequence[Mark], palette: Palette) -> None:
        """Underline findings with dots, in quiet colours."""
        if not marks and not self.extraSelections():
            return
        self.setExtraSelections([self._selection(mark, palette) for mark in marks])

    def flush(self) -> None:
        """Tell at once what has been typed and not been told yet."""
        self._timer.stop()
        text = self.toPlainText()
        if self.key is not None and text != self._told:
            self._told = text
            self.typed.emit(text, False)

    def close_editor(self, *, keep: bool = True) -> None:
        """End the editing; ``keep`` is False when the record itself is gone."""
        if self.key is None:
            return
        self._timer.stop()
        text = self.toPlainText()
        self._told = text
        if keep:
            self.typed.emit(text, True)
        self.key = None
        self.hide()
        self.ended.emit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the board, after telling what was typed."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                self.flush()
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or end by Esc, Ctrl+Enter, Tab, and Enter where a text has one paragraph."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        many = self._box is not None and self._box.many_lines
        tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.key() == Qt.Key.Key_Escape or tab or (enter and (ctrl or not (many or shift))):
            self.close_editor()
            event.accept()
        elif enter:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground, which an opaque widget has to do by itself, and write on it."""
        if self._box is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), color(self._box.fill))
            painter.end()
        super().paintEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End when somebody clicks elsewhere; a menu or another window does not end it."""
        super().focusOutEvent(event)
        reasons = Qt.FocusReason
        if event.reason() not in (
            reasons.PopupFocusReason,
            reasons.MenuBarFocusReason,
            reasons.ActiveWindowFocusReason,
        ):
            self.close_editor()

    def _changed(self) -> None:
        if self.key is not None and not self._taking_over and not self._timer.isActive():
            self._timer.start()

    def _replace(self, text: str) -> None:
        self._taking_over = True
        replace_text(self, text)
        self._taking_over = False

    def _dress(self, frame: int, points: float) -> None:
        """Look like the text's box, with a frame this wide around it.

        What the app's sheet says of sizes would overrule any font.
        """
        if self._box is None or self._palette is None:
            return
        colors = self._palette
        edge = f"1px solid {colors['focus']}; border-radius: 6px" if frame else "none"
        sheet = (
            f"QPlainTextEdit {{ background: {self._box.fill}; color: {self._box.color};"
            f" font-size: {points:.6f}pt;"
            f" border: {edge}; padding: {max(0, frame - 1)}px;"
            f" selection-background-color: {colors['accent']};"
            f" selection-color: {colors['on_accent']}; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _selection(self, mark: Mark, palette: Palette) -> QTextEdit.ExtraSelection:
        start, end, severity = mark
        last = len(self.toPlainText())
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(palette["warning" if severity == "warning" else "hint"]))
        selection = QTextEdit.ExtraSelection()
        cursor = Cursor(self.document())
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), Cursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = look
        return selection
