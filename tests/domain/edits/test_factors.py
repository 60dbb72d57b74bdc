"""Edits of the fishbone: hanging, moving, nesting, and another set of categories."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import events, factors, notes
from pm_facilitator.domain.entities import Arrow, Bone, Factor
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.errors import InvalidEdit
from tests.domain.conftest import apply, new_board
from tests.domain.strategies import an_edit


def hang(board: Board, text: str, bone: int = 0, below: str | None = None) -> str:
    return apply(board, factors.add_factor(board, text, board.bones[bone].id, below))


def outline(board: Board, bone: int = 0, below: str | None = None) -> list[object]:
    """Give the factors of a bone as nested lists of texts."""
    found: list[object] = []
    for factor in board.child_factors(board.bones[bone].id, below):
        found.append(factor.text)
        if nested := outline(board, bone, factor.id):
            found.append(nested)
    return found


def test_factors_hang_in_the_order_they_came(board: Board) -> None:
    a = hang(board, "a")
    hang(board, "b")
    hang(board, "a1", below=a)
    assert outline(board) == ["a", ["a1"], "b"]


def test_a_factor_hangs_on_the_bone_of_its_parent(board: Board) -> None:
    a = hang(board, "a", bone=1)
    hang(board, "a1", bone=0, below=a)
    assert outline(board, 1) == ["a", ["a1"]]


def test_moving_takes_everything_below_along(board: Board) -> None:
    a = hang(board, "a")
    hang(board, "deep", below=hang(board, "a1", below=a))
    board.apply(factors.move_factor(board, a, board.bones[2].id))
    assert outline(board, 0) == []
    assert outline(board, 2) == ["a", ["a1", ["deep"]]]


def test_a_position_among_siblings_can_be_chosen(board: Board) -> None:
    ids = [hang(board, text) for text in "abc"]
    board.apply(factors.move_factor(board, ids[2], board.bones[0].id, position=0))
    board.apply(factors.move_factor(board, ids[1], board.bones[0].id, position=1))
    assert outline(board) == ["c", "b", "a"]


def test_a_factor_cannot_hang_below_itself(board: Board) -> None:
    a = hang(board, "a")
    deep = hang(board, "deep", below=hang(board, "a1", below=a))
    for parent in (a, deep):
        with pytest.raises(InvalidEdit, match="below itself"):
            factors.move_factor(board, a, board.bones[0].id, parent)


def test_indenting_and_outdenting_are_each_others_opposite(board: Board) -> None:
    a, b = hang(board, "a"), hang(board, "b")
    assert factors.indent(board, a) == []
    assert factors.outdent(board, b) == []
    board.apply(factors.indent(board, b))
    assert outline(board) == ["a", ["b"]]
    board.apply(factors.outdent(board, b))
    assert outline(board) == ["a", "b"]


def test_the_next_bone_goes_round(board: Board) -> None:
    a = hang(board, "a", bone=2)
    board.apply(factors.to_next_bone(board, a, 1))
    assert outline(board, 0) == ["a"]
    board.apply(factors.to_next_bone(board, a, -1))
    assert outline(board, 2) == ["a"]


def test_a_factor_remembers_the_note_and_the_event_it_came_from(board: Board) -> None:
    note = apply(board, notes.add_note(board, "No alert", Stage.REFLECT))
    event = apply(board, events.add_event(board, "Pager stays silent"))
    bone = board.bones[0].id
    apply(board, factors.factor_from_note(board, note, bone))
    apply(board, factors.factor_from_event(board, event, bone))
    first, second = board.child_factors(bone)
    assert (first.text, first.note_ids) == ("No alert", (note,))
    assert (second.text, second.event_ids) == ("Pager stays silent", (event,))


def test_a_link_to_an_event_comes_and_goes(board: Board) -> None:
    factor, event = hang(board, "a"), apply(board, events.add_event(board))
    board.apply(factors.link_event(board, factor, event))
    assert board.need(Factor, factor).event_ids == (event,)
    board.apply(factors.link_event(board, factor, event))
    assert board.need(Factor, factor).event_ids == ()


def test_another_set_of_categories_keeps_every_factor(board: Board) -> None:
    hang(board, "person", bone=0)
    parent = hang(board, "tool", bone=2)
    hang(board, "tool's detail", bone=2, below=parent)
    board.apply(factors.use_categories(board, "own", ["Software", " people "]))
    assert [bone.label for bone in board.bones] == ["Software", "people"]
    assert outline(board, 0) == ["tool", ["tool's detail"]]
    assert outline(board, 1) == ["person"]
    assert board.review.category_set == "own"


def test_bones_with_the_same_label_become_one(board: Board) -> None:
    board.apply(factors.use_categories(board, "own", ["Tools"]))
    board.apply([Added(Bone("twin", "tools", 7.0))])
    apply(board, factors.add_factor(board, "on the twin", "twin"))
    board.apply(factors.use_categories(board, "own", ["Tools", "tools", "Process"]))
    assert [bone.label for bone in board.bones] == ["tools", "Process"]
    assert outline(board, 0) == ["on the twin"]


def test_an_arrow_goes_with_the_category_that_it_hangs_on(board: Board) -> None:
    first, second, _ = (bone.id for bone in board.bones)
    between = Arrow("a", from_kind="bone", from_id=first, to_kind="bone", to_id=second)
    board.apply([Added(between)])
    board.apply(factors.use_categories(board, "own", ["Tools"]))
    assert not board.all(Arrow)


def test_a_fishbone_needs_a_category(board: Board) -> None:
    with pytest.raises(InvalidEdit, match="at least one"):
        factors.use_categories(board, "own", ["", " "])


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_factor_always_hangs_where_it_can_be_seen(data: st.DataObject) -> None:
    board = new_board()
    for _ in range(data.draw(st.integers(1, 20))):
        board.apply(an_edit(data.draw, board))
    bones = {bone.id for bone in board.bones}
    for factor in board.factors:
        assert factor.bone_id in bones
        if factor.parent_id is not None:
            assert board.need(Factor, factor.parent_id).bone_id == factor.bone_id
