"""Smart guides: what a thing that is moved or resized lines up with among its neighbours."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pm_facilitator.canvas import spans as along
from pm_facilitator.canvas.spans import Axis, Guide, Span
from pm_facilitator.domain.areas import Area

REACH = 6.0
"""How near on the screen, in pixels, a thing has to come to be drawn to a line."""


@dataclass(frozen=True, slots=True)
class Snap:
    """How far a thing is drawn to its neighbours, and what it then lines up with.

    ``dx`` or ``dy`` is None where nothing is near enough.
    """

    dx: float | None
    dy: float | None
    guides: tuple[Guide, ...]


class Guides:
    """The neighbours of what is moved, sorted once, so that every step of the hand is quick."""

    def __init__(self, neighbours: Iterable[Area]) -> None:
        areas = list(neighbours)
        self._along: dict[Axis, list[Span]] = {
            "x": [along.across(area) for area in areas],
            "y": [along.down(area) for area in areas],
        }
        owned = {
            axis: sorted((edge, span) for span in spans for edge in span.edges())
            for axis, spans in self._along.items()
        }
        self._edges = {axis: [edge for edge, _ in pairs] for axis, pairs in owned.items()}
        self._owners = {axis: [span for _, span in pairs] for axis, pairs in owned.items()}

    def snap_move(self, area: Area, reach: float) -> Snap:
        """Draw a thing that is moved to edges, middles and equal gaps within ``reach``."""
        by = {axis: self._move(axis, span, reach) for axis, span in along.both(area)}
        there = Area(area.x + (by["x"] or 0.0), area.y + (by["y"] or 0.0), area.width, area.height)
        guides: list[Guide] = []
        for axis, span in along.both(there):
            if by[axis] is not None:
                guides += self._lines(axis, span, span.edges()) + self._gap_lines(axis, span)
        return Snap(by["x"], by["y"], tuple(guides))

    def snap_edges(self, area: Area, moving: Sequence[tuple[Axis, bool]], reach: float) -> Snap:
        """Draw single edges of a thing that is resized; True names its far edge on that axis."""
        by: dict[Axis, float | None] = {"x": None, "y": None}
        guides: list[Guide] = []
        for axis, far in moving:
            span = dict(along.both(area))[axis]
            edge = span.end if far else span.start
            found = self._nearest(axis, edge, reach)
            if found is not None:
                by[axis] = found - edge
                guides += self._lines(axis, span, (found,))
        return Snap(by["x"], by["y"], tuple(guides))

    def _move(self, axis: Axis, span: Span, reach: float) -> float | None:
        lined_up = [
            found - edge
            for edge in span.edges()
            if (found := self._nearest(axis, edge, reach)) is not None
        ]
        wishes = [*lined_up, *(by for by in self._even(axis, span) if abs(by) <= reach)]
        return min(wishes, key=abs, default=None)

    def _nearest(self, axis: Axis, value: float, reach: float) -> float | None:
        edges = self._edges[axis]
        at = bisect_left(edges, value)
        near = [edge for edge in edges[max(0, at - 1) : at + 1] if abs(edge - value) <= reach]
        return min(near, key=lambda edge: abs(edge - value), default=None)

    def _even(self, axis: Axis, span: Span) -> list[float]:
        """Give how far the thing is from lying evenly among those in its row."""
        before, after = self._beside(axis, span)
        wishes: list[float] = []
        if before and after and after[0].start - before[0].end >= span.end - span.start:
            wishes.append((before[0].end + after[0].start - span.start - span.end) / 2)
        for near, sign in ((before, 1), (after, -1)):
            if len(near) > 1:
                wishes.append(along.off_beat(near[0], near[1], span, sign))
        return wishes

    def _beside(self, axis: Axis, span: Span) -> tuple[list[Span], list[Span]]:
        """Give the two nearest in the same row on either side, the nearest first."""
        low, high, middle = span.low, span.high, (span.start + span.end) / 2
        row = [s for s in self._along[axis] if s.low < high and s.high > low]
        before = sorted((s for s in row if s.end <= middle), key=lambda s: -s.end)
        after = sorted((s for s in row if s.start >= middle), key=lambda s: s.start)
        return along.apart(before), along.apart(after)

    def _lines(self, axis: Axis, span: Span, edges: Iterable[float]) -> list[Guide]:
        """Give a line through everything that shares one of these edges."""
        lines = []
        for edge in edges:
            first = bisect_left(self._edges[axis], edge - along.SAME)
            behind = bisect_right(self._edges[axis], edge + along.SAME)
            found = self._owners[axis][first:behind]
            if found:
                low = min(span.low, *(s.low for s in found))
                high = max(span.high, *(s.high for s in found))
                lines.append(along.guide(axis, edge, edge, low, high))
        return lines

    def _gap_lines(self, axis: Axis, span: Span) -> list[Guide]:
        before, after = self._beside(axis, span)
        rooms: list[tuple[Span, Span]] = []
        for chain in (along.pairs([*reversed(before), span]), along.pairs([span, *after])):
            if len(chain) == 2 and along.same(along.room(*chain[0]), along.room(*chain[1])):
                rooms += chain
        if before and after and along.same(along.room(before[0], span), along.room(span, after[0])):
            rooms += [(before[0], span), (span, after[0])]
        return [along.between(axis, one, other) for one, other in dict.fromkeys(rooms)]


GuidesNear = Callable[[Area], Guides]
"""Gives the guides around a place."""
