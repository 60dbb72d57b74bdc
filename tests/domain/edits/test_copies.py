"""Copies lie a little aside and are tied to one another as their originals are."""

from pm_facilitator.domain.edits import copies
from pm_facilitator.domain.edits.groups import GAP
from pm_facilitator.domain.entities import (
    Arrow,
    Frame,
    Note,
    NoteGroup,
    Picture,
    Stroke,
    TimelineEvent,
    Vote,
)
from pm_facilitator.domain.placing import members
from tests.helpers.make import make_action, make_board, make_event, make_factor, make_note


def test_a_copy_lies_a_little_aside_on_top_and_free() -> None:
    board = make_board(make_note(id="a", x=100.0, y=100.0, locked=True), make_note(order=7.0))
    changes, ((kind, id_),) = copies.duplicate(board, [("note", "a")])
    board.apply(changes)
    copy = board.need(Note, id_)
    assert (kind, copy.x, copy.y) == ("note", 100 + GAP, 100 + GAP)
    assert (copy.locked, copy.order) == (False, 8.0)


def test_a_distance_can_be_given() -> None:
    board = make_board(Stroke("s", ("0,0", "10,10")))
    changes, ((_, id_),) = copies.duplicate(board, [("stroke", "s")], 100.0, 50.0)
    board.apply(changes)
    assert board.need(Stroke, id_).points == ("100,50", "110,60")


def test_a_group_is_copied_with_its_notes_and_without_votes() -> None:
    notes = [make_note(id=id_, group_id="g") for id_ in "ab"]
    board = make_board(NoteGroup("g", "Alerts"), *notes, Vote("v", group_id="g"))
    changes, made = copies.duplicate(board, [("note_group", "g")])
    board.apply(changes)
    ((_, copy),) = made
    assert board.need(NoteGroup, copy).title == "Alerts"
    assert (len(members(board, "g")), len(members(board, copy))) == (2, 2)
    assert [vote.group_id for vote in board.all(Vote)] == ["g"]


def test_all_notes_of_a_group_make_a_group_again_and_some_of_them_stay_in_it() -> None:
    notes = [make_note(id=id_, group_id="g") for id_ in "ab"]
    board = make_board(NoteGroup("g"), *notes)
    board.apply(copies.duplicate(board, [("note", "a")])[0])
    assert len(members(board, "g")) == 3
    everything = [("note", note.id) for note in board.notes()]
    board.apply(copies.duplicate(board, everything)[0])
    assert len(board.all(NoteGroup)) == 2


def test_an_arrow_between_two_copies_hangs_on_the_copies() -> None:
    arrow = Arrow("x", from_kind="note", from_id="a", to_kind="note", to_id="b")
    board = make_board(make_note(id="a"), make_note(id="b"), arrow)
    changes, made = copies.duplicate(board, [("note", "a"), ("note", "b"), ("arrow", "x")])
    board.apply(changes)
    copy = board.need(Arrow, made[2][1])
    assert (copy.from_id, copy.to_id) == (made[0][1], made[1][1])


def test_an_arrow_copied_alone_hangs_where_the_original_does() -> None:
    arrow = Arrow("x", from_kind="note", from_id="a", x2=50.0)
    board = make_board(make_note(id="a"), arrow)
    changes, ((_, id_),) = copies.duplicate(board, [("arrow", "x")])
    board.apply(changes)
    copy = board.need(Arrow, id_)
    assert (copy.from_id, copy.x2) == ("a", 50.0 + GAP)


def test_a_frame_is_copied_with_what_it_holds() -> None:
    board = make_board(Frame("f", width=400.0, height=400.0), make_note(x=10.0, y=10.0))
    changes, made = copies.duplicate(board, [("frame", "f")])
    board.apply(changes)
    assert len(made) == 1
    assert (len(board.all(Frame)), len(board.notes())) == (2, 2)


def test_copies_keep_their_order_among_one_another() -> None:
    board = make_board(*(make_note(id=c, text=c, order=i) for i, c in enumerate("abc")))
    board.apply(copies.duplicate(board, [("note", "c"), ("note", "a")])[0])
    assert [note.text for note in board.notes()] == ["a", "b", "c", "a", "c"]


def test_records_of_the_figures_are_copied_behind_their_originals() -> None:
    board = make_board(make_event(id="e"), make_factor(id="f"), make_action(id="a"))
    keys = [("event", "e"), ("factor", "f"), ("action", "a"), ("bone", "bone-technology")]
    changes, made = copies.duplicate(board, keys)
    board.apply(changes)
    assert [kind for kind, _ in made] == ["event", "factor", "action"]
    assert (len(board.events), len(board.factors), len(board.actions)) == (2, 2, 2)


def test_a_picture_copied_with_its_event_shows_the_copy() -> None:
    board = make_board(make_event(id="e"), Picture("p", event_id="e"))
    changes, made = copies.duplicate(board, [("event", "e"), ("picture", "p")])
    board.apply(changes)
    assert board.need(Picture, made[1][1]).event_id == made[0][1]
    assert board.get(TimelineEvent, made[0][1]) is not None
