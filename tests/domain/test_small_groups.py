"""People divided into small groups: nobody left out, nobody alone, and evenly mixed if wished."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.small_groups import LOOKS, look, sizes, split, split_evenly
from pm_facilitator.domain.vocabulary import PersonRole
from tests.helpers.make import make_person

_people = st.lists(
    st.builds(
        lambda team, role: make_person(team=team, role=role),
        st.sampled_from(["Payments", "payments ", "Search", "Support", ""]),
        st.sampled_from([PersonRole.RESPONDER, PersonRole.EXPERT, PersonRole.OBSERVER]),
    ),
    max_size=40,
)
_chance = st.integers(0, 10_000).map(Random)


@settings(deadline=None)
@given(_people, st.integers(-1, 9), _chance, st.booleans())
def test_everybody_is_in_exactly_one_group(
    people: list[Person], size: int, chance: Random, evenly: bool
) -> None:
    groups = (split_evenly if evenly else split)(people, size, chance)
    assert sorted(id_ for group in groups for id_ in group) == sorted(each.id for each in people)
    assert sorted(map(len, groups), reverse=True) == sizes(len(people), size)


@settings(deadline=None)
@given(st.integers(2, 300), st.integers(-1, 9))
def test_groups_have_two_to_five_people_and_differ_by_one_at_most(people: int, size: int) -> None:
    found = sizes(people, size)
    assert sum(found) == people
    assert 2 <= min(found) <= max(found) <= min(5, min(found) + 1)


@pytest.mark.parametrize(
    ("people", "size", "expected"),
    [
        (0, 3, []),
        (1, 3, [1]),
        (3, 2, [3]),
        (5, 4, [5]),
        (6, 4, [3, 3]),
        (7, 3, [4, 3]),
        (8, 4, [4, 4]),
        (10, 4, [4, 3, 3]),
        (11, 5, [4, 4, 3]),
        (9, 2, [3, 2, 2, 2]),
    ],
)
def test_sizes_come_as_near_as_possible_to_the_wish(
    people: int, size: int, expected: list[int]
) -> None:
    assert sizes(people, size) == expected


@settings(deadline=None)
@given(_people, st.integers(2, 5), _chance)
def test_a_team_is_spread_over_the_groups(people: list[Person], size: int, chance: Random) -> None:
    groups = split_evenly(people, size, chance)
    known = {person.id: person.team.strip().casefold() for person in people}
    for team in set(known.values()):
        counts = [sum(known[id_] == team for id_ in group) for group in groups]
        assert max(counts) - min(counts) <= 1


@settings(deadline=None)
@given(_people, st.integers(2, 5), _chance)
def test_no_exchange_within_a_team_would_spread_the_roles_better(
    people: list[Person], size: int, chance: Random
) -> None:
    groups = split_evenly(people, size, chance)
    known = {person.id: person for person in people}
    best = unevenness(groups, known)
    for one in groups:
        for other in groups:
            for i, mine in enumerate(one):
                for j, theirs in enumerate(other):
                    teams = {known[id_].team.strip().casefold() for id_ in (mine, theirs)}
                    if one is other or len(teams) > 1:
                        continue
                    one[i], other[j] = theirs, mine
                    assert unevenness(groups, known) >= best
                    one[i], other[j] = mine, theirs


def unevenness(groups: list[list[str]], known: dict[str, Person]) -> int:
    counts = [Counter(known[id_].role for id_ in group) for group in groups]
    return sum(count * count for counted in counts for count in counted.values())


def test_two_teams_with_two_roles_each_give_groups_with_all_of_them() -> None:
    people = [
        make_person(team=team, role=role)
        for team in ("Payments", "Search")
        for role in (PersonRole.RESPONDER, PersonRole.EXPERT)
        for _ in range(3)
    ]
    known = {person.id: person for person in people}
    for seed in range(20):
        groups = split_evenly(people, 4, Random(seed))
        assert [len(group) for group in groups] == [4, 4, 4]
        for group in groups:
            assert Counter(known[id_].team for id_ in group) == {"Payments": 2, "Search": 2}
            assert len({known[id_].role for id_ in group}) == 2


def test_chance_decides_and_the_same_chance_decides_alike() -> None:
    people = [make_person() for _ in range(12)]
    once, again = split(people, 3, Random(1)), split(people, 3, Random(1))
    assert once == again
    assert any(split(people, 3, Random(seed)) != once for seed in range(2, 6))


def test_groups_are_named_after_their_colours_and_counted_on() -> None:
    assert look(0) == ("Blue", "blue")
    assert look(len(LOOKS) + 1) == ("Amber 2", "amber")
    assert len({look(place)[0] for place in range(40)}) == 40
