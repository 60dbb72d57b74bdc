"""A picture that is held, and a window that is covered, show nothing of what goes on behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from pm_facilitator.canvas.card import Card
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.domain.edits import improve, notes, setup
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.room import Room
from tests.helpers.mirrored import window_of
from tests.ui.conftest import HandClock
from tests.ui.private_things import press
from tests.ui.seen import everything_in


def test_a_held_picture_does_not_change_by_a_pixel(
    shared: Room, theme: Theme, clock: HandClock
) -> None:
    shared.go_to(Stage.REFLECT)
    shared.clock.toggle()
    window = window_of(shared)
    window.toggle_frozen()
    before = window.grab().toImage()
    _go_on(shared, theme, clock)
    assert window.grab().toImage() == before
    assert "WRITTEN-MEANWHILE" not in everything_in(window)


def _go_on(room: Room, theme: Theme, clock: HandClock) -> None:
    room.controller.do(
        "Add note", notes.add_note(room.session.board, "WRITTEN-MEANWHILE", Stage.REFLECT, 0, 0)[0]
    )
    room.visit(("factor", "factor"))
    clock.pass_seconds(90)
    room.clock.tick()
    theme.choose("dark")
    room.reflect.pane.view.zoom_by(2)
    room.go_to(Stage.IMPROVE)
    room.controller.do("Rename", setup.set_fields(room.session.board, title="Another title"))


def test_after_the_picture_was_held_everything_is_up_to_date(
    shared: Room, theme: Theme, clock: HandClock
) -> None:
    window = window_of(shared)
    window.toggle_frozen()
    _go_on(shared, theme, clock)
    window.toggle_frozen()
    fresh = AudienceWindow(shared.session.board, theme.palette)
    fresh.resize(window.size())
    fresh.show_whys(shared.reflect.scene.whys_of)
    fresh.show_face(shared.clock.face())
    fresh.show()
    assert _shown_in(window) == _shown_in(fresh)
    assert {scene.colors.name for scene in _scenes(window)} == {"dark"}
    fresh.close()
    fresh.deleteLater()


def test_the_group_sees_the_fault_tree_that_the_facilitator_chose(
    shared: Room, theme: Theme
) -> None:
    shared.visit(("factor", "factor"))
    shared.reflect.scene.toggle_fault_tree()
    window = window_of(shared)
    assert (window.reflect.whys_of, window.reflect.fault_tree) == ("factor", True)
    window.toggle_frozen()
    shared.reflect.scene.toggle_fault_tree()
    assert window.reflect.fault_tree
    window.toggle_frozen()
    assert not window.reflect.fault_tree


def _shown_in(window: AudienceWindow) -> tuple[list[str], list[list[Card]]]:
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    return labels, [[item.card for item in scene.projection.all()] for scene in _scenes(window)]


def _scenes(window: AudienceWindow) -> list[BoardScene]:
    return [view.board_scene for view in window.views.values()]


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_Escape])
def test_a_held_picture_goes_on_by_f_and_by_esc(shared: Room, key: Qt.Key) -> None:
    window = window_of(shared)
    press(window, Qt.Key.Key_F)
    assert window.shade() == "held"
    shared.go_to(Stage.REFLECT)
    shared.controller.do(
        "Add note", notes.add_note(shared.session.board, "LATER", Stage.REFLECT, 0, 0)[0]
    )
    press(window, key)
    assert window.shade() == ""
    assert "LATER" in everything_in(window)


def test_a_held_picture_is_still_held_after_the_black_screen(shared: Room) -> None:
    window = window_of(shared)
    for key, shade in (
        (Qt.Key.Key_F, "held"),
        (Qt.Key.Key_B, "black"),
        (Qt.Key.Key_Escape, "held"),
        (Qt.Key.Key_Escape, ""),
    ):
        press(window, key)
        assert window.shade() == shade


def test_a_held_picture_hides_the_board_also_in_a_larger_window(shared: Room) -> None:
    shared.go_to(Stage.IMPROVE)
    window = window_of(shared)
    window.toggle_frozen()
    window.resize(1600, 1000)
    before = window.grab().toImage()
    shared.controller.do("Add action", improve.add_action(shared.session.board, "Meanwhile")[0])
    assert window.grab().toImage() == before


@pytest.mark.parametrize(("key", "color"), [(Qt.Key.Key_B, "#000000"), (Qt.Key.Key_W, "#ffffff")])
def test_b_and_w_cover_everything_and_uncover_it(shared: Room, key: Qt.Key, color: str) -> None:
    window = window_of(shared)
    press(window, key)
    picture = window.grab().toImage()
    corners = {(0, 0), (picture.width() - 1, picture.height() - 1), (picture.width() // 2, 40)}
    assert {picture.pixelColor(x, y).name() for x, y in corners} == {color}
    press(window, key)
    assert window.shade() == ""
