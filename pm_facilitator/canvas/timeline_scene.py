"""Recap: events on the time axis, those without a time in a tray, sticky notes below."""

from datetime import timedelta
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.card import Card
from pm_facilitator.canvas.empty import empty_words
from pm_facilitator.canvas.gestures.base import Gesture
from pm_facilitator.canvas.gestures.drag_events import DragEvents, DropEvent
from pm_facilitator.canvas.intents import AddEvent, SetEventKind, ShiftEvents, ToggleEvents
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.keys import Bindings, chord
from pm_facilitator.canvas.moments import snapped
from pm_facilitator.canvas.notes_board import NotesBoard
from pm_facilitator.canvas.thing_menu import MenuEntry
from pm_facilitator.canvas.timeline_cards import timeline_cards
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Precision, Stage
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.timeline import TimelineLayout, layout_timeline
from pm_facilitator.figures.timeline_times import zone_of

NARROWEST, WIDEST = 1400.0, 4200.0
WIDTH_STEP = 400.0
WIDTH_PER_EVENT = 64.0
"""The axis grows in steps, so that one event more seldom moves all others."""

NOTES_STEP = 200.0
NOTES_GAP = 56.0

_INVITATION = (
    "What happened, and when?",
    "Double-click here or press E for the first event; Import reads a timeline from text.",
    "Drag a card along the axis to correct its time.",
)


class TimelineScene(NotesBoard):
    """The axis stays at y = 0 however the cards are stacked above and below it."""

    stage = Stage.RECAP
    figure_kinds = frozenset({"review", "event"})

    def __init__(self, board: Board, palette: Palette, *, audience: bool) -> None:
        self.timeline: TimelineLayout = _laid_out(board)
        super().__init__(board, palette, audience=audience)

    def lay_out_figure(self) -> list[Card]:
        """Lay out the timeline around its axis."""
        layout = self.timeline = _laid_out(self.board)
        offset = (0.0, -layout.axis_y)
        cards, shapes = timeline_cards(self.board, layout, self.colors, offset)
        bottom = layout.height - layout.axis_y
        if not cards:
            lines = _INVITATION[:1] if self.audience else _INVITATION
            shapes += empty_words(lines, self.colors, layout.width / 2, bottom + 64)
            bottom += 120.0
        self.shapes = shapes
        self.bounds = QRectF(0.0, offset[1], layout.width, bottom - offset[1])
        self.figure_width = layout.width
        self.reach = self.notes.reach(layout.width)
        below = bottom + NOTES_GAP + self.reach
        self.notes_top = ceil(below / NOTES_STEP) * NOTES_STEP
        return cards

    def own_bindings(self) -> Bindings:
        """Give the keys of events beside those of notes."""
        return super().own_bindings() | {
            chord(Qt.Key.Key_E): self.add_event,
            chord(Qt.Key.Key_H): lambda: self._toggle("highlighted"),
            chord(Qt.Key.Key_G): lambda: self._toggle("agreed"),
            chord(Qt.Key.Key_K): self._open_kinds,
        }

    def add_event(self) -> None:
        """Ask for a new event at the time of the selected one, or at no time yet."""
        event = next(iter(self._chosen()), None)
        self.wish(AddEvent(event.time if event else None))

    def gesture_on(self, item: BoardItem) -> Gesture | None:
        """Pull events along the axis, or one out of the tray onto it."""
        event = self.board.get(TimelineEvent, item.key[1]) if item.key[0] == "event" else None
        if event is None:
            return super().gesture_on(item)
        zone = zone_of(self.board.review)
        if _waits(event):
            return DropEvent(self, item.key, self.timeline.time_at, self._axis_area(), zone)
        assert event.time is not None
        chosen = [e for e in self._chosen() if not _waits(e)]
        keys: list[Key] = [("event", e.id) for e in chosen]
        return DragEvents(
            self,
            keys,
            event.time,
            (self.timeline.x_at, self.timeline.time_at),
            zone,
            whole_days=any(e.precision is Precision.DAY for e in chosen),
        )

    def open_at(self, place: QPointF) -> None:
        """Ask for an event at the time below a double-click, or for a note among the notes."""
        if place.y() >= self.notes_top - NOTES_GAP / 2:
            super().open_at(place)
        elif self.timeline.ticks:
            self.wish(AddEvent(snapped(self.timeline.time_at(place.x()))))
        else:
            self.wish(AddEvent(None))

    def nudge(self, dx: int, dy: int, more: bool) -> bool:
        """Move the selected events by a minute, or by ten; up and down walk through them."""
        ids = tuple(event.id for event in self._chosen() if not _waits(event))
        if not ids or not dx:
            return super().nudge(dx, dy, more)
        whole_days = any(e.precision is Precision.DAY for e in self._chosen())
        step = timedelta(days=1) if whole_days else timedelta(minutes=10 if more else 1)
        self.wish(ShiftEvents(ids, dx * step))
        return True

    def _chosen(self) -> list[TimelineEvent]:
        found = [self.board.get(TimelineEvent, id_) for id_ in self.only("event")]
        return [event for event in found if event is not None]

    def _axis_area(self) -> QRectF:
        layout = self.timeline
        top = -layout.axis_y - 40.0
        return QRectF(-40.0, top, layout.width + 80.0, layout.body_bottom + 40.0)

    def _toggle(self, field: str) -> None:
        ids = tuple(self.only("event"))
        if ids:
            self.wish(ToggleEvents(ids, field))

    def _open_kinds(self) -> None:
        chosen = self._chosen()
        item = self.item(("event", chosen[0].id)) if chosen else None
        if item is None:
            return
        ids = tuple(event.id for event in chosen)
        entries: list[MenuEntry] = [
            (kind.label, SetEventKind(ids, kind), all(e.kind is kind for e in chosen))
            for kind in EventKind
        ]
        self.menu_requested.emit(entries, item.home().bottomLeft())


def _laid_out(board: Board) -> TimelineLayout:
    wanted = max(NARROWEST, min(WIDEST, len(board.events) * WIDTH_PER_EVENT))
    steps = ceil((wanted - NARROWEST) / WIDTH_STEP)
    width = NARROWEST + steps * WIDTH_STEP
    return layout_timeline(board.events, board.review, width=width, measure=measure())


def _waits(event: TimelineEvent) -> bool:
    return event.time is None or event.precision is Precision.UNKNOWN
