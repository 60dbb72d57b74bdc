from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.ink import bounds
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.whiteboard_intents import MoveThings
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Committed, Patched, Removed
from pm_facilitator.domain.edits.groups import group
from pm_facilitator.domain.entities import Factor, Note
from pm_facilitator.domain.vocabulary import NoteColor, Origin, Stage
from pm_facilitator.figures.palette import palette
from tests.canvas.conftest import Desk, a_fishbone, a_review

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Reflect = Desk[ReflectScene]


def test_dragged_notes_ask_for_one_move_on_the_grid(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n0"), ("note", "n1")])
    start = reflect.place("note", "n0")
    reflect.drag(start, start + QPointF(43, 81))
    assert reflect.wishes == [MoveThings((("note", "n0"), ("note", "n1")), 40.0, 80.0)]


def test_notes_follow_the_hand_and_go_back_until_the_move_is_committed(reflect: Reflect) -> None:
    start = reflect.place("note", "n0")
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    reflect.press(start)
    reflect.move(start + QPointF(80, 40))
    assert item.pos() == QPointF(80, 40)
    reflect.release(start + QPointF(80, 40))
    assert item.pos() == QPointF(0, 0)


def test_a_granted_move_leaves_the_note_where_it_was_dropped(reflect: Reflect) -> None:
    reflect.grant()
    start = reflect.place("note", "n0")
    reflect.drag(start, start + QPointF(80, 160))
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    assert item.pos() == QPointF(80, 160)
    assert reflect.chosen() == [("note", "n0")]


def test_a_note_that_leaves_during_the_drag_is_not_asked_for(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n0"), ("note", "n1")])
    start = reflect.place("note", "n0")
    reflect.press(start)
    reflect.move(start + QPointF(80, 80))
    reflect.commit([Removed(reflect.board.need(Note, "n1"))])
    reflect.move(start + QPointF(80, 88))
    reflect.release(start + QPointF(80, 88))
    assert reflect.wishes == [MoveThings((("note", "n0"),), 80.0, 88.0)]


def test_a_locked_note_stays(reflect: Reflect) -> None:
    reflect.commit([Patched("note", "n0", "locked", False, True)])
    start = reflect.place("note", "n0")
    reflect.drag(start, start + QPointF(80, 80))
    assert reflect.wishes == []


def test_a_note_dropped_on_the_fishbone_asks_to_become_a_factor(reflect: Reflect) -> None:
    bone = reflect.place("bone", "b1")
    reflect.press(reflect.place("note", "n0"))
    reflect.move(bone)
    assert reflect.scene.said() == "Becomes a factor: Process"
    reflect.release(bone)
    assert reflect.wishes == [want.FactorFromNote("n0", "b1")]


def test_a_factor_dropped_on_a_bone_hangs_there(reflect: Reflect) -> None:
    reflect.grant()
    reflect.press(reflect.place("factor", "f1"))
    reflect.move(reflect.place("bone", "b2"))
    assert reflect.scene.said() == "On People"
    reflect.release(reflect.place("bone", "b2"))
    assert reflect.wishes == [want.MoveFactor("f1", "b2", None, None)]
    assert reflect.board.need(Factor, "f2").bone_id == "b2"


def test_a_factor_dropped_on_another_nests_below_it(reflect: Reflect) -> None:
    reflect.drag(reflect.place("factor", "f3"), reflect.place("factor", "f0"))
    assert reflect.wishes == [want.MoveFactor("f3", "b0", "f0", None)]


def test_a_factor_carries_what_hangs_below_it(reflect: Reflect) -> None:
    start = reflect.place("factor", "f1")
    reflect.press(start)
    reflect.move(start + QPointF(30, 0))
    carried = [reflect.scene.item(("factor", id_)) for id_ in ("f1", "f2")]
    assert [item.previewed.x() for item in carried if item] == pytest.approx([30.0, 30.0], abs=1.0)
    reflect.key(Qt.Key.Key_Escape)
    assert [item.previewed.x() for item in carried if item] == [0.0, 0.0]


@pytest.mark.parametrize(
    ("key", "modifiers", "wish"),
    [
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, want.NestFactor("f1", 1)),
        (Qt.Key.Key_Backtab, SHIFT, want.NestFactor("f1", -1)),
        (Qt.Key.Key_Return, CTRL, want.AddFactor("b0", None)),
        (Qt.Key.Key_Return, CTRL | SHIFT, want.AddFactor("b0", "f1")),
        (Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier, want.AddWhy("f1", None)),
        (Qt.Key.Key_Left, ALT, want.FactorToBone("f1", -1)),
        (Qt.Key.Key_Right, ALT, want.FactorToBone("f1", 1)),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, want.Remove((("factor", "f1"),))),
        (Qt.Key.Key_D, CTRL, want.Duplicate((("factor", "f1"),))),
    ],
)
def test_keys_of_a_factor(
    reflect: Reflect, key: Qt.Key, modifiers: Qt.KeyboardModifier, wish: want.Intent
) -> None:
    reflect.click(reflect.place("factor", "f1"))
    reflect.key(key, modifiers)
    assert reflect.wishes == [wish]


