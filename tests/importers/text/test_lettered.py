"""Items that letters count, and short words that only look so."""

import pytest

from pm_facilitator.importers.text.lines import Kind, split_lines


def kinds(*lines: str) -> list[Kind]:
    return [line.kind for line in split_lines("\n".join(lines))]


def test_capitals_that_follow_the_alphabet_count_items() -> None:
    assert kinds("A. it rang", "B. we looked", "C. 041403Z MAR 24 - done") == [Kind.ITEM] * 3


def test_an_item_may_go_on_for_some_lines() -> None:
    assert kinds("A) it rang", "and rang", "B) we looked") == [Kind.ITEM, Kind.TEXT, Kind.ITEM]


@pytest.mark.parametrize("line", ["A. Okafor rang us", "K) is the name of the pump"])
def test_a_capital_alone_is_an_initial(line: str) -> None:
    assert kinds("It rang.", line) == [Kind.TEXT, Kind.TEXT]


def test_c_in_front_of_a_time_means_circa_unless_it_follows_b() -> None:
    assert kinds("c. 14:05 it rang", "14:10 done") == [Kind.TEXT, Kind.TEXT]
    assert kinds("a. 14:03 x", "b. 14:04 y", "c. 14:05 z") == [Kind.ITEM] * 3
