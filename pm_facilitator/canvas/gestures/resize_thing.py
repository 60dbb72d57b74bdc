"""Pulling a thing larger or smaller by one of its eight handles."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt

from pm_facilitator.canvas.gestures.base import Gesture, Surface
from pm_facilitator.canvas.gestures.guided import guide_shapes
from pm_facilitator.canvas.guides import REACH, GuidesNear
from pm_facilitator.canvas.intents import Intent
from pm_facilitator.canvas.spans import Axis
from pm_facilitator.canvas.whiteboard_intents import ResizeThing
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.palette import Palette

SMALLEST = 24.0
"""How narrow and how low a thing may become."""

Side = tuple[int, int]
"""Which sides move: -1 the left or upper one, 1 the right or lower one, 0 neither."""


class Resize(Gesture):
    """The pulled side follows the hand and the opposite one stays.

    Shift keeps the proportion, or lets go of it where it is kept without; Ctrl switches snapping
    off.
    """

    def __init__(
        self,
        surface: Surface,
        key: Key,
        side: Side,
        start: Area,
        top: float,
        near: GuidesNear,
        palette: Palette,
        show: Callable[[Area | None], None],
        *,
        keeps_shape: bool = False,
    ) -> None:
        super().__init__(surface)
        self._key, self._side = key, side
        self._start, self._top = start, top
        self._near, self._palette = near, palette
        self._show = show
        self._keeps_shape = keeps_shape
        self._area = start

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Show the thing as large as it would become."""
        by = to - self.origin
        area = pulled(self._start, self._side, by.x(), by.y())
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        lines = []
        if shift is not self._keeps_shape:
            area = in_proportion(self._start, area, self._side)
        elif not modifiers & Qt.KeyboardModifier.ControlModifier:
            snap = self._near(area).snap_edges(
                area, _moving(self._side), REACH / max(self.surface.zoom(), 0.05)
            )
            dx, dy = by.x() + (snap.dx or 0.0), by.y() + (snap.dy or 0.0)
            area = pulled(self._start, self._side, dx, dy)
            lines = guide_shapes(snap.guides, self._palette, self.surface.zoom())
        self._area = Area(*(round(value, 1) for value in area))
        self._show(self._area)
        self.surface.trace(lines)

    def finish(self) -> Intent | None:
        """Wish for the new size."""
        self.cancel()
        if self._area == self._start or self.surface.item(self._key) is None:
            return None
        x, y, width, height = self._area
        return ResizeThing(self._key, Area(x, y - self._top, width, height))

    def is_void(self) -> bool:
        """Tell whether the thing has been taken away."""
        return self.surface.item(self._key) is None

    def cancel(self) -> None:
        """Show the thing as it was."""
        self._show(None)
        self.surface.trace(())


def pulled(start: Area, side: Side, dx: float, dy: float) -> Area:
    """Move the sides of an area; it never becomes smaller than the smallest."""
    x, width = _pulled(start.x, start.width, side[0], dx)
    y, height = _pulled(start.y, start.height, side[1], dy)
    return Area(x, y, width, height)


def in_proportion(start: Area, area: Area, side: Side) -> Area:
    """Give an area the proportion that it started with, with the same corner or edge staying."""
    across, down = area.width / start.width, area.height / start.height
    both = side[0] and side[1]
    scale = max(across, down) if both else (across if side[0] else down)
    scale = max(scale, SMALLEST / min(start.width, start.height))
    width, height = start.width * scale, start.height * scale
    return Area(
        _kept(start.x, start.width, width, side[0]),
        _kept(start.y, start.height, height, side[1]),
        width,
        height,
    )


def _pulled(at: float, length: float, side: int, by: float) -> tuple[float, float]:
    if side > 0:
        return at, max(SMALLEST, length + by)
    if side < 0:
        by = min(by, length - SMALLEST)
        return at + by, length - by
    return at, length


def _kept(at: float, before: float, after: float, side: int) -> float:
    """Give where a length begins when its far end, its near end or its middle stays."""
    if side < 0:
        return at + before - after
    return at if side > 0 else at + (before - after) / 2


def _moving(side: Side) -> list[tuple[Axis, bool]]:
    axes: tuple[tuple[Axis, int], ...] = (("x", side[0]), ("y", side[1]))
    return [(axis, each > 0) for axis, each in axes if each]
