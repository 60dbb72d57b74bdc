"""A board too large for one page, cut into parts along gaps that nothing crosses."""

from collections.abc import Iterator, Sequence

from pm_facilitator.domain.areas import Area, around

LYING = (1300.0, 900.0)
"""How wide and tall a figure may be to be read on a lying page."""

UPRIGHT = (800.0, 1100.0)
"""The same for an upright page."""

MOST_PARTS = 6
_SMALLEST_GAP = 4.0
_LARGER = 1.4


def cut_board(areas: Sequence[Area]) -> list[list[int]]:
    """Divide areas by their number into parts that can be read, in reading order.

    A board that would take more than a few parts gets larger ones, and is drawn smaller.
    """
    scale = 1.0
    while True:
        parts = list(_parts(list(range(len(areas))), areas, scale))
        if len(parts) <= MOST_PARTS:
            return parts
        scale *= _LARGER


def _parts(chosen: list[int], areas: Sequence[Area], scale: float) -> Iterator[list[int]]:
    room = around(areas[place] for place in chosen)
    halves = None if _fits(room, scale) else _halved(chosen, areas, room, scale)
    if halves is None:
        yield chosen
    else:
        for half in halves:
            yield from _parts(half, areas, scale)


def _halved(
    chosen: list[int], areas: Sequence[Area], room: Area, scale: float
) -> tuple[list[int], list[int]] | None:
    """Cut across the side that is too long, else across the other; None where nothing divides."""
    width, height = UPRIGHT if room.width <= UPRIGHT[0] * scale else LYING
    wide = room.width / width >= room.height / height
    for across in (wide, not wide):
        spans = sorted((*_span(areas[place], across), place) for place in chosen)
        middle = sum(_span(room, across)) / 2
        cuts = list(_gaps(spans))
        if cuts:
            at = min(cuts, key=lambda cut: abs(cut[0] - middle))[1]
            first = {place for _, _, place in spans[:at]}
            return (
                [place for place in chosen if place in first],
                [place for place in chosen if place not in first],
            )
    return None


def _gaps(spans: list[tuple[float, float, int]]) -> Iterator[tuple[float, int]]:
    """Give the middle of each gap, and how many of the sorted spans lie before it."""
    end = spans[0][1]
    for number, (low, high, _) in enumerate(spans):
        if low - end >= _SMALLEST_GAP:
            yield (low + end) / 2, number
        end = max(end, high)


def _span(area: Area, across: bool) -> tuple[float, float]:
    return (area.x, area.right) if across else (area.y, area.bottom)


def _fits(area: Area, scale: float) -> bool:
    pages = ((width * scale, height * scale) for width, height in (LYING, UPRIGHT))
    return any(area.width <= width and area.height <= height for width, height in pages)
