"""A text that is cut says so, and is never longer than there is room."""

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.shortened import shortened


def test_what_has_room_stays_as_it_is() -> None:
    assert shortened("The pump stopped", 16) == "The pump stopped"


def test_what_is_cut_ends_with_a_mark_and_no_gap_before_it() -> None:
    assert shortened("The pump stopped", 10) == "The pump…"


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_it_is_never_longer_than_there_is_room(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most
