"""The app between its pages: opening, making, exporting and putting away reviews."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.clip_intents import AddPicture, TakeFiles
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Picture
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.errors import StoreError
from pm_facilitator.figures.shapes import Image
from pm_facilitator.paths import Paths, paths_for
from pm_facilitator.ui.crash import CrashReporter
from pm_facilitator.ui.desk import Desk
from pm_facilitator.ui.moments import utc_now
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.pages.keyboard import KeyboardPage
from pm_facilitator.ui.pages.new_review import NewReviewPage
from pm_facilitator.ui.pages.trouble import TroublePage
from pm_facilitator.ui.single_instance import SAMPLE
from tests.helpers.libraries import PutLibrary


@pytest.fixture
def paths(tmp_path: Path, put_library: PutLibrary) -> Paths:
    made = paths_for(tmp_path / "data")
    put_library(made.library)
    return made


@pytest.fixture
def desk(qapp: QApplication, paths: Paths) -> Iterator[Desk]:
    made = Desk(qapp, paths, CrashReporter())
    made.window.show_page(made.welcome)
    made.window.show()
    made.open_library()
    yield made
    finish(made)


def finish(desk: Desk) -> None:
    desk.window.close()
    desk.end()
    desk.window.deleteLater()
    desk.theme.deleteLater()
    desk.deleteLater()


def titles(desk: Desk) -> list[str]:
    return [title for title, _ in desk.welcome.rows.texts()]


def test_the_sample_is_opened_and_kept_once(desk: Desk) -> None:
    desk.open_sample()
    desk.go_home()
    desk.open_sample()
    desk.go_home()
    assert len(titles(desk)) == 1


def test_a_deleted_sample_can_be_opened_again(desk: Desk) -> None:
    desk.open_sample()
    assert desk.window.room is not None
    id_ = desk.window.room.session.board.review.id
    desk.go_home()
    desk.delete(id_)
    desk.open_sample()
    assert desk.window.room is not None


def test_deleting_a_review_can_be_undone_from_the_notice(desk: Desk) -> None:
    desk.open_sample()
    assert desk.window.room is not None
    id_ = desk.window.room.session.board.review.id
    desk.go_home()
    desk.delete(id_)
    assert titles(desk) == []
    desk.window.notices.act()
    assert len(titles(desk)) == 1


def test_an_archived_review_is_on_the_other_shelf(desk: Desk) -> None:
    desk.make(setup.new_review("Cache ran cold", utc_now())[0])
    assert desk.window.room is not None
    id_ = desk.window.room.session.board.review.id
    desk.go_home()
    desk.archive(id_)
    assert titles(desk) == []
    desk.welcome.archive.click()
    assert titles(desk) == ["Cache ran cold"]


def test_a_review_is_found_by_what_was_said_in_it(desk: Desk, qtbot: QtBot) -> None:
    desk.open_sample()
    desk.make(setup.new_review("Cache ran cold", utc_now())[0])
    desk.go_home()
    QTest.keyClicks(desk.welcome.search, "expired certificate")
    qtbot.waitUntil(lambda: len(titles(desk)) == 1)
    assert titles(desk) == ["Card payments stopped during the night of the autumn sale"]


@pytest.mark.parametrize("suffix", [".pdf", ".md", ".html"])
def test_the_document_is_written_while_the_meeting_goes_on(
    desk: Desk, tmp_path: Path, qtbot: QtBot, suffix: str
) -> None:
    desk.open_sample()
    desk.window.remember(export_folder=str(tmp_path))
    desk.export(suffix)
    room = desk.window.room
    assert room is not None
    qtbot.waitUntil(lambda: "Written to" in room.notices.text())
    (written,) = tmp_path.glob(f"*{suffix}")
    assert written.stat().st_size > 1000


def test_an_export_into_a_missing_folder_is_told(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.open_sample()
    desk.export(".md", path=tmp_path / "nowhere" / "review.md")
    room = desk.window.room
    assert room is not None
    qtbot.waitUntil(lambda: "nowhere" in room.notices.text() and "Writ" not in room.notices.text())


def test_a_damaged_library_is_told_and_left_alone(qapp: QApplication, paths: Paths) -> None:
    paths.library.write_bytes(b"not a database at all, but somebody's file")
    desk = Desk(qapp, paths, CrashReporter())
    desk.window.show()
    desk.open_library()
    assert isinstance(desk.window.current_page(), TroublePage)
    assert paths.library.read_bytes() == b"not a database at all, but somebody's file"
    finish(desk)


def test_trying_again_opens_what_has_been_mended(qapp: QApplication, paths: Paths) -> None:
    paths.library.write_bytes(b"damaged")
    desk = Desk(qapp, paths, CrashReporter())
    desk.window.show()
    desk.open_library()
    page = desk.window.current_page()
    assert isinstance(page, TroublePage)
    paths.library.unlink()
    page.again.emit()
    assert desk.library is not None
    assert desk.window.current_page() is desk.welcome
    finish(desk)


def test_a_second_start_opens_what_it_asked_for(desk: Desk) -> None:
    desk.make(setup.new_review("Cache ran cold", utc_now())[0])
    desk.go_home()
    desk.answer_second_start("Cache ran cold")
    assert desk.window.room is not None
    desk.answer_second_start(SAMPLE)
    assert desk.window.room is not None
    assert desk.window.room.session.board.review.title != "Cache ran cold"


def test_a_second_start_for_an_unknown_review_says_so(desk: Desk) -> None:
    desk.answer_second_start("No such review")
    assert "No such review" in desk.window.notices.text()


def test_the_keys_are_shown_and_left_again(desk: Desk) -> None:
    desk.answer("help")
    page = desk.window.current_page()
    assert isinstance(page, KeyboardPage)
    page.closed.emit()
    assert desk.window.current_page() is desk.welcome


def test_unsaved_details_are_told_of_before_another_page_comes(desk: Desk) -> None:
    desk.open_sample()
    desk.answer("details")
    page = desk.window.current_page()
    assert isinstance(page, NewReviewPage)
    page.incident.title.setText("Another title")
    desk.answer("help")
    assert desk.window.current_page() is page
    assert page.message()
    desk.answer("help")
    assert isinstance(desk.window.current_page(), KeyboardPage)


def test_a_form_left_half_filled_comes_back(desk: Desk) -> None:
    desk.new_review()
    page = desk.window.current_page()
    assert isinstance(page, NewReviewPage)
    page.incident.title.setText("Half a title")
    desk.answer("library")
    assert desk.window.current_page() is desk.welcome
    desk.answer("new")
    assert desk.window.current_page() is page
    assert page.incident.title.text() == "Half a title"


def test_a_form_that_the_library_cannot_take_keeps_what_was_filled_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise StoreError("The disk is full.", "Make room and try again.")

    monkeypatch.setattr(desk.library, "create", refuse)
    desk.new_review()
    page = desk.window.current_page()
    assert isinstance(page, NewReviewPage)
    page.incident.title.setText("Cache ran cold")
    page.save.click()
    assert desk.window.current_page() is page
    assert page.incident.title.text() == "Cache ran cold"
    assert "The disk is full" in desk.window.notices.text()
    monkeypatch.undo()
    page.save.click()
    assert desk.window.room is not None


def test_a_second_start_brings_a_minimised_window_back(desk: Desk) -> None:
    desk.window.showMinimized()
    desk.answer_second_start("")
    assert not desk.window.isMinimized()


def test_the_room_card_counts_only_where_that_is_wished(desk: Desk) -> None:
    def counts() -> bool:
        desk.open_sample()
        assert desk.window.room is not None
        return desk.window.room.help.counts

    assert not counts()
    room = desk.window.room
    desk.window.remember(count_redirects=True)
    assert room is not None
    assert room.help.counts
    assert counts()


def test_choices_are_remembered_at_the_next_start(qapp: QApplication, paths: Paths) -> None:
    first = Desk(qapp, paths, CrashReporter())
    first.window.remember(sound=False, theme="dark")
    finish(first)
    second = Desk(qapp, paths, CrashReporter())
    assert second.settings.sound is False
    assert second.theme.palette.name == "dark"
    finish(second)


def test_a_crash_is_shown_once_and_the_meeting_goes_on(desk: Desk, qapp: QApplication) -> None:
    desk.open_sample()
    report = "PM Facilitator\n\nValueError: of a test"
    desk._crashes.show(report)
    desk._crashes.show(report)
    shown = [w for w in qapp.topLevelWidgets() if w.windowTitle() == "Something went wrong"]
    assert len(shown) == 1
    assert desk.window.room is not None
    shown[0].close()


def test_a_log_dropped_on_a_board_is_shown_before_it_is_brought_in(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.open_sample()
    room = desk.window.room
    assert room is not None
    log = tmp_path / "chat.log"
    log.write_text("2026-11-17\n01:14 The pool recycles\n01:15 The first refusal\n")
    before = list(room.session.board.entities())
    room.controller.handle(TakeFiles((str(log),), Stage.RECAP, None))
    page = desk.window.current_page()
    assert isinstance(page, ImportPreviewPage)
    qtbot.waitUntil(lambda: "The first refusal" in page.text.toPlainText())
    assert list(room.session.board.entities()) == before


def test_a_picture_is_in_the_library_and_comes_back_with_its_review(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.open_sample()
    room = desk.window.room
    assert room is not None
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    with qtbot.waitSignal(room.controller.arrived):
        room.controller.handle(AddPicture(image, Stage.REFLECT, None))
    id_ = room.session.board.review.id
    desk.go_home()
    desk.enter(id_)
    again = desk.window.room
    assert again is not None
    picture = again.session.board.all(Picture)[-1]
    assert again.session.picture(picture.blob) is not None
    item = again.reflect.scene.item(("picture", picture.id))
    assert item is not None
    assert any(isinstance(shape, Image) for shape in item.card.shapes)
