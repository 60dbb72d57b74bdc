"""The private panel keeps questions, wording, details and the locker at hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from pm_facilitator import presets
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.entities import Decision, Note, TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.coach_watch import CoachWatch
from pm_facilitator.ui.panels.private_panel import PrivatePanel
from tests.ui.hands import only, press, words_in

BLAME = "Jonas failed to renew the certificate"


@pytest.fixture
def panel(session: Session, controller: BoardController, qtbot: QtBot) -> Iterator[PrivatePanel]:
    session.commit(
        [
            Added(TimelineEvent("e", text="A deploy begins", kind=EventKind.CHANGE)),
            Added(Decision("d", "Leave the pool as it is")),
            Added(Note("n", BLAME)),
            Added(Note("m", "The alert came late")),
        ]
    )
    watch = CoachWatch(session, controller)
    made = PrivatePanel(session.board, controller, watch)
    qtbot.addWidget(made)
    end = session.subscribe(made.react)
    made.resize(344, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: bool(watch.findings()) and made.isActiveWindow())
    yield made
    end()
    watch.close()


def tab(panel: PrivatePanel) -> str:
    tabs = only(panel, QTabWidget)
    return str(tabs.tabText(tabs.currentIndex()))


def test_it_says_that_it_is_private(panel: PrivatePanel) -> None:
    assert "Only you see this" in words_in(panel)


def test_what_is_selected_brings_its_questions_and_its_details(panel: PrivatePanel) -> None:
    panel.follow(("event", "e"))
    assert panel.question.question() == presets.event_prompts(EventKind.CHANGE)[0].text
    assert panel.details.key() == ("event", "e")


def test_another_kind_of_event_brings_other_questions(
    panel: PrivatePanel, session: Session
) -> None:
    panel.follow(("event", "e"))
    event = session.board.need(TimelineEvent, "e")
    session.commit(patch(event, kind=EventKind.DETECTION))
    assert panel.question.question() == presets.event_prompts(EventKind.DETECTION)[0].text


def test_the_wording_tab_counts_what_was_noticed(panel: PrivatePanel) -> None:
    names = [only(panel, QTabWidget).tabText(place) for place in range(3)]
    assert names[0] == "Details"
    assert names[1].startswith("Wording (")
    assert names[2] == "Locker"


def test_a_finding_says_why_and_offers_other_words(panel: PrivatePanel, session: Session) -> None:
    panel.show_tab("Wording")
    assert "“Jonas failed" in words_in(panel)
    assert "A step not taken, told as a fault" in words_in(panel)
    press(panel.coach, "Use this")
    assert session.board.need(Note, "n").text != BLAME


def test_a_finding_leads_to_its_record(panel: PrivatePanel, qtbot: QtBot) -> None:
    panel.show_tab("Wording")
    with qtbot.waitSignal(panel.visit) as told:
        press(panel.coach, "Show")
    assert told.args == [("note", "n")]


def test_what_is_left_as_it_is_goes_from_the_list(panel: PrivatePanel) -> None:
    panel.show_tab("Wording")
    while "Leave it" in words_in(panel.coach):
        press(panel.coach, "Leave it")
    assert "Nothing to reword" in words_in(panel.coach)


def test_one_key_rewords_what_is_selected(panel: PrivatePanel, session: Session) -> None:
    panel.follow(("note", "n"))
    panel.coach.take_first()
    assert session.board.need(Note, "n").text != BLAME


def test_the_key_rewords_nothing_that_is_out_of_sight(
    panel: PrivatePanel, session: Session
) -> None:
    panel.follow(("note", "m"))
    panel.coach.take_first()
    assert session.board.need(Note, "n").text == BLAME
    assert tab(panel).startswith("Wording")
    panel.coach.take_first()
    assert session.board.need(Note, "n").text != BLAME


def test_the_key_waits_for_no_pause_after_what_was_written_this_moment(
    panel: PrivatePanel, session: Session
) -> None:
    session.commit(patch(session.board.need(Note, "n"), text="The alert came at once"))
    panel.show_tab("Wording")
    session.commit([Added(Note("new", BLAME))])
    panel.coach.take_first()
    assert session.board.need(Note, "new").text != BLAME


def test_the_key_rewords_the_line_that_is_being_written(
    panel: PrivatePanel, session: Session, qtbot: QtBot
) -> None:
    panel.coach.show_line("Kim forgot to renew the certificate")
    with qtbot.waitSignal(panel.coach.lineReworded):
        panel.coach.take_first()
    assert session.board.need(Note, "n").text == BLAME


def test_switching_the_coach_off_is_said(panel: PrivatePanel) -> None:
    panel.show_tab("Wording")
    only(panel, type(panel.coach)).show()
    panel.coach._watch.switch(False)
    assert "The coach is off" in words_in(panel.coach)


def test_asking_shows_a_folded_panel_with_the_keyboard_in_the_right_field(
    panel: PrivatePanel,
) -> None:
    panel.show_tab("Locker")
    panel.ask(("decision", "d"))
    assert tab(panel) == "Details"
    assert panel.details.field("reason").hasFocus()


def test_every_tab_can_be_reached_by_key(panel: PrivatePanel) -> None:
    bar = only(panel, QTabWidget).tabBar()
    assert bar.focusPolicy() & Qt.FocusPolicy.TabFocus
