"""What was laid out last, kept so that two scenes of one board do not work it out twice."""

from collections.abc import Callable
from typing import TypeVar, cast

from pm_facilitator.canvas.note_sketches import NoteSketches

T = TypeVar("T")


class Layouts:
    """The last layout of each name, with the records and the look that it was made of.

    A scene has one of its own unless it is given another scene's to share.

    Attributes:
        sketches: those of the notes on the board.
    """

    def __init__(self) -> None:
        self.sketches = NoteSketches()
        self._last: dict[str, tuple[tuple[object, ...], object]] = {}

    def once(self, name: str, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """Give what was made of the same last time, or make it."""
        known = self._last.get(name)
        # Records are frozen: those that have not changed are the same objects, told at a glance.
        if known is not None and known[0] == of:
            return cast(T, known[1])
        made = make()
        self._last[name] = (of, made)
        return made
