"""Strips onto pages: the one place that decides where a page ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pm_facilitator.report.paper.sheet import TOP, Sheet, Sheets
from pm_facilitator.report.paper.strips import Strip

_CLOSE = 0.01
"""What sums of heights may be off by."""


@dataclass
class Page:
    """A page and what lies on it: strips by the place of their top edge."""

    sheet: Sheet
    lying: bool
    strips: list[tuple[Strip, float]] = field(default_factory=list)
    used: float = 0.0
    after: float = 0.0

    def space(self, strip: Strip) -> float:
        """Give the space above a strip that comes next; a page begins without any."""
        return max(self.after, strip.before) if self.strips else 0.0

    def left(self, strip: Strip) -> float:
        """Give the height that a strip may take here."""
        return self.sheet.room[1] - self.used - self.space(strip) + _CLOSE

    def put(self, strip: Strip) -> None:
        """Lay a strip below the others."""
        top = self.used + self.space(strip)
        self.strips.append((strip, TOP + top))
        self.used, self.after = top + strip.height, strip.after


def paginate(strips: Iterable[Strip], sheets: Sheets) -> list[Page]:
    """Lay strips on pages, those that belong together on the same page where that can be."""
    pages = [Page(sheets.upright, lying=False)]
    for group in _groups(strips):
        if not _fits(pages[-1], group):
            pages.append(_next(sheets, group[0]))
        for strip in group:
            _lay(strip, pages, sheets)
    return pages


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Give the strips that belong together; what belongs to a lying one lies as well."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield _alike(group)
            group = []
    if group:
        yield _alike(group)


def _alike(group: list[Strip]) -> list[Strip]:
    lies = any(strip.lying for strip in group)
    return [strip if strip.lying == lies else replace(strip, lying=lies) for strip in group]


def _fits(page: Page, group: list[Strip]) -> bool:
    first, last = group[0], group[-1]
    if page.lying != first.lying:
        return False
    if not page.strips:
        return True
    left = page.left(first) - _height(group[:-1], last)
    if last.height <= left:
        return True
    return last.smaller is not None and last.smaller(left) is not None


def _height(strips: list[Strip], following: Strip) -> float:
    """Give the height of strips and the space between them and what follows."""
    belows = [*strips[1:], following]
    between = (max(a.after, b.before) for a, b in zip(strips, belows, strict=False))
    return sum(strip.height for strip in strips) + sum(between)


def _lay(strip: Strip, pages: list[Page], sheets: Sheets) -> None:
    """Lay a strip on the last page; one that a group was too tall for begins another."""
    left = pages[-1].left(strip)
    if strip.height > left and strip.smaller is not None:
        strip = strip.smaller(left) or strip
    if strip.height > left and pages[-1].strips:
        pages.append(_next(sheets, strip))
    if not pages[-1].strips and strip.head is not None:
        pages[-1].put(strip.head)
    pages[-1].put(strip)


def _next(sheets: Sheets, first: Strip) -> Page:
    return Page(sheets.lying if first.lying else sheets.upright, first.lying)
