"""The document as one of its readers gets it, beside where it is written."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QHideEvent, QImage, QPainter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from pm_facilitator.canvas.drawing import Drawing as Painting
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Figure
from pm_facilitator.report.blocks import Document, Drawing, Photo
from pm_facilitator.report.rich_text import FIGURE, PHOTO, anchor, render_rich_text

_SHEET = """
body { color: %(text)s; }
.title { font-size: 22px; font-weight: 600; }
h2 { font-size: 16px; font-weight: 600; margin-top: 20px; }
h3 { font-size: 13px; font-weight: 600; color: %(text_soft)s; }
.soft { color: %(text_soft)s; }
table { border-color: %(border)s; }
th, td { font-size: 13px; }
"""
_MARGIN = 48
_COLUMNS = 560
"""Pixels below which the columns of a table would be narrower than their words."""
_PAUSE = 200
"""Milliseconds without a change of its width before figures are drawn anew."""


class Preview(QTextBrowser):
    """Shows a document; nothing in it is fetched, and no link leads away."""

    def __init__(self, colors: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = colors
        self._document: Document | None = None
        self._pictures: Mapping[str, Figure | bytes] = {}
        self.setAccessibleName("Preview of the document")
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(16)
        # A bar that comes once all is laid out would leave the figures wider than the rest.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(_PAUSE)
        self._refit.timeout.connect(self._draw_again)

    def set_palette(self, colors: Palette) -> None:
        """Show it with other colours."""
        self._colors = colors
        self._draw_again()

    def show_document(self, document: Document) -> None:
        """Show a document, at the place where the one before was being read."""
        if document != self._document:
            self._document = document
            self._draw_again()

    def show_section(self, section: str) -> None:
        """Bring a section to the top."""
        self.scrollToAnchor(anchor(section))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Draw a figure when it is asked for; nothing else is ever loaded."""
        address = name.toString() if isinstance(name, QUrl) else name
        found = self._pictures.get(address)
        width = max(1, self.viewport().width() - _MARGIN)
        if kind != QTextDocument.ResourceType.ImageResource.value or found is None:
            return QImage()
        return _drawn(found, width, self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the figures as wide as there is room now, once the hand rests."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._pictures:
            self._refit.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing that nobody sees."""
        self._refit.stop()
        super().hideEvent(event)

    def _draw_again(self) -> None:
        if self._document is not None:
            bar = self.verticalScrollBar()
            place = bar.value()
            self._fill(self._document)
            bar.setValue(place)

    def _fill(self, document: Document) -> None:
        dark = self._colors.name == "dark"
        blocks = [block for section in document.sections for block in section.blocks]
        self._pictures = {
            **{
                f"{FIGURE}{block.name}": block.dark if dark else block.light
                for block in blocks
                if isinstance(block, Drawing)
            },
            **{f"{PHOTO}{b.name}": b.data for b in blocks if isinstance(b, Photo)},
        }
        names = ("text", "text_soft", "border")
        self.document().setDefaultStyleSheet(_SHEET % {n: self._colors[n] for n in names})
        narrow = self.viewport().width() < _COLUMNS
        self.setHtml(render_rich_text(document, narrow=narrow))


def _drawn(picture: Figure | bytes, width: int, ratio: float) -> QImage:
    if isinstance(picture, bytes):
        image = QImage.fromData(picture)
        mode = Qt.TransformationMode.SmoothTransformation
        return image.scaledToWidth(width, mode) if image.width() > width else image
    scale = min(1.0, width / max(picture.width, 1.0))
    size = QSize(round(picture.width * scale * ratio), round(picture.height * scale * ratio))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    Painting(picture.shapes).paint(painter)
    painter.end()
    return image