def test_keys_of_notes(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n0"), ("note", "n1")])
    reflect.key(Qt.Key.Key_2)
    reflect.key(Qt.Key.Key_G, CTRL)
    reflect.key(Qt.Key.Key_Down)
    reflect.key(Qt.Key.Key_Right, SHIFT)
    assert reflect.wishes == [
        want.ColorNotes(("n0", "n1"), NoteColor.QUESTION),
        want.GroupNotes(("n0", "n1")),
        MoveThings((("note", "n0"), ("note", "n1")), 0.0, 8.0),
        MoveThings((("note", "n0"), ("note", "n1")), 40.0, 0.0),
    ]


def test_f_makes_factors_of_the_selected_notes(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n1")])
    reflect.key(Qt.Key.Key_F)
    assert reflect.wishes == [want.FactorFromNote("n1", None)]


def test_n_asks_for_a_note_where_there_is_room(reflect: Reflect) -> None:
    reflect.key(Qt.Key.Key_N)
    assert reflect.wishes == [want.AddNotes(Stage.REFLECT, 552.0, 0.0)]


def test_a_double_click_among_the_notes_asks_for_one_there(reflect: Reflect) -> None:
    reflect.double_click(QPointF(700, 60))
    [wish] = reflect.wishes
    assert isinstance(wish, want.AddNotes)
    assert abs(wish.x + 84 - 700) < 3


def test_a_double_click_clear_of_the_fishbone_asks_for_a_note_there(reflect: Reflect) -> None:
    figure = reflect.scene.bounds
    place = QPointF(figure.right() + 240, figure.center().y())
    reflect.double_click(place)
    [wish] = reflect.wishes
    assert isinstance(wish, want.AddNotes)
    assert abs(wish.x + 84 - place.x()) < 3
    assert abs(wish.y + 24 + reflect.scene.notes_top - place.y()) < 3


def test_a_double_click_right_below_the_fishbone_asks_for_a_note_that_lies_clear_of_it(
    reflect: Reflect,
) -> None:
    reflect.double_click(QPointF(700, reflect.scene.notes_top + 10))
    [wish] = reflect.wishes
    assert isinstance(wish, want.AddNotes)
    assert wish.y == 0


def test_a_note_left_of_the_fishbone_moves_it_no_more_than_one_on_its_right(
    reflect: Reflect,
) -> None:
    before = reflect.scene.bounds
    reflect.commit([Added(Note("left", x=-400.0, y=-300.0))])
    assert reflect.scene.bounds == before


def test_the_why_chain_of_the_selected_factor_is_shown_beside(reflect: Reflect) -> None:
    assert reflect.scene.item(("why_step", "w0")) is None
    reflect.click(reflect.place("factor", "f3"))
    step = reflect.scene.item(("why_step", "w0"))
    assert step is not None
    assert step.home().left() > reflect.scene.fishbone.width
    reflect.click(reflect.place("why_step", "w0"))
    reflect.key(Qt.Key.Key_W)
    assert reflect.wishes == [want.AddWhy("f3", "w0")]


@pytest.mark.parametrize("first", ["the notes", "the chain"])
def test_the_why_chain_lies_clear_of_notes_beside_the_fishbone(
    first: str, reflect: Reflect
) -> None:
    right, top = reflect.scene.bounds.right(), reflect.scene.bounds.top()
    beside = [
        Note(f"beside{i}", "Known since spring " * 20, x=right + 60 + 190 * i, y=top + 20)
        for i in range(3)
    ]
    if first == "the chain":
        reflect.click(reflect.place("factor", "f3"))
    reflect.commit([Added(note) for note in beside])
    if first == "the notes":
        reflect.click(reflect.place("factor", "f3"))
    step = reflect.scene.item(("why_step", "w0"))
    assert step is not None
    notes = [reflect.scene.item(("note", note.id)) for note in beside]
    assert all(note is not None and not note.home().intersects(step.home()) for note in notes)
    before = step.home()
    reflect.commit([Removed(note) for note in beside])
    step = reflect.scene.item(("why_step", "w0"))
    assert step is not None
    assert step.home().left() < before.left()


def test_the_why_chain_goes_with_its_factor(reflect: Reflect) -> None:
    reflect.grant()
    reflect.click(reflect.place("factor", "f3"))
    reflect.key(Qt.Key.Key_Delete)
    assert reflect.scene.whys_of is None
    assert reflect.scene.item(("why_step", "w0")) is None


def test_notes_lie_below_the_fishbone_however_it_grows(reflect: Reflect) -> None:
    more = [Factor(id=f"x{i}", text="Another factor", bone_id="b1") for i in range(8)]
    reflect.commit([Added(factor) for factor in more])
    factors = [i for i in reflect.scene.projection.all() if i.key[0] in ("factor", "bone")]
    assert max(item.home().bottom() for item in factors) < 0
    note = reflect.scene.item(("note", "n0"))
    assert note is not None
    assert note.pos() == QPointF(0, 0)


def test_the_fishbone_makes_room_for_notes_above_their_area(reflect: Reflect) -> None:
    reflect.commit([Patched("note", "n0", "y", 0.0, -200.0)])
    factors = [i for i in reflect.scene.projection.all() if i.key[0] in ("factor", "bone")]
    assert max(item.home().bottom() for item in factors) < -200


def test_only_the_touched_note_is_drawn_anew(reflect: Reflect) -> None:
    before = {item.key: item.card for item in reflect.scene.projection.all()}
    reflect.commit([Patched("note", "n0", "text", "The graph looked normal", "It looked calm")])
    after = {item.key: item.card for item in reflect.scene.projection.all()}
    assert {key for key in after if after[key] is not before[key]} == {("note", "n0")}


def test_a_group_lies_behind_its_notes_and_carries_them(reflect: Reflect) -> None:
    reflect.commit(group(reflect.board, ["n0", "n1"], "Signals"))
    [heap] = [item for item in reflect.scene.projection.all() if item.key[0] == "note_group"]
    note = reflect.scene.item(("note", "n0"))
    assert note is not None
    assert heap.stacking() < note.stacking()
    grip = heap.home().topLeft() + QPointF(10, 10)
    reflect.drag(grip, grip + QPointF(80, 80))
    assert reflect.wishes == [MoveThings((heap.key,), 80.0, 80.0)]


def test_the_outline_reads_bone_by_bone(reflect: Reflect) -> None:
    rows = [(depth, text) for depth, _, text in reflect.scene.outline()]
    assert rows[:5] == [
        (0, "What happened: Search was slow for an hour"),
        (1, "Category Technology"),
        (2, "Factor: Rebuild runs at noon"),
        (2, "Factor: No limit on its load"),
        (3, "Factor: Limits are set by hand"),
    ]


def test_the_audience_gets_no_item_for_what_is_hidden(qtbot: QtBot) -> None:
    board = Board(a_fishbone())
    scene = ReflectScene(board, palette("light"), audience=True)
    scene.set_marks({("note", "n0"): [(0, 3, "warning")]})
    scene.edit("note", "n0")
    items = scene.projection.all()
    assert ("note", "n0") in scene.projection.order
    assert ("note", "secret") not in scene.projection.order
    assert all("Not shown yet" not in item.card.text for item in items)
    assert all(item.marks == () and not item.chosen for item in items)
    assert scene.bindings == {}


def test_the_audience_sees_a_note_once_it_is_revealed(qtbot: QtBot) -> None:
    board = Board(a_fishbone())
    scene = ReflectScene(board, palette("light"), audience=True)
    change = Patched("note", "secret", "hidden", True, False)
    board.apply([change])
    scene.refresh()
    assert ("note", "secret") in scene.projection.order


def test_an_empty_fishbone_invites_the_facilitator_and_asks_the_group_plainly(
    qtbot: QtBot,
) -> None:
    board = Board([a_review(), *[r for r in a_fishbone() if type(r).__name__ == "Bone"]])
    said = {}
    for audience in (False, True):
        scene = ReflectScene(board, palette("light"), audience=audience)
        texts = [getattr(shape, "text", "") for shape in scene.shapes]
        said[audience] = [text for text in texts if len(text) > 20]
    assert len(said[False]) == 3
    assert said[True] == ["What made this possible?"]


@pytest.mark.parametrize("audience", [False, True])
def test_the_invitation_is_within_what_is_brought_into_sight(qtbot: QtBot, audience: bool) -> None:
    board = Board([a_review(), *[r for r in a_fishbone() if type(r).__name__ == "Bone"]])
    scene = ReflectScene(board, palette("light"), audience=audience)
    words = [each for each in scene.shapes if len(getattr(each, "text", "")) > 20]
    assert words
    seen = scene.content.adjusted(-0.5, -0.5, 0.5, 0.5)  # parts of pixels do not add up
    assert all(seen.contains(bounds(each)) for each in words)


@pytest.mark.parametrize("audience", [False, True])
def test_the_invitation_makes_room_for_the_first_note_and_comes_back(
    qtbot: QtBot, audience: bool
) -> None:
    board = Board([a_review(), *[r for r in a_fishbone() if type(r).__name__ == "Bone"]])
    scene = ReflectScene(board, palette("light"), audience=audience)

    def invites() -> bool:
        texts = [getattr(shape, "text", "") for shape in scene.backdrop()[0]]
        return "What made this possible?" in texts

    def commit(*changes: Change) -> None:
        board.apply(changes)
        scene.react(Committed(changes, Origin.FACILITATOR, datetime.now(UTC), 1))

    first = Note(id="first", text="The alert was late", hidden=True, round_id="r")
    commit(Added(first))
    assert invites()
    commit(Patched("note", "first", "hidden", True, False))
    assert not invites()
    commit(Added(Note(id="second", text="And nobody had the key")))
    assert not invites()
    commit(Removed(board.need(Note, "first")), Removed(board.need(Note, "second")))
    assert invites()


def test_where_there_is_room_for_a_note_is_found_out_in_a_pause(
    reflect: Reflect, qtbot: QtBot
) -> None:
    assert not reflect.scene.is_prepared()
    reflect.view.grab()
    qtbot.waitUntil(reflect.scene.is_prepared)
    room = reflect.scene.notes.free_place()
    reflect.scene.refresh()
    assert not reflect.scene.is_prepared()
    assert reflect.scene.notes.free_place() == room
