"""The document as a PDF: its pages drawn by reportlab, with the fonts that ship embedded."""

from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFPage, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from pm_facilitator.figures.pdf import draw_shapes, register_fonts, write_texts
from pm_facilitator.figures.shapes import Text
from pm_facilitator.report.blocks import Document
from pm_facilitator.report.options import Step, unwatched
from pm_facilitator.report.paper.pages import FinishedPage, lay_out
from pm_facilitator.report.paper.sheet import Paper
from pm_facilitator.report.paper.strips import Part
from pm_facilitator.report.pdf_tags import Tags

_ABOVE_MARK = 24.0


def render_pdf(document: Document, paper: Paper = "a4", step: Step = unwatched) -> bytes:
    """Draw a document as a PDF; the same document gives the same bytes."""
    register_fonts()
    found = lay_out(document, paper)
    target = BytesIO()
    canvas = Canvas(target, invariant=1, lang="en")
    _describe(canvas, document)
    tags = Tags(canvas, found.root)
    for number, page in enumerate(found.pages):
        step(number / len(found.pages))
        _draw_page(canvas, page, tags)
    tags.write()
    canvas.save()
    return target.getvalue()


def _describe(canvas: Canvas, document: Document) -> None:
    canvas.setTitle(document.title)
    canvas.setSubject(f"Incident review, {document.notice}")
    canvas.setAuthor("")
    canvas.setCreator(document.made)
    canvas.setProducer("PM Facilitator")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()


def _draw_page(canvas: Canvas, page: FinishedPage, tags: Tags) -> None:
    canvas.setPageSize((page.sheet.width, page.sheet.height))
    for mark, y in page.marks:
        canvas.bookmarkHorizontal(mark.key, 0, page.sheet.height - y + _ABOVE_MARK)
        if mark.title:
            canvas.addOutlineEntry(mark.title, mark.key, mark.level, closed=mark.level == 0)
    for part, x, y in page.parts:
        _draw_part(canvas, part, x, page.sheet.height - y, tags)
    canvas.showPage()
    _compress(canvas._doc.Pages.pages[-1])  # noqa: SLF001 - reportlab has no public way
    tags.end_page()


def _compress(page: PDFPage) -> None:
    """Pack what is on a page; reportlab would write it in letters after that, a quarter longer."""
    page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])


def _draw_part(canvas: Canvas, part: Part, x: float, top: float, tags: Tags) -> None:
    """Draw a part; its links are told apart by where they are on the page."""
    left, upper = x + part.x, top - part.y
    tags.begin(part.element)
    texts = [shape for shape in part.shapes if isinstance(shape, Text)]
    if len(texts) == len(part.shapes) and part.scale == 1.0:
        write_texts(canvas, texts, left, upper)
    else:
        canvas.saveState()
        canvas.translate(left, upper)
        canvas.scale(part.scale, part.scale)
        draw_shapes(canvas, part.shapes)
        canvas.restoreState()
    tags.end()
    for link in part.links:
        box = (left + link.x, upper - link.y - link.height, left + link.x + link.width)
        tags.link(part.element, link, (*box, upper - link.y))
