"""The first page's head: what this is, for whom, the facts, and where to find what."""

from collections.abc import Mapping
from dataclasses import replace

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.shapes import Line, Rectangle
from pm_facilitator.report.blocks import Document, Fact, Section
from pm_facilitator.report.paper.lines import set_text, set_words
from pm_facilitator.report.paper.look import Look, colors
from pm_facilitator.report.paper.strips import Element, Link, Part, Strip

_GAP = 24.0
_BAR = 44.0


def cover(document: Document, look: Look, width: float, root: Element) -> list[Strip]:
    """Set the title block."""
    block = Element("Sect", root)
    title = set_words(document.title, look.title, width)
    heading = title.part(Element("Title", block), 0.0, 0.0, 0, len(title.lines))
    strips = [
        _kicker(document.notice, look, width, block),
        Strip(title.height, (heading,), look.title.before, look.title.after, keep=True),
    ]
    return [*strips, *_facts(document.facts, look, width, block)]


def contents(sections: tuple[Section, ...], look: Look, width: float, root: Element) -> list[Strip]:
    """List the sections in two columns, each with its page."""
    if not sections:
        return []
    whole = Element("TOC", root)
    heading = set_words("Contents", look.sub, width)
    part = heading.part(Element("H2", Element("Sect", root)), 0.0, 0.0, 0, 1)
    rows = (len(sections) + 1) // 2
    strips = [Strip(heading.height, (part,), look.section.before * 0.6, look.sub.after, keep=True)]
    for place in range(rows):
        pair = [sections[at] for at in (place, place + rows) if at < len(sections)]
        strips.append(_entries(pair, look, width, whole))
    strips[-1] = replace(strips[-1], after=6.0)
    return strips


def _kicker(notice: str, look: Look, width: float, block: Element) -> Strip:
    """Say what this is, and who may read it in a frame that shows in black and white too."""
    style, scale = look.kicker, look.scale
    kind = set_words("Incident review", style, width)
    words = set_words(measure().shorten(notice, width / 2, style.size), style, width)
    wide = measure().width(words.lines[0][0].text, style.size) if words.lines[0] else 0.0
    top, pad = 7.0 * scale, 7.0
    frame = Rectangle(
        width - wide - 2 * pad,
        top - 2.0,
        wide + 2 * pad,
        style.leading + 4.0,
        stroke=colors()["border_strong"],
        stroke_width=0.7,
        radius=3.0,
    )
    bar = Rectangle(0.0, 0.0, _BAR, 3.0, fill=colors()["accent"])
    decoration = Part(None, (bar, frame) if wide else (bar,))
    said = kind.part(Element("P", block), 0.0, top, 0, 1)
    label = words.part(Element("P", block), width - wide - pad, top, 0, 1)
    return Strip(top + style.leading + 2.0, (decoration, said, label), keep=True)


def _facts(found: tuple[Fact, ...], look: Look, width: float, block: Element) -> list[Strip]:
    """Set facts in two columns, each value below its label, between two rules."""
    each = (width - _GAP) / 2
    strips: list[Strip] = []
    for start in range(0, len(found), 2):
        parts: list[Part] = []
        height = 0.0
        for column, fact in enumerate(found[start : start + 2]):
            x, pair = column * (each + _GAP), Element("P", block)
            label = set_words(fact.label, look.head, each)
            value = set_text(fact.value, look.fact, each)
            parts.append(label.part(pair, x, 0.0, 0, len(label.lines)))
            parts.append(value.part(pair, x, label.height, 0, len(value.lines)))
            height = max(height, label.height + value.height)
        strips.append(Strip(height, tuple(parts), after=5.0 * look.scale))
    if strips:
        strips[0] = _ruled(strips[0], width, above=8.0)
    return strips


def _ruled(strip: Strip, width: float, above: float) -> Strip:
    line = Line(0.0, 0.0, width, 0.0, colors()["border_strong"], 0.6)
    lower = tuple(replace(part, y=part.y + above) for part in strip.parts)
    links = tuple(
        replace(part, links=tuple(replace(link, y=link.y + above) for link in part.links))
        for part in lower
    )
    return replace(strip, height=strip.height + above, parts=(Part(None, (line,)), *links))


def _entries(pair: list[Section], look: Look, width: float, whole: Element) -> Strip:
    each = (width - _GAP) / 2
    style = look.entry
    items = [Element("TOCI", whole) for _ in pair]

    def parts(pages: Mapping[str, int]) -> tuple[Part, ...]:
        made: list[Part] = []
        for column, (section, item) in enumerate(zip(pair, items, strict=True)):
            x = column * (each + _GAP)
            number = str(pages.get(section.key, ""))
            wide = measure().width(number, style.size)
            title = set_words(
                measure().shorten(section.title, each - wide - 12.0, style.size), style, each
            )
            line = Line(x, style.leading, x + each, style.leading, colors()["border"], 0.3)
            link = Link(x, 0.0, each, style.leading, f"#{section.key}", section.title)
            made.append(Part(None, (line,)))
            made.append(replace(title.part(item, x, 0.0, 0, 1), links=(link,)))
            last = set_words(number, style, each)
            made.append(last.part(item, x + each - wide, 0.0, 0, 1))
        return tuple(made)

    return Strip(style.leading, late=parts)
