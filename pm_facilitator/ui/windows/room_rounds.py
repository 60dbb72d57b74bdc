"""Rounds where the facilitator works: the strip above the board, the page that prepares one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer

from pm_facilitator.canvas.dots import Dots
from pm_facilitator.canvas.keys import CTRL, chord
from pm_facilitator.canvas.notes_board import NotesBoard
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain import rounds
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.round_clock import RoundClock, RoundFace
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.rounds.leading import Leading
from pm_facilitator.ui.rounds.setup_page import SetupPage
from pm_facilitator.ui.rounds.strip import RoundStrip
from pm_facilitator.ui.rounds.words import seen
from pm_facilitator.ui.stages.page import StagePage
from pm_facilitator.ui.widgets.shrinking import ShrinkingArea
from pm_facilitator.ui.windows.room_before import RoomBefore

if TYPE_CHECKING:
    from pm_facilitator.ui.windows.room import Room

_REST = 200
"""Milliseconds within which notes and votes that come in are shown together."""

_APART = 50
"""Milliseconds between the two windows then, so that neither is late for both."""

_LEAST = 112
"""The height, in pixels, that the strip keeps in a small window."""

_READABLE = 0.5
"""The zoom below which notes cannot be read any more."""

_CONCERNED = frozenset({"note", "note_group", "vote", "person"})
_GROUP = chord(Qt.Key.Key_G, CTRL)


class RoomRounds(QObject):
    """Joins the round that is held to the windows; it is told of every batch by the room."""

    def __init__(self, room: "Room", palette: Palette) -> None:
        super().__init__(room)
        self._room = room
        self._palette = palette
        self._step: tuple[str, int, str] | None = None
        self._said = ""
        self.clock = RoundClock(room.session, room.moment, self)
        self.lead = Leading(room.session, room.history, room.moment, self)
        self.strip = RoundStrip(self.lead, palette)
        self.area = ShrinkingArea(self.strip, _LEAST)
        self.setup: SetupPage | None = None
        self.before = RoomBefore(room)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._catch_up)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(_APART)
        self._next.timeout.connect(self._show_round)

    def join(self) -> None:
        """Begin, once the room has its pages and notices."""
        room, strip = self._room, self.strip
        for source in (self.clock, self.lead):
            source.failed.connect(room.notices.problem)
        self.clock.ticked.connect(self._show_face)
        self.clock.timeUp.connect(self._time_up)
        self.lead.topicChanged.connect(self._show_round)
        strip.clockToggled.connect(self.clock.toggle)
        strip.extended.connect(self.clock.extend)
        strip.writing.left.connect(lambda: room.page.take_focus())
        strip.writing.said.connect(room.notices.say)
        strip.grouping.gatherWanted.connect(self._gather)
        strip.grouping.groupWanted.connect(self._group)
        strip.voting.handWanted.connect(self._toggle_hand)
        strip.discussing.lit.connect(self._light)
        strip.done.againWanted.connect(self.prepare)
        for dots in self._dots().values():
            dots.placed.connect(self.lead.ballot.vote)
            dots.in_hand_changed.connect(strip.voting.hand.setChecked)
        self.refresh()
        self._show_face(self.clock.face())

    # What keys and menus ask for.

    def open(self) -> None:
        """Go to the round that is held, or prepare one; once more: back to the board."""
        pane = self.strip.pane()
        if self._room.showing() is self.setup and self.setup is not None:
            self._leave_setup()
        elif self.lead.held() is None:
            self.prepare()
        elif pane is None or not pane.take_focus():
            self.strip.steps.take_focus()

    def prepare(self) -> None:
        """Show the page that prepares a round; what was chosen there before is still chosen."""
        if self.setup is None:
            self.setup = SetupPage(self._room.session.board, self._palette)
            self.setup.startWanted.connect(self._start)
            self.setup.closed.connect(self._leave_setup)
        if self.setup.is_untouched():
            # Another stage proposes another format.
            self.setup.begin()
        self.setup.refresh()
        self._room.show_beside(self.setup)
        self.setup.take_focus()

    def step(self, by: int) -> None:
        """Go to the next step of the round, or to the one before."""
        if self.strip.pane() is not None:
            self.strip.step(by)

    def again(self) -> None:
        """Begin the present step again, with its whole time."""
        held = self.lead.held()
        if held is not None:
            self.strip.flush()
            self.lead.go_to(held.step_at)

    def write(self) -> None:
        """Put the keyboard into the box of the next group."""
        if not self.strip.write():
            self._room.notices.say("There is nothing to write into just now.", brief=True)

    def end(self) -> None:
        """End the round, whichever step it is in."""
        if self.lead.held() is not None:
            self.strip.flush()
            self.lead.end()

    def discard(self) -> None:
        """Take the round back with what nobody has seen yet; Undo brings all of it again."""
        if self.lead.held() is not None:
            self.lead.discard()
            self._room.offer_back("The round is taken back.", "Undo")

    def close(self) -> None:
        """Keep what is typed, and stop listening; the round goes on when the review is opened."""
        self.strip.flush()
        self._rest.stop()
        self._next.stop()
        self.clock.close()

    # Following the board.

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed: steps at once, notes and votes a moment later."""
        self.before.react(batch)
        if self.setup is not None:
            self.setup.react(batch)
        if batch.touches("round") or batch.touches("round_group"):
            self.refresh()
        elif self.lead.held() is None or self._rest.isActive():
            # What waits is not put off by the next batch: with many devices there is always one.
            return
        elif batch.kinds() & _CONCERNED:
            self._rest.start()

    def refresh(self) -> None:
        """Show the round as it is now, in both windows."""
        self._rest.stop()
        self._next.stop()
        self.strip.refresh()
        self._follow_step()
        self._show_round()

    def _catch_up(self) -> None:
        self.strip.refresh()
        self._follow_step()
        self._next.start()

    def seats_changed(self) -> None:
        """Show a moment later who sits where on devices."""
        if self.lead.held() is not None and not self._rest.isActive():
            self._rest.start()

    def opened(self) -> None:
        """Show the round in an audience window that was just opened."""
        self._show_round()
        self._show_face(self.clock.face())

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        self.strip.set_palette(palette)
        if self.setup is not None:
            self.setup.set_palette(palette)

    def _show_round(self) -> None:
        window, held = self._room.audience, self.lead.held()
        if window is None:
            return
        if held is None or not self._is_in_front(held):
            window.show_round(None)
            return
        seated = self._room.inviting.people_in(held)
        what = seen(self.lead.board, held, self.lead.people_in, self.lead.topic, seated)
        window.show_round(what, held.stage)

    def _is_in_front(self, held: Round) -> bool:
        """Tell whether the meeting is where the round is, or where there is no board for it."""
        stage = self._room.stage
        return held.stage is stage or stage in (Stage.OPEN, Stage.CLOSE)

    def _show_face(self, face: RoundFace) -> None:
        self.strip.show_face(face)
        if self._room.audience is not None:
            self._room.audience.rounds.show_face(face)

    def _follow_step(self) -> None:
        held = self.lead.held()
        now = (held.id, held.step_at, held.reporting) if held is not None else None
        if now == self._step:
            return
        before, self._step = self._step, now
        for stage, page in self._room.pages.items():
            page.give_room(
                held is not None and held.stage is stage and held.step is not RoundStep.DISCUSS
            )
        self._room.notices.take_back(self._said)
        self.lead.topic = 0
        self.lead.ballot.next()
        for stage, dots in self._dots().items():
            dots.open(held is not None and held.votes_open and held.stage is stage)
        if before is not None or held is not None:
            self._show_step(held)

    def _show_step(self, held: Round | None) -> None:
        """Show the notes once everybody may see them: those of the group that reports, or all."""
        if held is None or held.step in rounds.PRIVATE:
            self._light(None)
            return
        self._show_notes(held)
        discussed = self.strip.discussing.topic() if held.step is RoundStep.DISCUSS else None
        self._light(discussed)

    def _show_notes(self, held: Round) -> None:
        page = self._room.pages[held.stage]
        notes = rounds.notes_of(self.lead.board, held.id)
        told = [note for note in notes if held.reporting and note.small_group_id == held.reporting]
        keys: list[Key] = [("note", note.id) for note in told or notes]
        if keys and page.visit(keys[0]):
            self._room.look_at(held.stage)
            page.take_focus()
            for view in page.views():
                view.board_scene.select([])
                area = _around(page, keys)
                # What is too wide to be read is shown from its beginning on.
                area.setWidth(min(area.width(), view.width() / _READABLE))
                view.fit(area)

    # What the panes ask for.

    def _start(self, draft: RoundDraft) -> None:
        if self.lead.start(draft):
            if self.setup is not None:
                self.setup.begin()
            self._leave_setup()
            self.strip.write()

    def _leave_setup(self) -> None:
        self._room.look_at(self._room.stage)
        self._room.page.take_focus()

    def _page(self) -> StagePage | None:
        held = self.lead.held()
        return self._room.pages[held.stage] if held is not None else None

    def _dots(self) -> dict[Stage, Dots]:
        found = {stage: page.dots() for stage, page in self._room.pages.items()}
        return {stage: dots for stage, dots in found.items() if dots is not None}

    def _toggle_hand(self) -> None:
        held = self.lead.held()
        dots = self._dots().get(held.stage) if held is not None else None
        if dots is not None:
            dots.toggle_hand()
            self.strip.voting.hand.setChecked(dots.in_hand())

    def _gather(self) -> None:
        for view in self._views():
            if isinstance(view.board_scene, NotesBoard):
                view.board_scene.gather_wanted.emit()

    def _group(self) -> None:
        for view in self._views():
            view.board_scene.bindings[_GROUP]()

    def _views(self) -> list[BoardView]:
        page = self._page()
        return page.views() if page is not None else []

    def _light(self, key: Key | None) -> None:
        for stage, page in self._room.pages.items():
            pointing = page.pointing()
            held = self.lead.held()
            here = held is not None and held.stage is stage
            if pointing is None:
                continue
            if key is not None and here:
                page.visit(key)
                pointing.light(key)
            elif key is None and pointing.spotlight.key is not None:
                pointing.light(None)

    def _time_up(self) -> None:
        held = self.lead.held()
        if held is not None:
            self._said = f"The time for this step is up: {held.step.label}. Nothing is locked."
            self._room.notices.say(self._said, "+1 min", self.clock.extend)


def _around(page: StagePage, keys: list[Key]) -> QRectF:
    area = QRectF()
    for scene in page.scenes():
        for key in keys:
            item = scene.item(key)
            area = area.united(item.home()) if item is not None else area
    return area
