import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.changes import Added, Value, patch
from pm_facilitator.domain.edits.common import remove
from pm_facilitator.domain.entities import Arrow, Note
from tests.canvas.conftest import Desk, row_of_notes
from tests.helpers.sight import as_opened_now, looks_alike

Reflect = Desk[ReflectScene]


def floating(desk: Reflect) -> set[str]:
    return {item.key[1] for item in desk.scene.projection.floating}


def test_a_new_note_floats_until_it_rests_and_spoils_nothing_below(reflect: Reflect) -> None:
    told: list[QRectF] = []
    reflect.scene.projection.watchers.append(told.append)
    reflect.commit([Added(Note(id="new", x=900.0, y=700.0, order=99.0))])
    assert floating(reflect) == {"new"}
    assert not [area for area in told if not area.isEmpty()]
    reflect.scene.projection.floating.cool()
    assert floating(reflect) == set()
    item = reflect.scene.item(("note", "new"))
    assert item is not None
    assert any(area.contains(item.home()) for area in told)


def test_a_note_that_comes_below_another_one_goes_into_the_tiles_at_once(reflect: Reflect) -> None:
    reflect.commit([Added(Note(id="upper", x=900.0, y=700.0, order=99.0))])
    reflect.scene.projection.floating.cool()
    reflect.commit([Added(Note(id="lower", x=920.0, y=720.0, order=98.0))])
    assert floating(reflect) == set()


@pytest.fixture
def stacked(reflect: Reflect) -> Reflect:
    """Give a board where one note lies a little under another one, and all has come to rest."""
    lower = Note(id="lower", x=900.0, y=700.0, order=98.0)
    reflect.commit([Added(lower), Added(Note(id="upper", x=940.0, y=740.0, order=99.0))])
    while reflect.scene.projection.floating.cool():
        pass
    return reflect


@pytest.mark.parametrize(
    "values", [{"x": 1000.0, "y": 790.0}, {"x": 890.0}, {"text": "Now it says this"}]
)
def test_a_note_under_another_one_does_not_jump_up_when_it_changes(
    stacked: Reflect, values: dict[str, Value]
) -> None:
    stacked.view.look_at(QPointF(960.0, stacked.scene.notes_top + 760.0))
    stacked.commit(patch(stacked.board.need(Note, "lower"), **values))
    at_once = stacked.view.grab().toImage()
    while stacked.scene.projection.floating.cool():
        pass
    stacked.view.tiles.clear()
    assert stacked.view.grab().toImage() == at_once


def test_a_note_that_is_let_go_under_another_one_lies_there_at_once(stacked: Reflect) -> None:
    stacked.grant()
    stacked.view.zoom_to(1.0)
    stacked.view.look_at(QPointF(960.0, stacked.scene.notes_top + 760.0))
    stacked.drag(stacked.place("note", "lower") - QPointF(60, 40), stacked.place("note", "upper"))
    stacked.scene.select([])
    at_once = stacked.view.grab().toImage()
    while stacked.scene.projection.floating.cool():
        pass
    stacked.view.tiles.clear()
    assert stacked.view.grab().toImage() == at_once


def test_what_was_moved_floats_and_goes_into_the_tiles_bit_by_bit(reflect: Reflect) -> None:
    notes = [Note(id=f"m{i}", x=184.0 * i, y=600.0, order=50.0 + i) for i in range(20)]
    reflect.commit([Added(note) for note in notes])
    assert floating(reflect) == set()
    reflect.commit([change for note in notes for change in patch(note, y=900.0)])
    assert len(floating(reflect)) == 20
    assert reflect.scene.projection.floating.cool()
    assert 0 < len(floating(reflect)) < 20
    while reflect.scene.projection.floating.cool():
        pass
    assert floating(reflect) == set()


@pytest.mark.parametrize("travels", [True, False])
def test_of_many_that_are_moved_those_under_others_lie_there_once_they_have_arrived(
    reflect: Reflect, travels: bool
) -> None:
    reflect.scene.mover.duration = lambda: 5000 if travels else 0
    notes = row_of_notes(reflect, 20, 100.0)
    reflect.view.zoom_to(1.0)
    reflect.view.look_at(QPointF(800.0, reflect.scene.notes_top + 900.0))
    reflect.view.grab()
    # The first ones come to lie under the ninth and the tenth, the others have nothing over them.
    lower = [change for note in notes[:2] for change in patch(note, x=note.x + 880.0)]
    free = [change for note in notes[12:] for change in patch(note, y=700.0)]
    reflect.commit(lower + free)
    seen = {note.id for note in (*notes[:2], *notes[12:])}
    assert floating(reflect) == (seen if travels else seen - {"r0", "r1"})
    reflect.scene.mover.stop()
    assert floating(reflect) == seen - {"r0", "r1"}
    at_once = reflect.view.grab().toImage()
    while reflect.scene.projection.floating.cool():
        pass
    reflect.view.tiles.clear()
    assert reflect.view.grab().toImage() == at_once


