"""Where notes lie once they are revealed: apart, group by group, and large in a window."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.areas import Area, around
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import round_groups, whiteboard
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.edits.common import remove
from pm_facilitator.domain.edits.round_notes import Draft, write
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.figures.board_notes import note_height
from tests.domain.round_boards import begun, go, groups_in
from tests.helpers.make import make_note

SIZES = st.lists(st.integers(0, 12), min_size=1, max_size=9)
WORDS = st.sampled_from(["Short", "W" * 400, "one line\n" * 12, "語" * 120, ""])


def written(board: Board, id_: str, sizes: list[int], text: str = "Seen") -> None:
    """Let as many small groups write as many notes as this; the last of them is no group."""
    while len(groups_in(board, id_)) < len(sizes) - 1:
        board.apply(round_groups.add_group(board, id_)[0])
    groups = [*(group.id for group in groups_in(board, id_)), None]
    for group, size in zip(groups, sizes, strict=True):
        board.apply(write(board, id_, [Draft(f"{text} {n}", group_id=group) for n in range(size)]))


def boxes(board: Board) -> list[Area]:
    """Give the notes that can be seen, as tall as they are drawn."""
    return [
        Area(note.x, note.y, note.width, note_height(note))
        for note in board.notes()
        if not note.hidden
    ]


def overlap(board: Board) -> bool:
    found = boxes(board)
    return any(one.touches(two) for n, one in enumerate(found) for two in found[:n])


@settings(deadline=None)
@given(SIZES, WORDS, st.booleans())
def test_no_note_lies_on_another_however_long_it_is(
    sizes: list[int], text: str, anonymous: bool
) -> None:
    board, id_ = begun(anonymous=anonymous)
    written(board, id_, sizes, text)
    go(board, id_, RoundStep.REVEAL)
    assert not overlap(board)
    # Late ones, some of them after others were carried away.
    for note in board.notes()[:1]:
        board.apply(whiteboard.move(board, [("note", note.id)], 0.0, -5000.0))
    written(board, id_, [1] * len(sizes))
    written(board, id_, [2] * len(sizes))
    assert not overlap(board)


@settings(deadline=None)
@given(SIZES)
def test_each_small_group_has_a_place_of_its_own(sizes: list[int]) -> None:
    board, id_ = begun()
    written(board, id_, sizes)
    go(board, id_, RoundStep.REVEAL)
    lying: dict[str | None, list[Area]] = {}
    for note, box in zip(board.notes(), boxes(board), strict=True):
        lying.setdefault(note.small_group_id, []).append(box)
    areas = [around(each) for each in lying.values()]
    assert not any(one.touches(two) for n, one in enumerate(areas) for two in areas[:n])


def test_many_groups_and_many_notes_fill_a_window_and_not_a_row() -> None:
    for sizes in ([5] * 8 + [0], [3] * 5 + [0], [60], [1], [25, 1, 1, 0]):
        board, id_ = begun()
        written(board, id_, sizes)
        go(board, id_, RoundStep.REVEAL)
        area = around(boxes(board))
        if sum(sizes) > 5:
            assert 0.8 < area.width / area.height < 3.2
        # Everything at once at a size at which a note is still a note.
        assert min(1600 / area.width, 900 / area.height) > 0.5


def test_groups_stand_in_their_order() -> None:
    board, id_ = begun()
    written(board, id_, [4, 4, 4, 4])
    go(board, id_, RoundStep.REVEAL)
    order = [*(group.id for group in groups_in(board, id_)), None]
    firsts = [
        min((note.y, note.x) for note in board.notes() if note.small_group_id == group)
        for group in order
    ]
    assert all(one < two for one, two in pairwise(firsts))


def test_without_names_the_order_of_notes_does_not_tell_that_one_person_wrote_them() -> None:
    found = []
    for keys in (["a", "b", "c", "d"], ["d", "c", "b", "a"]):
        board, id_ = begun()
        for key in keys:
            board.apply(write(board, id_, [Draft(f"Note {key}", key)]))
        go(board, id_, RoundStep.REVEAL)
        places = {note.text: (note.x - board.notes()[0].x, note.y) for note in board.notes()}
        found.append(sorted(places, key=lambda text: places[text][::-1]))
    assert found[0] == found[1]


def test_what_was_on_the_board_stays_clear_also_when_it_came_while_people_wrote() -> None:
    board, id_ = begun(make_note(id="old", x=0, y=0))
    written(board, id_, [6])
    board.apply(whiteboard.move(board, [("note", "old")], 300.0, 150.0))
    go(board, id_, RoundStep.REVEAL)
    assert not overlap(board)


def test_a_second_reveal_moves_nothing_that_was_revealed_before() -> None:
    board, id_ = begun()
    written(board, id_, [3, 0])
    go(board, id_, RoundStep.REVEAL)
    before = {note.id: (note.x, note.y) for note in board.notes()}
    go(board, id_, RoundStep.WRITE)
    written(board, id_, [2, 2])
    go(board, id_, RoundStep.REVEAL)
    after = {note.id: (note.x, note.y) for note in board.notes()}
    assert {id_: after[id_] for id_ in before} == before
    assert not overlap(board)


def test_notes_of_a_group_that_is_gone_lie_with_those_of_no_group() -> None:
    board, id_ = begun()
    written(board, id_, [2, 2, 1])
    board.apply(remove(board, [("round_group", groups_in(board, id_)[0].id)]))
    board.apply(edits.reveal(board, id_))
    assert not overlap(board)
    assert not any(note.hidden for note in board.all(Note))
