"""Turns what gestures ask for into committed, undoable edits."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeVar, assert_never
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.clip_intents import ClipIntent
from pm_facilitator.canvas.whiteboard_intents import WhiteboardIntent
from pm_facilitator.domain import changes as change
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, Removed, key_of
from pm_facilitator.domain.edits import events, improve
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.whiteboard import remove_things
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.errors import InvalidEdit, PmError
from pm_facilitator.session import Session
from pm_facilitator.ui.history import History
from pm_facilitator.ui.meanwhile import Meanwhile
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.wishes import clips, fishbone, notes, timeline, whiteboard
from pm_facilitator.ui.wishes.granter import counted, named

T = TypeVar("T")


class BoardController(QObject):
    """The one place where wishes of scenes, keys and menus become edits.

    Signals:
        editRequested: kind and id of a record that was just made and waits to be typed into.
        selectRequested: the keys of what was just made, to be selected.
        arrived: the keys of what was asked for a while ago and is on the board now.
        noticed: something that is good to know, in a sentence.
        handedIn: the paths of files and a text to be brought in, with a look at them first.
        removed: how many records went and the label of the step, for a notice with Undo.
        failed: a PmError to be shown.
    """

    editRequested = Signal(str, str)
    selectRequested = Signal(list)
    arrived = Signal(list)
    noticed = Signal(str)
    handedIn = Signal(list, str)
    removed = Signal(int, str)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        history: History,
        now: Callable[[], datetime],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._history = history
        self._now = now
        self.slow_work = Meanwhile(tasks, self)

    @property
    def board(self) -> Board:
        """Give the board that is edited."""
        return self._session.board

    def now(self) -> datetime:
        """Give the present time in UTC."""
        return self._now()

    def today(self) -> date:
        """Give the present day where the review is held."""
        return self._now().astimezone(ZoneInfo(self.board.review.zone)).date()

    def handle(self, intent: want.Intent) -> None:
        """Do what a gesture asks for; a failure is told, never raised."""
        try:
            self._dispatch(intent)
        except PmError as error:
            self.failed.emit(error)

    def do(self, label: str, changes: Sequence[Change]) -> bool:
        """Commit changes as one undo step and tell whether that worked."""
        try:
            self._history.do(label, changes)
        except PmError as error:
            self.failed.emit(error)
            return False
        return True

    def add(self, label: str, made: tuple[Sequence[Change], str], kind: str) -> str:
        """Commit a new record and ask for its text; give its id, empty when it failed."""
        changes, id_ = made
        if not self.do(label, changes):
            return ""
        self.editRequested.emit(kind, id_)
        return id_

    def choose(self, keys: Sequence[Key]) -> None:
        """Ask for these records to be selected."""
        self.selectRequested.emit(list(keys))

    def say(self, words: str) -> None:
        """Tell something that is good to know."""
        self.noticed.emit(words)

    def welcome(self, keys: Sequence[Key]) -> None:
        """Show what has come in by itself, without taking the keyboard from who types."""
        self.arrived.emit(list(keys))

    def meanwhile(self, words: str, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Work in the background, then go on here; what fails is told."""

        def go_on(found: T) -> None:
            try:
                then(found)
            except PmError as error:
                self.failed.emit(error)

        self.slow_work.run(words, work, go_on, self.failed.emit)

    def bring_in(self, paths: Sequence[str], text: str = "") -> None:
        """Show what could be brought in from files, or from a text."""
        self.handedIn.emit(list(paths), text)

    def picture(self, name: str) -> bytes | None:
        """Give the bytes of a picture that is kept."""
        return self._session.picture(name)

    def keep_picture(self, data: bytes, media_type: str) -> str:
        """Keep the bytes of a picture and give their name."""
        return self._session.keep_picture(data, media_type)

    def set_field(self, kind: str, id_: str, field: str, value: change.Value) -> bool:
        """Set one field of one record as an undo step of its own."""
        entity = self.board.find(kind, id_)
        if entity is None:
            self.failed.emit(InvalidEdit("This is not on the board any more."))
            return False
        name = kind.replace("_", " ")
        return self.do(f"Change {name}", change.patch(entity, **{field: value}))

    def type_text(
        self,
        kind: str,
        id_: str,
        text: str,
        *,
        field: str = "text",
        final: bool = False,
        source: object | None = None,
    ) -> None:
        """Take over a text as it is typed: safe at once, and one undo step for each burst."""
        try:
            entity = self.board.find(kind, id_)
            if entity is not None:
                patches = change.patch(entity, **{field: text})
                name = kind.replace("_", " ")
                key = (kind, id_, field)
                self._history.do(f"Edit {name}", patches, merge=key, source=source)
        except PmError as error:
            self.failed.emit(error)
        if final:
            self._history.end_burst()

    def type_record(
        self, label: str, merge: tuple[str, str, str], changes: Sequence[Change], final: bool
    ) -> None:
        """Take over typing that may make a record; one undo step for each burst."""
        try:
            self._history.do(label, changes, merge=merge)
        except PmError as error:
            self.failed.emit(error)
        if final:
            self._history.end_burst()

    def remove(self, keys: Sequence[Key]) -> None:
        """Delete records with all that hangs on them; Undo brings everything back."""
        there = [key for key in keys if self.board.find(*key) is not None]
        if not there:
            return
        try:
            changes = remove_things(self.board, there)
        except PmError as error:
            self.failed.emit(error)
            return
        gone = {key_of(each) for each in changes if isinstance(each, Removed)}
        count = sum(key in gone for key in there)
        label = counted("Delete", there[:count], named(there))
        if self.do(label, changes):
            self.removed.emit(count, label)

    def park(self, text: str) -> bool:
        """Put an idea into the locker, from whichever stage the meeting is in."""
        board = self.board
        made, _ = improve.park(board, text, board.review.stage, self._now())
        return self.do("Park an idea", made)

    def _dispatch(self, intent: want.Intent) -> None:
        if isinstance(intent, want.TimelineIntent):
            timeline.grant(intent, self)
        elif isinstance(intent, want.NoteIntent):
            notes.grant(intent, self)
        elif isinstance(intent, want.FishboneIntent):
            fishbone.grant(intent, self)
        elif isinstance(intent, WhiteboardIntent):
            whiteboard.grant(intent, self)
        elif isinstance(intent, ClipIntent):
            clips.grant(intent, self)
        elif isinstance(intent, want.SetText):
            kind, id_, text = intent.kind, intent.id, intent.text
            field, final = intent.field, intent.final
            self.type_text(kind, id_, text, field=field, final=final, source=self.sender())
        elif isinstance(intent, want.Remove):
            self.remove(intent.keys)
        elif isinstance(intent, want.Duplicate):
            whiteboard.duplicate(intent, self)
        elif isinstance(intent, want.PlaceAction):
            place = improve.place_on_matrix(self.board, intent.id, intent.impact, intent.effort)
            self.do("Place action", place)
        elif isinstance(intent, want.PlaceRisk):
            risk = improve.place_risk(self.board, intent.id, intent.severity, intent.likelihood)
            self.do("Place action by its risk", risk)
        else:
            assert_never(intent)

    def add_event_now(self) -> str:
        """Add an event to type into, right after the last one with a time."""
        timed = [event for event in self.board.all(TimelineEvent) if event.time is not None]
        last = max((event.time for event in timed if event.time), default=None)
        start = last or self.board.review.started_at
        return self.add("Add event", events.add_event(self.board, time=start), "event")
