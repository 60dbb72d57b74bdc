"""Taking records away takes along what lives through them, and leaves no dangling link."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, field_names
from pm_facilitator.domain.edits import common, events, factors, improve, notes, whys
from pm_facilitator.domain.entities import (
    KINDS,
    Action,
    Arrow,
    Bone,
    Factor,
    Note,
    Person,
    Picture,
    Round,
    RoundGroup,
    Vote,
)
from pm_facilitator.domain.handed_out import HandedOut
from pm_facilitator.domain.vocabulary import Stage
from tests.domain.conftest import apply, new_board
from tests.domain.strategies import an_edit
from tests.helpers.make import make_board, make_note


def dangling(board: Board) -> list[str]:
    """Name every link of a board to something that is not there."""
    ids = {entity.id for entity in board.entities()}
    links = [
        (entity.id, name, link)
        for entity in board.entities()
        for name in field_names(type(entity))
        if name.endswith(("_id", "_ids"))
        for link in _links(getattr(entity, name))
    ]
    return [f"{id_}.{name}" for id_, name, link in links if link not in ids]


def _links(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()


def test_a_bone_takes_its_factors_and_their_whys_along(board: Board) -> None:
    bone = board.bones[0].id
    factor = apply(board, factors.add_factor(board, "a", bone))
    apply(board, factors.add_factor(board, "a1", bone, factor))
    apply(board, whys.add_why(board, factor, "because"))
    action = apply(board, improve.add_action(board, "fix", (factor,)))
    board.apply(common.remove(board, [("bone", bone)]))
    assert board.factors == []
    assert board.need(Action, action).factor_ids == ()
    assert dangling(board) == []


def test_an_event_that_goes_stays_in_no_link(board: Board) -> None:
    event = apply(board, events.add_event(board, "Alert"))
    other = apply(board, events.add_event(board, "Rollback"))
    factor = apply(board, factors.factor_from_event(board, event, board.bones[0].id))
    board.apply(factors.link_event(board, factor, other))
    board.apply([Added(Picture("p", event_id=event))])
    board.apply(common.remove(board, [("event", event)]))
    assert board.need(Factor, factor).event_ids == (other,)
    assert board.need(Picture, "p").event_id is None


def test_two_that_go_together_leave_one_list_right(board: Board) -> None:
    ids = [apply(board, events.add_event(board, text)) for text in "abc"]
    factor = apply(board, factors.add_factor(board, "f", board.bones[0].id))
    for id_ in ids:
        board.apply(factors.link_event(board, factor, id_))
    board.apply(common.remove(board, [("event", ids[0]), ("event", ids[2])]))
    assert board.need(Factor, factor).event_ids == (ids[1],)


def test_a_round_takes_its_groups_and_votes_but_not_its_notes(board: Board) -> None:
    note = Note("n", "kept", round_id="r", author_id="who")
    board.apply(
        [
            Added(Person("who", "Ada")),
            Added(Round("r", anonymous=False)),
            Added(RoundGroup("g", "r", person_ids=("who",))),
            Added(note),
            Added(Vote("v", round_id="r", note_id="n")),
        ]
    )
    board.apply(common.remove(board, [("person", "who")]))
    assert board.need(RoundGroup, "g").person_ids == ()
    assert board.need(Note, "n").author_id is None
    board.apply(common.remove(board, [("round", "r")]))
    assert board.need(Note, "n").round_id is None
    assert not board.all(RoundGroup)
    assert not board.all(Vote)


def test_removing_what_is_gone_changes_nothing(board: Board) -> None:
    assert common.remove(board, [("note", "gone")]) == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_edit_ever_leaves_a_dangling_link(data: st.DataObject) -> None:
    board = new_board()
    for _ in range(data.draw(st.integers(1, 20))):
        board.apply(an_edit(data.draw, board))
    assert dangling(board) == []


@pytest.mark.parametrize(("position", "expected"), [(0, "xab"), (1, "axb"), (2, "abx"), (9, "abx")])
def test_an_order_is_found_for_every_position(position: int, expected: str) -> None:
    siblings = [Bone("1", "a", 1.0), Bone("2", "b", 2.0)]
    new = Bone("3", "x", common.order_at(siblings, position))
    assert "".join(b.label for b in sorted([*siblings, new], key=lambda b: b.order)) == expected


def test_the_first_of_all_has_an_order_too() -> None:
    assert common.order_at([], 0) == common.next_order([]) == 1.0


def test_every_kind_of_link_is_known_to_removal() -> None:
    known = {
        (owner, field)
        for links in (common._LINKS, common._LIST_LINKS, common._OWNED)
        for holders in links.values()
        for owner, field in holders
    }
    links = {
        (kind, name)
        for kind in KINDS.values()
        for name in field_names(kind)
        if name.endswith(("_id", "_ids"))
    }
    # An arrow may point at any kind, so its ends are looked up by kind and id.
    ends = {(Arrow, "from_id"), (Arrow, "to_id")}
    # A tracker keeps its issue when the action goes; an answer's id leads to nothing on purpose.
    no_links = {(HandedOut, "action_id"), (Round, "answer_ids")}
    assert links == known | ends | no_links


def test_a_note_that_became_a_factor_can_go(board: Board) -> None:
    note = apply(board, notes.add_note(board, "No alert", Stage.REFLECT))
    factor = apply(board, factors.factor_from_note(board, note, board.bones[0].id))
    board.apply(common.remove(board, [("note", note)]))
    assert board.need(Factor, factor).note_ids == ()


@pytest.mark.parametrize("end", ["from", "to"])
def test_an_arrow_goes_with_the_record_at_either_end(end: str) -> None:
    note = make_note()
    named = {f"{end}_kind": "note", f"{end}_id": note.id}
    arrow = replace(Arrow(id="arrow"), **named)  # type: ignore[arg-type]
    free = Arrow(id="free")
    board = make_board(note, arrow, free)
    board.apply(common.remove(board, [("note", note.id)]))
    assert board.all(Arrow) == [free]
