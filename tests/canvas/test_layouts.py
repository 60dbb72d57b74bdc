"""Two scenes of one board work a layout out once."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.layouts import Layouts
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.entities import Note, TimelineEvent
from pm_facilitator.figures.palette import palette
from tests.canvas.conftest import Desk, some_events


def test_the_same_is_made_once_and_anything_else_anew() -> None:
    layouts, event = Layouts(), TimelineEvent("e", text="Alert")
    made = [
        layouts.once("timeline", (None, event), lambda: [1]),
        layouts.once("timeline", (None, event), lambda: [2]),
        layouts.once("timeline", (None, replace(event, text="Another")), lambda: [3]),
        layouts.once("timeline", ("wide", replace(event, text="Another")), lambda: [4]),
        layouts.once("matrix", (None, event), lambda: [5]),
    ]
    assert made == [[1], [1], [3], [4], [5]]


def test_the_groups_scene_takes_over_the_facilitators_layout(qtbot: QtBot) -> None:
    desk = Desk(qtbot, TimelineScene, some_events())
    known = desk.scene.layouts
    shared = TimelineScene(desk.board, palette("light"), audience=True, layouts=known)
    desk.session.subscribe(shared.react)
    desk.commit(patch(desk.board.need(TimelineEvent, "e1"), text="Searches take twenty seconds"))
    assert shared.whole is desk.scene.whole
    assert any("twenty" in card.text for card in shared.lay_out())


def test_another_stretch_of_time_is_laid_out_for_itself(qtbot: QtBot) -> None:
    desk = Desk(qtbot, TimelineScene, some_events())
    known = desk.scene.layouts
    shared = TimelineScene(desk.board, palette("light"), audience=True, layouts=known)
    desk.scene.show_look(replace(desk.scene.look, stretch=2.0))
    shared.refresh()
    assert shared.whole.width < desk.scene.whole.width
    shared.show_look(desk.scene.look)
    assert shared.whole.width == desk.scene.whole.width


def test_both_scenes_hold_the_same_sketches_but_for_what_the_group_may_not_see(
    reflect: Desk[ReflectScene],
) -> None:
    board, known = reflect.board, reflect.scene.layouts
    shared = ReflectScene(board, palette("light"), audience=True, layouts=known)
    reflect.session.subscribe(shared.react)
    reflect.commit(patch(board.need(Note, "n0"), x=40.0, y=300.0))
    reflect.commit(patch(board.need(Note, "n1"), text="Somebody paged twice"))
    notes, told = (
        {item.key: item.sketch for item in scene.projection.unordered() if item.key[0] == "note"}
        for scene in (reflect.scene, shared)
    )
    assert notes.keys() - told.keys() == {("note", "secret")}
    assert all(notes[key] is told[key] for key in told)
    assert (told["note", "n0"].x, told["note", "n1"].text) == (40.0, "Somebody paged twice")
