"""What one participant alone sees: own notes, own votes, and what the own small group shares."""

from pm_facilitator.domain import ballots, rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed, Removed
from pm_facilitator.domain.entities import Note, Round
from pm_facilitator.domain.vocabulary import Origin, RoundStep
from pm_facilitator.participants.shown import Own
from pm_facilitator.ui.participants.seats import Seat, Seats

_FOR_ALL = frozenset({"round", "round_group", "note_group", "person"})
"""Kinds that concern everybody's own part."""

REST = 10
"""How often parts are taken without that of somebody who has just written."""


class Parts:
    """Knows whose part has changed, and makes it anew when it is asked for."""

    def __init__(self, board: Board, seats: Seats) -> None:
        self._board, self._seats = board, seats
        self._stale: dict[int, None] = {}
        self._written: dict[int, int] = {}
        self._taken = 0
        self._shared: dict[str, tuple[str, ...]] = {}

    def react(self, batch: Committed) -> None:
        """Take over what a batch has changed."""
        kinds = batch.kinds()
        if kinds & _FOR_ALL or ("vote" in kinds and batch.origin is not Origin.PARTICIPANT):
            self._shared.clear()
            self._stale |= dict.fromkeys(person for person, _ in self._seats)
        elif "note" in kinds:
            self._notes_changed(batch)

    def touch(self, person: int) -> None:
        """Know that somebody's part has changed."""
        self._stale[person] = None

    def wrote(self, person: int) -> None:
        """Know that somebody has written, and has been told that it is kept."""
        self._written[person] = self._taken

    def take(self, most: int) -> dict[int, Own]:
        """Give up to so many parts that have changed since they were given last.

        Those of whoever has only written come last, and not while they write on: they know what
        they wrote, and it grows.
        """
        self._taken += 1
        round_ = rounds.running(self._board)
        rested = [person for person, at in self._written.items() if self._taken - at > REST]
        people = list(dict.fromkeys([*self._stale, *rested]))[:most]
        for person in people:
            self._stale.pop(person, None)
            self._written.pop(person, None)
        return {person: self._own(self._seats[person], round_) for person in people}

    def are_waiting(self) -> bool:
        """Tell whether there are parts to be given, now or later."""
        return bool(self._stale or self._written)

    def _notes_changed(self, batch: Committed) -> None:
        round_ = rounds.running(self._board)
        if round_ is not None and round_.step is RoundStep.SHARE:
            self._shared_changed(batch, round_)
        if batch.origin is not Origin.PARTICIPANT:
            # Whoever has said something is told anyway: this is what others do to one's notes.
            owners = (self._seats.owner(id_) for kind, id_ in batch.keys if kind == "note")
            self._stale |= dict.fromkeys(owner for owner in owners if owner is not None)

    def _shared_changed(self, batch: Committed, round_: Round) -> None:
        """Know that those in the small groups of these notes read something else now."""
        notes = [note for kind, id_ in batch.keys if (note := self._board.find(kind, id_))]
        notes += [change.entity for change in batch.changes if isinstance(change, Removed)]
        changed = {note.small_group_id for note in notes if isinstance(note, Note)}
        for group_id in changed:
            self._shared.pop(group_id or "", None)
        sitting = self._seats.sitting(self._board, round_)
        for person, seat in self._seats:
            group = sitting.group(seat) if seat.here else None
            if group is not None and group.id in changed:
                self._stale[person] = None

    def _own(self, seat: Seat, round_: Round | None) -> Own:
        if round_ is None:
            return Own(hand=seat.hand)
        group = seat.group(self._board, round_)
        group_id = group.id if group is not None else None
        return Own(
            notes=self._notes(seat, round_),
            votes=self._votes(seat, round_),
            left=self._left(seat, round_),
            ready=seat.ready,
            hand=seat.hand,
            group=group_id,
            group_notes=self._group_notes(round_, group_id),
            answered=round_.id if rounds.has_answered(round_, seat.secret) else "",
        )

    def _notes(self, seat: Seat, round_: Round) -> tuple[tuple[str, str], ...]:
        found = ((key, self._board.find("note", id_)) for id_, key in seat.keys.items())
        return tuple(
            (key, note.text)
            for key, note in found
            if isinstance(note, Note) and note.round_id == round_.id
        )

    def _votes(self, seat: Seat, round_: Round) -> dict[str, int]:
        if not seat.secret:
            return {}
        given = ballots.votes_given(self._board, round_, seat.secret, self._voter(seat, round_))
        return {id_: count for (_, id_), count in given.items()}

    def _left(self, seat: Seat, round_: Round) -> int:
        if not seat.secret:
            return round_.votes_each
        return ballots.votes_left(self._board, round_, seat.secret, self._voter(seat, round_))

    def _voter(self, seat: Seat, round_: Round) -> str | None:
        person = None if round_.anonymous else seat.person(self._board)
        return person.id if person is not None else None

    def _group_notes(self, round_: Round, group_id: str | None) -> tuple[str, ...]:
        if group_id is None or round_.step is not RoundStep.SHARE:
            return ()
        if group_id not in self._shared:
            self._shared[group_id] = tuple(
                note.text
                for note in rounds.notes_of(self._board, round_.id)
                if note.small_group_id == group_id
            )
        return self._shared[group_id]
