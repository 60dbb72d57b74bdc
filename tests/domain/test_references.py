"""An action is known again by its reference, wherever that went."""

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.entities import new_id
from pm_facilitator.domain.references import action_ids_in, reference_of


def test_a_reference_is_the_id_with_a_mark_in_front() -> None:
    assert reference_of("3f2c") == "pmf-3f2c"
    id_ = new_id()
    assert action_ids_in(f"Reference: {reference_of(id_)}.") == [id_]


@given(st.text(min_size=1), st.text(alphabet=" .,;:()[]{}\"'\n|*"))
def test_any_id_is_found_again_among_other_words(id_: str, around: str) -> None:
    reference = reference_of(id_)
    assert reference.isascii()
    assert set(reference) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
    assert action_ids_in(f"{around} {reference} {around}") == [id_]


def test_a_text_without_a_reference_has_none() -> None:
    assert action_ids_in("The pmf file, xpmf-3f2c and PMF-3f2c") == []
    assert action_ids_in("pmf-x-zz") == ["x-zz"]
