"""A page of lines in the largest size at which they fit, for the group to read from afar."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from pm_facilitator.figures.palette import tokens
from pm_facilitator.ui.windows.audience_bar import scale_of
from pm_facilitator.ui.windows.audience_pages import Line

LARGEST = 44
"""The largest text of a page, in pixels at 1080 lines; it shrinks until the page fits."""

_WORTH_TWO = 1.2
"""How much larger the text must become for the page to be set in two columns."""


class LinesPage(QScrollArea):
    """Never smaller than the back row can read; what is too long then goes into two columns."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: list[Line] = []
        self._labels: list[QLabel] = []
        self._body = QWidget()
        self.setWidget(self._body)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        if list(lines) == self._lines:
            return
        self._lines = list(lines)
        for old in self._labels:
            old.hide()
            old.deleteLater()
        self._labels = [self._label(line) for line in lines]
        self._fit()

    def texts(self) -> list[str]:
        """Give the lines as shown."""
        return [made.text() for made in self._labels]

    def text_pixels(self) -> int:
        """Give the size of the smallest text, in pixels."""
        return min((made.font().pixelSize() for made in self._labels), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new size."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the text to a new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _label(self, line: Line) -> QLabel:
        made = QLabel(line.text, self._body)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        made.setProperty("audience", line.role)
        made.show()
        return made

    def _fit(self) -> None:
        if not self._labels:
            return
        one, two = self._largest(1), self._largest(2)
        columns = 2 if two > one * _WORTH_TWO else 1
        self._body.setMinimumHeight(self._set(max(one, two) if columns == 2 else one, columns))

    def _largest(self, columns: int) -> int:
        """Search for the largest size at which the page fits, or give the smallest."""
        scale = scale_of(self.window())
        low = max(12, round(int(tokens("type")["audience_minimum"]) * scale))
        high = max(low, round(LARGEST * scale))
        while low < high:
            middle = (low + high + 1) // 2
            if self._set(middle, columns) <= self.viewport().height():
                low = middle
            else:
                high = middle - 1
        return low

    def _set(self, size: int, columns: int) -> int:
        """Place every label at this size of text, and give the height that this takes."""
        room, margin = self.viewport().size(), size
        width = max(100, (room.width() - 2 * margin * (columns + 1)) // columns)
        at, place, tallest = margin, 0, 0
        for height, labels in self._blocks(size, width):
            if at > margin and at + height > room.height() - margin and place < columns - 1:
                at, place = margin, place + 1
            for made, space, needed in labels:
                above = 0 if at == margin else space
                left = 2 * margin + place * (width + 2 * margin)
                made.setGeometry(left, at + above, width, needed)
                at += above + needed
            tallest = max(tallest, at)
        return tallest + margin

    def _blocks(self, size: int, width: int) -> list[tuple[int, list[tuple[QLabel, int, int]]]]:
        """Give what must stay together: a head with its first line, a line with its second one."""
        blocks: list[tuple[int, list[tuple[QLabel, int, int]]]] = []
        before = ""
        for made, line in zip(self._labels, self._lines, strict=True):
            strong = line.role in ("head", "heading")
            font = made.font()
            font.setPixelSize(round(size * (1.4 if line.role == "heading" else 1.0)))
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            made.setFont(font)
            made.setIndent(0 if strong else size // 2)
            above = 0 if line.role == "soft" else size // 2 if line.role == "plain" else size
            part = (made, above, made.heightForWidth(width))
            if blocks and (line.role == "soft" or before in ("head", "heading")):
                height, parts = blocks[-1]
                blocks[-1] = height + above + part[2], [*parts, part]
            else:
                blocks.append((above + part[2], [part]))
            before = line.role
        return blocks
