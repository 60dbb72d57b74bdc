"""A round that is prepared is one value: who is in which group, what it is called, how long."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.small_groups import split, split_evenly
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.rounds.draft_history import DraftHistory

PEOPLE = [Person(f"p{n}", f"Person {n}", team=f"Team {n % 3}") for n in range(7)]
IDS = [person.id for person in PEOPLE]


def everybody(draft: RoundDraft) -> list[str]:
    return sorted(id_ for group in draft.people for id_ in group)


@given(size=st.integers(2, 5), seed=st.integers(0, 50), evenly=st.booleans())
def test_dividing_puts_everybody_into_one_group(size: int, seed: int, evenly: bool) -> None:
    division = split_evenly if evenly else split
    draft = RoundDraft(size=size).divided(PEOPLE, division, Random(seed))
    assert everybody(draft) == IDS
    assert len(draft.names) == len(draft.people)


@given(
    moves=st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from([None, 0, 1, 2])), max_size=9)
)
def test_whoever_is_moved_is_in_one_place(moves: list[tuple[str, int | None]]) -> None:
    draft = RoundDraft(size=3).divided(PEOPLE, split, Random(1)).with_group()
    for person, place in moves:
        draft = draft.moved(person, place)
        assert draft.group_of(person) == place
    assert len(everybody(draft)) == len(set(everybody(draft)))


def test_a_group_is_called_by_its_colour_until_it_has_a_name() -> None:
    draft = RoundDraft().with_group().with_group()
    assert [draft.name_of(0), draft.name_of(1)] == ["Blue", "Amber"]
    named = draft.renamed(1, "  Night   shift ")
    assert named.name_of(1) == "Night shift"
    assert named.renamed(1, "").name_of(1) == "Amber"


def test_a_group_that_goes_takes_its_name_along() -> None:
    draft = RoundDraft().with_group().with_group().renamed(0, "Day").renamed(1, "Night")
    assert draft.without_group(0).names == ("Night",)


def test_shuffling_again_keeps_the_names() -> None:
    draft = RoundDraft(size=4).divided(PEOPLE, split, Random(1)).renamed(0, "Day shift")
    assert draft.divided(PEOPLE, split, Random(2)).name_of(0) == "Day shift"


def test_a_step_gets_another_time_and_the_others_keep_theirs() -> None:
    draft = RoundDraft(steps=(Step(RoundStep.WRITE, 300, 1), Step(RoundStep.VOTE, 120)))
    assert [step.seconds for step in draft.with_seconds(0, 60).steps] == [60, 120]


def test_each_line_of_a_prompt_is_a_question_of_its_own() -> None:
    plan = RoundDraft(prompt=" What   helped? \n\n What did not?").plan()
    assert plan.prompt == "What helped?\nWhat did not?"


def test_undo_is_the_draft_before_and_typing_is_no_step() -> None:
    history = DraftHistory(RoundDraft(size=2))
    history.decide(RoundDraft(size=3))
    history.amend(RoundDraft(size=3, prompt="Why"))
    assert history.undo()
    assert history.now.size == 2
    assert history.redo()
    assert history.now.prompt == "Why"
    assert not history.redo()


def test_a_new_decision_ends_what_could_be_redone() -> None:
    history = DraftHistory(RoundDraft(size=2))
    history.decide(RoundDraft(size=3))
    history.undo()
    history.decide(RoundDraft(size=4))
    assert not history.redo()
    assert history.now.size == 4
