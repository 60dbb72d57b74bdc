from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Patched
from pm_facilitator.domain.entities import Factor, PrepItem, StageSlot, TimelineEvent
from pm_facilitator.domain.incident_times import FIELDS
from pm_facilitator.domain.plain import entity_from_plain
from pm_facilitator.domain.vocabulary import EventKind, PersonRole, ReviewReason, Severity, Stage
from pm_facilitator.settings import Settings
from pm_facilitator.ui.pages.new_review import NewReviewPage
from tests.helpers.make import make_board, make_review
from tests.ui.hands import press, words_in, write

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)  # a Thursday, ten o'clock in Copenhagen
SETTINGS = Settings(zone="Europe/Copenhagen", facilitator="Amara Okafor")


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[NewReviewPage]:
    yield from _opened(qtbot, SETTINGS)


def _opened(qtbot: QtBot, settings: Settings) -> Iterator[NewReviewPage]:
    made = NewReviewPage(settings, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(900, 640)
    with qtbot.waitExposed(made):
        made.show()
    yield made


def fill(page: NewReviewPage, name: str, text: str) -> None:
    """Type into one of the times and leave the field."""
    write(page.times.moments[name].line, text)


def created(qtbot: QtBot, page: NewReviewPage) -> Board:
    """Press the button and give the review that comes of it."""
    with qtbot.waitSignal(page.created) as signal:
        page.save.click()
    board = Board()
    board.apply(signal.args[0])
    return board


def edited(qtbot: QtBot, page: NewReviewPage) -> list[Change]:
    """Press the button and give the changes that it hands over."""
    with qtbot.waitSignal(page.edited) as signal:
        page.save.click()
    changes: list[Change] = signal.args[0]
    return changes


def sample() -> Board:
    records: dict[str, list[dict[str, Any]]] = presets.sample_review()["records"]
    return Board(entity_from_plain(kind, row) for kind, rows in records.items() for row in rows)


# A new review


def test_a_title_is_all_that_is_needed(qtbot: QtBot, page: NewReviewPage) -> None:
    QTest.keyClicks(page.incident.title, "Checkout slow")
    board = created(qtbot, page)
    assert board.review.title == "Checkout slow"
    assert board.review.created_at == NOW
    assert board.review.zone == "Europe/Copenhagen"
    assert [bone.label for bone in board.bones] == list(presets.default_category_set().bones)
    assert len(board.all(PrepItem)) == len(presets.checklist())
    assert {slot.stage for slot in board.all(StageSlot)} == set(Stage)


def test_without_a_title_the_form_asks_for_one_in_place(qtbot: QtBot, page: NewReviewPage) -> None:
    with qtbot.assertNotEmitted(page.created):
        page.save.click()
    assert "A title is all that is needed" in words_in(page)
    assert page.incident.title.hasFocus()
    QTest.keyClicks(page.incident.title, "Now it has one")
    assert "A title is all that is needed" not in words_in(page)


def test_everything_that_is_filled_in_comes_out(qtbot: QtBot, page: NewReviewPage) -> None:
    QTest.keyClicks(page.incident.title, "Payments stopped")
    QTest.keyClicks(page.incident.reference, "INC-7")
    page.incident.severity.set_name(Severity.SEV2)
    page.incident.reason.set_name(ReviewReason.NEAR_MISS)
    QTest.keyClicks(page.incident.services.line, "checkout, gateway,")
    QTest.keyClicks(page.incident.tags.line, "half typed")
    review = created(qtbot, page).review
    assert (review.incident_ref, review.severity) == ("INC-7", Severity.SEV2)
    assert review.reason is ReviewReason.NEAR_MISS
    assert review.services == ("checkout", "gateway")
    assert review.tags == ("half typed",)


# Times


def test_durations_follow_as_one_types(page: NewReviewPage) -> None:
    fill(page, "started_at", "2026-11-17 01:15")
    fill(page, "detected_at", "02:05")
    fill(page, "mitigated_at", "03:41")
    fill(page, "resolved_at", "04:34")
    figures = {name: figure.text() for name, figure in page.times.figures.items()}
    assert figures["to_detect"] == "50 min"
    assert figures["to_mitigate"] == "2 h 26 min"
    assert figures["to_resolve"] == "3 h 19 min"
    assert figures["to_acknowledge"] == "–"
    assert "It was over 2 d 5 h ago." in words_in(page)


def test_a_bare_time_is_written_out_with_its_day(page: NewReviewPage) -> None:
    fill(page, "started_at", "yesterday 23:50")
    fill(page, "detected_at", "00:10")
    assert page.times.moments["detected_at"].line.text() == "2026-11-19 00:10"
    assert "Thursday 19 November" in page.times.moments["detected_at"].hint()


def test_times_out_of_order_are_told_but_can_be_saved(qtbot: QtBot, page: NewReviewPage) -> None:
    QTest.keyClicks(page.incident.title, "Order")
    fill(page, "started_at", "2026-11-17 02:00")
    fill(page, "detected_at", "2026-11-17 01:30")
    assert "detected is before started" in words_in(page)
    detected = created(qtbot, page).review.detected_at
    assert detected == datetime(2026, 11, 17, 0, 30, tzinfo=UTC)


def test_a_time_that_is_not_understood_is_shown_instead_of_lost(
    qtbot: QtBot, page: NewReviewPage
) -> None:
    QTest.keyClicks(page.incident.title, "Unclear")
    fill(page, "started_at", "in the small hours")
    with qtbot.assertNotEmitted(page.created):
        page.save.click()
    assert page.times.moments["started_at"].line.property("state") == "problem"
    assert "not understood" in page.message()
    fill(page, "started_at", "2026-11-17 02:00")
    assert page.message() == ""


def test_another_zone_reads_what_was_typed_anew(page: NewReviewPage) -> None:
    fill(page, "started_at", "2026-11-17 10:00")
    page.times.zone.set_zone("America/Halifax")
    assert page.times.moments["started_at"].value() == datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
    assert "UTC-04:00" in words_in(page)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_what_is_no_zone_is_told_of_below_the_field(page: NewReviewPage) -> None:
    write(page.times.zone, "Atlantis")
    QTest.keyClick(page.times.zone, Qt.Key.Key_Return)
    assert "No time zone is called “Atlantis”" in words_in(page)
    write(page.times.zone, "halifax")
    QTest.keyClick(page.times.zone, Qt.Key.Key_Return)
    assert page.times.zone.zone().key == "America/Halifax"
    assert "Atlantis" not in words_in(page)


@pytest.mark.parametrize(
    ("hours", "words"),
    [(10, "Less than 24 hours"), (48, "within 24 to 72 hours"), (90, "More than 72 hours")],
)
def test_the_form_says_whether_the_review_is_held_in_good_time(
    page: NewReviewPage, hours: int, words: str
) -> None:
    fill(page, "resolved_at", "2026-11-17 04:34")
    resolved = page.times.resolved()
    assert resolved is not None
    write(page.meeting.review_at.line, f"{resolved + timedelta(hours=hours):%Y-%m-%d %H:%M} UTC")
    assert words in page.meeting.window_text()


def test_the_best_days_for_the_review_are_named(page: NewReviewPage) -> None:
    fill(page, "resolved_at", "2026-11-17 04:34")
    assert "between Wednesday 18 November 04:34 and Friday 20" in page.meeting.window_text()


# Plan, people, preparation


def test_an_agenda_brings_its_minutes_and_they_can_be_changed(
    qtbot: QtBot, page: NewReviewPage
) -> None:
    page.plan.use_agenda("45-live")
    assert page.plan.planned() == presets.agendas()["45-live"].minutes
    page.plan.minutes[Stage.CLOSE].setValue(10)
    assert "52 min" in words_in(page)
    QTest.keyClicks(page.incident.title, "Planned")
    board = created(qtbot, page)
    slot = board.slot(Stage.CLOSE)
    assert slot is not None
    assert slot.planned == 600


def test_own_categories_become_the_bones(qtbot: QtBot, page: NewReviewPage) -> None:
    QTest.keyClicks(page.incident.title, "Own bones")
    page.plan.categories.set_name(presets.OWN_CATEGORIES)
    page.plan.categories.chosen.emit(presets.OWN_CATEGORIES)
    with qtbot.assertNotEmitted(page.created):
        page.save.click()
    QTest.keyClicks(page.plan.own.line, "Vendors, Data")
    board = created(qtbot, page)
    assert board.review.category_set == presets.OWN_CATEGORIES
    assert [bone.label for bone in board.bones] == ["Vendors", "Data"]


def test_the_table_of_people_grows_as_one_types(qtbot: QtBot, page: NewReviewPage) -> None:
    assert [line.name.text() for line in page.people.rows] == ["Amara Okafor", ""]
    QTest.keyClicks(page.people.rows[1].name, "Jonas")
    QTest.keyClicks(page.people.rows[1].team, "Payments")
    assert len(page.people.rows) == 3
    QTest.keyClicks(page.incident.title, "People")
    people = created(qtbot, page).people
    assert [(p.name, p.role, p.team) for p in people] == [
        ("Amara Okafor", PersonRole.FACILITATOR, ""),
        ("Jonas", PersonRole.RESPONDER, "Payments"),
    ]


def test_tab_leads_through_a_row_that_has_grown(qtbot: QtBot, page: NewReviewPage) -> None:
    QTest.keyClicks(page.people.rows[1].name, "Jonas")
    qtbot.waitUntil(page.people.rows[2].name.isVisible)
    page.people.rows[1].team.setFocus()
    for _ in range(3):
        page.focusNextChild()
    assert page.people.rows[2].name.hasFocus()


def test_a_facilitator_from_the_event_is_noticed_kindly(page: NewReviewPage) -> None:
    row = page.people.rows[0]
    row.neutral.set_name("inside")
    row.neutral.chosen.emit("inside")
    assert "ask somebody from outside" in page.people.notice()


# A review that exists


def test_a_loaded_review_that_is_left_alone_gives_no_changes(
    qtbot: QtBot, page: NewReviewPage
) -> None:
    page.load(sample())
    assert edited(qtbot, page) == []


def test_editing_gives_only_what_was_changed(qtbot: QtBot, page: NewReviewPage) -> None:
    board = sample()
    page.load(board)
    page.incident.title.setText("Card payments stopped")
    changes = edited(qtbot, page)
    assert [(c.field, c.after) for c in changes if isinstance(c, Patched)] == [
        ("title", "Card payments stopped")
    ]
    assert len(changes) == 1


def test_another_zone_leaves_the_stored_moments_alone(qtbot: QtBot, page: NewReviewPage) -> None:
    board = sample()
    page.load(board)
    page.times.zone.set_zone("Asia/Tokyo")
    board.apply(edited(qtbot, page))
    assert board.review.zone == "Asia/Tokyo"
    assert board.review.started_at == sample().review.started_at


def test_other_categories_keep_every_factor(qtbot: QtBot, page: NewReviewPage) -> None:
    board = sample()
    page.load(board)
    page.plan.categories.set_name("general")
    board.apply(edited(qtbot, page))
    assert [bone.label for bone in board.bones] == list(presets.category_sets()["general"].bones)
    assert len(board.all(Factor)) == len(sample().all(Factor))


def test_people_are_changed_taken_away_and_added(qtbot: QtBot, page: NewReviewPage) -> None:
    board = sample()
    page.load(board)
    rows = page.people.rows
    rows[0].team.setText("Practice of reliability")
    gone = rows[1].name.text()
    QTest.keyClicks(rows[-1].name, "Noor")
    rows[1].remove.click()
    changes = edited(qtbot, page)
    assert len([change for change in changes if isinstance(change, Added)]) == 1
    board.apply(changes)
    assert board.people[0].team == "Practice of reliability"
    assert gone not in [person.name for person in board.people]
    assert board.people[-1].name == "Noor"


def test_keys_save_the_form(qtbot: QtBot, page: NewReviewPage) -> None:
    QTest.keyClicks(page.incident.title, "By keys")
    with qtbot.waitSignal(page.created):
        QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_every_field_has_a_name_for_screen_readers(page: NewReviewPage) -> None:
    fields = [page.incident.title, page.incident.reference, page.incident.severity]
    fields += [field.line for field in page.times.moments.values()]
    fields += [page.plan.agenda, page.plan.categories, *page.plan.minutes.values()]
    fields += list(page.people.rows[0].widgets())
    assert [field for field in fields if not field.accessibleName()] == []


# Leaving


def test_a_half_filled_new_form_is_left_at_once_and_keeps_what_it_says(
    qtbot: QtBot, page: NewReviewPage
) -> None:
    QTest.keyClicks(page.incident.title, "Half a thought")
    with qtbot.waitSignal(page.cancelled):
        QTest.keyClick(page.incident.title, Qt.Key.Key_Escape)
    assert page.incident.title.text() == "Half a thought"


def test_changed_details_are_left_behind_only_the_second_time(
    qtbot: QtBot, page: NewReviewPage
) -> None:
    page.load(sample())
    page.incident.reference.setText("INC-1")
    with qtbot.assertNotEmitted(page.cancelled):
        page.leave()
    assert "not saved" in page.message()
    page.incident.reference.setText("INC-2")
    with qtbot.assertNotEmitted(page.cancelled):
        page.leave()
    with qtbot.waitSignal(page.cancelled):
        page.leave()


def test_details_that_are_as_they_were_are_left_at_once(qtbot: QtBot, page: NewReviewPage) -> None:
    page.load(sample())
    with qtbot.waitSignal(page.cancelled):
        page.leave()


def test_keys_work_from_a_list_as_well(qtbot: QtBot, page: NewReviewPage) -> None:
    QTest.keyClicks(page.incident.title, "By keys")
    with qtbot.waitSignal(page.created):
        QTest.keyClick(
            page.incident.severity, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )


def told_by_events(qtbot: QtBot, page: NewReviewPage) -> Board:
    """Load a review whose events say when it was detected and resolved."""
    board = Board()
    fill(page, "started_at", "2026-11-17 01:00")
    fill(page, "detected_at", "2026-11-17 01:09")
    page.incident.title.setText("Outage")
    board.apply(page_changes(qtbot, page))
    kinds = ((0, EventKind.TRIGGER), (12, EventKind.DETECTION), (60, EventKind.RESOLUTION))
    started = board.review.started_at
    assert started is not None
    board.apply(
        [
            Added(TimelineEvent(kind, started + timedelta(minutes=minutes), kind=kind))
            for minutes, kind in kinds
        ]
    )
    return board


def page_changes(qtbot: QtBot, page: NewReviewPage) -> list[Change]:
    with qtbot.waitSignal(page.created) as signal:
        page.save.click()
    changes: list[Change] = signal.args[0]
    return changes


def test_the_zone_is_told_as_it_was_at_the_time_of_the_events(page: NewReviewPage) -> None:
    board = make_board(make_review(zone="America/Halifax", **dict.fromkeys(FIELDS)))
    board.apply([Added(TimelineEvent("rang", datetime(2026, 7, 14, 21, 0, tzinfo=UTC)))])
    page.load(board)
    assert "UTC-03:00" in words_in(page)


def test_the_events_tell_the_figures_and_the_difference_to_what_was_set_by_hand(
    page: NewReviewPage, qtbot: QtBot
) -> None:
    page.load(told_by_events(qtbot, page))
    figures = page.times.figures
    assert figures["to_detect"].text() == "9 min"
    assert "set by hand; 3 min less than the events say" in words_in(page)
    assert figures["to_resolve"].text() == "1 h 00 min"
    assert "By the events: detected 17 Nov 01:12, resolved 17 Nov 02:00." in words_in(page)


def test_the_times_of_the_events_are_taken_by_one_press(page: NewReviewPage, qtbot: QtBot) -> None:
    page.load(told_by_events(qtbot, page))
    press(page, "Take the times of the events")
    assert page.times.moments["detected_at"].line.text() == "2026-11-17 01:12"
    assert page.times.figures["to_detect"].text() == "12 min"
    assert "By the events" not in words_in(page)
    fields = {each.field for each in edited(qtbot, page) if isinstance(each, Patched)}
    assert fields == {"detected_at", "resolved_at"}


def test_a_new_review_has_no_events_to_be_told_by(page: NewReviewPage) -> None:
    fill(page, "started_at", "2026-11-17 01:00")
    assert "events" not in words_in(page)


def test_a_bare_time_is_of_the_day_of_the_events(page: NewReviewPage) -> None:
    board = make_board(make_review(zone="Europe/Copenhagen", **dict.fromkeys(FIELDS)))
    board.apply([Added(TimelineEvent("rang", datetime(2026, 3, 2, 13, 12, tzinfo=UTC)))])
    page.load(board)
    fill(page, "detected_at", "14:14")
    fill(page, "started_at", "13:58")
    fill(page, "resolved_at", "0:20")
    lines = {name: field.line.text() for name, field in page.times.moments.items()}
    assert lines["detected_at"] == "2026-03-02 14:14"
    assert lines["started_at"] == "2026-03-02 13:58"
    assert lines["resolved_at"] == "2026-03-03 00:20"


def test_a_bare_start_is_of_the_day_on_which_the_incident_was_detected(page: NewReviewPage) -> None:
    fill(page, "detected_at", "2026-11-17 00:10")
    fill(page, "started_at", "23:50")
    assert page.times.moments["started_at"].line.text() == "2026-11-16 23:50"