def test_a_note_that_only_moves_keeps_what_was_made_ready_for_painting(reflect: Reflect) -> None:
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    reflect.view.grab()
    note = reflect.board.need(Note, "n0")
    before = item.sketch
    reflect.commit(patch(note, x=note.x + 40.0))
    assert item.sketch.drawn is before.drawn
    assert item.sketch.x == before.x + 40.0
    assert item.card.x == item.sketch.x
    reflect.commit(patch(reflect.board.need(Note, "n0"), text="Other words"))
    assert item.sketch.drawn is not before.drawn
    assert item.card.text == "Other words"


def test_a_moved_note_is_painted_as_one_that_was_always_there(
    reflect: Reflect, qtbot: QtBot
) -> None:
    note = reflect.board.need(Note, "n0")
    reflect.view.grab()
    reflect.commit(patch(note, x=note.x + 40.0, y=note.y + 200.0))
    moved = reflect.view.grab().toImage()
    while reflect.scene.projection.floating.cool():
        pass
    assert reflect.view.grab().toImage() == moved


@pytest.mark.parametrize(("count", "floats"), [(4, 4), (12, 0)])
def test_what_lies_over_a_note_that_changes_floats_with_it_unless_it_is_too_much(
    reflect: Reflect, count: int, floats: int
) -> None:
    row_of_notes(reflect, count, 60.0)
    reflect.commit(patch(reflect.board.need(Note, "r0"), text="Other words"))
    assert len(floating(reflect)) == floats


def test_of_what_changed_one_after_the_other_the_last_floats_on_through_short_pauses(
    reflect: Reflect,
) -> None:
    projection = reflect.scene.projection
    notes = row_of_notes(reflect, 8, 400.0)
    for note in notes:
        reflect.commit(patch(note, text="Other words"))
    assert projection.floating.keeps_many()
    while projection.floating.keeps_many():
        assert projection.floating.cool_some()
    assert "r7" in floating(reflect)
    assert 0 < len(floating(reflect)) < 8


def test_a_note_that_lies_over_one_that_floats_goes_into_the_tiles_after_it(
    reflect: Reflect,
) -> None:
    projection = reflect.scene.projection
    row_of_notes(reflect, 4, 60.0)
    for name in ("r0", "n0"):
        reflect.commit(patch(reflect.board.need(Note, name), text="Other words"))
    gone: list[str] = []
    while projection.floating.cool_some():
        gone += sorted({"r0", "r1", "r2", "r3"} - floating(reflect) - set(gone))
    assert gone == ["r0", "r1", "r2", "r3"]


def test_an_arrow_is_seen_once_right_after_its_note_has_moved(reflect: Reflect) -> None:
    view, notes = reflect.view, row_of_notes(reflect, 2, 400.0)
    arrow = Arrow("a", from_kind="note", from_id="r0", to_kind="note", to_id="r1")
    reflect.commit([Added(arrow)])
    view.zoom_to(0.8)
    view.look_at(QPointF(300.0, reflect.scene.notes_top + 950.0))
    while reflect.scene.projection.floating.cool():
        pass
    view.grab()
    view.tiles.at_once, view.tiles.budget = False, 0.0
    reflect.commit(patch(notes[1], x=notes[1].x - 90.0, y=notes[1].y + 150.0))
    at_once = view.grab().toImage()
    while reflect.scene.projection.floating.cool():
        pass
    view.tiles.at_once = True
    view.tiles.clear()
    assert looks_alike(view.grab().toImage(), at_once)


def test_a_note_that_comes_over_the_selected_one_floats_with_it(reflect: Reflect) -> None:
    row_of_notes(reflect, 1, 0.0)
    reflect.scene.select([("note", "r0")])
    reflect.commit([Added(Note(id="new", x=30.0, y=920.0, order=99.0))])
    assert floating(reflect) == {"r0", "new"}


def test_what_is_taken_away_goes_from_the_picture_of_much_that_floats(reflect: Reflect) -> None:
    view = reflect.view
    row_of_notes(reflect, 24, 200.0)
    view.fit_all()
    for n in range(24):
        item = reflect.scene.item(("note", f"r{n}"))
        assert item is not None
        item.set_hot(True)
    view.grab()
    assert not view.carried.begins()
    reflect.commit(remove(reflect.board, [("note", "r3")]))
    assert len(floating(reflect)) == 23
    assert looks_alike(view.grab().toImage(), as_opened_now(view))
