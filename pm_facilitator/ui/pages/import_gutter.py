"""The strip beside the source of an import: numbers of lines, and a mark at those that count."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.pages.import_marks import Mark

_MARK = 18
_SIGN = 12
_GAP = 6

Lines = Callable[[], Iterator[tuple[int, QRectF]]]
"""Gives the lines in sight by their numbers, and where they are."""


class Gutter(QWidget):
    """Paints the numbers and the marks; each mark has a sign of its own beside its colour.

    Signals:
        clicked: the number of a line.
    """

    clicked = Signal(int)

    def __init__(self, lines: Lines, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines
        self._digits = 2
        self._numbered = True
        self._chosen = 0
        self._marks: Mapping[int, Mark] = {}
        self._colors: dict[Mark, QColor] = {}
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def set_colors(self, colors: Palette) -> None:
        """Take the colours of the marks from a theme."""
        self._colors = {
            Mark.TAKEN: QColor(colors["good"]),
            Mark.DOUBTFUL: QColor(colors["over"]),
            Mark.LEFT_OUT: QColor(colors["hint"]),
        }
        self.update()

    def show_marks(self, marks: Mapping[int, Mark]) -> None:
        """Mark these lines."""
        self._marks = marks
        self.update()

    def mark_of(self, line: int) -> Mark | None:
        """Give the mark of a line."""
        return self._marks.get(line)

    def choose(self, line: int) -> None:
        """Print the number of one line in bold."""
        self._chosen = line
        self.update()

    def count(self, lines: int) -> None:
        """Have room for the numbers of this many lines."""
        self._digits = max(2, len(str(lines)))

    def number(self, on: bool) -> None:
        """Print the numbers, or only the marks."""
        self._numbered = on
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as the largest number and a mark."""
        number = self.fontMetrics().horizontalAdvance("9" * self._digits)
        return QSize(_GAP + number + _GAP + _MARK, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that are in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        for line, box in self._lines():
            if box.bottom() >= event.rect().top() and box.top() <= event.rect().bottom():
                self._paint_line(painter, line, box.top())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which line was clicked."""
        line = self._line_at(event.position().y())
        if line:
            self.clicked.emit(line)

    def event(self, event: QEvent) -> bool:
        """Say in words what a mark means."""
        if isinstance(event, QHelpEvent):
            line = self._line_at(event.pos().y())
            mark = self._marks.get(line)
            QToolTip.showText(event.globalPos(), f"Line {line}: {mark.value}" if mark else "")
            return True
        return super().event(event)

    def _line_at(self, y: float) -> int:
        return next((line for line, box in self._lines() if box.top() <= y < box.bottom()), 0)

    def _paint_line(self, painter: QPainter, line: int, top: float) -> None:
        chosen = line == self._chosen
        role = QPalette.ColorRole.Text if chosen else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        font = QFont(self.font())
        font.setBold(chosen)
        painter.setFont(font)
        height = self.fontMetrics().height()
        room = QRectF(0, top, self.width() - _MARK - _GAP, height)
        if self._numbered:
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), str(line))
        mark = self._marks.get(line)
        if mark is not None:
            at = QRectF(self.width() - _MARK, top + (height - _SIGN) / 2, _SIGN, _SIGN)
            _paint_mark(painter, mark, self._colors.get(mark, QColor("gray")), at)


def _paint_mark(painter: QPainter, mark: Mark, color: QColor, box: QRectF) -> None:
    """Paint a full dot, a question mark, or a ring that is struck through."""
    painter.setPen(QPen(color, 1.6))
    painter.setBrush(color if mark is Mark.TAKEN else Qt.BrushStyle.NoBrush)
    inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
    if mark is Mark.TAKEN:
        painter.drawEllipse(box.adjusted(2.5, 2.5, -2.5, -2.5))
    elif mark is Mark.LEFT_OUT:
        painter.drawEllipse(inner)
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    else:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(box.adjusted(-2, -4, 2, 4), int(Qt.AlignmentFlag.AlignCenter), "?")
