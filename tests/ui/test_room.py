"""The whole meeting in one window: stages, keys from anywhere, private help, nothing ever lost."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import notes
from pm_facilitator.domain.entities import Factor, LockerItem, Note, TimelineEvent, WhyStep
from pm_facilitator.domain.vocabulary import ReviewStatus, Stage
from pm_facilitator.session import Session
from pm_facilitator.ui import collector
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.windows.room import Room
from tests.ui.conftest import HandClock
from tests.ui.hands import only, press, words_in, write


@pytest.fixture(autouse=True)
def _in_front(request: pytest.FixtureRequest, qtbot: QtBot) -> None:
    names = {"room", "sample_room"} & set(request.fixturenames)
    room = request.getfixturevalue(names.pop()) if names else None
    if isinstance(room, Room):
        room.activateWindow()
        qtbot.waitUntil(room.isActiveWindow)


def quick(room: Room) -> QLineEdit:
    return only(room.quick, QLineEdit)


def note(room: Room, text: str) -> str:
    changes, id_ = notes.add_note(room.session.board, text, Stage.REFLECT, 0, 0)
    room.controller.do("Add note", changes)
    return id_


# Stages.


def test_each_stage_has_its_page(room: Room) -> None:
    for stage, page in room.pages.items():
        room.go_to(stage)
        assert page.isVisible()
        assert sum(each.isVisible() for each in room.pages.values()) == 1


def test_stepping_stops_at_both_ends(room: Room) -> None:
    room.step(-1)
    seen = [room.stage]
    for _ in range(5):
        room.step(1)
        seen.append(room.stage)
    assert seen == [*Stage, Stage.CLOSE]


def test_going_back_loses_nothing(room: Room) -> None:
    room.go_to(Stage.REFLECT)
    id_ = note(room, "Nobody owned it")
    room.go_to(Stage.RECAP)
    room.go_to(Stage.REFLECT)
    assert room.session.board.get(Note, id_) is not None


def test_a_step_by_accident_is_one_press_from_undone(room: Room) -> None:
    room.step(1)
    assert room.notices.action_text() == "Back to Open"
    room.notices.act()
    assert room.stage is Stage.OPEN


def test_an_offer_to_undo_goes_when_something_else_was_done(room: Room) -> None:
    room.step(1)
    room.controller.park("An idea")
    assert room.notices.text() == ""
    room.history.undo()
    assert room.stage is Stage.RECAP


def test_what_the_clock_writes_does_not_take_the_offer_away(room: Room, clock: HandClock) -> None:
    room.step(1)
    room.clock.toggle()
    clock.pass_seconds(5)
    room.clock.toggle()
    assert room.notices.action_text() == "Back to Open"
    assert room.notices.text() == "Now in Recap."


def test_the_meeting_makes_a_draft_live(room: Room) -> None:
    statuses = [room.session.board.review.status]
    room.step(1)
    statuses.append(room.session.board.review.status)
    assert statuses == [ReviewStatus.DRAFT, ReviewStatus.LIVE]


def test_the_page_of_a_visit_is_left_by_the_key_of_the_stage(room: Room) -> None:
    room.go_to(Stage.RECAP)
    bone = room.session.board.bones[0].id
    room.session.commit([Added(Factor("f", "Renewed by hand", bone))])
    room.visit(("factor", "f"))
    assert room.pages[Stage.REFLECT].isVisible()
    room.go_to(Stage.RECAP)
    assert room.pages[Stage.RECAP].isVisible()


def visit_reflect(room: Room, meeting_in: Stage) -> None:
    room.go_to(meeting_in)
    room.session.commit([Added(Factor("f", "Renewed by hand", room.session.board.bones[0].id))])
    room.visit(("factor", "f"))
    room.page.take_focus()


def press_n(room: Room) -> None:
    QTest.keyClick(room.reflect.pane.view, Qt.Key.Key_N)


@pytest.mark.parametrize("make", [press_n, Room.new_note])
def test_a_note_made_on_a_visit_stays_on_the_board_it_was_made_on(
    room: Room, make: Callable[[Room], None]
) -> None:
    visit_reflect(room, Stage.RECAP)
    make(room)
    [made] = room.session.board.notes()
    assert made.stage is Stage.REFLECT
    assert room.reflect.pane.view.is_editing()


def test_what_is_pasted_on_a_visit_lies_there_and_is_selected(room: Room) -> None:
    visit_reflect(room, Stage.IMPROVE)
    note(room, "Nobody owned it")
    key = ("note", room.session.board.notes()[0].id)
    room.reflect.scene.select([key])
    for letter in (Qt.Key.Key_C, Qt.Key.Key_V):
        QTest.keyClick(room.reflect.pane.view, letter, Qt.KeyboardModifier.ControlModifier)
    first, second = room.session.board.notes()
    assert first.stage is second.stage is Stage.REFLECT
    assert room.reflect.scene.selectedKeys() not in ([], [key])


# One key from anywhere.


def test_an_event_is_written_in_one_line(room: Room) -> None:
    room.new_event()
    write(quick(room), "14:05 Cards are refused")
    write(quick(room), "Somebody had changed the limit")
    events = room.session.board.events
    assert [event.text for event in events] == [
        "Cards are refused",
        "Somebody had changed the limit",
    ]
    assert events[0].time is not None
    assert events[1].time is None


def test_an_idea_is_parked_without_leaving_the_board(room: Room) -> None:
    room.go_to(Stage.RECAP)
    before = QApplication.focusWidget()
    room.park_idea()
    write(quick(room), "Buy a tool")
    QTest.keyClick(quick(room), Qt.Key.Key_Escape)
    (item,) = room.session.board.locker
    assert (item.text, item.stage) == ("Buy a tool", Stage.RECAP)
    assert QApplication.focusWidget() is before


def test_an_action_is_written_in_any_stage(room: Room) -> None:
    room.go_to(Stage.RECAP)
    room.new_action()
    write(quick(room), "Watch the end dates")
    assert [action.text for action in room.session.board.actions] == ["Watch the end dates"]


def test_a_note_goes_onto_the_board_where_there_is_one(room: Room) -> None:
    room.go_to(Stage.REFLECT)
    room.new_note()
    assert room.reflect.pane.view.is_editing()
    assert room.quick.isHidden()


def test_a_note_for_reflect_is_written_in_a_line_elsewhere(room: Room) -> None:
    room.go_to(Stage.CLOSE)
    room.new_note()
    write(quick(room), "Nobody owned it")
    (made,) = room.session.board.all(Note)
    assert (made.text, made.stage) == ("Nobody owned it", Stage.REFLECT)


def test_notes_from_the_line_do_not_cover_one_another(room: Room) -> None:
    room.new_note()
    for text in ("one", "two", "three"):
        write(quick(room), text)
    made = room.session.board.all(Note)
    for one in made:
        for other in made:
            apart = abs(one.x - other.x) >= one.width or abs(one.y - other.y) >= one.height
            assert one is other or apart


def test_the_next_question_comes_by_one_key(room: Room) -> None:
    before = room.panel.question.question()
    room.next_question()
    assert room.panel.question.question() != before


def test_what_was_just_written_as_an_event_is_still_asked_about(room: Room, qtbot: QtBot) -> None:
    about = room.panel.question
    room.new_event()
    write(quick(room), "14:20 I knew that it was the cache")
    assert "something known" in words_in(about)
    pause = about.findChildren(QTimer)[0]
    qtbot.waitUntil(lambda: not pause.isActive())
    assert "something known" in words_in(about)


# The coach.


def test_the_coach_hears_the_line_that_is_being_written(room: Room) -> None:
    room.new_event()
    QTest.keyClicks(quick(room), "Jonas failed to renew it")
    assert "Ctrl+. rewords it." in words_in(room.quick)
    room.panel.coach.take_first()
    assert "failed" not in quick(room).text()
    write(quick(room), "", enter=False)
    assert "Ctrl+." not in words_in(room.quick)


def test_findings_are_marked_on_the_facilitators_board(room: Room, qtbot: QtBot) -> None:
    room.go_to(Stage.REFLECT)
    id_ = note(room, "Jonas failed to renew it")
    item = room.reflect.scene.item(("note", id_))
    assert item is not None
    qtbot.waitUntil(lambda: bool(item.marks))


# Deleting, deciding, visiting.


def test_deleting_is_done_at_once_and_can_be_taken_back(room: Room) -> None:
    room.go_to(Stage.REFLECT)
    id_ = note(room, "Nobody owned it")
    room.visit(("note", id_))
    room.reflect.take_focus()
    QTest.keyClick(room.reflect.pane.view, Qt.Key.Key_Delete)
    assert room.session.board.get(Note, id_) is None
    assert room.notices.action_text() == "Undo"
    room.notices.act()
    assert room.session.board.get(Note, id_) is not None


def test_deciding_against_an_idea_asks_for_the_reason(room: Room) -> None:
    room.session.commit([Added(LockerItem("l", "Buy a tool"))])
    room.go_to(Stage.IMPROVE)
    press(room.improving, "Decide against")
    reason = room.panel.details.field("reason")
    assert reason.hasFocus()
    QTest.keyClicks(reason, "It would hide the gap")
    assert room.session.board.decisions[0].reason == "It would hide the gap"


def test_visiting_shows_the_record_and_its_details(sample_room: Room) -> None:
    room = sample_room
    for record, stage in (
        (("event", room.session.board.events[2].id), Stage.RECAP),
        (("factor", room.session.board.factors[2].id), Stage.REFLECT),
        (("action", room.session.board.actions[1].id), Stage.IMPROVE),
    ):
        room.visit(record)
        assert room.pages[stage].isVisible()
        assert room.panel.details.key() == record


def test_an_answer_brings_its_why_chain_along(sample_room: Room) -> None:
    step = sample_room.session.board.all(WhyStep)[-1]
    sample_room.visit(("why_step", step.id))
    assert sample_room.reflect.scene.selectedKeys() == [("why_step", step.id)]


def test_a_failed_edit_is_told_and_the_meeting_goes_on(room: Room) -> None:
    assert not room.controller.set_field("note", "gone", "text", "x")
    assert room.notices.text()
    assert note(room, "Nobody owned it")


# The window.


def test_a_theme_changes_every_board(room: Room, theme: Theme) -> None:
    room.toggle_audience()
    theme.choose("dark")
    for page in room.pages.values():
        assert all(scene.colors.name == "dark" for scene in page.scenes())
    assert room.audience is not None
    assert room.audience.timeline.colors.name == "dark"


def test_closing_the_audience_window_by_its_frame_is_noticed(room: Room, qtbot: QtBot) -> None:
    room.toggle_audience()
    assert room.audience is not None
    with qtbot.waitSignal(room.audienceChanged) as told:
        room.audience.close()
    assert told.args == [False]
    assert room.audience is None


def test_leaving_the_room_closes_the_audience_window_too(room: Room) -> None:
    room.toggle_audience()
    window = room.audience
    assert window is not None
    room.close()
    assert not window.isVisible()


def test_what_is_being_typed_when_the_review_is_left_is_kept(room: Room) -> None:
    room.go_to(Stage.REFLECT)
    room.new_note()
    QTest.keyClicks(room.reflect.pane.view.editor, "Nobody owned it")
    room.close()
    assert [each.text for each in room.session.board.all(Note)] == ["Nobody owned it"]


def test_a_review_that_is_left_takes_its_boards_along(
    sample: Session, theme: Theme, clock: HandClock, tasks: Tasks
) -> None:
    room = Room(sample, theme, clock.moment, tasks)
    room.show()
    room.toggle_audience()
    boards = [weakref.ref(scene) for page in room.pages.values() for scene in page.scenes()]
    room.close()
    room.deleteLater()
    del room
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collector.take_back()  # as the main window does when it goes back to the library
    gc.collect()
    assert [board() for board in boards] == [None] * 3


@pytest.mark.parametrize("stage", list(Stage))
def test_it_fits_a_small_laptop(sample_room: Room, stage: Stage) -> None:
    sample_room.go_to(stage)
    sample_room.resize(960, 600)
    assert (sample_room.width(), sample_room.height()) == (960, 600)


@pytest.mark.parametrize("stage", list(Stage))
def test_tab_reaches_everything_and_comes_round(sample_room: Room, stage: Stage) -> None:
    sample_room.go_to(stage)
    QApplication.processEvents()
    reached = _tab_round(sample_room)
    wanted = [
        each
        for each in sample_room.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.parentWidget() is not None
        and not each.objectName().startswith("qt_")
    ]
    missed = [f"{type(w).__name__} {w.accessibleName()!r}" for w in wanted if w not in reached]
    assert missed == []


def _tab_round(room: Room) -> list[QWidget]:
    """Follow the chain of the focus, which Tab goes along."""
    found: list[QWidget] = []
    each = room.bar.nextInFocusChain()
    while each is not None and each is not room.bar:
        if room.isAncestorOf(each):
            found.append(each)
        each = each.nextInFocusChain()
    return found


def test_the_keyboard_goes_from_the_bar_over_the_page_to_the_panel(room: Room) -> None:
    room.go_to(Stage.RECAP)
    order = _tab_round(room)
    page = min(order.index(w) for w in order if room.pages[Stage.RECAP].isAncestorOf(w))
    panel = min(order.index(w) for w in order if room.panel.isAncestorOf(w))
    assert page < panel


def test_an_event_that_was_made_a_factor_is_linked_both_ways(room: Room) -> None:
    room.session.commit([Added(TimelineEvent("e", text="Cards are refused"))])
    room.go_to(Stage.RECAP)
    room.visit(("event", "e"))
    links = room.panel.details.links()
    assert links is not None
    links.make(room.session.board.bones[1].id)
    press(room.panel, "Cards are refused")
    assert room.pages[Stage.REFLECT].isVisible()
    assert room.panel.details.key() == ("factor", room.session.board.factors[0].id)
