"""What the keys of a timeline do with the events that are selected, folded ones too."""

from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QPointF, Qt, SignalInstance

from pm_facilitator.canvas.intents import (
    AddEvent,
    Intent,
    SetEventKind,
    ShiftEvents,
    ToggleEvents,
)
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.keys import Bindings, chord
from pm_facilitator.canvas.record_menu import figure_menu
from pm_facilitator.canvas.thing_menu import MenuEntry
from pm_facilitator.canvas.timeline_bursts import BurstFolds
from pm_facilitator.canvas.timeline_cards import BURST
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Precision


class Events(Protocol):
    """What the keys ask of their scene."""

    board: Board
    bursts: BurstFolds
    menu_requested: SignalInstance

    def selectedKeys(self) -> list[Key]:
        """Give the records that are selected."""
        ...

    def item(self, key: Key) -> BoardItem | None:
        """Give the item of a record, or None when it is not shown."""
        ...

    def wish(self, intent: Intent) -> None:
        """Ask for a change."""
        ...


class EventKeys:
    """The selected events: which they are, and what can be done with them."""

    def __init__(self, scene: Events) -> None:
        self._scene = scene

    def bindings(self) -> Bindings:
        """Give the keys of events."""
        return {
            chord(Qt.Key.Key_E): self.add,
            chord(Qt.Key.Key_H): lambda: self._toggle("highlighted"),
            chord(Qt.Key.Key_G): lambda: self._toggle("agreed"),
            chord(Qt.Key.Key_M): lambda: self._toggle("milestone"),
            chord(Qt.Key.Key_R): self._show_known,
            chord(Qt.Key.Key_B): self._scene.bursts.switch,
            chord(Qt.Key.Key_K): self._open_kinds,
        }

    def cards(self) -> list[Key]:
        """Give the selected cards of events and bursts."""
        return [key for key in self._scene.selectedKeys() if key[0] in ("event", BURST)]

    def chosen(self) -> list[TimelineEvent]:
        """Give the selected events, those of selected bursts too."""
        ids = (id_ for key in self.cards() for id_ in self._scene.bursts.members(key[1]))
        found = [self._scene.board.get(TimelineEvent, id_) for id_ in dict.fromkeys(ids)]
        return [event for event in found if event is not None]

    def add(self) -> None:
        """Ask for a new event at the time of the selected one, or at no time yet."""
        event = next(iter(self.chosen()), None)
        self._scene.wish(AddEvent(event.time if event else None))

    def shift(self, step: int, more: bool) -> bool:
        """Move the selected events by a minute, or by ten; False when there are none."""
        timed = [event for event in self.chosen() if not waits(event)]
        if not timed or not step:
            return False
        whole_days = any(event.precision is Precision.DAY for event in timed)
        by = timedelta(days=1) if whole_days else timedelta(minutes=10 if more else 1)
        self._scene.wish(ShiftEvents(tuple(event.id for event in timed), step * by))
        return True

    def menu(self) -> list[MenuEntry]:
        """Give what the menu offers when a burst is selected: what is done with all its events.

        A milestone is one moment; M marks the first event.
        """
        keys = [("event", event.id) for event in self.chosen()]
        offered = figure_menu(self._scene.board, keys)
        milestone = ToggleEvents(tuple(id_ for _, id_ in keys), "milestone")
        return [entry for entry in offered if entry[1] != milestone]

    def _toggle(self, field: str) -> None:
        ids = tuple(id_ for _, id_ in self.cards())
        if ids:
            self._scene.wish(ToggleEvents(ids, field))

    def _show_known(self) -> None:
        """Show the group what is known now of the selected events, or take it back."""
        ids = tuple(event.id for event in self.chosen() if event.known_now.strip())
        if ids:
            self._scene.wish(ToggleEvents(ids, "known_shown"))

    def _open_kinds(self) -> None:
        chosen = self.chosen()
        item = self._scene.item(self.cards()[0]) if chosen else None
        if item is None:
            return
        ids = tuple(event.id for event in chosen)
        entries: list[MenuEntry] = [
            (kind.label, SetEventKind(ids, kind), all(e.kind is kind for e in chosen))
            for kind in EventKind
        ]
        place: QPointF = item.home().bottomLeft()
        self._scene.menu_requested.emit(entries, place)


def waits(event: TimelineEvent) -> bool:
    """Tell whether an event lies in the tray."""
    return event.time is None or event.precision is Precision.UNKNOWN
