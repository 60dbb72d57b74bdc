"""The look of the paper: type sizes, spaces and colours from the design tokens."""

from dataclasses import dataclass, replace
from functools import cache

from pm_facilitator.figures.palette import Palette, palette

SMALL = 8.0
INDENT = 13.0


def colors() -> Palette:
    """Give the colours of paper: the light theme."""
    return palette("light")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set, in points; ``left`` is its indent."""

    size: float
    leading: float
    color: str
    bold: bool = False
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0

    @property
    def baseline(self) -> float:
        """Give how far below the top of its line a baseline lies."""
        return (self.leading - self.size) / 2 + self.size * 0.86


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of one document, all scaled by the same factor."""

    scale: float
    kicker: Style
    title: Style
    section: Style
    sub: Style
    body: Style
    missing: Style
    item: Style
    cell: Style
    head: Style
    row_heading: Style
    label: Style
    fact: Style
    number: Style
    caption: Style
    entry: Style


@cache
def look(scale: float = 1.0, tight: bool = False) -> Look:
    """Make the styles; tight ones and a scale below 1 bring a document onto a single page."""
    text, soft = colors()["text"], colors()["text_soft"]
    above, below = (13, 5) if tight else (26, 7)
    styles = {
        "kicker": Style(9.5, 14, soft),
        "title": Style(23, 28, text, bold=True, before=6, after=12),
        "section": Style(14.5, 19, text, bold=True, before=above, after=below),
        "sub": Style(10, 14, text, bold=True, before=11, after=3),
        "body": Style(9.5, 14, text, after=6),
        "missing": Style(9.5, 14, soft, after=6),
        "item": Style(9.5, 13.5, text, after=3.5),
        "cell": Style(8.5, 11.8, text),
        "head": Style(SMALL, 11, soft),
        "row_heading": Style(8.5, 12, text, bold=True),
        "label": Style(9.5, 14, soft),
        "fact": Style(9.5, 14, text),
        "number": Style(15, 19, text, bold=True),
        "caption": Style(SMALL, 11, soft, before=4, after=10),
        "entry": Style(9, 16, text),
    }
    return Look(scale=scale, **{name: _scaled(style, scale) for name, style in styles.items()})


def indented(style: Style, depth: int) -> Style:
    """Give the style of a list entry at a depth."""
    return replace(style, left=INDENT * (min(depth, 10) + 1))


def _scaled(style: Style, scale: float) -> Style:
    return replace(
        style,
        size=style.size * scale,
        leading=style.leading * scale,
        before=style.before * scale,
        after=style.after * scale,
    )
