"""Whether a factor is answered: by an action, a decision, or by what was said above or below it."""

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.answers import Answered, answers
from pm_facilitator.domain.entities import Action, Decision, Factor
from pm_facilitator.domain.vocabulary import ActionStatus
from tests.helpers.make import make_board, make_factor

ABOVE, MIDDLE, BELOW = (
    make_factor(id="above"),
    make_factor(id="middle", parent_id="above"),
    make_factor(id="below", parent_id="middle"),
)


def said(*records: Factor | Action | Decision) -> dict[str, str]:
    board = make_board(ABOVE, MIDDLE, BELOW, *records)
    return {id_: answer.by.value for id_, answer in answers(board).items()}


def test_nothing_answers_a_factor_at_first() -> None:
    assert said() == {"above": "not", "middle": "not", "below": "not"}


def test_an_action_goes_before_a_decision() -> None:
    action, decision = Action("a", factor_ids=("middle",)), Decision("d", factor_ids=("middle",))
    assert said(decision)["middle"] == "decision"
    assert said(decision, action)["middle"] == "action"


def test_what_answers_a_factor_answers_those_above_and_below_it() -> None:
    board = make_board(ABOVE, MIDDLE, BELOW, Action("a", factor_ids=("middle",)))
    found = answers(board)
    assert (found["above"].elsewhere, found["below"].elsewhere) == (MIDDLE, MIDDLE)


def test_a_cancelled_action_answers_nothing() -> None:
    cancelled = Action("a", factor_ids=("middle",), status=ActionStatus.CANCELLED)
    assert set(said(cancelled).values()) == {"not"}


def test_a_factor_without_words_is_left_out_and_still_joins_those_around_it() -> None:
    empty = make_factor(id="middle", parent_id="above", text=" ")
    board = make_board(ABOVE, empty, BELOW, Decision("d", factor_ids=("below",)))
    found = answers(board)
    assert {id_: answer.by for id_, answer in found.items()} == {
        "above": Answered.ELSEWHERE,
        "below": Answered.DECISION,
    }


@given(
    st.lists(st.integers(-1, 5), min_size=6, max_size=6),
    st.sets(st.integers(0, 5)),
    st.sets(st.integers(0, 5)),
)
def test_what_is_linked_is_answered_whatever_the_tree_looks_like(
    parents: list[int], acted: set[int], decided: set[int]
) -> None:
    factors = [
        make_factor(id=str(n), parent_id=None if parent < 0 else str(parent))
        for n, parent in enumerate(parents)
    ]
    action = Action("a", factor_ids=tuple(map(str, acted)))
    decision = Decision("d", factor_ids=tuple(map(str, decided)))
    found = answers(make_board(*factors, action, decision))
    assert {id_ for id_, each in found.items() if each.by is Answered.ACTION} == {
        str(n) for n in acted
    }
    assert {id_ for id_, each in found.items() if each.by is Answered.DECISION} == {
        str(n) for n in decided - acted
    }
    for answer in found.values():
        assert (answer.elsewhere is not None) == (answer.by is Answered.ELSEWHERE)
    if not acted | decided:
        assert {each.by for each in found.values()} == {Answered.NOT}
