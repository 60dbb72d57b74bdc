"""The group is asked what is missing or was different, and agrees on the timeline."""

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from pm_facilitator.domain.agreement import QUESTION, last_agreement
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import events
from pm_facilitator.domain.entities import Agreement, Remark, TimelineEvent
from pm_facilitator.domain.vocabulary import RemarkKind, Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.panels.agreement_panel import AgreementPanel
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.room import Room
from tests.ui.conftest import START
from tests.ui.hands import named, press, words_in, write
from tests.ui.seen import everything_in

STATE = "Agreed by the group on 4 Mar 10:00 (Europe/Copenhagen)."


@pytest.fixture
def recap(room: Room, session: Session) -> Room:
    """Give a room in Recap with two events on its timeline."""
    for id_, text in (("a", "Cards are refused"), ("b", "The pager rings")):
        session.commit([Added(TimelineEvent(id_, START, text=text))])
    room.go_to(Stage.RECAP)
    return room


def asked(room: Room) -> AgreementPanel:
    """Ask the group by the key for that."""
    QTest.keyClick(room.recap.pane.view, Qt.Key.Key_U)
    panel = room.recap.agreement
    assert panel.is_open()
    return panel


def shared(room: Room) -> AudienceWindow:
    room.toggle_audience()
    assert room.audience is not None
    return room.audience


def say(panel: AgreementPanel, text: str, kind: RemarkKind = RemarkKind.MISSING) -> None:
    panel.kind.set_name(kind.value)
    write(panel.line, text)


def test_asking_by_a_key_and_leaving_by_esc_keeps_the_keyboard_on_the_board(recap: Room) -> None:
    recap.activateWindow()
    recap.recap.take_focus()
    panel = asked(recap)
    assert QUESTION in words_in(panel)
    assert panel.line.hasFocus()
    QTest.keyClick(panel.line, Qt.Key.Key_Escape)
    assert not panel.is_open()
    assert recap.recap.pane.view.hasFocus()


def test_what_is_said_is_kept_at_once_without_a_name(recap: Room, session: Session) -> None:
    panel = asked(recap)
    say(panel, "The restart at noon")
    say(panel, "  ")
    say(panel, "That was later", RemarkKind.DIFFERENT)
    assert [(r.kind, r.text) for r in session.board.all(Remark)] == [
        (RemarkKind.MISSING, "The restart at noon"),
        (RemarkKind.DIFFERENT, "That was later"),
    ]
    assert panel.line.text() == ""
    assert "It happened differently: That was later" in words_in(panel)
    recap.history.undo()
    assert "That was later" not in words_in(panel)


def test_what_is_missing_becomes_an_event_and_is_settled_by_that(
    recap: Room, session: Session
) -> None:
    panel = asked(recap)
    say(panel, "The restart at noon")
    press(panel, "Make an event of it")
    assert "The restart at noon" in [event.text for event in session.board.events]
    assert all(remark.settled for remark in session.board.all(Remark))
    recap.recap.pane.view.editor.close_editor()


def test_a_time_in_what_is_missing_is_that_of_the_event(recap: Room, session: Session) -> None:
    panel = asked(recap)
    say(panel, "16:30 the cache was flushed by hand")
    press(panel, "Make an event of it")
    zone = ZoneInfo(session.board.review.zone)
    made = next(e for e in session.board.events if e.text == "the cache was flushed by hand")
    assert made.time is not None
    assert f"{made.time.astimezone(zone):%H:%M}" == "16:30"
    recap.recap.pane.view.editor.close_editor()


def test_what_is_open_is_told_after_agreeing_and_stays_beside_the_count(recap: Room) -> None:
    panel = asked(recap)
    say(panel, "Not at noon", RemarkKind.OBJECTION)
    press(panel, "All agree")
    assert "1 objection kept" in recap.notices.text()
    assert "2 of 2 agreed, 1 objection kept" in words_in(recap.recap)
    panel = asked(recap)
    named(panel, QCheckBox, "I cannot agree: Not at noon").click()
    assert "objection" not in words_in(recap.recap).partition("2 of 2 agreed")[2].split("\n")[0]


def test_nothing_more_is_told_after_agreeing_when_nothing_is_open(recap: Room) -> None:
    press(asked(recap), "All agree")
    assert "Still open" not in recap.notices.text()


def test_settling_and_deleting_what_was_said_can_be_undone(recap: Room, session: Session) -> None:
    panel = asked(recap)
    say(panel, "Not at noon", RemarkKind.OBJECTION)
    named(panel, QCheckBox, "I cannot agree: Not at noon").click()
    assert session.board.all(Remark)[0].settled
    recap.history.undo()
    assert not session.board.all(Remark)[0].settled
    press(panel, "Delete what was said")
    assert session.board.all(Remark) == []
    recap.history.undo()
    assert "Not at noon" in words_in(panel)


def test_agreeing_is_one_step_keeps_objections_and_ends_the_asking(
    recap: Room, session: Session
) -> None:
    panel = asked(recap)
    say(panel, "Not at noon", RemarkKind.OBJECTION)
    press(panel, "All agree")
    assert not panel.is_open()
    found = last_agreement(session.board)
    assert found is not None
    assert found.at == session.board.review.timeline_agreed_at == session.now()
    assert "1 objection kept" in words_in(asked(recap))
    recap.history.undo()
    assert session.board.all(Agreement) == []
    assert session.board.review.timeline_agreed_at is None
    assert [remark.text for remark in session.board.all(Remark)] == ["Not at noon"]


def test_the_group_sees_the_question_and_the_state_and_not_what_was_said(
    recap: Room, session: Session
) -> None:
    window = shared(recap)
    assert QUESTION not in words_in(window)
    panel = asked(recap)
    say(panel, "PRIVATE-WORDS")
    assert QUESTION in words_in(window)
    assert "0 of 2 events agreed. 1 to take up." in words_in(window)
    press(panel, "All agree")
    assert QUESTION not in words_in(window)
    assert STATE in words_in(window)
    session.commit(events.set_text(session.board, "a", "Cards were refused"))
    assert f"{STATE} Since then: 1 changed. 1 to take up." in words_in(window)
    assert "PRIVATE-WORDS" not in everything_in(window)
    recap.go_to(Stage.REFLECT)
    assert STATE not in words_in(window)


def test_a_held_picture_shows_nothing_of_the_asking_until_it_goes_on(recap: Room) -> None:
    window = shared(recap)
    window.toggle_frozen()
    panel = asked(recap)
    assert QUESTION not in words_in(window)
    window.toggle_frozen()
    assert QUESTION in words_in(window)
    panel.close_panel()
    assert QUESTION not in words_in(window)


def test_a_window_that_is_opened_while_asking_shows_the_question(recap: Room) -> None:
    asked(recap)
    assert QUESTION in words_in(shared(recap))
