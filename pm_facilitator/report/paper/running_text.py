"""Paragraphs, headings and lists as strips that never leave a single line behind."""

from pm_facilitator.report.blocks import Item, Rich
from pm_facilitator.report.paper.lines import SetText, set_text, set_words
from pm_facilitator.report.paper.look import INDENT, Look, Style, colors, indented
from pm_facilitator.report.paper.strips import Element, Mark, Part, Strip
from pm_facilitator.report.text import joined

_BULLETS = ("•", "–")
_TOGETHER = 3
"""So many lines are never torn apart; of more, two stay together at either end."""


def paragraph(text: Rich, style: Style, width: float, element: Element) -> list[Strip]:
    """Set a paragraph."""
    return as_strips(set_text(text, style, width), element)


def heading(
    text: str, style: Style, width: float, element: Element, mark: Mark | None = None
) -> Strip:
    """Set a heading, which stays with what it heads."""
    lines = set_words(text, style, width)
    part = lines.part(element, 0.0, 0.0, 0, len(lines.lines))
    return Strip(lines.height, (part,), style.before, style.after, keep=True, mark=mark)


def as_strips(text: SetText, element: Element, first: tuple[Part, ...] = ()) -> list[Strip]:
    """Give the lines of a text as strips; ``first`` is drawn beside the first line."""
    style, strips = text.style, []
    ends = _ends(len(text.lines))
    for start, end in zip([0, *ends], ends, strict=False):
        part = text.part(element, 0.0, 0.0, start, end)
        parts = (*first, part) if start == 0 else (part,)
        before = style.before if start == 0 else 0.0
        after = style.after if end == len(text.lines) else 0.0
        strips.append(Strip((end - start) * style.leading, parts, before, after))
    return strips


def bullets(items: tuple[Item, ...], look: Look, width: float, within: Element) -> list[Strip]:
    """Set a list and the lists inside it."""
    return _list(items, look, width, within, 0)


def _list(
    items: tuple[Item, ...], look: Look, width: float, within: Element, depth: int
) -> list[Strip]:
    style, whole = indented(look.item, depth), Element("L", within)
    strips: list[Strip] = []
    for item in items:
        entry = Element("LI", whole)
        text = set_text(joined([item.text, *item.details], "\n"), style, width)
        bullet = _bullet(_BULLETS[min(depth, 1)], text, Element("Lbl", entry))
        body = Element("LBody", entry)
        strips += as_strips(text, body, (bullet,))
        strips += _list(item.items, look, width, body, depth + 1)
    return strips


def _bullet(mark: str, text: SetText, element: Element) -> Part:
    """Put a mark beside a text, on the side where it begins."""
    style, wide = text.style, text.width
    soft = Style(style.size, style.leading, colors()["text_soft"])
    x = wide - style.left + INDENT / 2 if text.from_right else style.left - INDENT + 1
    return set_words(mark, soft, wide).part(element, x, 0.0, 0, 1)


def _ends(lines: int) -> list[int]:
    """Give after which lines a paragraph may be torn, and its end."""
    if lines <= _TOGETHER:
        return [lines]
    return [*range(2, lines - 1), lines]
