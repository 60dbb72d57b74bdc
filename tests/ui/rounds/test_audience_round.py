"""The room sees the question, the clock, the groups and how much is written, and no word of it."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QFrame, QLabel
from pytestqt.qtbot import QtBot

from pm_facilitator import round_formats
from pm_facilitator.domain.edits import round_notes
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import Note, RoundGroup
from pm_facilitator.domain.vocabulary import Origin, RoundStep, Stage
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.room import Room
from tests.helpers.mirrored import window_of
from tests.ui.conftest import HandClock
from tests.ui.hands import words_in
from tests.ui.rounds.conftest import PEOPLE, begin, go_to, held
from tests.ui.seen import everything_in, items_of

SECRET = "SECRET-NOTE"
STEPS = round_formats.round_formats()["round_robin"].steps
PRIVATE = [place for place, step in enumerate(STEPS) if step.word in ("write", "share")]
PUBLIC = [place for place in range(len(STEPS)) if place not in PRIVATE]


@pytest.fixture
def shared(meeting: Room) -> Room:
    """Give a round with notes, seen by the room at 1920 x 1080."""
    meeting.toggle_audience()
    window_of(meeting).resize(1920, 1080)
    begin(meeting)
    blue = meeting.session.board.all(RoundGroup)[0]
    meeting.rounds.lead.write([f"{SECRET} one", f"{SECRET} two"], blue.id)
    meeting.rounds.refresh()
    return meeting


@pytest.mark.parametrize("place", PRIVATE)
def test_no_word_of_a_hidden_note_is_anywhere_in_the_window(shared: Room, place: int) -> None:
    shared.rounds.lead.go_to(place)
    for stage in (Stage.RECAP, Stage.IMPROVE, Stage.REFLECT):
        shared.go_to(stage)
    shared.visit(("note", shared.session.board.all(Note)[0].id))
    window = window_of(shared)
    assert SECRET not in everything_in(window)
    keys = [getattr(item, "key", ("", "")) for item in items_of(window)]
    assert [key for key in keys if key[0] == "note"] == []


def test_the_notes_are_on_the_board_from_the_reveal_on(shared: Room) -> None:
    for place in PUBLIC:
        shared.rounds.lead.go_to(place)
        window = window_of(shared)
        assert SECRET in everything_in(window), STEPS[place].word
        assert window.views[Stage.REFLECT].isVisible(), STEPS[place].word


def test_going_back_to_writing_hides_what_comes_then_and_nothing_that_was_shown(
    shared: Room,
) -> None:
    go_to(shared, RoundStep.REVEAL)
    go_to(shared, RoundStep.WRITE)
    shared.rounds.lead.write(["LATER-NOTE"])
    seen = everything_in(window_of(shared))
    assert SECRET in seen
    assert "LATER-NOTE" not in seen


def test_the_page_says_what_is_asked_promised_and_written(shared: Room) -> None:
    words = words_in(window_of(shared))
    assert "What made it hard to see?" in words
    assert "Nobody's name is kept with a note or a vote; the name of the small group is." in words
    assert "2 notes written" in words
    for name in ("Blue", "Amber", "Amara Osei, Mei Tanaka"):
        assert name in words


def test_the_promise_of_a_round_with_names_is_another_one(meeting: Room) -> None:
    meeting.toggle_audience()
    begin(meeting, anonymous=False)
    assert "Your name is kept" in words_in(window_of(meeting))


def test_who_has_not_been_heard_is_for_the_facilitator_alone(meeting: Room) -> None:
    meeting.toggle_audience()
    begin(meeting, anonymous=False, people=(), names=())
    meeting.rounds.refresh()
    assert "Not heard from yet: Amara Osei" in words_in(meeting.rounds.strip)
    assert "Not heard" not in everything_in(window_of(meeting))


def test_the_clock_of_the_step_is_the_large_one(shared: Room, clock: HandClock) -> None:
    clock.pass_seconds(30)
    shared.rounds.clock.tick()
    window = window_of(shared)
    assert window.rounds.page.clock_text() == "2:30"
    for step in (RoundStep.WRITE, RoundStep.GROUP):
        go_to(shared, step)
        (shown,) = [each for each in round_clocks(window) if each.isVisible()]
        assert shown.font().pixelSize() >= 96
    words = words_in(window)
    assert "Left in Reflect" in words


def round_clocks(window: AudienceWindow) -> list[QLabel]:
    return window.findChildren(QLabel, "audienceRoundClock")


def test_nothing_is_smaller_than_can_be_read_from_the_back(shared: Room) -> None:
    window = window_of(shared)
    for place in range(len(STEPS)):
        shared.rounds.lead.go_to(place)
        labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text()]
        assert min(each.font().pixelSize() for each in labels) >= 22


def test_no_votes_are_told_while_the_voting_is_open(shared: Room) -> None:
    go_to(shared, RoundStep.VOTE)
    note = shared.session.board.all(Note)[0]
    shared.rounds.lead.ballot.vote(("note", note.id), 1)
    window = window_of(shared)
    assert "1 vote" not in everything_in(window).replace("1 vote each", "")
    assert "3 votes each, up to 2 on one note" in words_in(window)
    go_to(shared, RoundStep.DISCUSS)
    assert f"1 of 1: {SECRET} one (1 vote)" in words_in(window)


def test_the_group_that_reports_back_is_named_with_the_ones_after_it(shared: Room) -> None:
    step = go_to(shared, RoundStep.REPORT_BACK)
    names = {group.id: group.name for group in shared.session.board.all(RoundGroup)}
    first, second = (names[id_] for id_ in step.report_order)
    assert f"{first} reports back" in words_in(window_of(shared))
    assert f"then {second}" in words_in(window_of(shared))


def test_a_held_picture_shows_nothing_of_a_round_until_it_goes_on(meeting: Room) -> None:
    meeting.toggle_audience()
    window = window_of(meeting)
    window.toggle_frozen()
    begin(meeting)
    assert not window.rounds.page.isVisible()
    window.toggle_frozen()
    assert window.rounds.page.isVisible()
    assert "What made it hard to see?" in words_in(window)


def test_a_window_that_is_opened_later_shows_the_round(meeting: Room) -> None:
    begin(meeting)
    meeting.toggle_audience()
    assert window_of(meeting).rounds.page.isVisible()
    assert window_of(meeting).rounds.page.clock_text() == "3:00"


def test_the_group_sees_another_stage_while_the_meeting_is_there(shared: Room) -> None:
    shared.go_to(Stage.RECAP)
    window = window_of(shared)
    assert window.views[Stage.RECAP].isVisible()
    assert not window.rounds.strip.isVisible()
    shared.go_to(Stage.REFLECT)
    assert window.rounds.page.isVisible()


def test_when_the_round_is_over_the_window_is_as_before(shared: Room) -> None:
    shared.rounds.end()
    window = window_of(shared)
    assert window.views[Stage.REFLECT].isVisible()
    assert not window.rounds.strip.isVisible()
    assert "Left in Reflect" not in words_in(window)


def test_the_closing_check_tells_how_many_answered_and_not_what(meeting: Room) -> None:
    check = round_formats.round_formats()["closing_check"]
    meeting.toggle_audience()
    meeting.go_to(Stage.CLOSE)
    begin(meeting, steps=check.steps, people=(), names=(), stage=Stage.CLOSE)
    meeting.rounds.lead.count("answered", 7)
    meeting.rounds.lead.count("learned", 4)
    words = words_in(window_of(meeting))
    assert "7 answers" in words
    assert "4" not in words


def test_what_a_device_adds_is_counted_a_moment_later(shared: Room, qtbot: QtBot) -> None:
    board, round_ = shared.session.board, held(shared)
    shared.session.commit(
        round_notes.write(board, round_.id, [Draft("Third", "k" * 32)]), Origin.PARTICIPANT
    )
    qtbot.waitUntil(lambda: "3 notes written" in words_in(window_of(shared)))


def test_people_find_their_group_at_once(meeting: Room) -> None:
    meeting.toggle_audience()
    begin(meeting)
    assert "Jonas Lind, Luis Prado" in words_in(window_of(meeting))


def test_fifteen_groups_with_their_people_fit_on_the_page(meeting: Room) -> None:
    meeting.toggle_audience()
    window = window_of(meeting)
    window.resize(1920, 1080)
    begin(meeting, people=tuple((p.id,) for p in PEOPLE * 3), names=("",) * 15)
    QApplication.processEvents()
    page = window.rounds.page
    cards = page.findChildren(QFrame, "audienceGroup")
    assert len(cards) == 15
    inside = page.rect()
    assert all(inside.contains(QRect(card.mapTo(page, QPoint()), card.size())) for card in cards)


def test_the_notes_of_the_group_that_reports_back_are_in_sight(shared: Room) -> None:
    amber = shared.session.board.all(RoundGroup)[1]
    go_to(shared, RoundStep.WRITE)
    for place in range(3):
        shared.rounds.lead.write([f"Amber {place}"], amber.id)
    go_to(shared, RoundStep.REPORT_BACK)
    shared.rounds.lead.report(amber.id)
    view = shared.pages[Stage.REFLECT].views()[0]
    homes = [
        item.home()
        for note in shared.session.board.all(Note)
        if note.small_group_id == amber.id
        and (item := view.board_scene.item(("note", note.id))) is not None
    ]
    assert len(homes) == 3
    assert all(view.visible_rect().contains(home) for home in homes)


def test_the_number_of_notes_ends_where_the_words_above_it_do(shared: Room) -> None:
    window = window_of(shared)
    QApplication.processEvents()
    ends = {_end(_label(window, text), window) for text in ("2 notes written", "left in this step")}
    assert len(ends) == 1
    assert ends.pop() > window.width() * 0.9


def _label(window: AudienceWindow, text: str) -> QLabel:
    return next(each for each in window.findChildren(QLabel) if each.text() == text)


def _end(label: QLabel, window: AudienceWindow) -> int:
    return label.mapTo(window, QPoint(label.width(), 0)).x()
