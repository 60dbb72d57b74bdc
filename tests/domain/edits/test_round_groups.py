"""The small groups of a round: made, filled, joined, and in an anonymous round without people."""

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import round_groups
from pm_facilitator.domain.edits.common import remove
from pm_facilitator.domain.edits.round_notes import Draft, write
from pm_facilitator.domain.entities import Person, RoundGroup
from pm_facilitator.errors import InvalidEdit
from tests.domain.round_boards import begun, groups_in
from tests.helpers.make import make_person

PEOPLE = [make_person(id=id_) for id_ in "abcdef"]


def with_groups(*people: str, anonymous: bool = False) -> tuple[Board, str]:
    board, id_ = begun(*PEOPLE, anonymous=anonymous)
    board.apply(round_groups.make_groups(board, id_, [list(ids) for ids in people]))
    return board, id_


def members(board: Board, id_: str) -> list[str]:
    return ["".join(group.person_ids) for group in groups_in(board, id_)]


def test_groups_get_names_colours_and_people() -> None:
    board, id_ = with_groups("ab", "cd", "ef")
    assert members(board, id_) == ["ab", "cd", "ef"]
    assert [(group.name, group.color) for group in groups_in(board, id_)] == [
        ("Blue", "blue"),
        ("Amber", "amber"),
        ("Green", "green"),
    ]


def test_dividing_again_keeps_the_groups_there_are() -> None:
    board, id_ = with_groups("ab", "cd", "ef")
    before = [group.id for group in groups_in(board, id_)]
    board.apply(round_groups.make_groups(board, id_, [list("abc"), list("def")]))
    assert members(board, id_) == ["abc", "def"]
    assert [group.id for group in groups_in(board, id_)] == before[:2]
    board.apply(round_groups.make_groups(board, id_, [list("a"), list("b"), list("c"), []]))
    assert [group.name for group in groups_in(board, id_)] == ["Blue", "Amber", "Green", "Violet"]


def test_who_is_in_a_group_of_an_anonymous_round_is_not_stored() -> None:
    board, id_ = with_groups("ab", "cdef", anonymous=True)
    assert members(board, id_) == ["", ""]
    with pytest.raises(InvalidEdit, match="not stored"):
        round_groups.move_person(board, id_, "a", None)


def test_somebody_is_in_one_group_at_a_time() -> None:
    board, id_ = with_groups("ab", "cd")
    blue, amber = groups_in(board, id_)
    board.apply(round_groups.move_person(board, id_, "a", amber.id))
    assert members(board, id_) == ["b", "cda"]
    assert round_groups.move_person(board, id_, "a", amber.id) == []
    board.apply(round_groups.move_person(board, id_, "a", None))
    assert members(board, id_) == ["b", "cd"]
    assert blue.round_id == id_


def test_a_new_group_takes_the_first_free_colour() -> None:
    board, id_ = with_groups("ab", "cd")
    board.apply(remove(board, [("round_group", groups_in(board, id_)[0].id)]))
    board.apply(round_groups.add_group(board, id_)[0])
    board.apply(round_groups.add_group(board, id_, "The night shift")[0])
    assert [(group.name, group.color) for group in groups_in(board, id_)] == [
        ("Amber", "amber"),
        ("Blue", "blue"),
        ("The night shift", "green"),
    ]


def test_a_group_can_be_renamed() -> None:
    board, id_ = with_groups("ab")
    board.apply(round_groups.rename_group(board, groups_in(board, id_)[0].id, "The night shift"))
    assert [group.name for group in groups_in(board, id_)] == ["The night shift"]


def test_pairs_become_fours_with_their_people_and_notes() -> None:
    board, id_ = with_groups("a", "b", "cd", "ef", "x")
    blue, amber, *_ = groups_in(board, id_)
    board.apply(write(board, id_, [Draft("one", group_id=amber.id)]))
    board.apply(round_groups.join_two_by_two(board, id_))
    assert members(board, id_) == ["ab", "cdef", "x"]
    assert [note.small_group_id for note in board.notes()] == [blue.id]


def test_a_group_that_goes_leaves_its_notes_in_the_round() -> None:
    board, id_ = with_groups("ab")
    (group,) = groups_in(board, id_)
    board.apply(write(board, id_, [Draft("one", group_id=group.id)]))
    board.apply(remove(board, [("round_group", group.id)]))
    assert [(note.small_group_id, note.round_id) for note in board.notes()] == [(None, id_)]


def test_somebody_who_is_gone_is_put_nowhere() -> None:
    board, id_ = with_groups("ab")
    with pytest.raises(InvalidEdit):
        round_groups.move_person(board, id_, "nobody", board.all(RoundGroup)[0].id)
    assert board.get(Person, "nobody") is None
