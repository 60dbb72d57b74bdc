"""Whatever has happened to a board, both windows show it as if they had been opened just now."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QApplication

from pm_facilitator.canvas.bench import Bench
from pm_facilitator.canvas.laser import LaserTrail
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.spotlight import SOFT, Spotlight
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import Key, remove
from pm_facilitator.domain.entities import (
    Arrow,
    BoardText,
    Bone,
    Entity,
    Factor,
    Frame,
    Note,
    NoteGroup,
    Review,
    TimelineEvent,
    WhyStep,
)
from pm_facilitator.domain.vocabulary import (
    EventKind,
    LaneBy,
    NoteColor,
    Precision,
    Spacing,
    Stage,
)
from pm_facilitator.figures.palette import palette
from pm_facilitator.session import Session
from tests.canvas.conftest import Paper
from tests.helpers.make import at
from tests.helpers.sight import (
    comes_to_show,
)
from tests.ui.table import Table

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
LONG = "It went on for so long that two further lines are needed to tell all of what was seen"
TEXTS = ("", "Short", LONG, f"{LONG}\n{LONG}")


class Showing(Table):
    """A board in two windows, both on the screen, and what is pointed at over the group's."""

    def __init__(self, kind: type[Bench], stage: Stage) -> None:
        session = Session(Board(records(stage)), Paper(), lambda: NOW)
        super().__init__(session, kind, (520, 420))
        self.made = 0
        for scene in (self.scene, self.shared):
            scene.mover.duration = lambda: 20
        self.shared_view.show()
        self.laser, self.light = LaserTrail(self.shared_view), Spotlight(self.shared_view, SOFT)
        if isinstance(self.scene, TimelineScene) and isinstance(self.shared, TimelineScene):
            self.scene.look_changed.connect(self.shared.show_look)
        if isinstance(self.scene, ReflectScene) and isinstance(self.shared, ReflectScene):
            self.scene.whys_changed.connect(self._show_whys)

    def _show_whys(self, factor_id: str | None) -> None:
        assert isinstance(self.shared, ReflectScene)
        assert isinstance(self.scene, ReflectScene)
        self.shared.show_whys(factor_id, fault_tree=self.scene.fault_tree)

    def do(self, changes: list[Change]) -> None:
        self.history.do("Change", changes)

    def key_of(self, pick: int) -> Key:
        keys = [item.key for item in self.scene.projection.all()]
        return keys[pick % len(keys)]

    def record(self, pick: int, *kinds: type[Entity]) -> Entity | None:
        found = [each for each in self.board.entities() if isinstance(each, kinds or Entity)]
        return found[pick % len(found)] if found else None

    def let_go(self) -> None:
        """End whatever lasts: a gesture, typing, pointing, lighting."""
        if self.scene.is_dragging():
            self.scene.escape()
        if self.view.is_editing():
            self.view.editor.close_editor()
        self.laser.vanish()
        self.light.light(None)


@dataclass(frozen=True)
class Act:
    """One thing that happens, which says in a failing example what it was."""

    name: str
    values: tuple[Any, ...]

    def on(self, showing: Showing) -> None:
        """Let it happen."""
        _ACTS[self.name](showing, *self.values)


def write(showing: Showing, pick: int, text: str) -> None:
    record = showing.record(pick, Note, TimelineEvent, Factor, Bone, BoardText, Frame, NoteGroup)
    if record is not None:
        names = {field.name for field in fields(record)} & {"text", "label", "title"}
        showing.do(patch(record, **{next(iter(names)): text}))


def note(showing: Showing, pick: int, values: dict[str, Any]) -> None:
    record = showing.record(pick, Note)
    if record is not None:
        showing.do(patch(record, **values))


def event(showing: Showing, pick: int, values: dict[str, Any]) -> None:
    record = showing.record(pick, TimelineEvent)
    if record is not None:
        showing.do(patch(record, **values))


def shift(showing: Showing, pick: int, minutes: int) -> None:
    record = showing.record(pick, TimelineEvent)
    if isinstance(record, TimelineEvent) and record.time is not None:
        showing.do(patch(record, time=record.time + timedelta(minutes=minutes)))


def add(showing: Showing, what: str, x: float, y: float) -> None:
    showing.made += 1
    id_, stage, order = f"new{showing.made}", showing.scene.stage, 20.0 + showing.made
    made: dict[str, Entity] = {
        "note": Note(id_, "It is new", stage, x, y, order=order),
        "frame": Frame(id_, "New", stage, x, y, 200, 150, order=order),
        "text": BoardText(id_, "Written anew", stage, x, y, order=order),
        "arrow": Arrow(id_, "", stage, "note", "a", x2=x, y2=y, order=order),
        "event": TimelineEvent(id_, at("14:20"), text="It is new", order=order),
        "factor": Factor(id_, "It is new", "b0", order=order),
    }
    showing.do([Added(made[what])])


