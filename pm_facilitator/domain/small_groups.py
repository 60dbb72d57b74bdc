"""Dividing people into small groups: at random, or balanced by team and role."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations, product
from random import Random

from pm_facilitator.domain.entities import Person

SMALLEST, LARGEST = 2, 5
"""How many people a small group has."""

LOOKS = ("blue", "amber", "green", "violet", "rose", "teal", "brown", "grey")
"""The colours of small groups, which they are named after too."""


def sizes(people: int, size: int) -> list[int]:
    """Give the sizes of the groups, as near as possible to the wished one, largest first.

    They differ by one at most, and lie between 2 and 5 whenever there are two people or more.
    """
    if people <= 0:
        return []
    size = min(max(size, SMALLEST), LARGEST)
    fewest, most = -(-people // LARGEST), max(1, people // SMALLEST)
    return min(
        (_shares(people, count) for count in range(fewest, most + 1)), key=partial(_fit, size)
    )


def split(people: Sequence[Person], size: int, random: Random) -> list[list[str]]:
    """Divide people at random and give their ids, group by group."""
    shuffled = random.sample(list(people), len(people))
    return _dealt(shuffled, len(sizes(len(people), size)))


def split_evenly(people: Sequence[Person], size: int, random: Random) -> list[list[str]]:
    """Divide people so that teams are spread evenly and, as far as that allows, roles too.

    Each team has in no group more than one person more than in another group.
    """
    shuffled = random.sample(list(people), len(people))
    shuffled.sort(key=lambda person: (_team(person), person.role.value))
    dealt = _dealt(shuffled, len(sizes(len(people), size)))
    return _with_roles_spread(dealt, {person.id: person for person in people})


def look(place: int) -> tuple[str, str]:
    """Give the name and the colour of the group at a place."""
    color = LOOKS[place % len(LOOKS)]
    again = place // len(LOOKS)
    return color.capitalize() + (f" {again + 1}" if again else ""), color


def _fit(size: int, shares: list[int]) -> tuple[int, int, int]:
    """Rate sizes: how far from the wish at most, in all, and then the more groups the better.

    More is said in small groups.
    """
    off = [abs(share - size) for share in shares]
    return max(off), sum(off), -len(shares)


def _shares(people: int, count: int) -> list[int]:
    whole, rest = divmod(people, count)
    return [whole + 1] * rest + [whole] * (count - rest)


def _dealt(people: Sequence[Person], count: int) -> list[list[str]]:
    return [[person.id for person in people[place::count]] for place in range(count)]


def _with_roles_spread(groups: list[list[str]], known: Mapping[str, Person]) -> list[list[str]]:
    """Exchange people of one team between groups for as long as that spreads the roles better."""
    pairs = list(combinations(range(len(groups)), 2))
    while any(_exchanged(groups[a], groups[b], known) for a, b in pairs):
        pass
    return groups


def _exchanged(one: list[str], other: list[str], known: Mapping[str, Person]) -> bool:
    """Exchange the first two people who make two groups more alike in roles; tell whether."""
    here = Counter(known[id_].role for id_ in one)
    there = Counter(known[id_].role for id_ in other)
    for i, j in product(range(len(one)), range(len(other))):
        mine, theirs = known[one[i]], known[other[j]]
        gain = (here[mine.role] - there[mine.role]) + (there[theirs.role] - here[theirs.role])
        if _team(mine) == _team(theirs) and mine.role is not theirs.role and gain > 2:
            one[i], other[j] = other[j], one[i]
            return True
    return False


def _team(person: Person) -> str:
    return " ".join(person.team.split()).casefold()
