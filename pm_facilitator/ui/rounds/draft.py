"""What is chosen for a round before it begins: one value, so that undo is the value before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from pm_facilitator.domain.edits.rounds import Plan
from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.small_groups import look
from pm_facilitator.domain.vocabulary import RoundStep, Stage

Division = Callable[[Sequence[Person], int, Random], list[list[str]]]


@dataclass(frozen=True, slots=True)
class RoundDraft:
    """A round that is being prepared; nothing of it is stored before it begins.

    Attributes:
        people: the ids of the people of each small group; no groups when it is empty.
        names: a name for each group; empty where it is called by its colour.
        size: the wished size of the groups.
    """

    stage: Stage = Stage.REFLECT
    format: str = ""
    prompt: str = ""
    steps: tuple[Step, ...] = ()
    anonymous: bool = True
    votes_each: int = 5
    votes_per_note: int = 3
    people: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    size: int = 3

    def plan(self) -> Plan:
        """Give what a round keeps of this; each line of its prompt is a question of its own."""
        lines = (" ".join(line.split()) for line in self.prompt.splitlines())
        return Plan(
            prompt="\n".join(line for line in lines if line),
            steps=self.steps,
            format=self.format,
            anonymous=self.anonymous,
            votes_each=self.votes_each,
            votes_per_note=self.votes_per_note,
        )

    def has(self, word: RoundStep) -> bool:
        """Tell whether a step of this sort comes in the round."""
        return any(step.word is word for step in self.steps)

    def with_seconds(self, place: int, seconds: int) -> "RoundDraft":
        """Give a step another time."""
        steps = list(self.steps)
        steps[place] = replace(steps[place], seconds=seconds)
        return replace(self, steps=tuple(steps))

    def divided(self, people: Sequence[Person], division: Division, chance: Random) -> "RoundDraft":
        """Put people into groups of the wished size; groups that are there keep their names."""
        return self._grouped(division(people, self.size, chance))

    def without_groups(self) -> "RoundDraft":
        """Take all groups away."""
        return self._grouped([])

    def with_group(self) -> "RoundDraft":
        """Add a group with nobody in it."""
        return self._grouped([*self.people, ()])

    def without_group(self, place: int) -> "RoundDraft":
        """Take one group away; its people are in none then."""
        names = (*self.names[:place], *self.names[place + 1 :])
        people = (*self.people[:place], *self.people[place + 1 :])
        return replace(self, people=people, names=names)

    def renamed(self, place: int, name: str) -> "RoundDraft":
        """Give a group another name; the one of its colour is kept as no name of its own."""
        names = list(self.names)
        words = " ".join(name.split())
        names[place] = "" if words == look(place)[0] else words
        return replace(self, names=tuple(names))

    def name_of(self, place: int) -> str:
        """Give the name of a group: its own, or that of its colour."""
        return self.names[place] or look(place)[0]

    def moved(self, person_id: str, to: int | None) -> "RoundDraft":
        """Put somebody into one group and out of every other one; None for no group."""
        groups = [[id_ for id_ in group if id_ != person_id] for group in self.people]
        if to is not None:
            groups[to].append(person_id)
        return replace(self, people=tuple(map(tuple, groups)))

    def group_of(self, person_id: str) -> int | None:
        """Give the place of the group that somebody is in."""
        return next((n for n, group in enumerate(self.people) if person_id in group), None)

    def _grouped(self, groups: Sequence[Sequence[str]]) -> "RoundDraft":
        names = [*self.names[: len(groups)], *[""] * (len(groups) - len(self.names))]
        return replace(self, people=tuple(map(tuple, groups)), names=tuple(names))
