"""Playing a timeline forward: events are uncovered one by one, from before the first of them."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import Qt

from pm_facilitator.canvas.keys import SHIFT, Bindings, chord
from pm_facilitator.canvas.timeline_cards import BURST
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.timeline import EventCard, TimelineLayout, TimelineLook


class Stage(Protocol):
    """What playing asks of its scene."""

    bindings: Bindings
    look: TimelineLook
    whole: TimelineLayout

    def select(self, keys: list[Key]) -> None:
        """Select these and no others."""
        ...

    def set_current(self, key: Key | None, *, by_keyboard: bool = False) -> None:
        """Bring the keyboard to an item, and the item into view."""
        ...

    def show_look(self, look: TimelineLook) -> None:
        """Draw the timeline in another way."""
        ...


class Player:
    """Where the playing is; while it lasts the arrow keys and Space belong to it."""

    def __init__(self, scene: Stage) -> None:
        self._scene = scene
        self._usual: Bindings = {}
        self._last = ""

    def bindings(self) -> Bindings:
        """Give the key that begins and ends the playing."""
        return {chord(Qt.Key.Key_P, SHIFT): self.switch}

    def is_on(self) -> bool:
        """Tell whether the timeline is being played."""
        return self._scene.look.upto is not None

    def position(self) -> tuple[int, int]:
        """Give how many cards are uncovered, and of how many."""
        return self._scene.look.upto or 0, len(self._scene.whole.cards)

    def following(self) -> EventCard | None:
        """Give the card that comes next, which only the facilitator may know."""
        done, total = self.position()
        return self._scene.whole.cards[done] if done < total else None

    def switch(self) -> None:
        """Begin to play, or end it."""
        if self.is_on():
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Cover everything, as it was before the first event; also to begin again."""
        if not self._scene.whole.cards:
            return
        if not self.is_on():
            self._usual = self._scene.bindings
            self._scene.bindings = self._usual | self._keys()
        self._go(0)

    def stop(self) -> None:
        """Show everything again."""
        if self.is_on():
            self._scene.bindings = self._usual
            self._scene.show_look(replace(self._scene.look, upto=None))

    def step(self, by: int) -> None:
        """Uncover the next card, or cover the last one again."""
        done, total = self.position()
        if self.is_on():
            self._go(min(total, max(0, done + by)))

    def kept(self, whole: TimelineLayout) -> int | None:
        """Give how many cards are uncovered when the timeline has become another one.

        What was uncovered last stays the last, whatever has been added before it.
        """
        upto = self._scene.look.upto
        if not upto:
            return upto
        ids = [card.id for card in whole.cards]
        return ids.index(self._last) + 1 if self._last in ids else min(upto, len(ids))

    def _go(self, upto: int) -> None:
        card = self._scene.whole.cards[upto - 1] if upto else None
        self._last = card.id if card else ""
        self._scene.select([])
        self._scene.show_look(replace(self._scene.look, upto=upto))
        if card is None:
            self._scene.set_current(None)
            return
        key = (BURST if card.members else "event", card.id)
        self._scene.select([key])
        self._scene.set_current(key, by_keyboard=True)

    def _keys(self) -> Bindings:
        forward, back = (Qt.Key.Key_Right, Qt.Key.Key_Down), (Qt.Key.Key_Left, Qt.Key.Key_Up)
        table: Bindings = {chord(key): lambda: self.step(1) for key in forward}
        table |= {chord(key): lambda: self.step(-1) for key in back}
        table[chord(Qt.Key.Key_Space)] = lambda: self.step(1)
        table[chord(Qt.Key.Key_Home)] = self.start
        return table
