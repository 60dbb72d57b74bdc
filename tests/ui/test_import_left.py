"""An import that was not finished when the app was quit: offered, taken up again or forgotten."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Review
from pm_facilitator.paths import paths_for
from pm_facilitator.ui.crash import CrashReporter
from pm_facilitator.ui.desk import Desk
from pm_facilitator.ui.left_imports import HandedIn, LeftImport, LeftImports
from pm_facilitator.ui.moments import utc_now
from pm_facilitator.ui.pages.new_review import NewReviewPage
from tests.helpers.libraries import PutLibrary
from tests.ui.import_hands import CHAT, brought_in, page_of, rest, room_of

OFFER = "An import was not finished; what was handed in is still there."


def begun(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Desk:
    made = Desk(qapp, paths_for(tmp_path / "data"), CrashReporter())
    made.begin()
    qtbot.waitUntil(lambda: made.library is not None)
    return made


def ended(desk: Desk) -> None:
    desk.window.close()
    desk.end()
    desk.window.deleteLater()
    desk.deleteLater()


def test_an_import_that_was_not_finished_is_offered_at_the_next_start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, put_library: PutLibrary
) -> None:
    put_library(paths_for(tmp_path / "data").library)
    desk = begun(qapp, qtbot, tmp_path)
    page = brought_in(desk, qtbot, CHAT)
    page.text.setPlainText(CHAT + "01:50 The pool is drained\n")
    review = room_of(desk).session.board.review.id
    ended(desk)
    again = begun(qapp, qtbot, tmp_path)
    assert again.window.room is None
    assert "not finished" in again.window.say_in_front().text()
    again.window.say_in_front().act()
    page = page_of(again)
    rest(qtbot, page)
    assert room_of(again).session.board.review.id == review
    assert "01:50 The pool is drained" in page.text.toPlainText()
    page.accept()
    assert "The pool is drained" in [e.text for e in room_of(again).session.board.events]
    ended(again)
    last = begun(qapp, qtbot, tmp_path)
    assert "not finished" not in last.window.say_in_front().text()
    ended(last)


def test_an_import_that_was_cancelled_is_not_offered_at_the_next_start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, put_library: PutLibrary
) -> None:
    put_library(paths_for(tmp_path / "data").library)
    desk = begun(qapp, qtbot, tmp_path)
    brought_in(desk, qtbot, CHAT).cancelled.emit()
    ended(desk)
    again = begun(qapp, qtbot, tmp_path)
    assert "not finished" not in again.window.say_in_front().text()
    ended(again)


def started_anew(desk: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Desk:
    """Quit with the import that is under way, and start again, where it is offered."""
    ended(desk)
    again = begun(qapp, qtbot, tmp_path)
    assert again.window.notices.text() == OFFER
    return again


@pytest.fixture
def first(qapp: QApplication, qtbot: QtBot, tmp_path: Path, put_library: PutLibrary) -> Desk:
    """Give an app that the test ends by itself."""
    put_library(paths_for(tmp_path / "data").library)
    return begun(qapp, qtbot, tmp_path)


def test_an_import_that_was_not_finished_can_be_forgotten(
    first: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    brought_in(first, qtbot, CHAT)
    again = started_anew(first, qapp, qtbot, tmp_path)
    assert again.window.notices.other_text() == "Forget it"
    again.window.notices.act_otherwise()
    assert again.window.notices.text() == ""
    assert not paths_for(tmp_path / "data").left_imports.exists()
    ended(again)


def test_an_offer_that_was_only_closed_comes_again(
    first: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    brought_in(first, qtbot, CHAT)
    again = started_anew(first, qapp, qtbot, tmp_path)
    again.window.notices.hide()
    ended(started_anew(again, qapp, qtbot, tmp_path))


def test_an_import_that_was_not_finished_is_forgotten_once_another_one_is_begun(
    first: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    brought_in(first, qtbot, CHAT)
    again = started_anew(first, qapp, qtbot, tmp_path)
    again.import_timeline()
    assert again.window.notices.text() == OFFER
    page_of(again).paste("2026-03-02 15:00 Only this\n")
    rest(qtbot, page_of(again))
    assert again.window.notices.text() == ""
    assert not paths_for(tmp_path / "data").left_imports.exists()
    last = started_anew(again, qapp, qtbot, tmp_path)
    last.window.notices.act()
    rest(qtbot, page_of(last))
    assert [row.event.text for row in page_of(last).work.outcome.rows] == ["Only this"]
    ended(last)


def test_going_back_at_once_does_not_mix_in_what_was_just_typed(
    first: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    brought_in(first, qtbot, CHAT)
    again = started_anew(first, qapp, qtbot, tmp_path)
    again.import_timeline()
    page = page_of(again)
    page.text.setPlainText("2026-03-02 15:00 Only this\n")
    again.window.notices.act()
    assert page_of(again) is page
    rest(qtbot, page)
    assert [row.event.text for row in page.work.outcome.rows] == ["Only this"]
    ended(again)


def test_an_import_of_no_review_does_not_land_in_the_one_that_was_opened_since(
    first: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    first.import_timeline(text=CHAT)
    rest(qtbot, page_of(first))
    again = started_anew(first, qapp, qtbot, tmp_path)
    again.open_sample()
    again.window.notices.act()
    page = page_of(again)
    rest(qtbot, page)
    assert again.window.room is None
    assert page.board is None
    assert len(page.work.outcome.rows) == 4
    ended(again)


def test_an_import_goes_back_to_its_own_review_from_another_one(
    first: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    page = brought_in(first, qtbot, CHAT)
    assert page.board is not None
    review = page.board.review.id
    again = started_anew(first, qapp, qtbot, tmp_path)
    again.make([Added(Review(id="another", title="Parcels went astray"))])
    assert room_of(again).session.board.review.id == "another"
    again.window.notices.act()
    rest(qtbot, page_of(again))
    assert room_of(again).session.board.review.id == review
    assert page_of(again).board is room_of(again).session.board
    ended(again)


def test_an_import_whose_review_is_gone_is_kept_and_lands_nowhere(
    first: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = LeftImports(paths_for(tmp_path / "data").left_imports, utc_now)
    left = LeftImport("gone", (HandedIn("", CHAT),))
    ended(first)
    kept.keep(left)
    again = begun(qapp, qtbot, tmp_path)
    again.open_sample()
    room = room_of(again)
    again.window.notices.act()
    assert again.window.current_page() is room
    assert room.notices.text().startswith("The review of this import cannot be opened")
    assert kept.newest() == left
    room.notices.act_otherwise()
    assert kept.newest() is None
    assert room.notices.text() == ""
    ended(again)


def test_going_back_waits_for_a_page_with_unsaved_changes(
    first: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    first.import_timeline(text=CHAT)
    rest(qtbot, page_of(first))
    again = started_anew(first, qapp, qtbot, tmp_path)
    again.open_sample()
    again.edit_details()
    details = again.window.current_page()
    assert isinstance(details, NewReviewPage)
    details.incident.title.setText("Another title")
    again.window.notices.act()
    assert again.window.current_page() is details
    assert again.window.notices.text() == OFFER
    again.window.notices.act()
    assert page_of(again).board is None
    ended(again)
