"""The pages of the PDF: upright and lying ones, with header, footer, bookmarks and metadata."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from pm_facilitator.figures.font_files import REGULAR
from pm_facilitator.figures.fonts import measure
from pm_facilitator.report.blocks import Document
from pm_facilitator.report.pdf_style import (
    BOTTOM,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    TOP,
    colors,
)

UPRIGHT = "upright"
LYING = "lying"
_ABOVE_BOOKMARK = 24


class Bookmark(Flowable):  # type: ignore[misc]  # reportlab has no types
    """An invisible mark that puts a section into the outline."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        self.key, self.title = key, title

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take no room."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Mark the place a little above, so that the heading is in view."""
        self.canv.bookmarkHorizontal(self.key, 0, _ABOVE_BOOKMARK)
        self.canv.addOutlineEntry(self.title, self.key, level=0)


class Pages(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A document whose pages carry the title, who may read it and where one is."""

    def __init__(self, document: Document, target: BytesIO) -> None:
        super().__init__(
            target,
            title=document.title,
            subject=f"Incident review, {document.notice}",
            creator=document.made,
            producer="PM Facilitator",
            lang="en",
            invariant=1,
            pageTemplates=[_template(UPRIGHT), _template(LYING)],
        )

    def write(self, story: Sequence[Flowable], document: Document) -> int:
        """Write the pages and give their number."""

        def canvas_maker(*args: Any, **options: Any) -> "_CountedCanvas":
            return _CountedCanvas(document, *args, **options)

        self.build(list(story), canvasmaker=canvas_maker)
        return int(self.page)


class _CountedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Holds the pages back until their number is known, then numbers them."""

    def __init__(self, document: Document, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._document_ = document
        self._kept: list[dict[str, Any]] = []
        self.setViewerPreference("DisplayDocTitle", "true")
        self.showOutline()

    def showPage(self) -> None:
        """Keep the page."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write every page with its header and footer."""
        for number, state in enumerate(self._kept, start=1):
            self.__dict__.update(state)
            _draw_edges(self, self._document_, number, len(self._kept))
            super().showPage()
        super().save()


def frame_size(template: str) -> tuple[float, float]:
    """Give the room for text on a page."""
    width, height = _page_size(template)
    return width - 2 * MARGIN, height - TOP - BOTTOM


def _page_size(template: str) -> tuple[float, float]:
    return (PAGE_HEIGHT, PAGE_WIDTH) if template == LYING else (PAGE_WIDTH, PAGE_HEIGHT)


def _template(name: str) -> PageTemplate:
    width, height = frame_size(name)
    frame = Frame(
        MARGIN, BOTTOM, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )
    return PageTemplate(id=name, frames=[frame], pagesize=_page_size(name))


def _draw_edges(canvas: Canvas, document: Document, number: int, count: int) -> None:
    width, height = canvas._pagesize  # noqa: SLF001 - reportlab has no public way
    right = width - MARGIN
    canvas.setFillColor(HexColor(colors()["text_soft"]))
    if number > 1:
        title = measure().shorten(document.title, (right - MARGIN) * 0.7, SMALL)
        _text(canvas, MARGIN, height - TOP / 2 - 4, title)
        _text(canvas, right - _width(document.notice), height - TOP / 2 - 4, document.notice)
    page = f"Page {number} of {count}"
    _text(canvas, right - _width(page), BOTTOM / 2, page)
    _text(canvas, MARGIN, BOTTOM / 2, document.made)


def _width(text: str) -> float:
    return measure().width(text, SMALL)


def _text(canvas: Canvas, x: float, y: float, text: str) -> None:
    for font, run in measure().runs(text) or [(REGULAR.name, "")]:
        canvas.setFont(font, SMALL)
        canvas.drawString(x, y, run)
        x += canvas.stringWidth(run, font, SMALL)
