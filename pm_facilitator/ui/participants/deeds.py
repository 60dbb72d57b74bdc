"""What one message of a participant changes on the board: by the same edits as everybody's."""

from collections.abc import Callable, Sequence
from datetime import datetime

from pm_facilitator.canvas.moments import spoken_time, zone_of
from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits import contributions, round_groups, round_notes, votes
from pm_facilitator.domain.edits import rounds as round_edits
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import Note, Round, RoundGroup, TimelineEvent
from pm_facilitator.domain.shortened import shortened
from pm_facilitator.errors import InvalidEdit
from pm_facilitator.participants.messages import (
    Answer,
    CastVotes,
    Erase,
    Hand,
    Idea,
    Message,
    PickGroup,
    Ready,
    Refused,
    TellEvent,
    Write,
)
from pm_facilitator.ui.participants.seats import Seat, Sitting

MOST_NOTES = 100
"""Notes that one participant may write while the page is on."""

MOST_TOLD = 40
"""Events, corrections and ideas that one participant may tell."""


class Deeds:
    """Turns messages into changes of one board; ``taken_out`` are notes that must not come back."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._held = rounds.running(board)
        self._sitting: Sitting | None = None
        self.taken_out: set[str] = set()

    def look(self) -> None:
        """Look which round is being held: once for many messages, before they are done."""
        self._held = rounds.running(self._board)
        self._sitting = None

    def newcomers(self, telling: Sequence[Seat]) -> list[Change]:
        """Give those whom the review gets to know because they contribute.

        Only a round with names wants to know them.
        """
        if self._held is None or self._held.anonymous:
            return []
        return contributions.welcome(self._board, [seat.name for seat in telling if seat.name])

    def draft(self, seat: Seat, message: Write) -> Draft:
        """Give a note as it is to be put on the board.

        Raises:
            Refused: when it cannot be put there.
        """
        round_ = self._round(message)
        if message.round not in (None, round_.id):
            raise Refused("This note was for a round that is over.", message.n)
        id_ = rounds.note_id(message.key)
        if id_ in self.taken_out:
            raise Refused("The facilitator has taken this note out.", message.n)
        if not rounds.takes_notes(round_):
            raise Refused("This round takes no notes.", message.n)
        if id_ not in seat.keys and len(seat.keys) >= MOST_NOTES:
            raise Refused("That is as many notes as one person can write.", message.n)
        group = self._group(seat, round_)
        draft = Draft(
            message.text,
            message.key,
            group.id if group is not None else None,
            self._name(round_, seat),
        )
        present = self._board.get(Note, id_)
        if present is not None and not present.hidden and present.text != message.text:
            # Found out now: later it would hold up all that is put down with it.
            _meant(message, lambda: round_notes.write(self._board, round_.id, [draft]))
        return draft

    def write(self, drafts: Sequence[Draft]) -> list[Change]:
        """Put notes on the board together."""
        if self._held is None or not drafts:
            return []
        return round_notes.write(self._board, self._held.id, drafts)

    def changes(self, seat: Seat, message: Message, now: datetime) -> list[Change]:
        """Give what any other message changes; signs and joining change nothing.

        Raises:
            Refused: when it cannot be done.
        """
        board = self._board
        match message:
            case Erase(key=key):
                return _meant(
                    message, lambda: round_notes.erase(board, self._round(message).id, key)
                )
            case PickGroup(group=group):
                return self._sit_down(seat, message, group)
            case CastVotes(target=target, count=count):
                return self._vote(seat, message, target, count)
            case TellEvent(key=key, text=text, about=about):
                self._count(seat, message, key)
                return contributions.tell_event(board, key, text, self._named(about), now)
            case Idea(key=key, text=text):
                self._count(seat, message, key)
                return contributions.propose(board, key, text, now)
            case Answer():
                return self._answer(seat, message)
            case Ready(on=on):
                seat.ready = on
            case Hand(on=on):
                seat.hand = on
        return []

    def _round(self, message: Message) -> Round:
        if self._held is None:
            raise Refused("No round is being held just now.", message.n)
        return self._held

    def _group(self, seat: Seat, round_: Round) -> RoundGroup | None:
        # Who sits where is looked up once for all the notes of a batch.
        if self._sitting is None:
            self._sitting = Sitting(self._board, round_, seat.people_in)
        return self._sitting.group(seat)

    def _name(self, round_: Round, seat: Seat) -> str | None:
        person = None if round_.anonymous else seat.person(self._board)
        return person.id if person is not None else None

    def _sit_down(self, seat: Seat, message: Message, group: str) -> list[Change]:
        round_ = self._round(message)
        if all(group != each.id for each in rounds.groups_of(self._board, round_.id)):
            raise Refused("This group is not there any more.", message.n)
        seat.picked = group
        person = self._name(round_, seat)
        if person is None:
            return []
        return round_groups.move_person(self._board, round_.id, person, group)

    def _vote(self, seat: Seat, message: Message, target: str, count: int) -> list[Change]:
        round_ = self._round(message)
        if not seat.secret:
            raise Refused("Please load the page again to vote.", message.n)
        voter = self._name(round_, seat)
        return _meant(
            message,
            lambda: votes.cast(self._board, round_.id, seat.secret, target, count, voter),
        )

    def _answer(self, seat: Seat, message: Answer) -> list[Change]:
        round_ = self._round(message)
        if message.round not in (None, round_.id):
            raise Refused("This closing check is over.", message.n)
        if not seat.secret:
            raise Refused("Please load the page again to answer.", message.n)
        learned, again = message.learned, message.again
        return _meant(
            message,
            lambda: round_edits.answer(self._board, round_.id, seat.secret, learned, again),
        )

    def _count(self, seat: Seat, message: Message, key: str) -> None:
        if key not in seat.told and len(seat.told) >= MOST_TOLD:
            raise Refused("That is as much as one person can tell.", message.n)

    def _named(self, event_id: str | None) -> str:
        """Name an event in a few words, by its time and by how it begins."""
        event = self._board.get(TimelineEvent, event_id)
        if event is None:
            return ""
        words = shortened(event.text, 60)
        if event.time is None:
            return f"“{words}”"
        zone = zone_of(self._board.review.zone)
        return f"{spoken_time(event.time, zone, event.time)} “{words}”"


def _meant(message: Message, edit: Callable[[], list[Change]]) -> list[Change]:
    """Do an edit; what does not fit the board is refused in its own words."""
    try:
        return edit()
    except InvalidEdit as error:
        raise Refused(str(error), message.n) from error
