"""Recap: events on the time axis, those without a time in a tray, sticky notes below."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from pm_facilitator.canvas.card import Card
from pm_facilitator.canvas.clip_intents import TakeText
from pm_facilitator.canvas.empty import empty_words
from pm_facilitator.canvas.event_keys import EventKeys, waits
from pm_facilitator.canvas.event_words import event_tip
from pm_facilitator.canvas.gestures.base import Gesture
from pm_facilitator.canvas.gestures.drag_events import DragEvents, DropEvent, LanePlace
from pm_facilitator.canvas.intents import AddEvent, Intent
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.keys import Bindings, chord
from pm_facilitator.canvas.layouts import Layouts
from pm_facilitator.canvas.moments import snapped
from pm_facilitator.canvas.notes_board import NotesBoard
from pm_facilitator.canvas.thing_menu import MenuEntry
from pm_facilitator.canvas.timeline_bursts import BurstFolds
from pm_facilitator.canvas.timeline_cards import BURST, timeline_cards
from pm_facilitator.canvas.timeline_play import Player
from pm_facilitator.canvas.timeline_width import laid_out
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Precision, Stage
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.timeline import TimelineLook
from pm_facilitator.figures.timeline_times import zone_of
from pm_facilitator.figures.timeline_uncover import uncover

LEAST_STRETCH, MOST_STRETCH = 0.25, 12.0
"""How far one can zoom in time, 1.0 being fitted."""

NOTES_STEP = 200.0
NOTES_GAP = 56.0

_INVITATION = (
    "What happened, and when?",
    "Double-click here or press E for the first event; Import reads a timeline from text.",
    "Drag a card along the axis to correct its time.",
)


class TimelineScene(NotesBoard):
    """The axis stays at y = 0 however the cards are stacked above and below it.

    ``whole`` is the timeline with everything, ``timeline`` is what is shown of it: less, while it
    is being played forward.

    Signals:
        look_changed: the timeline is drawn in another way; the audience's scene takes it by
            ``show_look``.
        asking_wanted: the group is to be asked whether it agrees.
    """

    look_changed = Signal(object)
    asking_wanted = Signal()

    stage = Stage.RECAP
    figure_kinds = frozenset({"review", "event", "person", "agreement"})

    def __init__(
        self, board: Board, palette: Palette, *, audience: bool, layouts: Layouts | None = None
    ) -> None:
        self.look = self._told_look = TimelineLook()
        self.whole = self.timeline = laid_out(board, self.look)
        self.bursts, self.player = BurstFolds(self), Player(self)
        self.events = EventKeys(self)
        super().__init__(board, palette, audience=audience, layouts=layouts)
        self.refreshed.connect(self._tell_look)
        if not audience:
            self.selectionKeysChanged.connect(self._let_go)

    def show_look(self, look: TimelineLook) -> None:
        """Draw the timeline in another way; what the review says of it stays as it is."""
        if look != self.look:
            self.look = look
            self.refresh()

    def lay_out_figure(self) -> list[Card]:
        """Lay out the timeline around its axis, and show what is uncovered of it."""
        if not self.audience:
            self.look = replace(self.look, apart=self.bursts.held())
        # How far it is played takes things out of the layout and moves nothing.
        look = replace(self.look, upto=None)
        self.whole = self.laid_out_once("timeline", lambda: laid_out(self.board, look), look)
        if not self.audience:
            self.look = replace(self.look, upto=self.player.kept(self.whole))
        layout = self.timeline = uncover(self.whole, self.look.upto)
        offset = (0.0, -layout.axis_y)
        cards, shapes = timeline_cards(self.board, layout, self.colors, offset)
        bottom = layout.height - layout.axis_y
        if not self.whole.cards and not self.whole.tray:
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
        """Give the keys of events and of playing beside those of notes."""
        asking: Bindings = {chord(Qt.Key.Key_U): self.asking_wanted.emit}
        own = self.events.bindings() | self.player.bindings()
        return super().own_bindings() | own | asking

    def menu_entries(self) -> list[MenuEntry]:
        """Offer for a burst what there is to do with all its events."""
        folded = any(kind == BURST for kind, _ in self.selectedKeys())
        return self.events.menu() if folded else super().menu_entries()

    def wish(self, intent: Intent) -> None:
        """Ask for a change; what is wished for a burst is wished for all its events."""
        super().wish(self.bursts.unfolded(intent))

    def paste_text(self, text: str, place: QPointF | None) -> None:
        """Ask for several lines to be brought in as a timeline; if they are none, as notes."""
        lines = tuple(line for line in text.splitlines() if line.strip())
        if len(lines) < 2:
            super().paste_text(text, place)
            return
        x, y = self.place_of_lines(len(lines), place)
        self.wish(TakeText(text, self.stage, x, y, lines))

    def edit(self, kind: str, id_: str) -> None:
        """Open the inline editor on a record, or open and fold a burst."""
        if kind == BURST and not self.audience:
            self.bursts.switch_one(id_)
        else:
            super().edit(kind, id_)

    def tip_at(self, at: QPointF) -> str:
        """Say of the event at a place how its time was told and where it was read."""
        item = None if self.audience else self.item_at(at)
        event = self.board.get(TimelineEvent, item.key[1]) if item is not None else None
        return event_tip(self.board, event) if event is not None else super().tip_at(at)

    def stretch(self, factor: float, at: QPointF) -> QPointF:
        """Zoom in time and say where the time below a place has gone."""
        if self.audience:
            return at
        time = self.timeline.time_at(at.x())
        wanted = min(MOST_STRETCH, max(LEAST_STRETCH, self.look.stretch * factor))
        self.show_look(replace(self.look, stretch=wanted))
        self.mover.stop()  # or the cards would trail behind their axis
        return QPointF(self.timeline.x_at(time), at.y())

    @property
    def stretched(self) -> float:
        """Give how long the axis is, 1.0 being fitted."""
        return self.look.stretch

    def has_escape(self) -> bool:
        """Tell whether Esc means anything just now."""
        return super().has_escape() or self.player.is_on()

    def escape(self) -> bool:
        """Break off a gesture, or else end the playing, or else clear the selection."""
        if self.player.is_on() and not self.is_dragging():
            self.player.stop()
            return True
        return super().escape()

    def gesture_on(self, item: BoardItem) -> Gesture | None:
        """Pull events along the axis, or one out of the tray onto it."""
        if item.key[0] not in ("event", BURST):
            return super().gesture_on(item)
        event = self.board.get(TimelineEvent, self.bursts.members(item.key[1])[0])
        if event is None:
            return None
        zone = zone_of(self.board.review)
        if waits(event):
            return DropEvent(self, item.key, self.timeline.time_at, self._axis_area(), zone)
        assert event.time is not None
        chosen = self.events.chosen()
        waiting = {e.id for e in chosen if waits(e)}
        return DragEvents(
            self,
            [key for key in self.events.cards() if key[1] not in waiting],
            event.time,
            (self.timeline.x_at, self.timeline.time_at),
            zone,
            whole_days=any(e.precision is Precision.DAY for e in chosen),
            lanes=self._lanes(),
        )

    def open_at(self, place: QPointF) -> None:
        """Ask for an event at the time below a double-click, or for a note among the notes."""
        if self.is_open(place) or place.y() >= self.notes_top - NOTES_GAP / 2:
            super().open_at(place)
        elif self.timeline.ticks:
            lane = next((at.name for at in self._lanes() if at.area.contains(place)), "")
            self.wish(AddEvent(snapped(self.timeline.time_at(place.x())), lane))
        else:
            self.wish(AddEvent(None))

    def nudge(self, dx: int, dy: int, more: bool) -> bool:
        """Move the selected events by a minute, or by ten; up and down walk through them."""
        return self.events.shift(dx, more) or super().nudge(dx, dy, more)

    def _tell_look(self) -> None:
        if self.look != self._told_look:
            self._told_look = self.look
            self.look_changed.emit(self.look)

    def _let_go(self) -> None:
        """Let what is no longer selected fold again."""
        if self.look.apart - {id_ for _, id_ in self.selectedKeys()}:
            self.refresh()

    def _lanes(self) -> list[LanePlace]:
        layout = self.timeline
        return [
            LanePlace(
                "" if lane.missing else lane.name,
                lane.name,
                QRectF(0.0, lane.y - layout.axis_y, layout.width, lane.height),
            )
            for lane in layout.lanes
        ]

    def _axis_area(self) -> QRectF:
        layout = self.timeline
        top = -layout.axis_y - 40.0
        return QRectF(-40.0, top, layout.width + 80.0, layout.body_bottom + 40.0)
