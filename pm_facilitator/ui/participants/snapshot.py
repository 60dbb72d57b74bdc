"""What participants may see of a board, kept up to date batch by batch.

It shows what the audience window shows and nothing else: revealed notes of the board that the
meeting is at, the timeline in Recap as far as it is played, the round without any hidden text.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from pm_facilitator.domain import ballots, clock, rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.entities import Note, NoteGroup, Round
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.participants.shown import (
    Clock,
    EventShown,
    GroupShown,
    HeapShown,
    NoteShown,
    RoundShown,
    Shown,
    VotesShown,
)
from pm_facilitator.report.when import Times
from pm_facilitator.ui.participants.seats import Seats

Uncovered = Callable[[], frozenset[str] | None]
"""Gives the events that a timeline being played has uncovered, by id; None when all are shown."""


_ON_BOARDS = frozenset({"notes", "events"})
_ALL = _ON_BOARDS | {"round", "clock"}
"""What is made anew by itself."""


class Snapshot:
    """Follows the board; each list is made anew only when something in it has changed.

    ``held`` is True while the group's window holds its picture: what lies on boards stays as it is
    then, while the round goes on.
    """

    def __init__(
        self,
        board: Board,
        seats: Seats,
        moment: Callable[[], Moment],
        monotonic: Callable[[], float],
        uncovered: Uncovered = lambda: None,
    ) -> None:
        self._board, self._seats = board, seats
        self._moment, self._monotonic, self._uncovered = moment, monotonic, uncovered
        self.held = False
        self._place: tuple[Stage, str] = (Stage.OPEN, "")
        self._written: set[str] = set()
        self._visible: dict[str, NoteShown] = {}
        self._notes: tuple[NoteShown, ...] = ()
        self._heaps: tuple[HeapShown, ...] = ()
        self._events: tuple[EventShown, ...] = ()
        self._round: RoundShown | None = None
        self._stage_clock = Clock()
        self._stale = set(_ALL)
        self._follow()

    def react(self, batch: Committed) -> None:
        """Take over what a batch has changed."""
        kinds = batch.kinds()
        if kinds & {"round", "review"}:
            self._follow()
        if kinds & {"event", "review"}:
            self._stale.add("events")
        if "note_group" in kinds:
            self._stale.add("notes")
        if kinds & {"round", "round_group", "person", "vote", "note_group"}:
            self._stale.add("round")
        if kinds & {"stage_slot", "review"}:
            self._stale.add("clock")
        for kind, id_ in batch.keys:
            if kind == "note":
                self._take(id_, self._board.get(Note, id_))

    def look_changed(self) -> None:
        """Take over how far the timeline is played."""
        self._stale.add("events")

    def seats_changed(self) -> None:
        """Take over who sits in which small group."""
        self._stale.add("round")

    def clocks_may_differ(self) -> None:
        """Read the clocks anew: the computer may have slept."""
        self._stale |= {"round", "clock"}

    def shown(self) -> Shown:
        """Give what everybody may see now."""
        review, here = self._board.review, self._seats.here()
        self._refresh()
        return Shown(
            title=review.title,
            stage=review.stage.value,
            stage_clock=self._stage_clock,
            round=self._round,
            notes=self._notes,
            heaps=self._heaps,
            events=self._events,
            joined=len(here),
            ready=sum(seat.ready for seat in here),
            written=len(self._written),
        )

    # What lies on the board.

    def _follow(self) -> None:
        """Look at the board that the meeting is at, and at its round, when either is another."""
        round_ = rounds.running(self._board)
        stage = self._board.review.stage if round_ is None else round_.stage
        place = (stage, round_.id if round_ is not None else "")
        if place == self._place:
            return
        self._place = place
        self._written, self._visible = set(), {}
        self._stale |= _ALL
        for note in self._board.all(Note):
            self._take(note.id, note)

    def _take(self, id_: str, note: Note | None) -> None:
        stage, round_id = self._place
        if note is not None and round_id and note.round_id == round_id:
            self._written.add(id_)
        else:
            self._written.discard(id_)
        # A note that stays hidden changes nothing: while people write, that is every one of them.
        if note is not None and note.stage is stage and not note.hidden:
            self._visible[id_] = _note(note)
            self._stale.add("notes")
        elif self._visible.pop(id_, None) is not None:
            self._stale.add("notes")

    def _refresh(self) -> None:
        """Make anew what is stale; boards stay stale for as long as the picture is held."""
        if "round" in self._stale:
            self._round = self._told_round()
        if "clock" in self._stale:
            self._stage_clock = self._told_stage_clock()
        if "notes" in self._stale and not self.held:
            self._notes = tuple(self._visible.values())
            used = {note.group for note in self._notes}
            heaps = (heap for heap in self._board.all(NoteGroup) if heap.id in used)
            self._heaps = tuple(HeapShown(heap.id, heap.title) for heap in heaps)
        if "events" in self._stale and not self.held:
            self._events = tuple(self._told_events())
        self._stale &= _ON_BOARDS if self.held else set()

    def _told_events(self) -> Iterator[EventShown]:
        if self._board.review.stage is not Stage.RECAP:
            return
        uncovered, times = self._uncovered(), Times(self._board)
        for event in self._board.events:
            if uncovered is None:
                yield EventShown(event.id, times.event(event), event.text)
            elif event.id in uncovered:
                # While it is played, nobody knows yet how long something will last.
                begun = replace(event, end=None)
                yield EventShown(event.id, times.event(begun), event.text)

    # The round and the clocks.

    def _told_stage_clock(self) -> Clock:
        slot = self._board.slot(self._board.review.stage)
        if slot is None or not slot.planned + slot.extra:
            return Clock()
        left = clock.remaining(slot, self._moment())
        return Clock(left, clock.is_running(slot), self._monotonic())

    def _told_round(self) -> RoundShown | None:
        round_ = rounds.running(self._board)
        if round_ is None:
            return None
        votes = RoundStep.VOTE.value in round_.steps
        return RoundShown(
            id=round_.id,
            prompt=rounds.prompt_of(round_),
            format=round_.format,
            step=round_.step.value,
            steps=round_.steps,
            clock=Clock(
                rounds.remaining(round_, self._moment()),
                round_.step_since is not None,
                self._monotonic(),
            ),
            anonymous=round_.anonymous,
            promise=rounds.promise(self._board, round_),
            groups=self._groups(round_),
            reporting=round_.reporting,
            votes=VotesShown(round_.votes_each, round_.votes_per_note, round_.votes_open)
            if votes
            else None,
            results=self._results(round_),
        )

    def _groups(self, round_: Round) -> tuple[GroupShown, ...]:
        groups = rounds.groups_of(self._board, round_.id)
        if not groups:
            return ()
        seated: Counter[str] = Counter()
        sitting = self._seats.sitting(self._board, round_)
        for seat in self._seats.here():
            group = sitting.group(seat)
            if group is not None:
                seated[group.id] += 1
        return tuple(GroupShown(g.id, g.name, g.color, seated[g.id]) for g in groups)

    def _results(self, round_: Round) -> tuple[tuple[str, int], ...] | None:
        if round_.votes_open or not round_.result_order:
            return None
        counted = {id_: count for (_, id_), count in ballots.results(self._board, round_).items()}
        return tuple((id_, counted[id_]) for id_ in round_.result_order if id_ in counted)


def _note(note: Note) -> NoteShown:
    return NoteShown(note.id, note.text, note.color.value, note.group_id, note.x, note.y)
