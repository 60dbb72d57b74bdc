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
    return _Pages(sheets).filled(list(_groups(strips)))


class _Pages:
    """Pages as they fill up, and the figures that wait for the top of the next one."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._pages = [Page(sheets.upright, lying=False)]
        self._waiting: list[Strip] = []

    def filled(self, groups: list[list[Strip]]) -> list[Page]:
        """Lay all groups in their order, but for figures that may wait."""
        place = 0
        while place < len(groups):
            end = _floats_from(groups, place)
            if end < len(groups) and self._let_wait(groups[place:end], groups[end]):
                place = end + 1
                continue
            if groups[place][-1].head is None:
                self._lay_waiting()
            self._lay_group(groups[place])
            place += 1
        self._lay_waiting()
        return self._pages

    def _let_wait(self, figures: list[list[Strip]], following: list[Strip]) -> bool:
        """Put what follows figures below what leads to them, if they do not fit but it does."""
        page = self._pages[-1]
        if not figures or following[-1].head is None or _fits(page, figures[0]):
            return False
        group = [*figures[0][:-1], *following]
        if not page.strips or not _fits(page, group):
            return False
        self._waiting += [figure[-1] for figure in figures]
        self._lay_group(group)
        return True

    def _lay_group(self, group: list[Strip]) -> None:
        group = _titled(self._pages[-1], group)
        while not _fits(self._pages[-1], group):
            self._turn(group[0])
            group = _titled(self._pages[-1], group)
        for strip in group:
            self._lay(strip)

    def _turn(self, first: Strip) -> None:
        """Begin a page; a figure that waits stands at its top."""
        self._pages.append(_next(self._sheets, first))
        if self._waiting and not first.lying:
            self._pages[-1].put(self._waiting.pop(0))

    def _lay_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for strip in waiting:
            self._lay_group([strip])

    def _lay(self, strip: Strip) -> None:
        """Lay a strip on the last page; one that a group was too tall for begins another."""
        left = self._pages[-1].left(strip)
        if strip.height > left and strip.smaller is not None:
            strip = strip.smaller(left) or strip
        if strip.height > left and self._pages[-1].strips:
            self._pages.append(_next(self._sheets, strip))
        if not self._pages[-1].strips and strip.head is not None:
            self._pages[-1].put(strip.head)
        self._pages[-1].put(strip)


def _floats_from(groups: list[list[Strip]], place: int) -> int:
    """Give where a row of groups that end in floating figures ends."""
    while place < len(groups) and groups[place][-1].floats:
        place += 1
    return place


def _titled(page: Page, group: list[Strip]) -> list[Strip]:
    """Repeat the titles of a table below a figure at the top of a page."""
    head = group[0].head
    below_figure = page.strips and page.strips[-1][0].floats
    return [head, *group] if head is not None and below_figure else group


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


def _next(sheets: Sheets, first: Strip) -> Page:
    return Page(sheets.lying if first.lying else sheets.upright, first.lying)
