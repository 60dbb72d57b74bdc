"""The place where an event was read, in words."""

import pytest

from pm_facilitator.importers.origins import origin, origin_name


def test_an_origin_names_the_source_the_place_and_the_words() -> None:
    assert origin("chat.txt", "line", 12, "[13:20]  Ana:\nfails") == (
        "chat.txt, line 12: [13:20] Ana: fails"
    )


def test_what_was_pasted_has_no_name() -> None:
    assert origin("", "entry", 3, "x") == "Entry 3: x"


def test_long_words_are_cut() -> None:
    said = origin("a.log", "line", 1, "x" * 5000)
    assert len(said) < 330
    assert said.endswith("…")


@pytest.mark.parametrize("name", ["chat.txt", "a, b.json", "", "row 3: odd.csv", "line 1.txt"])
def test_the_name_is_found_again(name: str) -> None:
    assert origin_name(origin(name, "row", 7, "time, line 3: text")) == name


def test_other_words_name_no_source() -> None:
    assert origin_name("whatever") == ""
