"""The preview of a document: its pages as they are printed, or its text as it is written."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QStackedWidget, QWidget

from pm_facilitator.canvas.drawing import Drawing
from pm_facilitator.figures.shapes import Figure
from pm_facilitator.ui.make import column, label
from pm_facilitator.ui.pages.export_work import FINE

_MOST_LETTERS = 200_000
"""More text than this is shown in part: nobody reads on, and a window would halt."""
_GAP = 16
_LARGEST = 1.5 / FINE
"""How much a page is enlarged at most: half again as large as on paper."""
_PAPER = "#ffffff"


class ExportPreview(QStackedWidget):
    """Shows pages, or text, or why there is neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = QScrollArea()
        self._pages.setWidgetResizable(True)
        self._pages.setAccessibleName("Preview of the pages")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName("Preview of the text")
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._words = label("", "quiet", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self._words, self._pages, self._text):
            self.addWidget(widget)

    def say(self, words: str) -> None:
        """Say something in place of a preview."""
        self._words.setText(words)
        self.setCurrentWidget(self._words)

    def show_pages(self, figures: Sequence[Figure]) -> None:
        """Show pages, one below the other."""
        body = QWidget()
        body.setProperty("role", "ground")
        layout = column(body, margin=_GAP, gap=_GAP)
        for number, figure in enumerate(figures, start=1):
            layout.addWidget(_PagePicture(figure, f"Page {number} of {len(figures)}"))
        layout.addStretch(1)
        place = self._pages.verticalScrollBar().value()
        self._pages.setWidget(body)
        self._pages.verticalScrollBar().setValue(place)
        self.setCurrentWidget(self._pages)

    def show_text(self, text: str) -> None:
        """Show a text as it is written."""
        shown = text[:_MOST_LETTERS]
        rest = len(text) - len(shown)
        self._text.setPlainText(shown + (f"\n… and {rest:,} more characters" if rest else ""))
        self.setCurrentWidget(self._text)

    def text(self) -> str:
        """Give the text that is shown; empty when pages are."""
        return self._text.toPlainText() if self.currentWidget() is self._text else ""

    def pages(self) -> int:
        """Give how many pages are shown."""
        if self.currentWidget() is not self._pages:
            return 0
        return len(self._pages.findChildren(_PagePicture))


class _PagePicture(QWidget):
    """One page, as wide as there is room, drawn from the shapes that the PDF is drawn from."""

    def __init__(self, figure: Figure, name: str) -> None:
        super().__init__()
        self._figure = figure
        self._drawing = Drawing(figure.shapes)
        self.setAccessibleName(name)
        self.setMinimumWidth(200)

    def sizeHint(self) -> QSize:
        """Ask for the page's own size, in points."""
        return QSize(round(self._figure.width / FINE), round(self._figure.height / FINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions of the page."""
        height = round(self._figure.height * self._scale())
        if height != self.height():
            self.setFixedHeight(height)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page on white, in light and dark alike: paper is white."""
        scale = self._scale()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate((self.width() - self._figure.width * scale) / 2, 0)
        painter.scale(scale, scale)
        width, height = self._figure.width, self._figure.height
        painter.fillRect(0, 0, round(width), round(height), QColor(_PAPER))
        self._drawing.paint(painter)
        painter.end()

    def _scale(self) -> float:
        return min(self.width() / self._figure.width, _LARGEST)
