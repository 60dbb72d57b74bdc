"""Where an event was read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.origins import (
    at_line,
    counted_there,
    origin_line,
    place_named,
    source_name,
    with_name,
)


@pytest.mark.parametrize(
    ("name", "line", "words", "said"),
    [
        ("chat.txt", 12, "14:02  db is\tdown ", "chat.txt, line 12: 14:02 db is down"),
        ("pager", 0, "Triggered", "pager: Triggered"),
        ("", 3, "14:02 down", "line 3: 14:02 down"),
        ("chat.txt", 4, " ", "chat.txt, line 4"),
    ],
)
def test_an_origin_names_the_source_the_line_and_its_words(
    name: str, line: int, words: str, said: str
) -> None:
    assert origin_line(name, line, words) == said


@given(st.text(), st.integers(-3, 10**9), st.text(max_size=3000))
def test_an_origin_is_one_line_of_bounded_length(name: str, line: int, words: str) -> None:
    said = origin_line(name, line, words)
    assert len(said.splitlines()) <= 1
    assert len(said) <= 700


def test_a_very_long_line_is_cut_visibly() -> None:
    said = origin_line("log", 1, "x" * 10_000_000)
    assert said.endswith("…")
    assert said.startswith("log, line 1: xxx")


@pytest.mark.parametrize("place", ["line", "entry", "row"])
@pytest.mark.parametrize("name", ["chat.txt", "a, b.json", "", "line 1.txt"])
def test_the_name_of_the_source_is_found_again(name: str, place: str) -> None:
    origin = origin_line(name, 7, "at 3, line 3: x", place=place)
    assert (source_name(origin), counted_there(origin)) == (name, place)


def test_other_words_name_no_source() -> None:
    assert source_name("whatever") == counted_there("whatever") == ""


@pytest.mark.parametrize(
    ("origin", "moved"),
    [
        ("chat.txt, line 12: 14:02 line 3: a", "chat.txt, line 40: 14:02 line 3: a"),
        ("line 1: it rang", "line 40: it rang"),
        ("a, b.json, entry 7: it rang", "a, b.json, entry 40: it rang"),
        ("PagerDuty: it rang", "PagerDuty: it rang"),
    ],
)
def test_an_origin_can_be_told_with_another_line(origin: str, moved: str) -> None:
    assert at_line(origin, 40) == moved


def test_a_place_is_named_without_what_stands_there() -> None:
    assert place_named("chat.txt, line 12: 14:02, line 3: it rang") == "chat.txt, line 12"
    assert place_named("ticket 7") == ""


@pytest.mark.parametrize(
    ("origin", "named"),
    [
        ("line 12: 14:02, line 3: a", "Pasted text 2, line 12: 14:02, line 3: a"),
        ("entry 7: it rang", "Pasted text 2, entry 7: it rang"),
        ("chat.txt, line 12: it rang", "chat.txt, line 12: it rang"),
        ("PagerDuty: it rang", "PagerDuty: it rang"),
    ],
)
def test_an_origin_without_a_source_can_be_given_one(origin: str, named: str) -> None:
    assert with_name(origin, "Pasted text 2") == named
    assert with_name(origin, "") == origin
