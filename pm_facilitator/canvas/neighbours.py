"""What lies near a thing that is moved, looked up anew only when the hand has gone far."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from pm_facilitator.canvas.gestures.guided import rect_of
from pm_facilitator.canvas.guides import Guides
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.edits.common import Key

if TYPE_CHECKING:
    from pm_facilitator.canvas.bench import Bench

FAR = 900.0
"""Nothing lines up with what is farther away than this: on a full board nobody could tell."""

_CLOSE = 300.0
"""How much of that has to be left before it is looked up anew."""

LINED_UP = ("note", "picture", "frame", "board_text", "note_group")
"""What things line up with; figures have an order of their own."""


class Neighbours:
    """The smart guides around wherever one gesture has come to, among what is in sight."""

    def __init__(self, scene: "Bench", without: Collection[Key]) -> None:
        self._scene = scene
        self._without = set(without)
        self._region: Area | None = None
        self._guides = Guides(())

    def near(self, area: Area) -> Guides:
        """Give the guides around a place."""
        if self._region is None or not _holds(self._region, area.grown(_CLOSE)):
            self._region = area.grown(FAR)
            self._guides = Guides(self._places(self._region))
        return self._guides

    def _places(self, region: Area) -> list[Area]:
        scene = self._scene
        rect = rect_of(region).intersected(scene.seen() or scene.content)
        keys = [key for key in scene.keys_in(rect) if key[0] in LINED_UP]
        found = (scene.area_of(key) for key in keys if key not in self._without)
        return [place for place in found if place is not None]


def _holds(outer: Area, inner: Area) -> bool:
    across = outer.x <= inner.x and inner.right <= outer.right
    return across and outer.y <= inner.y and inner.bottom <= outer.bottom
