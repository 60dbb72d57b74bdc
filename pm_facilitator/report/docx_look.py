"""The look of the document for Word: styles, page, header and footer, properties."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from pm_facilitator.figures.fonts import measure
from pm_facilitator.report.blocks import Document
from pm_facilitator.report.docx_text import write_words
from pm_facilitator.report.docx_xml import element, field, lined, speak
from pm_facilitator.report.paper.look import colors
from pm_facilitator.report.paper.sheet import BOTTOM, MARGIN, TOP, Sheet

_FAMILY = "Calibri"
_FROM_RIGHT = "Arial"
"""Of Arabic and Hebrew, which the other has no letters for."""
CELL_SIZE = 9.0
_TITLE_SHARE = 0.65
"""So much of the running header may be the title."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file, so that the same document gives the same bytes."""
_SIZES = {
    "Normal": (10.0, False, "text", 0.0, 5.0),
    "Title": (24.0, True, "text", 0.0, 10.0),
    "Subtitle": (10.0, False, "text_soft", 0.0, 4.0),
    "Heading 1": (15.0, True, "text", 22.0, 6.0),
    "Heading 2": (11.0, True, "text", 10.0, 3.0),
    "Caption": (8.5, False, "text_soft", 2.0, 10.0),
    "TOC Heading": (11.0, True, "text", 10.0, 3.0),
}
_OWN = {
    "Contents": (10.0, False, "text", 0.0, 1.0),
    "Cell": (CELL_SIZE, False, "text", 0.0, 1.5),
    "Fact": (10.0, False, "text", 0.0, 0.0),
    "Missing": (10.0, False, "text_soft", 0.0, 5.0),
    "Number": (16.0, True, "text", 0.0, 0.0),
    "Space": (4.0, False, "text", 0.0, 4.0),
}


def dress(file: WordDocument, document: Document) -> None:
    """Give a new file its styles and its properties."""
    for name in _OWN:
        file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, (size, bold, color, before, after) in (_SIZES | _OWN).items():
        style = file.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set(style, size, bold, colors()[color])
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    for name in ("Heading 1", "Heading 2", "TOC Heading"):
        heading = file.styles[name]
        assert isinstance(heading, ParagraphStyle)
        heading.paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        # Their tab stops are for another width.
        running = file.styles[name]
        assert isinstance(running, ParagraphStyle)
        running.paragraph_format.tab_stops.clear_all()
    lined(file.styles.add_style("Review Table", WD_STYLE_TYPE.TABLE), colors()["border"][1:])
    speak(file, "en")
    _properties(file, document)


def edges(section: WordSection, document: Document, sheet: Sheet) -> None:
    """Set the page of a section, with who may read it at the top and where one is below."""
    section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
    section.left_margin = section.right_margin = Pt(MARGIN)
    section.top_margin, section.bottom_margin = Pt(TOP), Pt(BOTTOM)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    top, bottom = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (top, bottom):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(sheet.room[0]), WD_TAB_ALIGNMENT.RIGHT)
    title = measure().shorten(document.title, sheet.room[0] * _TITLE_SHARE, _SIZES["Normal"][0])
    _apart(top, title, document.notice)
    _apart(bottom, f"{document.made} · {document.notice}", "Page ")
    numbers = field(bottom, "PAGE", "1")
    write_words(bottom, " of ", soft=True)
    numbers += field(bottom, "NUMPAGES", "1")
    for run in numbers:
        run.font.color.rgb = RGBColor.from_string(colors()["text_soft"][1:].upper())


def _apart(paragraph: Paragraph, left: str, right: str) -> None:
    write_words(paragraph, left, soft=True)
    paragraph.add_run().add_tab()
    write_words(paragraph, right, soft=True)


def packed(data: bytes) -> bytes:
    """Write the parts of a file anew, without the moment in which that was done."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(target, "w", ZIP_DEFLATED) as anew:
        for name in made.namelist():
            part = ZipInfo(name, _LONG_AGO)
            part.compress_type = ZIP_DEFLATED
            anew.writestr(part, made.read(name))
    return target.getvalue()


def _set(style: ParagraphStyle, size: float, bold: bool, color: str) -> None:
    style.font.name, style.font.size, style.font.bold = _FAMILY, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(color[1:].upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), _FROM_RIGHT)
    style.font.cs_bold = bold
    for other in style.element.rPr.findall(qn("w:szCs")):
        style.element.rPr.remove(other)
    style.element.rPr.find(qn("w:sz")).addnext(element("w:szCs", val=f"{size * 2:.0f}"))


def _properties(file: WordDocument, document: Document) -> None:
    about = file.core_properties
    about.title, about.subject = document.title[:255], f"Incident review, {document.notice}"[:255]
    about.author, about.last_modified_by = "", ""
    about.comments, about.keywords, about.language = document.made[:255], "", "en"
