"""The main window: menus that fit what is open, and choices that are remembered."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.motion import motion_milliseconds
from pm_facilitator.domain.changes import Patched
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.settings import Settings
from pm_facilitator.ui.panels.fishbone_views import View
from pm_facilitator.ui.windows.main_window import MainWindow
from pm_facilitator.ui.windows.room import Room


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    made = MainWindow(qapp, Settings(theme="light"))
    made.furnish()
    made.show()
    yield made
    made.close()
    made.theme.deleteLater()
    made.deleteLater()


def entry(window: MainWindow, text: str) -> QAction:
    return next(action for action in window.findChildren(QAction) if action.text() == text)


def test_what_needs_a_review_is_grey_without_one(window: MainWindow, room: Room) -> None:
    assert not entry(window, "Sticky note").isEnabled()
    assert entry(window, "New review").isEnabled()
    window.enter(room)
    assert entry(window, "Sticky note").isEnabled()
    window.leave()
    assert not entry(window, "Sticky note").isEnabled()


def test_the_window_fits_a_screen_on_which_everything_is_drawn_twice_as_big(
    window: MainWindow,
) -> None:
    window.resize(960, 460)
    assert (window.width(), window.height()) == (960, 460)


def test_the_title_names_the_review(window: MainWindow, room: Room) -> None:
    window.enter(room)
    assert window.windowTitle() == "Card payments failed – PM Facilitator"
    review = room.session.board.review
    room.controller.do(
        "Rename", [Patched("review", review.id, "title", review.title, "Checkout failed")]
    )
    assert window.windowTitle() == "Checkout failed – PM Facilitator"
    window.leave()
    room.session.commit([Patched("review", review.id, "title", "Checkout failed", "Another name")])
    assert window.windowTitle() == "PM Facilitator"


def test_keys_of_the_meeting_do_nothing_behind_another_page(window: MainWindow, room: Room) -> None:
    window.enter(room)
    page = QWidget()
    window.show_page(page)
    entry(window, "Next stage").trigger()
    assert room.session.board.review.stage.label == "Open"
    window.show_page(room)
    entry(window, "Next stage").trigger()
    assert room.session.board.review.stage.label == "Recap"


def test_a_command_is_told_by_its_key(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    with qtbot.waitSignal(window.wanted) as told:
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["new"]


def test_the_panel_is_folded_and_stays_so(window: MainWindow, room: Room) -> None:
    window.enter(room)
    entry(window, "Private panel").trigger()
    assert room.panel.isHidden()
    assert window.settings.panel_shown is False


def test_light_and_dark_are_switched_and_remembered(window: MainWindow) -> None:
    entry(window, "Light or dark").trigger()
    assert window.theme.palette.name == "dark"
    assert window.settings.theme == "dark"


def test_the_place_of_the_window_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.settingsChanged) as told:
        window.close()
    assert told.args[0].facilitator_geometry


def test_the_sound_can_be_muted(window: MainWindow) -> None:
    (mute,) = [a for a in window.findChildren(QAction) if a.text() == "Sound when time is up"]
    assert mute.isChecked()
    mute.trigger()
    assert window.settings.sound is False


def test_motion_is_reduced_at_once_and_stays_so(window: MainWindow) -> None:
    assert motion_milliseconds() > 0
    entry(window, "Reduce motion").trigger()
    assert motion_milliseconds() == 0
    assert window.settings.motion is False
    entry(window, "Reduce motion").trigger()
    assert motion_milliseconds() > 0


def test_the_view_of_the_fishbone_is_remembered(window: MainWindow, room: Room) -> None:
    window.remember(fishbone_view="table")
    window.enter(room)
    assert room.reflect.factor_views.view() is View.TABLE
    room.reflect.factor_views.show_view(View.OUTLINE)
    assert window.settings.fishbone_view == "outline"


def test_what_is_folded_on_one_board_is_folded_on_all_and_in_the_next_run(
    window: MainWindow, room: Room
) -> None:
    window.remember(map="folded")
    window.enter(room)
    assert room.improving.pane.minimap.is_folded()
    room.reflect.pane.legend.toggle()
    wish = window.settings.legend
    assert wish in ("shown", "folded")
    assert room.recap.pane.legend.is_folded() is (wish == "folded")


def test_a_review_opens_with_the_keyboard_on_its_board(
    window: MainWindow, room: Room, qtbot: QtBot
) -> None:
    room.go_to(Stage.REFLECT)
    window.enter(room)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.focusWidget() is room.reflect.pane.view
