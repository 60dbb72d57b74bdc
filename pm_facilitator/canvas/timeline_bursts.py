"""Folding bursts of alerts together and apart, and what an edit of a folded one is about."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from pm_facilitator.canvas.intents import (
    Duplicate,
    Intent,
    Remove,
    SetEventKind,
    ShiftEvents,
    ToggleEvents,
)
from pm_facilitator.canvas.timeline_cards import BURST
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.timeline import TimelineLayout, TimelineLook
from pm_facilitator.figures.timeline_bursts import Burst, find_bursts

T = TypeVar("T")


class Folds(Protocol):
    """What the folding asks of its scene."""

    board: Board
    look: TimelineLook
    whole: TimelineLayout

    def selectedKeys(self) -> list[Key]:
        """Give the records that are selected."""
        ...

    def select(self, keys: list[Key]) -> None:
        """Select these and no others."""
        ...

    def show_look(self, look: TimelineLook) -> None:
        """Draw the timeline in another way."""
        ...


class BurstFolds:
    """Which bursts are opened; an edit of a folded one is an edit of all its events."""

    def __init__(self, scene: Folds) -> None:
        self._scene = scene

    def switch(self) -> None:
        """Open the bursts that are selected, or fold them; all of them when none is selected."""
        found = self._found()
        chosen = {id_ for _, id_ in self._scene.selectedKeys()}
        touched = [b for b in found if b.id in chosen or chosen & {e.id for e in b.events}]
        self._switch(touched or found)

    def switch_one(self, id_: str) -> None:
        """Open one burst, or fold it."""
        self._switch([burst for burst in self._found() if burst.id == id_])

    def unfold(self, event_id: str) -> None:
        """Open the burst that an event lies in, so that it can be shown."""
        for burst in self._found():
            if any(event.id == event_id for event in burst.events):
                self._show([burst], opened=True)

    def any(self) -> bool:
        """Tell whether there are any bursts."""
        return any(card.members for card in self._scene.whole.cards)

    def members(self, id_: str) -> tuple[str, ...]:
        """Give the events that an id stands for: those of a burst, or itself."""
        card = next((card for card in self._scene.whole.cards if card.id == id_), None)
        return card.members if card is not None and card.members else (id_,)

    def unfolded(self, intent: Intent) -> Intent:
        """Let a wish be about the events of the bursts that it names."""
        match intent:
            case ToggleEvents(ids, "milestone"):
                # A burst is one moment on the axis: that of its first event.
                return replace(intent, ids=tuple(self.members(id_)[0] for id_ in ids))
            case ShiftEvents(ids) | SetEventKind(ids) | ToggleEvents(ids):
                return replace(intent, ids=_once(m for id_ in ids for m in self.members(id_)))
            case Remove(keys) | Duplicate(keys):
                return replace(intent, keys=_once(k for key in keys for k in self._keys(key)))
            case _:
                return intent

    def held(self) -> frozenset[str]:
        """Give the selected events that would be folded away from under the hand."""
        chosen = {id_ for kind, id_ in self._scene.selectedKeys() if kind == "event"}
        if not chosen:
            return frozenset()
        opened = self._scene.look.opened
        folded = (b for b in find_bursts(self._scene.board.events) if not b.is_opened(opened))
        return frozenset(chosen & {event.id for burst in folded for event in burst.events})

    def _keys(self, key: Key) -> list[Key]:
        return [("event", id_) for id_ in self.members(key[1])] if key[0] == BURST else [key]

    def _found(self) -> list[Burst]:
        return list(find_bursts(self._scene.board.events, self._scene.look.apart))

    def _switch(self, bursts: list[Burst]) -> None:
        opened = self._scene.look.opened
        if bursts:
            self._show(bursts, opened=not all(burst.is_opened(opened) for burst in bursts))

    def _show(self, bursts: list[Burst], *, opened: bool) -> None:
        ids = {event.id for burst in bursts for event in burst.events}
        chosen = self._scene.selectedKeys()
        if not opened and any(kind == "event" and id_ in ids for kind, id_ in chosen):
            self._scene.select([(BURST, burst.id) for burst in bursts])
        first = {burst.events[0].id for burst in bursts}
        kept = self._scene.look.opened - ids
        self._scene.show_look(replace(self._scene.look, opened=kept | first if opened else kept))


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