def take_off(showing: Showing, pick: int) -> None:
    key = showing.key_of(pick)
    if key[0] != "review" and showing.board.find(*key) is not None:
        showing.do(remove(showing.board, [key]))


def review(showing: Showing, values: dict[str, Any]) -> None:
    showing.do(patch(showing.board.review, **values))


def undo(showing: Showing) -> None:
    showing.history.undo()


def redo(showing: Showing) -> None:
    showing.history.redo()


def theme(showing: Showing) -> None:
    wanted = palette("light" if showing.scene.colors == palette("dark") else "dark")
    for scene in (showing.scene, showing.shared):
        scene.set_palette(wanted)


def look(showing: Showing, values: dict[str, Any]) -> None:
    scene = showing.scene
    if isinstance(scene, TimelineScene):
        scene.show_look(replace(scene.look, **values))
    elif isinstance(scene, ReflectScene):
        scene.toggle_fault_tree()


def choose(showing: Showing, picks: list[int]) -> None:
    showing.select(*map(showing.key_of, picks))


def walk(showing: Showing, step: int) -> None:
    showing.scene.go(step)


def drag(showing: Showing, pick: int, by: QPointF, end: str) -> None:
    """Pull something, and let it go there, or go on holding it, or put it back."""
    place = showing.middle(showing.key_of(pick))
    showing.press(place)
    showing.move(place + by / 2)
    showing.move(place + by)
    if end == "drop":
        showing.release(place + by)
    elif end == "give up":
        showing.scene.escape()
        showing.release(place + by)


def pan(showing: Showing, which: int, dx: int, dy: int) -> None:
    (showing.view, showing.shared_view)[which].pan_by(dx, dy)


def zoom(showing: Showing, which: int, factor: float) -> None:
    (showing.view, showing.shared_view)[which].zoom_by(factor)


def fit(showing: Showing, which: int) -> None:
    (showing.view, showing.shared_view)[which].fit_all()


def follow(showing: Showing) -> None:
    showing.shared_view.show_rect(showing.view.visible_rect())


def resize(showing: Showing, which: int, width: int, height: int) -> None:
    (showing.view, showing.shared_view)[which].resize(width, height)


def away_and_back(showing: Showing, which: int) -> None:
    view = (showing.view, showing.shared_view)[which]
    view.setVisible(not view.isVisible())


def point(showing: Showing, pick: int) -> None:
    showing.laser.point(showing.middle(showing.key_of(pick)))


def light(showing: Showing, pick: int) -> None:
    showing.light.light(showing.key_of(pick) if pick % 3 else None)


def blink(showing: Showing, which: int, x: int, y: int) -> None:
    """Have a little of the viewport painted, as a caret and a dot that moves do."""
    (showing.view, showing.shared_view)[which].viewport().update(QRect(x, y, 12, 12))


def type_(showing: Showing, pick: int, text: str) -> None:
    showing.scene.edit(*showing.key_of(pick))
    if showing.view.is_editing():
        showing.view.editor.setPlainText(text)


def turn(showing: Showing, times: int) -> None:
    for _ in range(times):
        QApplication.processEvents()


def compare(showing: Showing) -> None:
    showing.let_go()
    for view in (showing.view, showing.shared_view):
        view.show()
        assert comes_to_show(view), "the group's view" if view.read_only else "the own view"


_ACTS: dict[str, Callable[..., None]] = {
    each.__name__: each
    for each in (
        write, note, event, shift, add, take_off, review, undo, redo, theme, look, choose, walk,
        drag, pan, zoom, fit, follow, resize, away_and_back, point, light, blink, type_, turn,
        compare,
    )
}  # fmt: skip

