"""The source at the left of an import: its lines with numbers, and a mark at those that count."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.carried import local_paths
from pm_facilitator.ui.pages.import_marks import Mark

_MARK = 18
_GAP = 6


class SourceText(QPlainTextEdit):
    """A text with numbered lines; a widget can be shown right below one of them.

    Signals:
        lineChosen: the number of the line that the caret or a click went to, from 1.
        filesDropped: the paths of files that were dropped or pasted.
        imageGiven: an image that was dropped or pasted, as a QImage.
    """

    lineChosen = Signal(int)
    filesDropped = Signal(list)
    imageGiven = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Mapping[int, Mark] = {}
        self._colors: dict[Mark, QColor] = {}
        self._chosen = 0
        self._below: tuple[QWidget, int] | None = None
        self.gutter = _Gutter(self)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.updateRequest.connect(self._follow)
        self.cursorPositionChanged.connect(self._tell_line)
        self._make_room()

    def set_colors(self, colors: Palette) -> None:
        """Take the colours of the marks from a theme."""
        self._colors = {
            Mark.TAKEN: QColor(colors["good"]),
            Mark.DOUBTFUL: QColor(colors["over"]),
            Mark.LEFT_OUT: QColor(colors["hint"]),
        }
        self._highlight()
        self.gutter.update()

    def show_text(self, text: str) -> None:
        """Show another text without telling that it has changed."""
        self.blockSignals(True)
        self.setPlainText(text.replace("\u2029", " "))
        self.blockSignals(False)
        self._make_room()

    def show_marks(self, marks: Mapping[int, Mark]) -> None:
        """Mark these lines, by their numbers from 1."""
        self._marks = marks
        self.gutter.update()

    def mark_of(self, line: int) -> Mark | None:
        """Give the mark of a line."""
        return self._marks.get(line)

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
        """Keep a widget right below a line for as long as it is wanted."""
        self._below = (widget, line) if widget is not None else None
        if widget is not None:
            self._give_room_below(line, widget)
        self._place_below()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Undo to the page once there is no typing to take back."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take lines; files and images are for the page."""
        paths = local_paths(source)
        image = source.imageData() if source.hasImage() and not source.hasText() else None
        if paths:
            self.filesDropped.emit(paths)
        elif isinstance(image, QImage):
            self.imageGiven.emit(image)
        elif source.hasText():
            plain = QMimeData()
            plain.setText(source.text().replace("\u2029", " "))
            super().insertFromMimeData(plain)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take files and images too, also into a text that cannot be changed."""
        given = source.hasUrls() or source.hasImage()
        return given or super().canInsertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers at the left edge."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        width = self.gutter.sizeHint().width()
        self.gutter.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))
        self._place_below()

    def paint_gutter(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines in sight, and their marks."""
        painter = QPainter(self.gutter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self._box(block)
            if box.top() > event.rect().bottom():
                break
            if block.isVisible() and box.bottom() >= event.rect().top():
                self._paint_line(painter, block.blockNumber() + 1, box.top())
            block = block.next()
        painter.end()

    def line_at(self, y: int) -> int:
        """Give the number of the line at a height of the gutter; 0 below the last one."""
        block = self.firstVisibleBlock()
        while block.isValid():
            if self._box(block).bottom() > y:
                return block.blockNumber() + 1
            block = block.next()
        return 0

    def _paint_line(self, painter: QPainter, line: int, top: float) -> None:
        height = self.fontMetrics().height()
        chosen = line == self._chosen
        role = QPalette.ColorRole.Text if chosen else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        font = QFont(self.font())
        font.setBold(chosen)
        painter.setFont(font)
        room = QRectF(0, top, self.gutter.width() - _MARK - _GAP, height)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), str(line))
        mark = self._marks.get(line)
        if mark is not None:
            at = QRectF(self.gutter.width() - _MARK, top + (height - 12) / 2, 12, 12)
            paint_mark(painter, mark, self._colors.get(mark, QColor("gray")), at)

    def _box(self, block: QTextBlock) -> QRectF:
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def _make_room(self) -> None:
        width = self.gutter.sizeHint().width()
        self.setViewportMargins(width, 0, 0, 0)
        inside = self.contentsRect()
        self.gutter.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))

    def _follow(self, rect: QRect, dy: int) -> None:
        if dy:
            self.gutter.scroll(0, dy)
        else:
            self.gutter.update(0, rect.y(), self.gutter.width(), rect.height())
        self._place_below()

    def _place_below(self) -> None:
        """Put the widget below its line, or above it where it would not fit in."""
        if self._below is None:
            return
        widget, line = self._below
        block = self.document().findBlockByNumber(line - 1)
        room = self.viewport().rect()
        width = room.width() - 16
        height = widget.heightForWidth(width) if widget.hasHeightForWidth() else 0
        height = max(height, widget.minimumSizeHint().height())
        box = self._box(block) if block.isValid() else QRectF()
        top = round(box.bottom()) + 2
        if top + height > room.height():
            top = max(0, round(box.top()) - height - 2)
        widget.setGeometry(8, top, width, height)

    def _give_room_below(self, line: int, widget: QWidget) -> None:
        """Scroll so that the widget and a few lines after it have room."""
        block = self.document().findBlockByNumber(line - 1)
        wanted = self.viewport().height() - widget.sizeHint().height() * 2
        if block.isValid() and self._box(block).bottom() > max(0, wanted):
            self.centerCursor()

    def _tell_line(self) -> None:
        self._chosen = self.textCursor().blockNumber() + 1
        self._highlight()
        self.lineChosen.emit(self._chosen)

    def _highlight(self) -> None:
        tint = QTextEdit.ExtraSelection()
        accent = QColor(self.palette().color(QPalette.ColorRole.Accent))
        accent.setAlphaF(0.14)
        tint.format.setBackground(accent)
        tint.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        block = self.document().findBlockByNumber(self._chosen - 1)
        tint.cursor = QTextCursor(block)
        self.setExtraSelections([tint] if block.isValid() and self.toPlainText() else [])
        self.gutter.update()


