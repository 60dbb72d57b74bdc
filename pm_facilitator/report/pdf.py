"""The document as a PDF, drawn by reportlab with the fonts that ship."""

from io import BytesIO
from typing import assert_never

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Image,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
)

from pm_facilitator.figures.pdf import FigureFlowable, register_fonts
from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Document,
    Drawing,
    Facts,
    Item,
    Missing,
    Numbers,
    Paragraph,
    Photo,
    Section,
    Span,
    Subheading,
    Table,
)
from pm_facilitator.report.pdf_pages import LYING, UPRIGHT, Bookmark, Pages, frame_size
from pm_facilitator.report.pdf_style import Styles, item_style, styles
from pm_facilitator.report.pdf_table import facts, numbers, table
from pm_facilitator.report.pdf_text import paragraph, words
from pm_facilitator.report.text import joined

_SMALLEST_FIGURE = 0.6
"""A figure that would be scaled below this on an upright page gets a lying one."""
_ROOM_BELOW_HEADING = 100.0
_ROOM_BELOW_SUBHEADING = 62.0
_ROOM_FOR_CAPTION = 40.0
_BULLETS = ("•", "–")
_SCALES_OF_ONE_PAGE = (0.94, 0.88, 0.82)


def render_pdf(document: Document) -> bytes:
    """Draw a document as a PDF; the same document gives the same bytes."""
    register_fonts()
    data, pages = _drawn(document, 1.0)
    if not document.single_page or pages == 1:
        return data
    for scale in _SCALES_OF_ONE_PAGE:
        smaller, pages = _drawn(document, scale)
        if pages == 1:
            return smaller
    return data


def _drawn(document: Document, scale: float) -> tuple[bytes, int]:
    target = BytesIO()
    story = _Story(document, styles(scale, document.single_page)).flowables()
    pages = Pages(document, target).write(story, document)
    return target.getvalue(), pages


class _Story:
    """Turns the blocks of a document into reportlab's flowables."""

    def __init__(self, document: Document, look: Styles) -> None:
        self._document = document
        self._styles = look
        self._width = frame_size(UPRIGHT)[0]
        self._lies = False  # whether the last section ended on a lying page

    def flowables(self) -> list[Flowable]:
        """Give everything from the title to the last section."""
        look, document = self._styles, self._document
        kind = Span(f"Incident review · {document.notice}", soft=True)
        story = [
            paragraph((kind,), look.label, self._width),
            words(document.title, look.title, self._width),
            facts(document.facts, look, self._width),
        ]
        for section in document.sections:
            story += self._section(section)
        return story

    def _section(self, section: Section) -> list[Flowable]:
        """Set a section: with a wide figure on a lying page, else where there is room."""
        back = [NextPageTemplate(UPRIGHT), PageBreak()]
        before, self._lies = back if self._lies else [], False
        place = _leading_drawing(section.blocks)
        if place is None:
            return [*before, *self._heading(section), *self._blocks(section.blocks)]
        drawing = section.blocks[place]
        assert isinstance(drawing, Drawing)
        lead = [*self._heading(section), *self._blocks(section.blocks[:place])]
        lead += self._drawing(drawing, _height(lead, self._width))
        rest = self._blocks(section.blocks[place + 1 :])
        if not self._is_wide(drawing):
            return [*before, KeepTogether(lead), *rest]
        self._lies = not rest
        lying = [NextPageTemplate(LYING), PageBreak(), *lead]
        return [*lying, *back, *rest] if rest else lying

    def _is_wide(self, block: Block) -> bool:
        """Tell whether a figure is too small on an upright page and larger on a lying one."""
        if not isinstance(block, Drawing) or self._width >= _SMALLEST_FIGURE * block.light.width:
            return False
        upright, lying = (
            min(width / block.light.width, height / block.light.height)
            for width, height in (frame_size(UPRIGHT), frame_size(LYING))
        )
        return lying > upright

    def _heading(self, section: Section) -> list[Flowable]:
        look = self._styles
        return [
            CondPageBreak(_ROOM_BELOW_HEADING * look.scale),
            Bookmark(section.key, section.title),
            words(section.title, look.section, self._width),
        ]

    def _blocks(self, blocks: tuple[Block, ...]) -> list[Flowable]:
        return [flowable for block in blocks for flowable in self._block(block)]

    def _block(self, block: Block) -> list[Flowable]:
        look, width = self._styles, self._width
        match block:
            case Subheading(text):
                room = _ROOM_BELOW_SUBHEADING * look.scale
                return [CondPageBreak(room), words(text, look.sub, width)]
            case Paragraph(text):
                return [paragraph(text, look.body, width)]
            case Missing(text):
                return [words(text, look.missing, width)]
            case Facts(found):
                return [facts(found, look, width)]
            case Numbers(found):
                return [numbers(found, look, width)]
            case Bullets(items):
                return self._items(items, 0)
            case Table():
                return [table(block, look, width)]
            case Drawing():
                return [KeepTogether(self._drawing(block, 0.0))]
            case Photo():
                return self._photo(block)
            case _:
                assert_never(block)

    def _items(self, items: tuple[Item, ...], depth: int) -> list[Flowable]:
        style = item_style(self._styles.scale, depth)
        story: list[Flowable] = []
        for item in items:
            text = joined([item.text, *item.details], "\n")
            story.append(paragraph(text, style, self._width, _BULLETS[min(depth, 1)]))
            story += self._items(item.items, depth + 1)
        return story

    def _drawing(self, drawing: Drawing, above: float) -> list[Flowable]:
        width, height = frame_size(LYING if self._is_wide(drawing) else UPRIGHT)
        figure = FigureFlowable(drawing.light, width, height - above - _ROOM_FOR_CAPTION)
        return [figure, words(drawing.caption, self._styles.caption, width)]

    def _photo(self, photo: Photo) -> list[Flowable]:
        width, height = frame_size(UPRIGHT)
        scale = min(width / photo.width, height * 0.6 / photo.height, 0.75)
        image = Image(BytesIO(photo.data), photo.width * scale, photo.height * scale, hAlign="LEFT")
        return [KeepTogether([image, words(photo.caption, self._styles.caption, width)])]


def _leading_drawing(blocks: tuple[Block, ...]) -> int | None:
    """Give the place of a drawing that opens a section, after a paragraph or two at most."""
    for place, block in enumerate(blocks):
        if isinstance(block, Drawing):
            return place
        if not isinstance(block, Paragraph):
            return None
    return None


def _height(flowables: list[Flowable], width: float) -> float:
    heights = (each.wrap(width, 10_000)[1] + each.getSpaceAfter() for each in flowables)
    return float(sum(heights))
