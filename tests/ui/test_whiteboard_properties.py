"""Whatever the hand does on a board can be undone exactly, and both windows show it alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from pm_facilitator.canvas.bench import Bench
from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.canvas.tools import Tool
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.edits.common import Key, ends
from pm_facilitator.domain.entities import (
    Action,
    Arrow,
    BoardText,
    Bone,
    Entity,
    Factor,
    Frame,
    Note,
    TimelineEvent,
    kind_of,
)
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library
from tests.helpers.make import at
from tests.ui.conftest import HandClock
from tests.ui.table import Table

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
KEYS: tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...] = (
    (Qt.Key.Key_Right, NONE),
    (Qt.Key.Key_Down, SHIFT),
    (Qt.Key.Key_Delete, NONE),
    (Qt.Key.Key_D, CTRL),
    (Qt.Key.Key_G, CTRL),
    (Qt.Key.Key_G, CTRL | SHIFT),
    (Qt.Key.Key_A, CTRL),
    (Qt.Key.Key_3, NONE),
    (Qt.Key.Key_Left, CTRL | SHIFT),
    (Qt.Key.Key_M, CTRL | SHIFT),
    (Qt.Key.Key_H, CTRL | SHIFT),
    (Qt.Key.Key_L, CTRL | SHIFT),
    (Qt.Key.Key_A, CTRL | SHIFT),
    (Qt.Key.Key_BracketRight, CTRL),
    (Qt.Key.Key_BracketLeft, CTRL | SHIFT),
    (Qt.Key.Key_Right, ALT | SHIFT),
    (Qt.Key.Key_Up, ALT | SHIFT),
    (Qt.Key.Key_Escape, NONE),
    (Qt.Key.Key_Tab, NONE),
)

whole = st.integers(-240, 240)
vectors = st.builds(QPointF, whole, whole)
picks = st.integers(0, 40)
modifiers = st.sampled_from([NONE, NONE, SHIFT, CTRL, ALT])


@dataclass(frozen=True)
class Act:
    """One thing that a hand does, which says in a failing example what it was."""

    name: str
    values: tuple[Any, ...]

    def on(self, table: Table) -> None:
        """Do it."""
        _ACTS[self.name](table, *self.values)


def drag(table: Table, pick: int, by: QPointF, held: Qt.KeyboardModifier) -> None:
    place = spot(table, pick)
    table.drag(place, place + by, held)


def give_up(table: Table, pick: int, by: QPointF, held: Qt.KeyboardModifier) -> None:
    place = spot(table, pick)
    table.press(place)
    table.move(place + by, held)
    table.key(Qt.Key.Key_Escape)
    table.release(place + by)


def band(table: Table, at_: QPointF, by: QPointF) -> None:
    table.drag(at_ + QPointF(-600, 500), at_ + by)


def click(table: Table, pick: int, held: Qt.KeyboardModifier) -> None:
    table.click(spot(table, pick), held)


def resize(table: Table, pick: int, by: QPointF, held: Qt.KeyboardModifier) -> None:
    key = keys_of(table)[pick % len(keys_of(table))]
    table.select(key)
    corner = table.item(key).home().bottomRight()
    table.drag(corner, corner + by, held)


def use(table: Table, tool: Tool, pick: int, by: QPointF) -> None:
    place = spot(table, pick)
    table.take(tool)
    table.drag(place, place + by)
    if table.view.is_editing():
        table.type("So it was")
    table.key(Qt.Key.Key_V)


def write(table: Table, text: str) -> None:
    table.key(Qt.Key.Key_N)
    table.type(text)


def press(table: Table, which: int) -> None:
    table.key(*KEYS[which % len(KEYS)])


def turn(table: Table, at_: QPointF, steps: int, held: Qt.KeyboardModifier) -> None:
    table.wheel(at_, steps, held & CTRL)


def undo(table: Table) -> None:
    table.history.undo()


def redo(table: Table) -> None:
    table.history.redo()


_ACTS: dict[str, Callable[..., None]] = {
    each.__name__: each
    for each in (drag, give_up, band, click, resize, use, write, press, turn, undo, redo)
}

acts = st.one_of(
    st.tuples(picks, vectors, modifiers).map(lambda v: Act("drag", v)),
    st.tuples(picks, vectors, modifiers).map(lambda v: Act("give_up", v)),
    st.tuples(vectors, vectors).map(lambda v: Act("band", v)),
    st.tuples(picks, modifiers).map(lambda v: Act("click", v)),
    st.tuples(picks, vectors, modifiers).map(lambda v: Act("resize", v)),
    st.tuples(st.sampled_from([*Tool][1:]), picks, vectors).map(lambda v: Act("use", v)),
    st.tuples(st.sampled_from(["Seen at noon", "Why?", ""])).map(lambda v: Act("write", v)),
    st.tuples(picks).map(lambda v: Act("press", v)),
    st.tuples(vectors, st.integers(-3, 3), modifiers).map(lambda v: Act("turn", v)),
    st.just(Act("undo", ())),
    st.just(Act("redo", ())),
)


def keys_of(table: Table) -> list[Key]:
    return [item.key for item in table.scene.projection.all()]


def spot(table: Table, pick: int) -> QPointF:
    """Give the middle of one of the items, or a place on open board."""
    keys = keys_of(table)
    if pick % 7 == 6 or not keys:
        return QPointF(pick * 37.0 - 300.0, table.scene.notes_top + 700.0)
    return table.middle(keys[pick % len(keys)])


def everything(board: Board) -> dict[Key, Entity]:
    return {(kind_of(each), each.id): each for each in board.entities()}


def agree(table: Table) -> None:
    """Hold that the group sees what it may see, in the same places, and nothing of the hand."""
    shared = {item.key: item for item in table.shared.projection.all()}
    expected = {item.key: item for item in table.scene.projection.all()}
    private = _private(table, set(expected))
    assert set(shared) == set(expected) - private
    blurred = _around_hidden(table)
    for key, item in shared.items():
        if key not in blurred:
            assert item.home() == expected[key].home(), key
            assert item.card.text == expected[key].card.text, key
    assert table.shared.overlays == []
    assert not any(_is_marked(item) for item in shared.values())
    assert not table.scene.is_dragging()
    assert all(item.previewed.isNull() for item in expected.values())
    assert table.scene.traced() == ()


def _is_marked(item: BoardItem) -> bool:
    return item.chosen or item.ringed or not item.previewed.isNull() or bool(item.marks)


def _private(table: Table, shown: set[Key]) -> set[Key]:
    """Give what only the facilitator sees: hidden notes, and what is nothing without them."""
    notes = table.board.all(Note)
    hidden: set[Key] = {("note", note.id) for note in notes if note.hidden}
    seen_groups = {note.group_id for note in notes if not note.hidden}
    hidden |= {key for key in shown if key[0] == "note_group" and key[1] not in seen_groups}
    arrows = table.board.all(Arrow)
    return hidden | {("arrow", arrow.id) for arrow in arrows if hidden & {*ends(arrow)}}


def _around_hidden(table: Table) -> set[Key]:
    """Give the groups that are larger for the facilitator, and the arrows that hang on them."""
    notes = table.board.all(Note)
    groups: set[Key] = {("note_group", n.group_id) for n in notes if n.hidden and n.group_id}
    arrows = table.board.all(Arrow)
    return groups | {("arrow", arrow.id) for arrow in arrows if groups & {*ends(arrow)}}


def records(stage: Stage) -> list[Entity]:
    """Give a board with a little of everything, one note of which the group cannot see yet."""
    return [
        Bone("b", "Technology", order=1),
        Factor("fa", "Rebuild runs at noon", "b", order=1),
        TimelineEvent("e0", at("14:05"), text="The first alert fired", order=1),
        TimelineEvent("e1", at("14:30"), text="The rebuild was paused", order=2),
        Action("ac", "Limit the rebuild", impact=4, effort=2, order=1),
        Note("a", "The graph looked normal", stage, 0, 0, order=1),
        Note("b", "Who may pause a rebuild?", stage, 220, 10, order=2),
        Note("c", "Nobody was paged", stage, 40, 180, order=3),
        Note("h", "Written in silence", stage, 260, 200, hidden=True, order=4),
        Frame("f", "Before the alert", stage, 480, 0, 320, 240, order=1),
        BoardText("t", "Why at noon?", stage, 500, 80, order=5),
        Arrow("r0", "so", stage, "note", "a", "note", "b", order=1),
        Arrow("r1", "", stage, "note", "h", "note", "c", order=2),
        Arrow("r2", "", stage, x1=500, y1=300, x2=640, y2=360, order=3),
    ]


@pytest.mark.parametrize(
    ("kind", "stage"),
    [
        (ReflectScene, Stage.REFLECT),
        (TimelineScene, Stage.RECAP),
        (MatrixScene, Stage.IMPROVE),
    ],
)
@settings(
    max_examples=12,
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(todo=st.lists(acts, min_size=4, max_size=14))
def test_any_sequence_of_gestures_can_be_undone_and_is_mirrored(
    qapp: QApplication,
    library: Library,
    clock: HandClock,
    kind: type[Bench],
    stage: Stage,
    todo: list[Act],
) -> None:
    changes, _ = setup.new_review("Search was slow", clock.now(), zone="UTC")
    id_ = library.create([*changes, *map(Added, records(stage))], clock.now())
    session = Session(library.load(id_), library.journal(id_), clock.now)
    session.commit(setup.set_fields(session.board, stage=stage))
    table = Table(session, kind, (1200, 900))
    before = everything(table.board)
    try:
        agree(table)
        for act in todo:
            act.on(table)
            agree(table)
        table.undo_all()
        assert everything(table.board) == before
        assert everything(library.load(id_)) == before
        agree(table)
    finally:
        table.close()
