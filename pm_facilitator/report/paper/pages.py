"""A document as finished pages, with all that stands at their edges."""

from dataclasses import dataclass

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.shapes import Figure, Shape, Text, placed
from pm_facilitator.report.blocks import Document
from pm_facilitator.report.paper.flow import Flow
from pm_facilitator.report.paper.look import SMALL, colors, look
from pm_facilitator.report.paper.paginate import Page, paginate
from pm_facilitator.report.paper.sheet import BOTTOM, MARGIN, TOP, Paper, Sheet, sheets
from pm_facilitator.report.paper.strips import Element, Mark, Part

_SCALES_OF_ONE_PAGE = (0.94, 0.88, 0.82)


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page as it is printed; parts and marks are placed from its left top corner.

    Attributes:
        sheet: its size.
        parts: what is on it, each with the place of its strip.
        marks: the places that can be gone to, by how far down they are.
    """

    sheet: Sheet
    parts: tuple[tuple[Part, float, float], ...]
    marks: tuple[tuple[Mark, float], ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole document on paper, and the structure of what is on it."""

    pages: tuple[FinishedPage, ...]
    root: Element


def lay_out(document: Document, paper: Paper = "a4") -> Pages:
    """Break a document into pages; one that should be a single page is set smaller until it is."""
    found = _laid_out(document, paper, 1.0)
    if not document.single_page or len(found.pages) == 1:
        return found
    for scale in _SCALES_OF_ONE_PAGE:
        smaller = _laid_out(document, paper, scale)
        if len(smaller.pages) == 1:
            return smaller
    return found


def page_figure(page: FinishedPage, title: str, scale: float = 1.0) -> Figure:
    """Give a page as one drawing, for a screen or a picture of it."""
    shapes: list[Shape] = []
    for part, x, y in page.parts:
        left, top = (x + part.x) * scale, (y + part.y) * scale
        shapes += placed(part.shapes, left, top, part.scale * scale)
    width, height = page.sheet.width * scale, page.sheet.height * scale
    return Figure(width, height, tuple(shapes), title, "")


def _laid_out(document: Document, paper: Paper, scale: float) -> Pages:
    flow = Flow(document, look(scale, document.single_page), sheets(paper))
    pages = paginate(flow.strips(), sheets(paper))
    numbers = {
        strip.mark.key: number
        for number, page in enumerate(pages, start=1)
        for strip, _ in page.strips
        if strip.mark is not None
    }
    finished = (
        _finished(page, numbers, _edges(document, page.sheet, number, len(pages)))
        for number, page in enumerate(pages, start=1)
    )
    return Pages(tuple(finished), flow.root)


def _finished(page: Page, numbers: dict[str, int], edges: Part) -> FinishedPage:
    parts: list[tuple[Part, float, float]] = [(edges, 0.0, 0.0)]
    marks: list[tuple[Mark, float]] = []
    for strip, y in page.strips:
        late = strip.late(numbers) if strip.late is not None else ()
        parts += [(part, MARGIN, y) for part in (*strip.parts, *late)]
        if strip.mark is not None:
            marks.append((strip.mark, y))
    return FinishedPage(page.sheet, tuple(parts), tuple(marks))


def _edges(document: Document, sheet: Sheet, number: int, count: int) -> Part:
    """Write the running header and the footer; the first page says its title larger itself."""
    right, top, bottom = sheet.width - MARGIN, TOP / 2 + 4, sheet.height - BOTTOM / 2
    shapes = [
        _small(f"Page {number} of {count}", right, bottom, at_end=True),
        _small(f"{document.made} · {document.notice}", MARGIN, bottom),
    ]
    if number > 1:
        title = measure().shorten(document.title, (right - MARGIN) * 0.65, SMALL)
        shapes.append(_small(title, MARGIN, top))
        shapes.append(_small(document.notice, right, top, at_end=True))
    return Part(None, tuple(shapes))


def _small(text: str, x: float, y: float, *, at_end: bool = False) -> Text:
    return Text(x, y, text, SMALL, colors()["text_soft"], anchor="end" if at_end else "start")
