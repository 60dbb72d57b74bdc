"""What every gesture is: it starts, moves, and either finishes with a wish or is cancelled."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.intents import Intent
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.shapes import Shape


class Surface(Protocol):
    """What a gesture may ask of the scene it happens on."""

    def item(self, key: Key) -> BoardItem | None:
        """Give the item of a record, or None when it is not shown."""
        ...

    def keys_in(self, area: QRectF) -> list[Key]:
        """Give the records whose items touch an area."""
        ...

    def selectedKeys(self) -> list[Key]:
        """Give the records that are selected."""
        ...

    def select(self, keys: Sequence[Key]) -> None:
        """Select these records and no others."""
        ...

    def say(self, words: str, at: QPointF) -> None:
        """Show a few words beside the gesture; none to take them away."""
        ...

    def show_landing(self, place: QRectF | None, *, above: bool = False) -> None:
        """Frame a place, behind the items or above them; None to take the frame away."""
        ...

    def zoom(self) -> float:
        """Give how large the board is shown, 1.0 being natural size."""
        ...

    def trace(self, shapes: Sequence[Shape]) -> None:
        """Draw shapes above all items for as long as a gesture lasts; none to take them away."""
        ...

    def leave_behind(self, shapes: Sequence[Shape]) -> None:
        """Draw shapes above all items but what is carried; none to take them away."""
        ...

    def carry(self, keys: Sequence[Key], dx: float, dy: float) -> None:
        """Show items this far from their places; (0, 0) puts them back."""
        ...

    def follow(self, keys: Sequence[Key], dx: float, dy: float) -> None:
        """Draw the arrows that hang on what is carried as they would go; (0, 0) puts them back."""
        ...


class Gesture(ABC):
    """One movement of the hand; it previews on items and touches no model.

    Attributes:
        goes_on: whether the board moves on below it at the edge of the view; a pen would slip.
    """

    goes_on = True

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.origin = QPointF()

    def start(self, at: QPointF) -> None:
        """Begin at this place of the scene."""
        self.origin = at

    @abstractmethod
    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the pointer."""

    def is_void(self) -> bool:
        """Tell whether nothing is left of what the hand holds: it may be undone meanwhile."""
        return False

    @abstractmethod
    def finish(self) -> Intent | None:
        """End, put every preview back, and say what is wished for."""

    @abstractmethod
    def cancel(self) -> None:
        """End and leave everything as it was before."""


class Drag(Gesture):
    """A gesture that carries items along."""

    def __init__(self, surface: Surface, keys: Sequence[Key]) -> None:
        super().__init__(surface)
        self.keys = tuple(keys)

    def cancel(self) -> None:
        """Put the items back and take the words away."""
        self.carry(0.0, 0.0)
        self.surface.say("", QPointF())
        self.surface.show_landing(None)

    def carry(self, dx: float, dy: float) -> None:
        """Show the items this far from their places; arrows are drawn anew between their ends."""
        self.surface.carry([key for key in self.keys if key[0] != "arrow"], dx, dy)
        self.surface.follow(self.keys, dx, dy)

    def say(self, words: str, to: QPointF) -> None:
        """Show words at the pointer, above what is carried."""
        if not words:
            self.surface.say("", to)
            return
        shown = [self.surface.item(key) for key in self.keys]
        tops = [item.home().top() + item.previewed.y() for item in shown if item is not None]
        self.surface.say(words, QPointF(to.x(), min([to.y(), *tops])))

    def is_void(self) -> bool:
        """Tell whether all that is carried has been taken away."""
        return not self.ids()

    def ids(self) -> tuple[str, ...]:
        """Give the ids of what is still there to be carried."""
        return tuple(key[1] for key in self.keys if self.surface.item(key) is not None)
