"""Turns what gestures ask for into committed, undoable edits."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from pm_facilitator.canvas import intents as want
from pm_facilitator.domain import changes as change
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits import events, factors, improve, notes, whys
from pm_facilitator.domain.edits.common import Key, remove
from pm_facilitator.domain.entities import Bone, TimelineEvent, new_id
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.errors import InvalidEdit, PmError
from pm_facilitator.session import Session
from pm_facilitator.ui.history import History


class BoardController(QObject):
    """The one place where wishes of scenes, keys and menus become edits.

    Signals:
        editRequested: kind and id of a record that was just made and waits to be typed into.
        removed: how many records went and the label of the step, for a notice with Undo.
        failed: a PmError to be shown.
    """

    editRequested = Signal(str, str)
    removed = Signal(int, str)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        history: History,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._history = history
        self._now = now

    def now(self) -> datetime:
        """Give the present time in UTC."""
        return self._now()

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

    def set_field(self, kind: str, id_: str, field: str, value: change.Value) -> bool:
        """Set one field of one record as an undo step of its own."""
        entity = self._session.board.find(kind, id_)
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
            entity = self._session.board.find(kind, id_)
            if entity is not None:
                patches = change.patch(entity, **{field: text})
                name = kind.replace("_", " ")
                key = (kind, id_, field)
                self._history.do(f"Edit {name}", patches, merge=key, source=source)
        except PmError as error:
            self.failed.emit(error)
        if final:
            self._history.end_burst()

    def remove(self, keys: Sequence[Key]) -> None:
        """Delete records with all that hangs on them; Undo brings everything back."""
        there = [key for key in keys if self._session.board.find(*key) is not None]
        if not there:
            return
        label = _count("Delete", there)
        if self.do(label, remove(self._session.board, there)):
            self.removed.emit(len(there), label)

    def park(self, text: str) -> bool:
        """Put an idea into the locker, from whichever stage the meeting is in."""
        board = self._session.board
        made, _ = improve.park(board, text, board.review.stage, self._now())
        return self.do("Park an idea", made)

    def _dispatch(self, intent: want.Intent) -> None:
        match intent:
            case want.SetText(kind, id_, text, final, field):
                self.type_text(kind, id_, text, field=field, final=final, source=self.sender())
            case want.Remove(keys):
                self.remove(keys)
            case want.Duplicate(keys):
                self._duplicate(keys)
            case (
                want.AddEvent()
                | want.ShiftEvents()
                | want.SetEventTime()
                | want.SetEventKind()
                | want.ToggleEvents()
            ):
                self._timeline(intent)
            case want.AddNotes() | want.MoveNotes() | want.ColorNotes() | want.GroupNotes():
                self._notes(intent)
            case want.PlaceAction(id_, impact, effort):
                self.do("Place action", improve.place_on_matrix(self._board, id_, impact, effort))
            case (
                want.FactorFromNote()
                | want.AddFactor()
                | want.MoveFactor()
                | want.NestFactor()
                | want.FactorToBone()
            ):
                self._fishbone(intent)
            case want.AddWhy(factor_id, parent_id, needed):
                add = whys.add_condition if needed else whys.add_why
                label = "Ask what else had to be true" if needed else "Ask why"
                self.add(label, add(self._board, factor_id, "", parent_id), "why_step")
            case want.ToggleGate(factor_id, parent_id):
                changes = whys.toggle_gate(self._board, factor_id, parent_id)
                self.do("Change how answers join", changes)
            case _:
                assert_never(intent)

    def _timeline(
        self,
        intent: want.AddEvent
        | want.ShiftEvents
        | want.SetEventTime
        | want.SetEventKind
        | want.ToggleEvents,
    ) -> None:
        match intent:
            case want.AddEvent(time):
                self.add("Add event", events.add_event(self._board, time=time), "event")
            case want.ShiftEvents(ids, by):
                self.do(_count("Move", ids, "event"), events.shift(self._board, ids, by))
            case want.SetEventTime(id_, time):
                self.do("Set event time", events.set_time(self._board, id_, time))
            case want.SetEventKind(ids, kind):
                self.do(f"Mark as {kind.label}", events.set_kind(self._board, ids, kind))
            case want.ToggleEvents(ids, field):
                word = "Highlight" if field == "highlighted" else "Agree on"
                self.do(_count(word, ids, "event"), events.toggle(self._board, ids, field))

    def _notes(
        self, intent: want.AddNotes | want.MoveNotes | want.ColorNotes | want.GroupNotes
    ) -> None:
        stage = self._note_stage()
        match intent:
            case want.AddNotes(x, y, ("",)):
                self.add("Add note", notes.add_note(self._board, "", stage, x, y), "note")
            case want.AddNotes(x, y, texts):
                made = notes.add_lines(self._board, texts, stage, x, y)
                self.do(_count("Add", texts, "note"), made)
            case want.MoveNotes(ids, dx, dy):
                self.do(_count("Move", ids, "note"), notes.move_notes(self._board, ids, dx, dy))
            case want.ColorNotes(ids, color):
                self.do(f"Mark as {color.label}", notes.set_color(self._board, ids, color))
            case want.GroupNotes(ids):
                self.do(_count("Group", ids, "note"), notes.group(self._board, ids))

    def _fishbone(
        self,
        intent: want.FactorFromNote
        | want.AddFactor
        | want.MoveFactor
        | want.NestFactor
        | want.FactorToBone,
    ) -> None:
        board = self._board
        match intent:
            case want.FactorFromNote(note_id, bone_id):
                made, _ = factors.factor_from_note(board, note_id, bone_id or self.first_bone())
                self.do("Make a factor of the note", made)
            case want.AddFactor(bone_id, parent_id):
                made_factor = factors.add_factor(board, "", bone_id, parent_id)
                self.add("Add factor", made_factor, "factor")
            case want.MoveFactor(id_, bone_id, parent_id, position):
                moved = factors.move_factor(board, id_, bone_id, parent_id, position)
                self.do("Move factor", moved)
            case want.NestFactor(id_, step):
                nested = factors.indent(board, id_) if step > 0 else factors.outdent(board, id_)
                self.do("Indent factor" if step > 0 else "Outdent factor", nested)
            case want.FactorToBone(id_, step):
                self.do("Move factor", factors.to_next_bone(board, id_, step))

    def _duplicate(self, keys: Sequence[Key]) -> None:
        board = self._board
        made: list[Change] = []
        note_ids = [id_ for kind, id_ in keys if kind == "note"]
        made += notes.duplicate(board, note_ids)[0]
        for kind, id_ in keys:
            entity = board.find(kind, id_)
            if entity is not None and kind in ("event", "factor", "action"):
                copy = change.with_field(entity, "id", new_id())
                order = float(getattr(entity, "order", 0.0)) + 0.5
                made.append(change.Added(change.with_field(copy, "order", order)))
        self.do(_count("Duplicate", keys), made)

    def first_bone(self) -> str:
        """Give the first category of the fishbone.

        Raises:
            InvalidEdit: when there is none.
        """
        bones = self._board.all(Bone)
        if not bones:
            raise InvalidEdit("The fishbone has no categories yet.", "Choose a set of them first.")
        return bones[0].id

    def add_event_now(self) -> str:
        """Add an event to type into, right after the last one with a time."""
        timed = [event for event in self._board.all(TimelineEvent) if event.time is not None]
        last = max((event.time for event in timed if event.time), default=None)
        start = last or self._board.review.started_at
        return self.add("Add event", events.add_event(self._board, time=start), "event")

    @property
    def _board(self) -> Board:
        return self._session.board

    def _note_stage(self) -> Stage:
        stage = self._board.review.stage
        return stage if stage in (Stage.RECAP, Stage.REFLECT, Stage.IMPROVE) else Stage.REFLECT


def _count(verb: str, items: Sequence[object], noun: str = "item") -> str:
    return f"{verb} {noun}" if len(items) == 1 else f"{verb} {len(items)} {noun}s"
