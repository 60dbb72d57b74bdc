"""What gestures that snap to smart guides share: the reach on the screen, and the lines shown."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from pm_facilitator.canvas.spans import Guide
from pm_facilitator.domain.areas import Area
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Line, Shape

_TICK = 4.0
"""How far the ends of a gap's line reach to either side, in pixels."""


def area_of(rect: QRectF) -> Area:
    """Give a rectangle of the scene as plain numbers."""
    return Area(rect.x(), rect.y(), rect.width(), rect.height())


def rect_of(area: Area) -> QRectF:
    """Give plain numbers as a rectangle of the scene."""
    return QRectF(*area)


def guide_shapes(guides: Iterable[Guide], palette: Palette, zoom: float) -> list[Shape]:
    """Draw guides as thin as a pixel at any zoom; a gap's line ends in ticks."""
    pixel = 1.0 / max(zoom, 0.05)
    shapes: list[Shape] = []
    for guide in guides:
        shapes.append(_line(guide.x1, guide.y1, guide.x2, guide.y2, palette, pixel))
        if guide.gap:
            tick = _TICK * pixel
            dx, dy = (0.0, tick) if guide.y1 == guide.y2 else (tick, 0.0)
            for x, y in ((guide.x1, guide.y1), (guide.x2, guide.y2)):
                shapes.append(_line(x - dx, y - dy, x + dx, y + dy, palette, pixel))
    return shapes


def _line(x1: float, y1: float, x2: float, y2: float, palette: Palette, width: float) -> Line:
    return Line(x1, y1, x2, y2, palette["warning"], width)
