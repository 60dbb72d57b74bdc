"""Which texts of the document name somebody, where a role would tell the same."""

from collections.abc import Iterable, Iterator
from time import perf_counter

from pm_facilitator.checks.check import Found
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import KINDS, Person, Review
from pm_facilitator.report.roles import Roles

_TOLD_KINDS = frozenset(
    ("review", "event", "note", "factor", "why_step", "insight", "question", "action", "decision")
    + ("section_text",)
)
"""The kinds of record whose text goes into the document; who owns an action may well be named."""


class Names:
    """Looks for names, anew only in what has changed, and as long at a time as it may."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._people: tuple[Person, ...] | None = None
        self._roles = Roles.of_people(())
        self._parts: tuple[str, ...] = ()
        self._unread: dict[Key, None] = {}
        self._naming: dict[Key, None] = {}

    def forget(self, keys: Iterable[Key]) -> None:
        """Read these records again."""
        self._unread |= {key: None for key in keys if key[0] in _TOLD_KINDS}

    def read(self, seconds: float) -> bool:
        """Read for this long; True when nothing is left to read."""
        self._know(tuple(self._board.people))
        until = perf_counter() + seconds
        while self._unread:
            key = self._unread.popitem()[0]
            if any(map(self._names_somebody, self._texts(key))):
                self._naming[key] = None
            else:
                self._naming.pop(key, None)
            if perf_counter() > until:
                break
        return not self._unread

    def find(self) -> Iterator[Found]:
        """Give the texts that name somebody, as far as they have been read."""
        if self._naming:
            yield Found("names", tuple(sorted(self._naming)))

    def _know(self, people: tuple[Person, ...]) -> None:
        if people == self._people:
            return
        self._people = people
        self._roles = Roles.of_people(people)
        written = {part.lower() for person in people for part in _written(person)}
        self._parts = tuple(part for part in {*written, *self._roles.stand_ins} if part)
        self._naming = {}
        for kind in _TOLD_KINDS if people else ():
            self.forget((kind, entity.id) for entity in self._board.all(KINDS[kind]))

    def _names_somebody(self, text: str) -> bool:
        lower = text.lower()
        # Nearly every text names nobody, and this tells so many times faster.
        near = any(part in lower for part in self._parts)
        return near and self._roles.names_somebody(text)

    def _texts(self, key: Key) -> tuple[str, ...]:
        entity = self._board.find(*key)
        if isinstance(entity, Review):
            return entity.summary, entity.impact_customers, entity.impact_business
        return (str(getattr(entity, "text", "")),)


def _written(person: Person) -> list[str]:
    return [*person.name.replace("-", " ").split(), person.handle.strip().lstrip("@")]
