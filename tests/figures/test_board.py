from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.areas import Area, around
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    Arrow,
    BoardText,
    Entity,
    Frame,
    Note,
    NoteGroup,
    Picture,
    Round,
    Stroke,
    Vote,
)
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.board import draw_board, draw_board_parts
from pm_facilitator.figures.board_parts import MOST_PARTS, UPRIGHT, cut_board
from pm_facilitator.figures.board_places import PictureData, place_board
from pm_facilitator.figures.board_votes import shown_votes
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Figure, Image, Text

LIGHT = palette("light")


def of_everything() -> list[Entity]:
    return [
        Frame("frame", "Alerting", width=700, height=400),
        NoteGroup("group", "Seen too late"),
        Note("a", "The alert was silenced", x=40, y=80, group_id="group", order=2),
        Note("b", "Nobody was told", x=240, y=80, group_id="group", order=1),
        Note("secret", "Not revealed", x=440, y=80, group_id="group", hidden=True),
        Picture("picture", blob="sha", caption="The dashboard", stage=Stage.REFLECT, x=800),
        BoardText("text", "Before the deploy", x=800, y=300),
        Stroke("stroke", ("40,300", "300,300")),
        Arrow("arrow", "led to", from_kind="note", from_id="a", to_kind="note", to_id="b"),
        Arrow("to-secret", "x", from_kind="note", from_id="a", to_kind="note", to_id="secret"),
        Note("elsewhere", "Another stage", stage=Stage.RECAP),
        Vote("v1", note_id="a", count=2),
        Vote("v2", group_id="group", count=1),
        Vote("v3", note_id="secret", count=4),
    ]


def words(figure: Figure) -> str:
    return " ".join(shape.text for shape in figure.shapes if isinstance(shape, Text))


def test_everything_lies_on_the_board_in_its_order_and_what_points_at_it_above() -> None:
    placed = place_board(Board(of_everything()), Stage.REFLECT, LIGHT, {})
    kinds = [item.key[0] for item in placed]
    assert kinds == [
        *("frame", "note_group", "picture", "board_text", "note", "note", "arrow", "stroke"),
    ]
    assert [item.key[1] for item in placed if item.key[0] == "note"] == ["b", "a"]


def test_a_figure_holds_all_that_is_placed() -> None:
    data = PictureData("image/png", b"bytes")
    figure = draw_board(Board(of_everything()), Stage.REFLECT, LIGHT, {"sha": data})
    assert "The dashboard" in words(figure)
    assert any(isinstance(shape, Image) and shape.data == b"bytes" for shape in figure.shapes)
    for shape in figure.shapes:
        if isinstance(shape, Text):
            assert 0 <= shape.x <= figure.width
            assert 0 <= shape.y <= figure.height


def test_a_figure_says_what_it_shows() -> None:
    figure = draw_board(Board(of_everything()), Stage.REFLECT, LIGHT)
    assert figure.title == "Board of Reflect"
    assert "Group Seen too late, 2 notes." in figure.description
    assert "Observation: Nobody was told." in figure.description
    assert "From “The alert was silenced” to “Nobody was told”: led to." in figure.description


def test_nothing_of_a_hidden_note_is_in_a_figure() -> None:
    figure = draw_board(Board(of_everything()), Stage.REFLECT, LIGHT)
    assert "Not revealed" not in words(figure) + figure.description
    assert "3 votes" in words(figure)
    assert "7 votes" not in words(figure)


def test_an_empty_board_says_so() -> None:
    assert draw_board(Board(), Stage.REFLECT, LIGHT).description.startswith("Nothing")


def test_a_group_counts_its_own_votes_and_those_of_its_notes() -> None:
    assert shown_votes(Board(of_everything())) == {("note", "a"): 2, ("note_group", "group"): 3}


def test_nobody_sees_votes_while_the_voting_is_open() -> None:
    vote = Vote("v", round_id="r", note_id="n")
    note = Note("n")
    assert shown_votes(Board([note, Round("r", votes_open=True), vote])) == {}
    assert shown_votes(Board([note, Round("r"), vote])) == {("note", "n"): 1}


def grid(columns: int, rows: int, gap: float = 16.0) -> list[Area]:
    return [
        Area(column * (168 + gap), row * (120 + gap), 168, 120)
        for row in range(rows)
        for column in range(columns)
    ]


def test_a_board_that_fits_stays_whole() -> None:
    assert cut_board(grid(6, 5)) == [list(range(30))]
    assert cut_board([]) == [[]]


def test_a_large_board_is_cut_between_its_notes_into_parts_that_can_be_read() -> None:
    areas = grid(8, 12)
    parts = cut_board(areas)
    assert 1 < len(parts) <= MOST_PARTS
    for part in parts:
        room = around(areas[place] for place in part)
        assert room.width <= UPRIGHT[0]
        assert room.height <= UPRIGHT[1]


def test_no_cut_goes_through_what_lies_across() -> None:
    areas = [*grid(12, 3), *(Area(0, 136 * row, 12 * 184, 140) for row in range(3))]
    assert len(cut_board(areas)) == 1


def test_a_huge_board_gets_a_few_parts_that_are_drawn_smaller() -> None:
    assert len(cut_board(grid(30, 30))) <= MOST_PARTS


def test_the_parts_of_a_board_are_numbered_and_tell_it_whole() -> None:
    notes = [
        Note(f"n{n}", f"note number {n}", x=area.x, y=area.y) for n, area in enumerate(grid(8, 10))
    ]
    figures = draw_board_parts(Board(notes), Stage.REFLECT, LIGHT)
    assert figures[0].title == f"Board of Reflect, part 1 of {len(figures)}"
    shown = " ".join(words(figure) for figure in figures) + " "
    assert all(shown.count(f"note number {n} ") == 1 for n in range(80))


sides = st.floats(10, 400)
areas = st.lists(
    st.builds(Area, st.floats(0, 6000), st.floats(0, 6000), sides, sides), min_size=1, max_size=40
)


@given(areas)
def test_parts_hold_everything_once_and_never_overlap(found: list[Area]) -> None:
    parts = cut_board(found)
    assert sorted(place for part in parts for place in part) == list(range(len(found)))
    rooms = [around(found[place] for place in part) for part in parts]
    for one, other in combinations(rooms, 2):
        apart = (
            one.right <= other.x
            or other.right <= one.x
            or one.bottom <= other.y
            or other.bottom <= one.y
        )
        assert apart
