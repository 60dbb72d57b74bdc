"""Every wish of a gesture becomes one undoable, durable edit."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.whiteboard_intents import (
    AddArrow,
    AddFrame,
    AddStroke,
    AddText,
    AlignThings,
    DistributeThings,
    JoinNotes,
    LockThings,
    MoveArrowEnd,
    MoveThings,
    ResizeThing,
    RestackThings,
    UngroupNotes,
)
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import events, factors, improve, notes
from pm_facilitator.domain.edits.arrange import Axis, Edge
from pm_facilitator.domain.edits.stacking import Step
from pm_facilitator.domain.entities import (
    Action,
    Arrow,
    Factor,
    Frame,
    Note,
    NoteGroup,
    TimelineEvent,
    WhyStep,
)
from pm_facilitator.domain.vocabulary import EventKind, LockerState, NoteColor, Stage
from pm_facilitator.figures.board_notes import note_height
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History


@pytest.fixture
def event(session: Session) -> str:
    made, id_ = events.add_event(session.board, "Alert", session.now())
    session.commit(made)
    return id_


@pytest.fixture
def note(session: Session) -> str:
    made, id_ = notes.add_note(session.board, "Nobody was paged", Stage.REFLECT)
    session.commit(made)
    return id_


@pytest.fixture
def factor(session: Session) -> str:
    made, id_ = factors.add_factor(session.board, "Renewed by hand", session.board.bones[0].id)
    session.commit(made)
    return id_


def test_an_event_is_added_and_waits_for_its_text(
    session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.editRequested) as asked:
        controller.handle(want.AddEvent(session.now()))
    (added,) = session.board.events
    assert asked.args == ["event", added.id]
    assert added.time == session.now()


def test_events_are_moved_in_time(
    session: Session, controller: BoardController, history: History, event: str
) -> None:
    controller.handle(want.ShiftEvents((event,), timedelta(minutes=-4)))
    moved = session.board.need(TimelineEvent, event)
    assert moved.time == session.now() - timedelta(minutes=4)
    history.undo()
    assert session.board.need(TimelineEvent, event).time == session.now()


def test_events_get_a_kind_and_marks(
    session: Session, controller: BoardController, event: str
) -> None:
    controller.handle(want.SetEventKind((event,), EventKind.DETECTION))
    controller.handle(want.ToggleEvents((event,), "highlighted"))
    controller.handle(want.ToggleEvents((event,), "agreed"))
    changed = session.board.need(TimelineEvent, event)
    assert changed.kind is EventKind.DETECTION
    assert changed.highlighted
    assert changed.agreed


def test_typing_is_on_disk_at_every_burst_and_undone_as_one_step(
    session: Session,
    controller: BoardController,
    history: History,
    library: Library,
    event: str,
) -> None:
    for text in ("Alert f", "Alert fired"):
        controller.handle(want.SetText("event", event, text, final=False))
    stored = library.load(session.board.review.id).need(TimelineEvent, event)
    assert stored.text == "Alert fired"
    controller.handle(want.SetText("event", event, "Alert fired", final=True))
    history.undo()
    assert session.board.need(TimelineEvent, event).text == "Alert"


def test_notes_that_come_at_once_are_selected(
    session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.selectRequested) as told:
        controller.handle(want.AddNotes(Stage.REFLECT, 0, 0, ("One", "Two")))
    assert told.args == [[("note", note.id) for note in session.board.notes()]]


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (("Impact:", "- one", "* two", "• three"), ["Impact:", "one", "two", "three"]),
        (("1. one", "2) two"), ["one", "two"]),
        (("10. November", "the same night"), ["10. November", "the same night"]),
        (("- ", "-5 degrees"), ["-", "-5 degrees"]),
        (("- alone",), ["- alone"]),
    ],
)
def test_marks_of_a_list_stay_behind_when_its_lines_become_notes(
    session: Session, controller: BoardController, lines: tuple[str, ...], texts: list[str]
) -> None:
    controller.handle(want.AddNotes(Stage.REFLECT, 0, 0, lines))
    assert [note.text for note in session.board.notes()] == texts


def test_a_row_of_pasted_lines_lies_below_the_tallest_note_of_the_row_before(
    session: Session, controller: BoardController
) -> None:
    long = "nobody could see which of the nodes had answered last " * 8
    controller.handle(want.AddNotes(Stage.REFLECT, 0, 0, ("a", long, "c", "d", "e")))
    found = {note.text: note for note in session.board.notes()}
    assert found["e"].y >= note_height(found[long.strip()])


def test_several_lines_become_several_notes(session: Session, controller: BoardController) -> None:
    controller.handle(want.AddNotes(Stage.REFLECT, 0, 0, ("One", "Two", "Three")))
    assert sorted(note.text for note in session.board.notes()) == ["One", "Three", "Two"]


def test_notes_are_moved_coloured_and_grouped(
    session: Session, controller: BoardController, note: str
) -> None:
    made, other = notes.add_note(session.board, "The alert was quiet", Stage.REFLECT)
    session.commit(made)
    controller.handle(MoveThings((("note", note),), 10, -5))
    controller.handle(want.ColorNotes((note, other), NoteColor.HARD))
    controller.handle(want.GroupNotes((note, other)))
    first, second = session.board.need(Note, note), session.board.need(Note, other)
    assert (first.x, first.y, first.color) == (10, -5, NoteColor.HARD)
    assert first.group_id is not None
    assert first.group_id == second.group_id


def test_a_note_becomes_a_factor_that_remembers_it(
    session: Session, controller: BoardController, note: str
) -> None:
    controller.handle(want.FactorFromNote(note, None))
    (made,) = session.board.factors
    assert made.text == "Nobody was paged"
    assert made.note_ids == (note,)
    assert session.board.get(Note, note) is not None


def test_a_factor_is_nested_lifted_and_moved_to_another_bone(
    session: Session, controller: BoardController, factor: str
) -> None:
    bones = [bone.id for bone in session.board.bones]
    controller.handle(want.AddFactor(bones[0], None))
    second = next(f.id for f in session.board.factors if f.id != factor)
    controller.handle(want.NestFactor(second, 1))
    assert session.board.need(Factor, second).parent_id == factor
    controller.handle(want.NestFactor(second, -1))
    assert session.board.need(Factor, second).parent_id is None
    controller.handle(want.FactorToBone(second, 1))
    assert session.board.need(Factor, second).bone_id == bones[1]


def test_a_factor_below_itself_is_told_and_not_done(
    session: Session, controller: BoardController, factor: str, qtbot: QtBot
) -> None:
    bone = session.board.need(Factor, factor).bone_id
    with qtbot.waitSignal(controller.failed) as told:
        controller.handle(want.MoveFactor(factor, bone, factor, None))
    assert "below itself" in str(told.args[0])


def test_why_is_asked_below_a_factor(
    session: Session, controller: BoardController, factor: str
) -> None:
    controller.handle(want.AddWhy(factor, None))
    (step,) = session.board.all(WhyStep)
    assert step.factor_id == factor


def test_an_action_is_placed_on_the_matrix(session: Session, controller: BoardController) -> None:
    made, id_ = improve.add_action(session.board, "Add an alert")
    session.commit(made)
    controller.handle(want.PlaceAction(id_, 5, 2))
    placed = session.board.need(Action, id_)
    assert (placed.impact, placed.effort) == (5, 2)


def test_deleting_offers_to_undo(
    session: Session, controller: BoardController, history: History, event: str, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.removed) as told:
        controller.handle(want.Remove((("event", event),)))
    assert told.args[0] == 1
    assert session.board.events == []
    history.undo()
    assert len(session.board.events) == 1


def test_what_is_gone_already_is_passed_over(
    session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(controller.failed):
        controller.handle(want.Remove((("event", "gone"),)))
    assert session.board.events == []


def test_events_notes_and_factors_are_duplicated(
    session: Session, controller: BoardController, event: str, note: str, factor: str
) -> None:
    keys = (("event", event), ("note", note), ("factor", factor))
    controller.handle(want.Duplicate(keys))
    board = session.board
    assert (len(board.events), len(board.notes()), len(board.factors)) == (2, 2, 2)


def test_an_idea_is_parked_from_any_stage(session: Session, controller: BoardController) -> None:
    controller.park("Put an alarm on every certificate")
    (item,) = session.board.locker
    assert (item.state, item.stage) == (LockerState.PARKED, Stage.OPEN)


def test_a_change_of_something_gone_is_told(controller: BoardController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(controller.failed):
        controller.set_field("event", "gone", "text", "x")


def test_without_categories_a_factor_is_told_kindly(
    session: Session, controller: BoardController, note: str, qtbot: QtBot
) -> None:
    for bone in session.board.bones:
        session.commit([Added(bone).invert()])
    with qtbot.waitSignal(controller.failed) as told:
        controller.handle(want.FactorFromNote(note, None))
    assert "categories" in str(told.args[0])


def test_a_locked_note_is_not_deleted_and_that_is_told(
    session: Session, controller: BoardController, note: str, qtbot: QtBot
) -> None:
    controller.handle(LockThings((("note", note),), True))
    with qtbot.waitSignal(controller.failed) as told:
        controller.handle(want.Remove((("note", note),)))
    assert "locked" in str(told.args[0])
    assert session.board.get(Note, note) is not None


def test_copies_are_asked_to_be_selected(
    session: Session, controller: BoardController, note: str, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.selectRequested) as asked:
        controller.handle(want.Duplicate((("note", note),), 100.0, 0.0))
    copy = next(each for each in session.board.notes() if each.id != note)
    assert asked.args == [[("note", copy.id)]]
    assert copy.x == 100.0


NOTES = (("note", "n0"), ("note", "n1"), ("note", "n2"))
THING_WISHES: list[tuple[want.Intent, str]] = [
    (MoveThings((("note", "n0"), ("note", "n1")), 8.0, 8.0), "Move 2 notes"),
    (MoveThings((("frame", "f"),), 8.0, 8.0), "Move frame"),
    (MoveThings((("note", "n2"),), 900.0, 0.0, leaving=("n2",)), "Move note"),
    (ResizeThing(("note", "n0"), Area(0, 0, 300, 300)), "Resize note"),
    (AlignThings((("note", "n0"), ("note", "n1")), Edge.RIGHT), "Align 2 notes"),
    (DistributeThings(NOTES, Axis.ACROSS), "Distribute 3 notes"),
    (RestackThings((("note", "n0"),), Step.FRONT), "Bring note to the front"),
    (LockThings((("note", "n0"), ("frame", "f")), True), "Lock 2 items"),
    (AddFrame(Stage.REFLECT, Area(0, 0, 200, 100)), "Add frame"),
    (AddText(Stage.REFLECT, 10.0, 10.0), "Add text"),
    (AddArrow(Stage.REFLECT, ("note", "n0"), ("note", "n1")), "Add arrow"),
    (MoveArrowEnd("x", "to", (4.0, 4.0)), "Move arrow"),
    (AddStroke(Stage.REFLECT, ((0.0, 0.0), (5.0, 5.0))), "Highlight"),
    (JoinNotes(("n0",), ("note", "n1")), "Group note"),
    (UngroupNotes((("note_group", "g"),)), "Ungroup group"),
    (want.Remove((("note_group", "g"), ("note", "n0"))), "Delete 2 items"),
]


@pytest.mark.parametrize(("wish", "label"), THING_WISHES, ids=[label for _, label in THING_WISHES])
def test_every_wish_about_things_is_one_step_that_can_be_undone(
    session: Session, controller: BoardController, history: History, wish: want.Intent, label: str
) -> None:
    places = [(0.0, 0.0), (200.0, 40.0), (700.0, 0.0), (700.0, 200.0)]
    grouped = {"n2": "g", "n3": "g"}
    made = [
        Note(f"n{i}", f"Note {i}", x=x, y=y, order=i, group_id=grouped.get(f"n{i}"))
        for i, (x, y) in enumerate(places)
    ]
    things = [NoteGroup("g", "Alerts"), Frame("f", "Day one", x=-900.0), Arrow("x", x2=90.0)]
    session.commit([Added(each) for each in [*things, *made]])
    before = list(session.board.entities())
    controller.handle(wish)
    assert history.undo_text() == label
    after = list(session.board.entities())
    assert after != before
    history.undo()
    assert list(session.board.entities()) == before
    history.redo()
    assert list(session.board.entities()) == after
