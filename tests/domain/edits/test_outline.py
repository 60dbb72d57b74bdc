"""The fishbone as an outline: lines are added, split, moved and taken away like in an outliner."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, invert
from pm_facilitator.domain.edits import factors, outline, whys
from pm_facilitator.domain.entities import Factor, WhyStep
from pm_facilitator.errors import InvalidEdit
from tests.domain.conftest import apply, new_board


def hang(board: Board, text: str, bone: int = 0, below: str | None = None) -> str:
    return apply(board, factors.add_factor(board, text, board.bones[bone].id, below))


def shown(board: Board) -> list[str]:
    """Give the outline as indented texts."""
    said = []
    for depth, (kind, id_) in outline.lines(board):
        record = board.find(kind, id_)
        said.append("  " * depth + str(getattr(record, "label", "") or getattr(record, "text", "")))
    return said


def test_the_outline_has_every_category_and_factor_below_what_it_hangs_on(board: Board) -> None:
    a = hang(board, "a")
    hang(board, "b", bone=1)
    hang(board, "a1", below=a)
    assert shown(board) == ["People", "  a", "    a1", "Process", "  b", "Technology"]


def test_a_new_line_comes_right_after_or_right_before(board: Board) -> None:
    a, _ = hang(board, "a"), hang(board, "b")
    apply(board, outline.add_beside(board, a, text="after a"))
    apply(board, outline.add_beside(board, a, before=True, text="before a"))
    first = apply(board, outline.add_first(board, board.bones[0].id))
    board.apply(factors.set_text(board, first, "first"))
    assert shown(board)[1:6] == ["  first", "  before a", "  a", "  after a", "  b"]


def test_a_split_line_keeps_its_links_in_the_first_half(board: Board) -> None:
    a = hang(board, "No alert and no owner")
    apply(board, whys.add_why(board, a, "because"))
    new = apply(board, outline.split(board, a, len("No alert and")))
    assert [board.need(Factor, id_).text for id_ in (a, new)] == ["No alert and", "no owner"]
    assert len(board.why_steps(a)) == 1


def test_a_line_moves_among_its_siblings_and_on_to_the_next_category(board: Board) -> None:
    a, b = hang(board, "a"), hang(board, "b")
    hang(board, "c", bone=1)
    hang(board, "a1", below=a)
    board.apply(outline.move_line(board, a, 1))
    assert shown(board)[:4] == ["People", "  b", "  a", "    a1"]
    board.apply(outline.move_line(board, a, 1))
    assert shown(board)[:5] == ["People", "  b", "Process", "  a", "    a1"]
    board.apply(outline.move_line(board, a, -1))
    assert shown(board)[:4] == ["People", "  b", "  a", "    a1"]
    assert outline.move_line(board, b, -1) == []


def test_a_nested_line_stays_below_its_parent(board: Board) -> None:
    only = hang(board, "a1", below=hang(board, "a"))
    assert outline.move_line(board, only, 1) == []
    assert outline.move_line(board, only, -1) == []


def test_what_hung_below_a_line_takes_its_place(board: Board) -> None:
    a, b, _ = hang(board, "a"), hang(board, "b"), hang(board, "c")
    assert a
    for text in ("b1", "b2"):
        hang(board, text, below=b)
    apply(board, whys.add_why(board, b, "because"))
    board.apply(outline.take_out(board, b))
    assert shown(board)[1:5] == ["  a", "  b1", "  b2", "  c"]
    assert board.all(WhyStep) == []


def test_categories_are_added_moved_and_removed_with_what_is_on_them(board: Board) -> None:
    hang(board, "a", bone=1)
    ids = [bone.id for bone in board.bones]
    new = apply(board, outline.add_bone(board, "Vendors", ids[0]))
    apply(board, outline.add_bone(board, "Last"))
    board.apply(outline.move_bone(board, new, 1))
    assert shown(board) == ["People", "Process", "  a", "Vendors", "Technology", "Last"]
    assert outline.move_bone(board, ids[0], -1) == []
    board.apply(outline.remove_bone(board, ids[1]))
    assert shown(board) == ["People", "Vendors", "Technology", "Last"]


def test_the_last_category_stays(board: Board) -> None:
    for bone in board.bones[1:]:
        board.apply(outline.remove_bone(board, bone.id))
    with pytest.raises(InvalidEdit, match="at least one"):
        outline.remove_bone(board, board.bones[0].id)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_run_of_edits_keeps_every_line_in_the_outline_and_can_be_taken_back(
    data: st.DataObject,
) -> None:
    board = new_board()
    before = list(board.entities())
    done: list[list[Change]] = []
    for _ in range(data.draw(st.integers(1, 25))):
        changes = _an_edit(data, board)
        board.apply(changes)
        done.append(changes)
        keys = [key for _, key in outline.lines(board)]
        assert sorted(id_ for kind, id_ in keys if kind == "factor") == sorted(
            factor.id for factor in board.factors
        )
        assert len(keys) == len(set(keys))
    for changes in reversed(done):
        board.apply(invert(changes))
    assert list(board.entities()) == before


def _an_edit(data: st.DataObject, board: Board) -> list[Change]:
    bone = data.draw(st.sampled_from([bone.id for bone in board.bones]))
    step = data.draw(st.sampled_from([-1, 1]))
    if not board.factors:
        return outline.add_first(board, bone)[0]
    id_ = data.draw(st.sampled_from([factor.id for factor in board.factors]))
    edits = {
        "first": lambda: outline.add_first(board, bone)[0],
        "beside": lambda: outline.add_beside(board, id_, before=step < 0)[0],
        "split": lambda: outline.split(board, id_, 0)[0],
        "move": lambda: outline.move_line(board, id_, step),
        "out": lambda: outline.take_out(board, id_),
        "in": lambda: factors.indent(board, id_),
        "lift": lambda: factors.outdent(board, id_),
        "bone": lambda: outline.move_bone(board, bone, step),
    }
    return edits[data.draw(st.sampled_from(sorted(edits)))]()
