"""The group walks the timeline, corrects it and agrees on it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, LaneBy, Spacing, Stage
from pm_facilitator.figures.palette import palette
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.panels.play_bar import PlayBar
from pm_facilitator.ui.short_label import ShortLabel
from pm_facilitator.ui.stages.recap import RecapPage
from pm_facilitator.ui.widgets.named_choice import NamedChoice
from tests.ui.conftest import START
from tests.ui.hands import only, press, words_in


@pytest.fixture
def page(session: Session, controller: BoardController, qtbot: QtBot) -> RecapPage:
    made = RecapPage(session.board, controller, palette("light"))
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    controller.editRequested.connect(made.edit)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def type_and_leave(page: RecapPage, text: str) -> None:
    editor = page.pane.view.editor
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_a_new_event_is_typed_into_at_once(page: RecapPage, session: Session) -> None:
    press(page, "Add event")
    assert page.pane.view.is_editing()
    type_and_leave(page, "Cards are refused")
    assert [event.text for event in session.board.events] == ["Cards are refused"]


def test_a_new_event_comes_after_the_last_one(page: RecapPage, session: Session) -> None:
    session.commit([Added(TimelineEvent("e", time=START, text="Alert"))])
    press(page, "Add event")
    assert all(event.time == START for event in session.board.events)


def test_agreeing_is_one_click_and_one_step_to_undo(
    page: RecapPage, session: Session, history: History
) -> None:
    session.commit([Added(TimelineEvent(f"e{n}", time=START, text="Alert")) for n in range(3)])
    assert "0 of 3 agreed" in words_in(page)
    press(page, "Ask the group")
    press(page, "All agree")
    assert "3 of 3 agreed" in words_in(page)
    assert session.board.review.timeline_agreed_at == session.now()
    history.undo()
    assert "0 of 3 agreed" in words_in(page)


def test_there_is_nothing_to_agree_on_before_the_first_event(
    page: RecapPage, session: Session
) -> None:
    assert "agreed" not in words_in(page)
    key = next(key for key in page.findChildren(QPushButton) if key.text() == "Ask the group")
    assert not key.isEnabled()


def test_import_asks_for_the_import_page(page: RecapPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.importWanted):
        press(page, "Import")


def test_visiting_an_event_selects_it(page: RecapPage, session: Session, qtbot: QtBot) -> None:
    session.commit([Added(TimelineEvent("e", time=START, text="Alert"))])
    with qtbot.waitSignal(page.selected) as told:
        assert page.visit(("event", "e"))
    assert told.args == [("event", "e")]
    assert not page.visit(("factor", "f"))


def test_a_note_on_this_board_is_typed_into_here(page: RecapPage, session: Session) -> None:
    session.commit(setup.go_to_stage(session.board, Stage.RECAP))
    page.take_focus()
    QTest.keyClick(page.pane.view, Qt.Key.Key_N)
    type_and_leave(page, "Ask Kim about this")
    assert [note.text for note in session.board.notes(Stage.RECAP)] == ["Ask Kim about this"]


def test_taking_the_focus_puts_the_keyboard_on_the_board(page: RecapPage) -> None:
    page.take_focus()
    assert page.pane.view.hasFocus()
    QTest.keyClick(page.pane.view, Qt.Key.Key_E)
    assert page.pane.view.is_editing()


# How the timeline is drawn.


def choose(field: NamedChoice, name: str) -> None:
    """Choose by name, as a click on the list does."""
    assert field.set_name(name)
    field.activated.emit(field.currentIndex())


def three(session: Session) -> None:
    texts = ("Alert", "Somebody looks", "All well")
    session.commit(
        [
            Added(TimelineEvent(f"e{n}", time=START + timedelta(minutes=20 * n), text=text))
            for n, text in enumerate(texts)
        ]
    )


def test_choices_are_kept_by_the_review_and_undone_one_by_one(
    page: RecapPage, session: Session, history: History
) -> None:
    three(session)
    choices = page.choices
    choose(choices.spacing, "even")
    choose(choices.lanes, "source")
    choose(choices.gaps, "10")
    review = session.board.review
    assert (review.spacing, review.lanes, review.gap_minutes) == (Spacing.EVEN, LaneBy.SOURCE, 10)
    assert len(page.scene.timeline.gaps) == 2
    assert page.scene.timeline.lanes
    for _ in range(3):
        history.undo()
    assert (choices.spacing.name(), choices.lanes.name()) == ("scale", "none")
    assert session.board.review.gap_minutes is None


def test_another_way_of_drawing_is_shown_from_its_beginning(
    page: RecapPage, session: Session
) -> None:
    three(session)
    page.pane.view.pan_by(400, 900)
    choose(page.choices.lanes, "source")
    seen = page.pane.view.visible_rect()
    assert seen.contains(page.scene.content.topLeft())


def test_a_threshold_from_elsewhere_is_shown_as_it_is(page: RecapPage, session: Session) -> None:
    session.commit(setup.set_fields(session.board, gap_minutes=23))
    assert page.choices.gaps.currentText() == "Gaps over 23 min"
    choose(page.choices.gaps, "auto")


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_a_second_zone_is_typed_and_taken_away_again(page: RecapPage, session: Session) -> None:
    three(session)
    press(page, "View")
    line = page.choices.zone.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Asia/Tokyo")
    assert page.scene.timeline.second_label == "in Asia/Tokyo"
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    page.take_focus()
    assert session.board.review.second_zone == ""
    assert page.choices.zone.currentText() == "No second zone"


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_a_second_zone_is_found_by_a_click_a_few_letters_and_enter(
    page: RecapPage, session: Session
) -> None:
    three(session)
    press(page, "View")
    line = page.choices.zone.lineEdit()
    assert line is not None
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    QTest.keyClicks(line, "Atlantis")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "No time zone is called “Atlantis”" in words_in(page)
    QTest.keyClicks(line, "New_York")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert session.board.review.second_zone == "America/New_York"
    assert page.scene.timeline.second_label == "in America/New_York"
    assert "Atlantis" not in words_in(page)


def test_the_time_zoom_says_how_far_and_goes_back(page: RecapPage, session: Session) -> None:
    three(session)
    press(page, "View")
    press(page, "Longer axis")
    press(page, "Longer axis")
    assert page.scene.look.stretch == pytest.approx(1.5625)
    press(page, "Time × 1.6")
    assert page.scene.look.stretch == pytest.approx(1.0)
    assert "Time ×" not in words_in(page)


def test_bursts_are_opened_and_folded_by_a_button(page: RecapPage, session: Session) -> None:
    assert "Open bursts" not in words_in(page)
    alerts = [TimelineEvent(f"a{n}", START, text=f"Disk {n} is full") for n in range(6)]
    session.commit([Added(alert) for alert in alerts])
    press(page, "View")
    press(page, "Open bursts")
    assert page.scene.item(("event", "a3")) is not None
    press(page, "Fold bursts")
    assert page.scene.item(("event", "a3")) is None


def test_visiting_an_event_opens_its_burst(page: RecapPage, session: Session) -> None:
    alerts = [TimelineEvent(f"a{n}", START, text=f"Disk {n} is full") for n in range(6)]
    session.commit([Added(alert) for alert in alerts])
    assert page.visit(("event", "a3"))
    assert page.scene.selectedKeys() == [("event", "a3")]


# Playing forward.


def test_there_is_nothing_to_play_before_the_first_event(page: RecapPage) -> None:
    key = next(key for key in page.findChildren(QPushButton) if key.text() == "Play forward")
    assert not key.isEnabled()


def test_the_bar_plays_and_says_where_it_is(page: RecapPage, session: Session) -> None:
    three(session)
    assert "of 3" not in words_in(page).replace("of 3 agreed", "")
    press(page, "Play forward")
    assert "Before the first of 3" in words_in(page)
    press(page, "Uncover the next event")
    press(page, "Uncover the next event")
    assert "2 of 3" in words_in(page)
    assert "All well" in only(page, PlayBar).findChildren(ShortLabel)[0].whole()
    press(page, "Cover the last event")
    assert "1 of 3" in words_in(page)
    press(page, "Start again")
    assert "Before the first of 3" in words_in(page)
    press(page, "Stop and show everything")
    assert len(page.scene.timeline.cards) == 3
    assert not only(page, PlayBar).isVisible()


def test_the_keyboard_plays_on_after_the_buttons(page: RecapPage, session: Session) -> None:
    three(session)
    press(page, "Play forward")
    QTest.keyClick(page.pane.view, Qt.Key.Key_Space)
    press(page, "Uncover the next event")
    assert page.pane.view.hasFocus()
    QTest.keyClick(page.pane.view, Qt.Key.Key_Space)
    assert page.scene.player.position() == (3, 3)


def test_the_figures_of_the_incident_stand_below_the_timeline(
    page: RecapPage, session: Session
) -> None:
    assert "Time to detect" not in words_in(page)
    trigger = TimelineEvent("t", START, text="Deploy", kind=EventKind.TRIGGER)
    found = TimelineEvent("d", START + timedelta(minutes=7), kind=EventKind.DETECTION)
    session.commit(setup.set_fields(session.board, started_at=None))
    session.commit([Added(trigger), Added(found)])
    assert "Time to detect 7 min" in words_in(page)
    session.commit(setup.set_fields(session.board, started_at=START - timedelta(minutes=2)))
    assert "Time to detect 9 min (events: 7 min)" in words_in(page)
    origin = "Time to detect: partly set by hand; 2 min more than the events say"
    assert origin in page.figures.toolTip().splitlines()
