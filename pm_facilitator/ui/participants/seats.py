"""Who is on the participants' page just now: in memory only, gone with the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Person, Round, RoundGroup
from pm_facilitator.domain.rounds import groups_of, note_id
from pm_facilitator.participants.messages import Join

PeopleIn = Callable[[RoundGroup], tuple[str, ...]]
"""Gives the ids of the people in a small group."""


def people_stored(group: RoundGroup) -> tuple[str, ...]:
    """Give the people of a group as its record has them."""
    return group.person_ids


@dataclass(slots=True, eq=False)
class Seat:
    """One participant.

    Attributes:
        name: the name they gave, if any.
        here: whether their page can be reached.
        keys: the keys of own notes by the ids of these notes.
        secret: that of their ballots and closing answers.
        picked: the small group they sat down with, by its id.
        people_in: the ids of the people whom the facilitator has put into a group; those of an
            anonymous round are remembered and stored nowhere.
        ready, hand: their signs.
        told: events, corrections and ideas of theirs.
    """

    name: str = ""
    here: bool = True
    keys: dict[str, str] = field(default_factory=dict)
    secret: str = ""
    picked: str = ""
    people_in: PeopleIn = people_stored
    ready: bool = False
    hand: bool = False
    told: set[str] = field(default_factory=set)

    def person(self, board: Board) -> Person | None:
        """Give who they are among the people of the review, by their name."""
        if not self.name:
            return None
        name = self.name.casefold()
        return next((p for p in board.people if p.name.strip().casefold() == name), None)

    def group(self, board: Board, round_: Round) -> RoundGroup | None:
        """Give the small group that they have picked, or that they were put into."""
        return Sitting(board, round_, self.people_in).group(self)


class Sitting:
    """Who sits where in one round: looked up once for everybody, and only where it is asked for."""

    def __init__(self, board: Board, round_: Round, people_in: PeopleIn) -> None:
        self._board, self._people_in = board, people_in
        self._groups = {group.id: group for group in groups_of(board, round_.id)}

    @cached_property
    def _put(self) -> dict[str, RoundGroup]:
        # Where somebody is in two of them, the first counts; so it does where two have one name.
        groups = reversed(self._groups.values())
        return {id_: group for group in groups for id_ in self._people_in(group)}

    @cached_property
    def _named(self) -> dict[str, Person]:
        people = reversed(self._board.people if self._groups else [])
        return {person.name.strip().casefold(): person for person in people}

    def group(self, seat: Seat) -> RoundGroup | None:
        """Give the small group that somebody has picked, or that they were put into."""
        picked = self._groups.get(seat.picked)
        if picked is not None or not self._put:
            return picked
        person = self.person(seat)
        return self._put.get(person.id) if person is not None else None

    def person(self, seat: Seat) -> Person | None:
        """Give who somebody is among the people of the review, in a round with small groups."""
        return self._named.get(seat.name.casefold()) if seat.name else None


class Seats:
    """Everybody who has joined since the page was switched on, by the server's numbers."""

    def __init__(self, people_in: PeopleIn = people_stored) -> None:
        self._people_in = people_in
        self._seats: dict[int, Seat] = {}
        self._owners: dict[str, int] = {}

    def __iter__(self) -> Iterator[tuple[int, Seat]]:
        return iter(self._seats.items())

    def __getitem__(self, person: int) -> Seat:
        return self._seats[person]

    def join(self, person: int, message: Join) -> Seat:
        """Let somebody sit down, or come back: with what they show now, and nothing else.

        A token alone brings back a name and a group. Own notes and votes belong to whoever shows
        their keys, so that a stolen token opens none of them.
        """
        seat = self._seats.setdefault(person, Seat(people_in=self._people_in))
        seat.here = True
        seat.name = message.name or seat.name
        seat.secret = message.secret
        seat.keys = {}
        for key in message.keys:
            self.own(person, key)
        return seat

    def own(self, person: int, key: str) -> None:
        """Know that somebody holds the key of a note."""
        id_ = note_id(key)
        self._seats[person].keys[id_] = key
        self._owners[id_] = person

    def disown(self, person: int, key: str) -> None:
        """Know that a note of theirs is gone."""
        id_ = note_id(key)
        self._seats[person].keys.pop(id_, None)
        self._owners.pop(id_, None)

    def leave(self, person: int) -> None:
        """Know that somebody's page is out of reach."""
        seat = self._seats.get(person)
        if seat is not None:
            seat.here = seat.ready = seat.hand = False

    def owner(self, note: str) -> int | None:
        """Give who holds the key of a note."""
        return self._owners.get(note)

    def here(self) -> list[Seat]:
        """Give everybody whose page can be reached."""
        return [seat for seat in self._seats.values() if seat.here]

    def sitting(self, board: Board, round_: Round) -> Sitting:
        """Give who sits where in a round."""
        return Sitting(board, round_, self._people_in)

    def people_in(self, board: Board, round_: Round) -> dict[str, list[str]]:
        """Give the ids of the review's people who sit in each small group just now."""
        sitting = self.sitting(board, round_)
        found: dict[str, list[str]] = {}
        for seat in self.here():
            person, group = sitting.person(seat), sitting.group(seat)
            if person is not None and group is not None:
                found.setdefault(group.id, []).append(person.id)
        return found

    def lower_signs(self) -> None:
        """Let nobody be ready any more, because another step has begun."""
        for seat in self._seats.values():
            seat.ready = False