picks, which, whole = st.integers(0, 30), st.integers(0, 1), st.integers(-200, 200)
vectors = st.builds(QPointF, whole, whole)
note_values: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"x": whole.map(float), "y": whole.map(float)}),
    st.fixed_dictionaries({"width": st.sampled_from([96.0, 240.0])}),
    st.fixed_dictionaries({"color": st.sampled_from(list(NoteColor))}),
    st.fixed_dictionaries({"hidden": st.booleans()}),
    st.fixed_dictionaries({"order": st.sampled_from([0.5, 9.5])}),
    st.fixed_dictionaries({"group_id": st.sampled_from([None, "g"])}),
)
event_values: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"kind": st.sampled_from(list(EventKind))}),
    st.fixed_dictionaries({"highlighted": st.booleans()}),
    st.fixed_dictionaries({"milestone": st.booleans()}),
    st.fixed_dictionaries({"known_shown": st.booleans()}),
    st.fixed_dictionaries(
        {"precision": st.sampled_from([Precision.EXACT, Precision.APPROXIMATE, Precision.UNKNOWN])}
    ),
    st.fixed_dictionaries({"lane": st.sampled_from(["", "Search", "Payments"])}),
)
review_values: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"zone": st.sampled_from(["UTC", "Asia/Kolkata"])}),
    st.fixed_dictionaries({"spacing": st.sampled_from(list(Spacing))}),
    st.fixed_dictionaries({"lanes": st.sampled_from(list(LaneBy))}),
    st.fixed_dictionaries({"second_zone": st.sampled_from(["", "Europe/Paris"])}),
    st.fixed_dictionaries({"problem": st.sampled_from(TEXTS)}),
)
look_values: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"stretch": st.sampled_from([1.0, 2.0])}),
    st.fixed_dictionaries({"upto": st.sampled_from([None, 0, 1, 2])}),
    st.fixed_dictionaries({"beliefs": st.booleans()}),
)
new_things = st.sampled_from(["note", "frame", "text", "arrow", "event", "factor"])


def acting(name: str, *values: st.SearchStrategy[Any]) -> st.SearchStrategy[Act]:
    return st.builds(Act, st.just(name), st.tuples(*values))


acts = st.one_of(
    acting("write", picks, st.sampled_from(TEXTS)),
    acting("note", picks, note_values),
    acting("event", picks, event_values),
    acting("shift", picks, st.integers(-30, 30)),
    acting("add", new_things, whole, whole),
    acting("take_off", picks),
    acting("review", review_values),
    acting("undo"),
    acting("redo"),
    acting("theme"),
    acting("look", look_values),
    acting("choose", st.lists(picks, max_size=14)),
    acting("walk", st.sampled_from([-1, 1])),
    acting("drag", picks, vectors, st.sampled_from(["drop", "hold", "give up"])),
    acting("pan", which, whole, whole),
    acting("zoom", which, st.sampled_from([0.3, 0.8, 1.25, 3.0])),
    acting("fit", which),
    acting("follow"),
    acting("resize", which, st.integers(200, 640), st.integers(200, 480)),
    acting("away_and_back", which),
    acting("point", picks),
    acting("light", picks),
    acting("blink", which, st.integers(0, 400), st.integers(0, 300)),
    acting("type_", picks, st.sampled_from(TEXTS)),
    acting("turn", st.integers(1, 4)),
    acting("compare"),
)


def records(stage: Stage) -> list[Entity]:
    """Give a board with a little of everything; some of it lies on other things."""
    return [
        Review("r", "Search was slow", problem="Slow for an hour", zone="UTC"),
        Bone("b0", "Technology", order=1),
        Bone("b1", "Process", order=2),
        Factor("f0", "Rebuild runs at noon", "b0", order=1),
        Factor("f1", "No limit on its load", "b1", order=1),
        WhyStep("w0", "f0", text="Nights were full", order=1),
        TimelineEvent("e0", at("14:05"), text="The first alert fired", order=1),
        TimelineEvent("e1", at("14:12"), text="Searches take long", known_now="Rebuild", order=2),
        TimelineEvent("e2", at("14:30"), text="The rebuild was paused", order=3),
        Note("a", "The graph looked normal", stage, 0, 0, order=1),
        Note("b", "Who may pause a rebuild?", stage, 120, 60, order=2),
        Note("c", "Nobody was paged", stage, 40, 180, group_id="g", order=3),
        Note("h", "Written in silence", stage, 260, 200, hidden=True, order=4),
        NoteGroup("g", "Paging", stage, order=1),
        Frame("fr", "Before the alert", stage, 300, -40, 240, 180, order=1),
        BoardText("t", "Why at noon?", stage, 320, 40, order=5),
        Arrow("r0", "so", stage, "note", "a", "note", "b", order=1),
    ]


@pytest.mark.parametrize(
    ("kind", "stage"), [(ReflectScene, Stage.REFLECT), (TimelineScene, Stage.RECAP)]
)
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(todo=st.lists(acts, min_size=3, max_size=10))
def test_after_whatever_happened_both_windows_show_the_board_as_if_just_opened(
    qapp: QApplication, tile_by_tile: None, kind: type[Bench], stage: Stage, todo: list[Act]
) -> None:
    showing = Showing(kind, stage)
    try:
        for act in todo:
            act.on(showing)
        compare(showing)
    finally:
        showing.close()
