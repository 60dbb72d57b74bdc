"""Who has joined since the page was switched on: numbers and tokens, in memory only."""

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from pm_facilitator.participants.limits import Bucket
from pm_facilitator.participants.security import digest, new_token
from pm_facilitator.participants.shown import Own

if TYPE_CHECKING:
    from pm_facilitator.participants.client import Client


@dataclass(slots=True, eq=False)
class Person:
    """One participant; ``line`` is None while they are out of reach, ``visit`` counts their lines.

    ``own`` is what they were told last of their own part, ``waiting`` how many of their messages
    have no answer yet.
    """

    id: int
    kept_by: bytes
    bucket: Bucket
    line: "Client | None" = None
    visit: int = 0
    own: Own | None = None
    waiting: int = 0


class People:
    """Everybody with a token."""

    def __init__(self, most: int, rate: tuple[float, float]) -> None:
        self._most = most
        self._rate = rate
        self._numbers = count(1)
        self._by_id: dict[int, Person] = {}
        self._by_token: dict[bytes, Person] = {}

    def find(self, token: str | None) -> Person | None:
        """Give the one who holds this token."""
        return self._by_token.get(digest(token)) if token else None

    def get(self, id_: int) -> Person | None:
        """Give the one with this number."""
        return self._by_id.get(id_)

    def add(self, now: float) -> tuple[Person, str] | None:
        """Take somebody new in, and give their token; None when there is no more room."""
        if len(self._by_id) >= self._most and not self._forget_one():
            return None
        token = new_token()
        person = Person(next(self._numbers), digest(token), Bucket.full(*self._rate, now))
        self._by_id[person.id] = self._by_token[person.kept_by] = person
        return person, token

    def _forget_one(self) -> bool:
        """Forget whoever has been out of reach and came first; their notes stay where they are."""
        gone = next((p for p in self._by_id.values() if p.line is None), None)
        if gone is None:
            return False
        del self._by_id[gone.id], self._by_token[gone.kept_by]
        return True
