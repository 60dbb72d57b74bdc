"""The source at the left of an import: a text with numbered and marked lines."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.carried import images, local_paths
from pm_facilitator.ui.pages.import_gutter import Gutter
from pm_facilitator.ui.pages.import_marks import Mark
from pm_facilitator.ui.undo_keys import is_redo, is_undo

_TINT = 0.14
_MARGIN, _GAP = 8, 2
_MOST_ROOM, _MOST_SHARE = 230, 0.4
"""How much height a widget below a line may claim; more than that is seldom needed, and in a low
window the share of it that leaves room for all else."""

_BREAK = "\u2029"
"""What Qt ends a paragraph with, and no importer a line."""


class SourceText(QPlainTextEdit):
    """A text with numbered lines; a widget can be shown right below one of them.

    Attributes:
        is_decided_last: whether a decision was made after so many steps of typing, which Undo
            takes back first.
        is_beside: whether a text that is pasted over nothing belongs beside the one that is here.
        is_decided_next: whether a decision is what Redo does next after so many steps of typing.

    Signals:
        lineChosen: the number of the line that the caret or a click went to, from 1.
        filesDropped: the paths of files that were dropped or pasted.
        imageGiven: an image that was dropped or pasted, as a QImage.
        textGiven: what was pasted beside the text, as into one that cannot be changed.
    """

    lineChosen = Signal(int)
    filesDropped = Signal(list)
    imageGiven = Signal(object)
    textGiven = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_decided_last: Callable[[int], bool] = lambda _typed: False
        self.is_decided_next: Callable[[int], bool] = lambda _typed: False
        self.is_beside: Callable[[str], bool] = lambda _pasted: False
        self._is_moved = False
        self._chosen = 0
        self._typed_before = 0
        self._below: tuple[QWidget, int] | None = None
        self._gutter = Gutter(self._lines_in_sight, self)
        self._gutter.clicked.connect(self._click)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.updateRequest.connect(self._follow)
        self.cursorPositionChanged.connect(self._tell_line)
        self._make_room()

    def set_colors(self, colors: Palette) -> None:
        """Take the colours of the marks from a theme."""
        self._gutter.set_colors(colors)
        self._highlight()

    def show_text(self, text: str) -> None:
        """Show another text without telling that it has changed."""
        self.blockSignals(True)
        self.setPlainText(text.replace(_BREAK, " "))
        self.blockSignals(False)
        self._make_room()

    def setPlainText(self, text: str) -> None:
        """Put another text in place of this one; there is no way back to what was typed."""
        self._typed_before = self.typed()
        super().setPlainText(text)

    def typed(self) -> int:
        """Count the steps of typing up to now, over all texts."""
        return self._typed_before + self.document().availableUndoSteps()

    def show_marks(self, marks: Mapping[int, Mark]) -> None:
        """Mark these lines, by their numbers from 1."""
        self._gutter.show_marks(marks)
        self._describe()

    def show_numbers(self, on: bool) -> None:
        """Number the lines, or leave it where they are none of a text."""
        self._gutter.number(on)

    def mark_of(self, line: int) -> Mark | None:
        """Give the mark of a line."""
        return self._gutter.mark_of(line)

    def choose(self, line: int) -> None:
        """Show a line and tint it, without telling of it."""
        block = self.document().findBlockByNumber(line - 1)
        self._chosen = line if block.isValid() else 0
        if block.isValid():
            self.blockSignals(True)
            self.setTextCursor(QTextCursor(block))
            self.blockSignals(False)
            self.ensureCursorVisible()
        self._highlight()

    def show_below(self, widget: QWidget | None, line: int = 0) -> None:
        """Keep a child of the viewport right below a line for as long as it is wanted."""
        self._below = (widget, line) if widget is not None else None
        self.setMinimumHeight(0)
        self.setCenterOnScroll(False)
        if widget is not None:
            widget.installEventFilter(self)
        self._make_room_below()
        self._place_below()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the widget below a line the room that it needs, also after its look has changed."""
        below = self._below is not None and watched is self._below[0]
        if below and event.type() is QEvent.Type.LayoutRequest:
            self._place_below()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take typing back unless a decision came after it; paste also beside a text."""
        undo, redo = is_undo(event), is_redo(event)
        if undo and self._can_undo():
            self.undo()
        elif redo and self._can_redo():
            self.redo()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._is_closed():
            # The field below takes nothing while it cannot be changed, files no more than text.
            self.insertFromMimeData(QGuiApplication.clipboard().mimeData())
        elif undo or redo or self._is_held_below():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _can_undo(self) -> bool:
        there = self.document().isUndoAvailable() and not self._is_held_below()
        return there and not self.is_decided_last(self.typed())

    def _can_redo(self) -> bool:
        there = self.document().isRedoAvailable() and not self._is_held_below()
        return there and not self.is_decided_next(self.typed())

    def _is_held_below(self) -> bool:
        """Tell whether the keyboard is in the widget below a line, whose keys rise up to here."""
        held = QApplication.focusWidget()
        return self._below is not None and held is not None and self._below[0].isAncestorOf(held)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take lines; files and images are for the page."""
        paths = local_paths(source)
        if paths:
            self.filesDropped.emit(paths)
        elif pixels := images(source):
            self.imageGiven.emit(pixels[0])
        elif source.hasText() and (self._is_closed() or self._is_given_beside(source.text())):
            self.textGiven.emit(source.text())
        elif source.hasText():
            plain = QMimeData()
            plain.setText(source.text().replace(_BREAK, " "))
            super().insertFromMimeData(plain)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let words be moved by the mouse within the text."""
        self._is_moved = event.source() is self.viewport()
        super().dropEvent(event)
        self._is_moved = False

    def _is_closed(self) -> bool:
        """Tell whether nothing can be written here now, also while a doubt is in hand."""
        return self.isReadOnly() or self._is_held_below()

    def _is_given_beside(self, pasted: str) -> bool:
        replaces = self.textCursor().hasSelection()
        return not self._is_moved and not replaces and self.is_beside(pasted)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take files and images too, also into a text that cannot be changed."""
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers at the left edge."""
        super().resizeEvent(event)
        self._make_room()
        self._make_room_below()
        self._place_below()

    def _lines_in_sight(self) -> Iterator[tuple[int, QRectF]]:
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        while block.isValid() and (box := self._box(block)).top() <= bottom:
            yield block.blockNumber() + 1, box
            block = block.next()

    def _box(self, block: QTextBlock) -> QRectF:
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def _make_room(self) -> None:
        self._gutter.count(self.blockCount())
        width = self._gutter.sizeHint().width()
        self.setViewportMargins(width, 0, 0, 0)
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))

    def _follow(self, rect: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())
        self._place_below()

    def _make_room_below(self) -> None:
        """Scroll up the line that a widget belongs to, if it does not fit in below."""
        if self._below is None:
            return
        block = self.document().findBlockByNumber(self._below[1] - 1)
        if block.isValid():
            bottom = self._box(block).bottom() + self._height_below() + 2 * _GAP
            if bottom > self.viewport().height():
                self.setCenterOnScroll(True)  # lets the last lines rise to the top, too
                self.verticalScrollBar().setValue(block.firstLineNumber())

    def _height_below(self) -> int:
        """Give the height that the widget below a line needs at the width that it gets."""
        if self._below is None:
            return 0
        widget, _ = self._below
        width = self.viewport().width() - 2 * _MARGIN
        height = widget.heightForWidth(width) if widget.hasHeightForWidth() else 0
        return max(height, widget.minimumSizeHint().height())

    def _place_below(self) -> None:
        """Put the widget below its line, or above it where there is more room, but not over it."""
        if self._below is None:
            return
        widget, line = self._below
        block = self.document().findBlockByNumber(line - 1)
        room, height = self.viewport().rect(), self._height_below()
        box = self._box(block) if block.isValid() else QRectF()
        least = min(_MOST_ROOM, round(self.window().height() * _MOST_SHARE))
        self.setMinimumHeight(min(height + round(box.height()) + 2 * _MARGIN, least))
        top, above = round(box.bottom()) + _GAP, round(box.top()) - _GAP
        below = room.height() - top - _GAP
        if height > below and above > below:
            height = min(height, above)
            top = above - height
        else:
            height = min(height, below)
        widget.setGeometry(_MARGIN, top, room.width() - 2 * _MARGIN, height)

    def _click(self, line: int) -> None:
        self.choose(line)
        self.lineChosen.emit(line)

    def _tell_line(self) -> None:
        self._chosen = self.textCursor().blockNumber() + 1
        self._highlight()
        self.lineChosen.emit(self._chosen)

    def _highlight(self) -> None:
        tint = QTextEdit.ExtraSelection()
        accent = QColor(self.palette().color(QPalette.ColorRole.Accent))
        accent.setAlphaF(_TINT)
        tint.format.setBackground(accent)
        tint.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        block = self.document().findBlockByNumber(self._chosen - 1)
        tint.cursor = QTextCursor(block)
        self.setExtraSelections([tint] if block.isValid() and not self.document().isEmpty() else [])
        self._gutter.choose(self._chosen)
        self._describe()

    def _describe(self) -> None:
        """Tell a screen reader what became of the line in hand."""
        mark = self.mark_of(self._chosen)
        self.setAccessibleDescription(f"Line {self._chosen}: {mark.value}" if mark else "")
