"""Things can be lined up and spread; groups and frames do so as one."""

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import arrange
from pm_facilitator.domain.edits.arrange import Axis, Edge
from pm_facilitator.domain.entities import Frame, Note, NoteGroup
from tests.helpers.make import make_board, make_note


def three() -> Board:
    return make_board(
        make_note(id="a", x=0.0, y=0.0, width=100.0, height=50.0),
        make_note(id="b", x=130.0, y=90.0, width=60.0, height=30.0),
        make_note(id="c", x=400.0, y=300.0, width=200.0, height=100.0),
    )


KEYS = [("note", "a"), ("note", "b"), ("note", "c")]


def places(board: Board) -> list[tuple[float, float]]:
    return [(note.x, note.y) for note in sorted(board.notes(), key=lambda note: note.id)]


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        (Edge.LEFT, [(0, 0), (0, 90), (0, 300)]),
        (Edge.CENTRE, [(250, 0), (270, 90), (200, 300)]),
        (Edge.RIGHT, [(500, 0), (540, 90), (400, 300)]),
        (Edge.TOP, [(0, 0), (130, 0), (400, 0)]),
        (Edge.MIDDLE, [(0, 175), (130, 185), (400, 150)]),
        (Edge.BOTTOM, [(0, 350), (130, 370), (400, 300)]),
    ],
)
def test_things_line_up_by_every_edge(edge: Edge, expected: list[tuple[float, float]]) -> None:
    board = three()
    board.apply(arrange.align(board, KEYS, edge))
    assert places(board) == expected


def test_gaps_become_equal_and_the_outermost_stay() -> None:
    board = three()
    board.apply(arrange.distribute(board, KEYS, Axis.ACROSS))
    assert [x for x, _ in places(board)] == [0.0, 220.0, 400.0]
    board.apply(arrange.distribute(board, KEYS, Axis.DOWN))
    assert [y for _, y in places(board)] == [0.0, 160.0, 300.0]


@pytest.mark.parametrize("count", [0, 1])
def test_one_thing_alone_is_in_line_already(count: int) -> None:
    assert arrange.align(three(), KEYS[:count], Edge.LEFT) == []


def test_two_things_have_no_gaps_to_even_out() -> None:
    assert arrange.distribute(three(), KEYS[:2], Axis.ACROSS) == []


def test_a_locked_thing_stays_and_the_others_line_up_with_it() -> None:
    board = make_board(make_note(id="a", x=0.0, locked=True), make_note(id="b", x=50.0))
    board.apply(arrange.align(board, KEYS[:2], Edge.LEFT))
    assert [x for x, _ in places(board)] == [0.0, 0.0]


def test_a_group_is_lined_up_as_one() -> None:
    grouped = [make_note(id=f"g{i}", x=200.0 + 184 * i, group_id="g") for i in (0, 1)]
    board = make_board(NoteGroup("g"), *grouped, make_note(id="a", x=0.0))
    keys = [("note_group", "g"), ("note", "g1"), ("note", "a")]
    board.apply(arrange.align(board, keys, Edge.LEFT))
    assert [board.need(Note, id_).x for id_ in ("g0", "g1", "a")] == [0.0, 184.0, 0.0]


def test_a_frame_takes_along_what_it_holds() -> None:
    frame = Frame("f", x=100.0, width=400.0, height=400.0)
    board = make_board(frame, make_note(id="in", x=120.0, y=20.0), make_note(id="a", x=0.0))
    board.apply(arrange.align(board, [("frame", "f"), ("note", "a")], Edge.LEFT))
    assert (board.need(Frame, "f").x, board.need(Note, "in").x) == (0.0, 20.0)
