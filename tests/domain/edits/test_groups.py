"""Groups of notes: made, joined, left and let go, and nothing is lost by any of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, invert
from pm_facilitator.domain.edits import groups
from pm_facilitator.domain.entities import Arrow, Note, NoteGroup, Vote
from pm_facilitator.domain.placing import box_of, members
from pm_facilitator.domain.vocabulary import NoteColor
from tests.helpers.make import make_board, make_note


def note(id_: str, x: float = 0.0, y: float = 0.0, **kw: object) -> Note:
    return make_note(id=id_, x=x, y=y, **kw)


def heap(board: Board) -> NoteGroup:
    (found,) = board.all(NoteGroup)
    return found


def ids(board: Board, group_id: str | None) -> set[str]:
    return {each.id for each in board.notes() if each.group_id == group_id}


def restored(board: Board, changes: list[Change]) -> bool:
    """Tell whether undoing the changes gives back exactly what was there."""
    before = list(board.entities())
    board.apply(changes)
    undone = Board(board.entities())
    undone.apply(invert(changes))
    return list(undone.entities()) == before


def test_a_group_takes_the_corner_of_its_notes() -> None:
    board = make_board(note("a", 50, 10), note("b", 20, 90))
    board.apply(groups.group(board, ["a", "b"], "Alerts"))
    assert (heap(board).title, heap(board).x, heap(board).y) == ("Alerts", 20, 10)
    assert ids(board, heap(board).id) == {"a", "b"}


def test_one_note_makes_no_group() -> None:
    assert groups.group(make_board(note("a")), ["a", "a"]) == []


def test_what_is_a_group_already_is_not_made_one_again() -> None:
    grouped = [note(id_, group_id="g") for id_ in "ab"]
    board = make_board(NoteGroup("g"), *grouped)
    assert groups.group(board, ["a", "b"]) == []


def test_a_note_dropped_on_another_lies_beside_it_in_a_new_group() -> None:
    board = make_board(note("a"), note("b", 30, 20), note("other", 184, 0))
    assert restored(board, groups.join(board, ["b"], ("note", "a")))
    assert ids(board, heap(board).id) == {"a", "b"}
    boxes = [box for each in board.notes() if (box := box_of(each))]
    assert not any(one.touches(two) for one in boxes for two in boxes if one is not two)


def test_a_note_dropped_on_a_grouped_one_joins_its_group() -> None:
    board = make_board(NoteGroup("g", "Alerts"), *(note(i, group_id="g") for i in "ab"), note("c"))
    board.apply(groups.join(board, ["c"], ("note", "a")))
    assert ids(board, "g") == {"a", "b", "c"}


def test_a_note_dropped_in_a_groups_area_stays_where_it_was_dropped() -> None:
    board = make_board(NoteGroup("g"), *(note(i, group_id="g") for i in "ab"), note("c", 500, 0))
    board.apply(groups.join(board, ["c"], ("note_group", "g"), -200.0, 8.0))
    joined = board.need(Note, "c")
    assert (joined.group_id, joined.x, joined.y) == ("g", 300.0, 8.0)


def test_a_locked_note_joins_nothing() -> None:
    board = make_board(note("a"), note("b", locked=True))
    assert groups.join(board, ["b"], ("note", "a")) == []


@pytest.mark.parametrize(("title", "kept"), [("", False), ("Alerts", True)])
def test_a_group_left_with_one_note_stays_only_when_somebody_has_named_it(
    title: str, kept: bool
) -> None:
    board = make_board(NoteGroup("g", title), *(note(i, group_id="g") for i in "ab"))
    assert restored(board, groups.leave(board, ["b"]))
    assert bool(board.all(NoteGroup)) is kept
    assert ids(board, "g") == ({"a"} if kept else set())


def test_a_group_that_all_notes_have_left_goes_with_nothing_lost() -> None:
    board = make_board(
        NoteGroup("g", "Alerts"), *(note(i, group_id="g") for i in "ab"), Vote("v", group_id="g")
    )
    assert restored(board, groups.leave(board, ["a", "b"]))
    assert not board.all(NoteGroup)
    assert board.all(Vote)[0].note_id in ("a", "b")


def test_ungrouping_deals_the_groups_votes_out_to_its_notes_fairly() -> None:
    votes = [Vote(f"v{i}", group_id="g", voter_id=None) for i in range(4)]
    board = make_board(
        NoteGroup("g"),
        *(note(i, group_id="g", author_id=None) for i in "abc"),
        Vote("had", note_id="a", count=2),
        *votes,
    )
    before = groups.votes_of(board, ("note_group", "g"))
    assert restored(board, groups.ungroup(board, [("note_group", "g")]))
    got = [groups.votes_of(board, ("note", id_)) for id_ in "abc"]
    assert got == [2, 2, 2]
    assert sum(got) == before
    assert {vote.id for vote in board.all(Vote)} == {"had", *(vote.id for vote in votes)}


def test_notes_keep_their_authors_and_places_when_a_group_ends() -> None:
    grouped = [note(i, 40, 50, group_id="g", color=NoteColor.IDEA) for i in "ab"]
    board = make_board(NoteGroup("g"), *grouped)
    board.apply(groups.ungroup(board, [("note_group", "g")]))
    assert board.notes() == [replace(each, group_id=None) for each in grouped]


def test_an_arrow_to_a_group_hangs_on_its_first_note_afterwards() -> None:
    arrow = Arrow("arrow", from_kind="note_group", from_id="g", x2=900.0)
    board = make_board(
        NoteGroup("g"), note("low", 0, 300, group_id="g"), note("high", group_id="g"), arrow
    )
    assert restored(board, groups.ungroup(board, [("note_group", "g")]))
    assert board.need(Arrow, "arrow").from_id == "high"


def test_ungrouping_a_note_takes_only_that_one_out() -> None:
    board = make_board(NoteGroup("g"), *(note(i, group_id="g") for i in "abc"))
    board.apply(groups.ungroup(board, [("note", "b")]))
    assert ids(board, "g") == {"a", "c"}


def test_a_note_that_joins_elsewhere_ends_the_group_it_leaves_alone() -> None:
    board = make_board(
        NoteGroup("old"),
        *(note(i, group_id="old") for i in "ab"),
        note("c"),
        Vote("v", group_id="old"),
    )
    assert restored(board, groups.join(board, ["b"], ("note", "c")))
    assert heap(board).id != "old"
    assert ids(board, heap(board).id) == {"b", "c"}
    assert board.all(Vote)[0].note_id == "a"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_vote_is_ever_lost_or_doubled_by_grouping(data: st.DataObject) -> None:
    names = [f"n{i}" for i in range(6)]
    board = make_board(*(note(name, 200.0 * i) for i, name in enumerate(names)))
    board.apply(groups.group(board, names[:3]))
    votes = [Vote(f"v-{name}", note_id=name) for name in names]
    votes.append(Vote("v-group", group_id=heap(board).id))
    board = Board([*board.entities(), *votes])
    some = st.lists(st.sampled_from(names), min_size=1, unique=True)
    for _ in range(data.draw(st.integers(1, 6))):
        chosen = data.draw(some)
        onto = data.draw(st.sampled_from(names))
        edits = [
            groups.group(board, chosen),
            groups.join(board, chosen, ("note", onto)),
            groups.leave(board, chosen),
        ]
        board.apply(data.draw(st.sampled_from(edits)))
        assert sum(vote.count for vote in board.all(Vote)) == len(votes)
        assert all(members(board, group.id) for group in board.all(NoteGroup))


def test_a_place_beside_is_free_even_of_notes_outside_the_group() -> None:
    board = make_board(note("a"), note("b", 20, 10), *(note(f"x{i}", 184.0 * i) for i in (1, 2)))
    board.apply(groups.join(board, ["b"], ("note", "a")))
    assert box_of(board.need(Note, "b")) == Area(0.0, 136.0, 168.0, 120.0)
