"""Frames, texts, arrows and strokes become cards; an arrow is there only while its ends are."""

import pytest

from pm_facilitator.canvas.card import Card
from pm_facilitator.canvas.things_layer import ThingsLayer
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Removed, patch
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Arrow, BoardText, Frame, Note, Stroke
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import palette

LIGHT = palette("light")
TOP = 100.0

FRAME = Frame("f", "Before the alert", Stage.REFLECT, 10, 20, 300, 200)
TEXT = BoardText("t", "Who noticed?", Stage.REFLECT, 400, 0)
STROKE = Stroke("s", ("0,0", "50,20", "90,0"), Stage.REFLECT)
ARROW = Arrow("a", "so", Stage.REFLECT, "note", "n0", "note", "n1")
FREE = Arrow("free", "", Stage.REFLECT, x1=0, y1=0, x2=100, y2=0)
NOTES = (Note("n0", "One", Stage.REFLECT), Note("n1", "Two", Stage.REFLECT, x=400))
PLACES: dict[Key, Area] = {
    ("note", "n0"): Area(0, TOP, 168, 120),
    ("note", "n1"): Area(400, TOP, 168, 120),
}


@pytest.fixture
def board() -> Board:
    return Board([FRAME, TEXT, STROKE, ARROW, FREE, *NOTES])


@pytest.fixture
def layer(board: Board) -> ThingsLayer:
    return ThingsLayer(board, Stage.REFLECT)


def shown(layer: ThingsLayer, places: dict[Key, Area] = PLACES) -> dict[Key, Card]:
    return {card.key: card.made() for card in layer.cards(LIGHT, TOP, places.get)}


def patched(
    layer: ThingsLayer, board: Board, changes: list[Change], *keys: Key
) -> tuple[set[Key], list[Key]]:
    board.apply(changes)
    cards, gone = layer.patch(set(keys), LIGHT, TOP, PLACES.get)
    return {card.key for card in cards}, gone


def test_everything_of_the_stage_is_shown_and_nothing_of_another(layer: ThingsLayer) -> None:
    keys = {("frame", "f"), ("board_text", "t"), ("stroke", "s"), ("arrow", "a")}
    assert set(shown(layer)) == keys | {("arrow", "free")}
    assert ThingsLayer(Board([FRAME, TEXT, STROKE]), Stage.RECAP).cards(LIGHT, 0, PLACES.get) == []


def test_things_lie_at_their_own_places_below_the_figure(layer: ThingsLayer) -> None:
    card = shown(layer)["frame", "f"]
    assert (card.x, card.y, card.width, card.height) == (10, 20 + TOP, 300, 200)


def test_a_frame_is_open_inside_and_held_by_edge_and_title(layer: ThingsLayer) -> None:
    card = shown(layer)["frame", "f"]
    assert card.holds(150, 0)
    assert card.holds(40, 17)
    assert not card.holds(150, 120)


def test_an_arrow_goes_from_edge_to_edge(layer: ThingsLayer) -> None:
    card = shown(layer)["arrow", "a"]
    (x1, y1), (x2, y2) = card.edge
    assert (card.x + x1, card.y + y1) == pytest.approx((172, TOP + 60))
    assert (card.x + x2, card.y + y2) == pytest.approx((396, TOP + 60))


def test_a_free_arrow_lies_where_its_ends_are(layer: ThingsLayer) -> None:
    card = shown(layer)["arrow", "free"]
    assert card.y + card.edge[0][1] == TOP


def test_an_arrow_to_what_is_not_shown_is_not_shown(layer: ThingsLayer) -> None:
    without = {key: place for key, place in PLACES.items() if key != ("note", "n1")}
    assert ("arrow", "a") not in shown(layer, without)


def test_an_arrow_says_what_it_joins(layer: ThingsLayer) -> None:
    assert shown(layer)["arrow", "a"].spoken == "Arrow from One to Two: so"
    assert shown(layer)["arrow", "free"].spoken == "Arrow from a free place to a free place"


def test_only_what_changed_is_made_anew(board: Board, layer: ThingsLayer) -> None:
    shown(layer)
    cards, gone = patched(layer, board, patch(FRAME, title="After"), ("frame", "f"))
    assert (cards, gone) == ({("frame", "f")}, [])


def test_arrows_follow_what_they_hang_on(board: Board, layer: ThingsLayer) -> None:
    shown(layer)
    cards, gone = patched(layer, board, patch(NOTES[0], x=80.0), ("note", "n0"))
    assert (cards, gone) == ({("arrow", "a")}, [])


def test_what_is_gone_is_told_once(board: Board, layer: ThingsLayer) -> None:
    shown(layer)
    removed: list[Change] = [Removed(FRAME), Removed(ARROW)]
    keys: tuple[Key, ...] = (("frame", "f"), ("arrow", "a"))
    assert set(patched(layer, board, removed, *keys)[1]) == set(keys)
    assert patched(layer, board, [], *keys) == (set(), [])


def test_a_new_thing_is_shown(board: Board, layer: ThingsLayer) -> None:
    shown(layer)
    more = Frame("g", stage=Stage.REFLECT)
    assert patched(layer, board, [Added(more)], ("frame", "g"))[0] == {("frame", "g")}


def test_arrows_trail_what_is_carried(layer: ThingsLayer) -> None:
    (card,) = layer.trailing(
        {("note", "n1"): PLACES["note", "n1"].moved(50, 0)}, LIGHT, TOP, PLACES.get
    )
    assert card.x + card.edge[1][0] == pytest.approx(446)


def test_a_carried_arrow_takes_its_free_ends_along(layer: ThingsLayer) -> None:
    (card,) = layer.trailing({}, LIGHT, TOP, PLACES.get, {"free": (50, 10)})
    assert (card.x + card.edge[0][0], card.y + card.edge[0][1]) == pytest.approx((50, TOP + 10))
