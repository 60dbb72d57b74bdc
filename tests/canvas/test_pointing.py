"""A facilitator points and lights on a board without a trace on it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.laser import FADES_IN, LaserTrail
from pm_facilitator.canvas.motion import allow_motion
from pm_facilitator.canvas.pointing import Pointing
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.edits.common import Key, remove
from pm_facilitator.domain.edits.whiteboard import move
from tests.canvas.conftest import Desk

HERE = QPointF(40, 60)


@pytest.fixture
def pointing(reflect: Desk[ReflectScene]) -> Iterator[Pointing]:
    made = Pointing(reflect.view)
    yield made
    made.stop()
    allow_motion(True)


def lit_by(pointing: Pointing) -> Key | None:
    return pointing.spotlight.key


def test_a_tap_on_l_points_until_the_next(reflect: Desk[ReflectScene], pointing: Pointing) -> None:
    reflect.key(Qt.Key.Key_L)
    assert pointing.is_pointing()
    reflect.move(HERE)
    place = pointing.trail.place
    assert place is not None
    assert (place - HERE).manhattanLength() < 4
    assert pointing.trail.isVisible()
    reflect.key(Qt.Key.Key_L)
    assert not pointing.is_pointing()
    assert pointing.trail.place is None


def test_a_held_l_points_as_long_as_it_is_held(
    reflect: Desk[ReflectScene], pointing: Pointing, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("pm_facilitator.canvas.pointing._HOLD", -1.0)
    QTest.keyPress(reflect.view, Qt.Key.Key_L)
    assert pointing.is_pointing()
    QTest.keyRelease(reflect.view, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: not pointing.is_pointing())


def test_a_keyboard_that_repeats_a_held_l_does_not_end_it(
    reflect: Desk[ReflectScene], pointing: Pointing, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("pm_facilitator.canvas.pointing._HOLD", -1.0)
    QTest.keyPress(reflect.view, Qt.Key.Key_L)
    for _ in range(3):
        QTest.keyRelease(reflect.view, Qt.Key.Key_L)
        QTest.keyPress(reflect.view, Qt.Key.Key_L)
        assert pointing.is_pointing()
    QTest.keyRelease(reflect.view, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: not pointing.is_pointing())


def test_esc_ends_the_laser_first_then_the_spotlight(
    reflect: Desk[ReflectScene], pointing: Pointing
) -> None:
    reflect.scene.select([("note", "n0")])
    reflect.key(Qt.Key.Key_S)
    reflect.key(Qt.Key.Key_L)
    reflect.key(Qt.Key.Key_Escape)
    assert not pointing.is_pointing()
    assert lit_by(pointing) == ("note", "n0")
    reflect.key(Qt.Key.Key_Escape)
    assert lit_by(pointing) is None
    assert reflect.chosen() == [("note", "n0")]


def test_pointing_changes_neither_selection_nor_board(
    reflect: Desk[ReflectScene], pointing: Pointing
) -> None:
    before = list(reflect.board.entities())
    reflect.key(Qt.Key.Key_L)
    reflect.drag(reflect.place("note", "n0"), reflect.place("note", "n1"))
    reflect.double_click(reflect.place("note", "n0"))
    assert reflect.chosen() == []
    assert reflect.wishes == []
    assert not reflect.view.is_editing()
    assert list(reflect.board.entities()) == before


def test_the_trail_fades(reflect: Desk[ReflectScene]) -> None:
    time = [0.0]
    trail = LaserTrail(reflect.view, lambda: time[0])
    trail.point(QPointF(0, 0))
    time[0] = FADES_IN / 2
    trail.point(QPointF(50, 0))
    trail.fade()
    assert len(trail.trail()) == 2
    time[0] = FADES_IN * 1.2
    trail.fade()
    assert trail.trail() == [QPointF(50, 0)]
    trail.point(None)
    time[0] = FADES_IN * 3
    trail.fade()
    assert not trail.isVisible()


def test_without_motion_there_is_a_dot_and_no_trail(reflect: Desk[ReflectScene]) -> None:
    allow_motion(False)
    trail = LaserTrail(reflect.view)
    trail.point(QPointF(0, 0))
    trail.point(QPointF(50, 0))
    assert trail.trail() == []
    assert trail.place == QPointF(50, 0)
    trail.point(None)
    assert not trail.isVisible()
    allow_motion(True)


def test_the_dot_is_painted_where_it_points(
    reflect: Desk[ReflectScene], pointing: Pointing
) -> None:
    pointing.trail.point(HERE)
    pixel = reflect.pixel(HERE)
    shown = reflect.view.grab().toImage().pixelColor(pixel)
    assert shown.name() == reflect.scene.colors["laser"]
    pointing.trail.vanish()
    assert reflect.view.grab().toImage().pixelColor(pixel) != shown


def test_s_lights_what_is_selected_and_dims_the_rest(
    reflect: Desk[ReflectScene], pointing: Pointing
) -> None:
    reflect.view.fit_all()
    lit, other = reflect.pixel(reflect.place("note", "n0")), reflect.view.rect().topLeft()
    before = reflect.view.grab().toImage()
    pointing.light(("note", "n0"))
    after = reflect.view.grab().toImage()
    assert after.pixelColor(lit) == before.pixelColor(lit)
    assert after.pixelColor(other).lightness() < before.pixelColor(other).lightness() - 20


def test_s_again_ends_it_and_s_on_another_moves_it(
    reflect: Desk[ReflectScene], pointing: Pointing, qtbot: QtBot
) -> None:
    reflect.scene.select([("note", "n0")])
    with qtbot.waitSignal(pointing.spotlit) as told:
        reflect.key(Qt.Key.Key_S)
    assert told.args == [("note", "n0")]
    reflect.scene.select([("note", "n1")])
    reflect.key(Qt.Key.Key_S)
    assert lit_by(pointing) == ("note", "n1")
    reflect.key(Qt.Key.Key_S)
    assert lit_by(pointing) is None
    assert not pointing.spotlight.isVisible()


def test_the_light_follows_the_note_and_goes_with_it(
    reflect: Desk[ReflectScene], pointing: Pointing, qtbot: QtBot
) -> None:
    pointing.light(("note", "n0"))
    reflect.commit(move(reflect.board, [("note", "n0")], 300, 40))
    lit = pointing.spotlight.lit()
    assert lit is not None
    assert lit.home().x() == 300
    with qtbot.waitSignal(pointing.spotlit) as told:
        reflect.commit(remove(reflect.board, [("note", "n0")]))
    assert told.args == [None]
    assert not pointing.spotlight.isVisible()


def test_shift_g_says_what_is_seen(
    reflect: Desk[ReflectScene], pointing: Pointing, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pointing.brought) as told:
        reflect.key(Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [reflect.view.visible_rect()]