class _Gutter(QWidget):
    """The strip of numbers and marks; a click chooses a line."""

    def __init__(self, text: SourceText) -> None:
        super().__init__(text)
        self._text = text
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        """Have room for the largest number."""
        digits = max(2, len(str(self._text.blockCount())))
        number = self._text.fontMetrics().horizontalAdvance("9" * digits)
        return QSize(_GAP + number + _GAP + _MARK, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the text paint it."""
        self._text.paint_gutter(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line."""
        line = self._text.line_at(round(event.position().y()))
        if line:
            self._text.choose(line)
            self._text.lineChosen.emit(line)

    def event(self, event: QEvent) -> bool:
        """Say in words what a mark means."""
        if isinstance(event, QHelpEvent):
            line = self._text.line_at(event.pos().y())
            mark = self._text.mark_of(line)
            QToolTip.showText(event.globalPos(), f"Line {line}: {mark.value}" if mark else "")
            return True
        return super().event(event)


def paint_mark(painter: QPainter, mark: Mark, color: QColor, box: QRectF) -> None:
    """Paint the sign of a mark: a full dot, a question mark, or a ring that is struck through."""
    painter.save()
    pen = QPen(color, 1.6)
    painter.setPen(pen)
    inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
    if mark is Mark.TAKEN:
        painter.setBrush(color)
        painter.drawEllipse(box.adjusted(2.5, 2.5, -2.5, -2.5))
    elif mark is Mark.LEFT_OUT:
        painter.drawEllipse(inner)
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    else:
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(14)
        painter.setFont(font)
        painter.drawText(box.adjusted(-2, -4, 2, 4), int(Qt.AlignmentFlag.AlignCenter), "?")
    painter.restore()
