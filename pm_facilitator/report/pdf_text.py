"""Text in the PDF: escaped, in fonts that have every character, right-to-left where it is."""

import unicodedata
from xml.sax.saxutils import escape, quoteattr

from bidi import get_display
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from pm_facilitator.figures.font_files import REGULAR, SEMIBOLD
from pm_facilitator.figures.fonts import measure
from pm_facilitator.report.blocks import Cell, Rich, Span
from pm_facilitator.report.pdf_style import colors

_RIGHT_TO_LEFT = ("R", "AL")


def paragraph(text: Rich, style: ParagraphStyle, width: float, bullet: str = "") -> Paragraph:
    """Set a line or paragraph; ``width`` is what it has on the page."""
    if any(_is_right_to_left(char) for span in text for char in span.text):
        return _right_to_left(text, style, width, bullet)
    markup = "".join(_markup(span, style) for span in text)
    return Paragraph(markup, style, bulletText=bullet or None)


def words(text: str, style: ParagraphStyle, width: float) -> Paragraph:
    """Set a plain text."""
    return paragraph((Span(text),), style, width)


def cell(lines: Cell, style: ParagraphStyle, width: float) -> list[Paragraph]:
    """Set the lines of a table's cell."""
    return [paragraph(line, style, width) for line in lines if line]


def _markup(span: Span, style: ParagraphStyle) -> str:
    bold = span.strong or style.fontName == SEMIBOLD.name
    written = _in_fonts(span.text, bold, style.fontName)
    if span.link:
        color = colors()["accent"]
        written = f"<link href={quoteattr(span.link)} color={quoteattr(color)}>{written}</link>"
    elif span.soft:
        written = f"<font color={quoteattr(colors()['text_soft'])}>{written}</font>"
    return written


def _in_fonts(text: str, bold: bool, around: str) -> str:
    """Write text with every run in a font that has its characters."""
    return "<br/>".join(
        "".join(_run(font, run, around) for font, run in _runs(line, bold))
        for line in text.split("\n")
    )


def _runs(line: str, bold: bool) -> list[tuple[str, str]]:
    if line.isascii():
        return [((SEMIBOLD if bold else REGULAR).name, line)]
    return measure().runs(line, bold)


def _run(font: str, text: str, around: str) -> str:
    written = escape(text)
    return written if font == around else f'<font name="{font}">{written}</font>'


def _right_to_left(text: Rich, style: ParagraphStyle, width: float, bullet: str) -> Paragraph:
    """Break the lines first and reorder each: after reordering they could not be broken."""
    bold = style.fontName == SEMIBOLD.name or any(span.strong for span in text)
    soft = all(span.soft for span in text)
    whole = "".join(span.text for span in text)
    room = width - style.leftIndent - style.rightIndent - 2.0
    lines = measure().wrap(whole, room, style.fontSize, bold)
    shown = "\n".join(get_display(line) for line in lines)
    markup = _markup(Span(shown, strong=bold, soft=soft), style)
    return Paragraph(markup, _aligned(style, whole), bulletText=bullet or None)


def _aligned(style: ParagraphStyle, text: str) -> ParagraphStyle:
    """Set a text that begins right-to-left at the right edge."""
    strong = next((char for char in text if unicodedata.bidirectional(char) in "LRAL"), "")
    if not strong or not _is_right_to_left(strong):
        return style
    return ParagraphStyle("right", parent=style, alignment=TA_RIGHT)


def _is_right_to_left(char: str) -> bool:
    return char > "\u0590" and unicodedata.bidirectional(char) in _RIGHT_TO_LEFT
