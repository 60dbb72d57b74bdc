"""What keys do with the things on a board: line up, spread, stack, lock, resize, join by arrows."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pm_facilitator.canvas.gestures.resize_thing import SMALLEST
from pm_facilitator.canvas.intents import Intent
from pm_facilitator.canvas.keys import ALT, CTRL, SHIFT, Bindings, chord
from pm_facilitator.canvas.thing_menu import all_locked, things_of
from pm_facilitator.canvas.whiteboard_intents import (
    AddArrow,
    AlignThings,
    DistributeThings,
    LockThings,
    ResizeThing,
    RestackThings,
)
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.edits.arrange import Axis, Edge
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.stacking import Step
from pm_facilitator.domain.placing import box_of

if TYPE_CHECKING:
    from pm_facilitator.canvas.bench import Bench

RESIZE_STEP = 8.0

_EDGES = {
    Qt.Key.Key_Left: Edge.LEFT,
    Qt.Key.Key_Right: Edge.RIGHT,
    Qt.Key.Key_Up: Edge.TOP,
    Qt.Key.Key_Down: Edge.BOTTOM,
    Qt.Key.Key_C: Edge.CENTRE,
    Qt.Key.Key_M: Edge.MIDDLE,
}
_AXES = {Qt.Key.Key_H: Axis.ACROSS, Qt.Key.Key_V: Axis.DOWN}
_STEPS = {
    chord(Qt.Key.Key_BracketRight, CTRL): Step.FORWARD,
    chord(Qt.Key.Key_BracketLeft, CTRL): Step.BACKWARD,
    chord(Qt.Key.Key_BracketRight, CTRL | SHIFT): Step.FRONT,
    chord(Qt.Key.Key_BracketLeft, CTRL | SHIFT): Step.BACK,
}
_GROWTH = {
    Qt.Key.Key_Left: (-RESIZE_STEP, 0.0),
    Qt.Key.Key_Right: (RESIZE_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -RESIZE_STEP),
    Qt.Key.Key_Down: (0.0, RESIZE_STEP),
}


class HandKeys:
    """The keys of one board that act on what is selected."""

    def __init__(self, board: "Bench") -> None:
        self._scene = board

    def bindings(self) -> Bindings:
        """Give what each key does."""
        table: Bindings = {chord(Qt.Key.Key_L, CTRL | SHIFT): self.lock}
        table[chord(Qt.Key.Key_A, CTRL | SHIFT)] = self.join
        for key, edge in _EDGES.items():
            table[chord(key, CTRL | SHIFT)] = self._wisher(partial(AlignThings, edge=edge), 2)
        for key, axis in _AXES.items():
            table[chord(key, CTRL | SHIFT)] = self._wisher(partial(DistributeThings, axis=axis), 3)
        for code, step in _STEPS.items():
            table[code] = self._wisher(partial(RestackThings, step=step), 1)
        for key, (dx, dy) in _GROWTH.items():
            table[chord(key, ALT | SHIFT)] = partial(self.resize, dx, dy)
        return table

    def lock(self) -> None:
        """Lock what is selected in its place; free it when all of it is locked."""
        keys = self._things()
        if keys:
            self._scene.wish(LockThings(keys, not all_locked(self._scene.board, keys)))

    def join(self) -> None:
        """Draw an arrow from the first to the second of two that are selected."""
        keys = [key for key in self._scene.selectedKeys() if key[0] not in ("arrow", "stroke")]
        if len(keys) == 2:
            self._scene.wish(AddArrow(self._scene.stage, keys[0], keys[1]))

    def resize(self, dx: float, dy: float) -> None:
        """Make the one thing that is selected wider or taller; its left upper corner stays."""
        keys = self._things()
        box = box_of(self._scene.board.find(*keys[0])) if len(keys) == 1 else None
        if box is not None and keys[0][0] != "arrow":
            width, height = max(SMALLEST, box.width + dx), max(SMALLEST, box.height + dy)
            self._scene.wish(ResizeThing(keys[0], Area(box.x, box.y, width, height)))

    def _wisher(self, make: Callable[[tuple[Key, ...]], Intent], least: int) -> Callable[[], None]:
        def press() -> None:
            keys = self._things()
            if len(keys) >= least:
                self._scene.wish(make(keys))

        return press

    def _things(self) -> tuple[Key, ...]:
        return things_of(self._scene.selectedKeys())
