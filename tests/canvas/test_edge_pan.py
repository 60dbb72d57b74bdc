"""What is dragged to the edge of the view takes the board along."""

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.edge_pan import EdgePan
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.tools import Tool
from pm_facilitator.canvas.whiteboard_intents import MoveThings
from pm_facilitator.domain.edits.common import remove
from tests.canvas.conftest import Desk

Reflect = Desk[ReflectScene]
FAR = 400.0


@pytest.fixture
def reflect(reflect: Reflect) -> Reflect:
    reflect.view.zoom_to(1.0)
    reflect.view.look_at(reflect.place("note", "n0"))
    return reflect


def edge(reflect: Reflect) -> QPointF:
    port = reflect.view.viewport()
    return reflect.view.mapToScene(port.width() - 4, port.height() // 2)


def left(reflect: Reflect) -> float:
    return reflect.view.visible_rect().left()


def goes_on(reflect: Reflect) -> bool:
    """Tell whether the board is moving, or about to."""
    [pan] = reflect.view.findChildren(EdgePan)
    return pan.isActive()


def pull_to_the_edge(reflect: Reflect, start: QPointF) -> None:
    reflect.press(start)
    reflect.move(start + QPointF(20, 10))
    reflect.move(edge(reflect))


def test_a_note_at_the_edge_goes_on_with_the_board_below_it(reflect: Reflect, qtbot: QtBot) -> None:
    before = left(reflect)
    pull_to_the_edge(reflect, reflect.place("note", "n0"))
    qtbot.waitUntil(lambda: left(reflect) > before + FAR)
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    assert reflect.view.visible_rect().intersects(item.home().translated(item.previewed))
    reflect.release(edge(reflect))
    [wish] = reflect.wishes
    assert isinstance(wish, MoveThings)
    assert wish.dx > FAR
    assert not goes_on(reflect)


def test_a_rubber_band_reaches_beyond_what_is_in_sight(reflect: Reflect, qtbot: QtBot) -> None:
    before = left(reflect)
    pull_to_the_edge(reflect, QPointF(-60, 300))
    qtbot.waitUntil(lambda: left(reflect) > before + FAR)
    reflect.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not goes_on(reflect))


def test_who_passes_by_the_edge_stays_where_he_is(reflect: Reflect) -> None:
    start = reflect.place("note", "n0")
    pull_to_the_edge(reflect, start)
    assert goes_on(reflect)
    reflect.move(start + QPointF(40, 0))
    assert not goes_on(reflect)


@pytest.mark.parametrize("tool", [Tool.HIGHLIGHTER, Tool.ERASER, Tool.NOTE])
def test_no_tool_slips_at_the_edge(reflect: Reflect, tool: Tool) -> None:
    reflect.scene.tools.take(tool)
    pull_to_the_edge(reflect, QPointF(-40, 200))
    assert not goes_on(reflect)


def test_a_pointer_that_holds_nothing_moves_nothing(reflect: Reflect) -> None:
    reflect.move(edge(reflect))
    assert not goes_on(reflect)


def test_what_is_taken_away_in_the_hand_ends_the_gesture(reflect: Reflect, qtbot: QtBot) -> None:
    reflect.scene.select([("note", "n0"), ("note", "n1")])
    pull_to_the_edge(reflect, reflect.place("note", "n0"))
    reflect.commit(remove(reflect.board, [("note", "n0")]))
    assert reflect.scene.is_dragging()
    reflect.commit(remove(reflect.board, [("note", "n1")]))
    assert not reflect.scene.is_dragging()
    assert (list(reflect.scene.traced()), reflect.scene.said()) == ([], "")
    qtbot.waitUntil(lambda: not goes_on(reflect))
    reflect.release(edge(reflect))
    assert reflect.wishes == []


def test_what_is_taken_away_while_it_is_resized_ends_the_gesture(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n0")])
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    corner = item.home().bottomRight()
    reflect.press(corner)
    reflect.move(corner + QPointF(60, 40))
    assert reflect.scene.is_dragging()
    reflect.commit(remove(reflect.board, [("note", "n0")]))
    assert not reflect.scene.is_dragging()
    reflect.release(corner + QPointF(60, 40))
    assert reflect.wishes == []
