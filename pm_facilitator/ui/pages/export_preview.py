"""The preview of a document: its pages as they are printed, or its text as it is written."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QStackedWidget, QWidget

from pm_facilitator.canvas.drawing import Drawing
from pm_facilitator.figures.shapes import Figure
from pm_facilitator.ui.make import label
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
        # Always there: a bar that came and went would change the width, and with it the height.
        self._pages.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        place = self._pages.verticalScrollBar().value()
        self._pages.setWidget(PageStack(figures))
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
        return sum(len(stack.places) for stack in self._pages.findChildren(PageStack))


class PageStack(QWidget):
    """Pages below one another, as wide as there is room, drawn from the shapes of the PDF."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        super().__init__()
        self._figures = figures
        self._drawings: dict[int, Drawing] = {}  # made when a page is scrolled to
        self.places: list[QRect] = []
        self.setProperty("role", "ground")
        self.setAccessibleName(f"{len(figures)} page{'s' if len(figures) != 1 else ''}")
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions of the pages."""
        self._lay_out()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight on white, in light and dark alike: paper is white."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().window())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in enumerate(self.places):
            if place.intersects(event.rect()):
                painter.save()
                self._paint(painter, number, place)
                painter.restore()
        painter.end()

    def _paint(self, painter: QPainter, number: int, place: QRect) -> None:
        figure = self._figures[number]
        if number not in self._drawings:
            self._drawings[number] = Drawing(figure.shapes)
        painter.fillRect(place, QColor(_PAPER))
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        painter.scale(place.width() / figure.width, place.width() / figure.width)
        self._drawings[number].paint(painter)

    def _lay_out(self) -> None:
        room, top = self.width() - 2 * _GAP, _GAP
        self.places = []
        for figure in self._figures:
            scale = min(room / figure.width, _LARGEST)
            size = QSize(round(figure.width * scale), round(figure.height * scale))
            self.places.append(QRect(QPoint((self.width() - size.width()) // 2, top), size))
            top += size.height() + _GAP
        self.setMinimumHeight(top)
