"""Keeps the items of a scene equal to the cards of a board: makes, updates and takes them away."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from pm_facilitator.canvas.card import Card
from pm_facilitator.canvas.items import BoardItem, Mark
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.palette import Palette

Marks = Mapping[Key, Sequence[Mark]]


class Projection:
    """The items of one scene by key and in reading order."""

    def __init__(self, scene: QGraphicsScene, *, active: bool) -> None:
        self._scene = scene
        self._active = active
        self._items: dict[Key, BoardItem] = {}
        self._marks: Marks = {}
        self.order: list[Key] = []

    def show(self, cards: Sequence[Card], palette: Palette) -> None:
        """Show exactly these cards; items that stay keep their selection."""
        wanted = {card.key: card for card in cards}
        self.order = [key for key in self.order if key in wanted]
        for key in [key for key in self._items if key not in wanted]:
            self._scene.removeItem(self._items.pop(key))
        for key, card in wanted.items():
            item = self._items.get(key)
            if item is None:
                self._add(card, palette)
            elif item.set_card(card, palette):
                item.set_marks(self._marks.get(key, ()))
        self.order = list(wanted)

    def set_marks(self, marks: Marks) -> None:
        """Underline findings, and none besides."""
        self._marks = marks
        for key, item in self._items.items():
            item.set_marks(marks.get(key, ()))

    def get(self, key: Key | None) -> BoardItem | None:
        """Give the item of a record, or None when it is not shown."""
        return self._items.get(key) if key else None

    def marks(self, key: Key) -> Sequence[Mark]:
        """Give the findings in a record's text."""
        return self._marks.get(key, ())

    def all(self) -> list[BoardItem]:
        """Give every item, in reading order."""
        return [self._items[key] for key in self.order]

    def bounds(self) -> QRectF:
        """Give the bounds of all cards."""
        rect = QRectF()
        for item in self._items.values():
            rect = rect.united(item.home())
        return rect

    def neighbour(self, key: Key | None, step: int) -> Key | None:
        """Give the key before or after this one in reading order; None beyond either end."""
        if not self.order:
            return None
        if key not in self.order:
            return self.order[0 if step > 0 else -1]
        place = self.order.index(key) + step
        return self.order[place] if 0 <= place < len(self.order) else None

    def _add(self, card: Card, palette: Palette) -> None:
        item = BoardItem(card, palette, active=self._active)
        item.set_marks(self._marks.get(card.key, ()))
        self._items[card.key] = item
        self._scene.addItem(item)
