"""The look of the PDF: page, type sizes, spaces and colours from the design tokens."""

from dataclasses import dataclass
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from pm_facilitator.figures.font_files import REGULAR, SEMIBOLD
from pm_facilitator.figures.palette import Palette, palette

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 62.0
TOP = 66.0
BOTTOM = 62.0
SMALL = 8.0
INDENT = 13.0


def colors() -> Palette:
    """Give the colours of paper: the light theme."""
    return palette("light")


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of one document, all scaled by the same factor."""

    scale: float
    title: ParagraphStyle
    section: ParagraphStyle
    sub: ParagraphStyle
    body: ParagraphStyle
    missing: ParagraphStyle
    cell: ParagraphStyle
    head: ParagraphStyle
    row_heading: ParagraphStyle
    label: ParagraphStyle
    fact: ParagraphStyle
    number: ParagraphStyle
    caption: ParagraphStyle


@cache
def styles(scale: float = 1.0, tight: bool = False) -> Styles:
    """Make the styles; tight ones and a scale below 1 bring a document onto a single page."""
    soft = colors()["text_soft"]
    above, below = (13, 5) if tight else (24, 7)
    return Styles(
        scale=scale,
        title=_style(scale, 21, 26, bold=True, after=12),
        section=_style(scale, 14, 18, bold=True, before=above, after=below),
        sub=_style(scale, 10, 14, bold=True, before=10, after=3),
        body=_style(scale, 9.5, 14, after=6),
        missing=_style(scale, 9.5, 14, color=soft, after=6),
        cell=_style(scale, 8.5, 11.8),
        head=_style(scale, SMALL, 11, color=soft),
        row_heading=_style(scale, 8.5, 12, bold=True),
        label=_style(scale, 9.5, 14, color=soft),
        fact=_style(scale, 9.5, 14),
        number=_style(scale, 15, 19, bold=True),
        caption=_style(scale, SMALL, 11, color=soft, before=4, after=8),
    )


def item_style(scale: float, depth: int) -> ParagraphStyle:
    """Give the style of a list entry at a depth."""
    left = INDENT * (min(depth, 10) + 1)
    made = _style(scale, 9.5, 13.5, after=3.5)
    made.leftIndent, made.bulletIndent = left, left - INDENT + 1
    made.bulletColor, made.bulletFontName = colors()["text_soft"], REGULAR.name
    return made


def _style(
    scale: float,
    size: float,
    leading: float,
    *,
    bold: bool = False,
    color: str = "",
    before: float = 0.0,
    after: float = 0.0,
) -> ParagraphStyle:
    return ParagraphStyle(
        "text",
        fontName=SEMIBOLD.name if bold else REGULAR.name,
        fontSize=size * scale,
        leading=leading * scale,
        textColor=color or colors()["text"],
        spaceBefore=before * scale,
        spaceAfter=after * scale,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        uriWasteReduce=0.3,
    )
