"""Tiles show what the scene would paint, and paint no more of it than has changed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.tiles import SIDE, Tiles
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.entities import Note
from tests.canvas.conftest import Desk

Reflect = Desk[ReflectScene]


class Field:
    """A made-up scene of squares that can change their colour, and a note of what was painted."""

    def __init__(self) -> None:
        self.color = QColor("#336699")
        self.painted: list[QRectF] = []

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        self.painted.append(QRectF(area))
        painter.fillRect(QRectF(100, 100, 300, 300), self.color)


@pytest.fixture
def field() -> Field:
    return Field()


@pytest.fixture
def tiles(qapp: object, field: Field) -> Iterator[Tiles]:
    made = Tiles(field.paint)
    made.set_ground(QColor("white"))
    made.at_once = True
    yield made
    made.clear()


def shown(tiles: Tiles, zoom: float = 1.0, *, hurry: bool = False) -> QImage:
    image = QImage(600, 500, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    seen = QRectF(0, 0, 600 / zoom, 500 / zoom)
    tiles.draw(painter, seen, zoom, 1.0, hurry=hurry)
    painter.end()
    return image


def test_everything_in_sight_is_painted(tiles: Tiles, field: Field) -> None:
    image = shown(tiles)
    assert image.pixelColor(250, 250) == field.color
    assert image.pixelColor(20, 20) == QColor("white")
    assert image.pixelColor(599, 499) == QColor("white")


def test_a_second_look_paints_nothing(tiles: Tiles, field: Field) -> None:
    first = shown(tiles)
    field.painted.clear()
    assert shown(tiles) == first
    assert field.painted == []


def test_only_what_has_changed_is_painted_again(tiles: Tiles, field: Field) -> None:
    shown(tiles)
    field.painted.clear()
    field.color = QColor("#aa3311")
    tiles.spoil(QRectF(100, 100, 40, 40))
    image = shown(tiles)
    assert image.pixelColor(110, 110) == field.color
    assert image.pixelColor(300, 300) == QColor("#336699")
    assert sum(area.width() * area.height() for area in field.painted) < 50 * 50


def test_another_zoom_is_sharp_once_the_hand_rests(tiles: Tiles, field: Field) -> None:
    shown(tiles)
    image = shown(tiles, 2.0)
    assert image.pixelColor(202, 202) == field.color
    assert image.pixelColor(196, 196) == QColor("white")


def test_while_the_zoom_changes_the_old_picture_is_stretched(tiles: Tiles, field: Field) -> None:
    shown(tiles)
    tiles.at_once = False
    field.painted.clear()
    image = shown(tiles, 1.5, hurry=True)
    assert image.pixelColor(300, 300) == field.color
    assert field.painted == []


def test_a_painting_that_takes_long_is_left_for_the_next_turn(tiles: Tiles, field: Field) -> None:
    tiles.at_once, tiles.budget, tiles.first_budget = False, 0.0, 0.0
    shown(tiles)
    assert len(field.painted) == 1
    rounds = 1
    while not tiles.draws_sharply(QRectF(0, 0, 600, 500)):
        shown(tiles)
        rounds += 1
    assert rounds == (600 // SIDE + 1) * (500 // SIDE + 1)


def test_another_ground_paints_all_anew(tiles: Tiles) -> None:
    shown(tiles)
    tiles.set_ground(QColor("#202020"))
    assert shown(tiles).pixelColor(20, 20) == QColor("#202020")


def test_the_view_shows_the_same_however_it_came_there(reflect: Reflect) -> None:
    view = reflect.view
    view.zoom_to(1.0)
    straight = view.grab().toImage()
    view.pan_by(431, 267)
    view.zoom_to(0.4)
    view.zoom_to(1.0)
    view.pan_by(-431, -267)
    back = view.grab().toImage()
    view.tiles.clear()
    assert view.grab().toImage() == back
    assert back.size() == straight.size()


def test_typing_shows_at_once_and_stays_when_the_typing_is_over(
    reflect: Reflect, qtbot: QtBot
) -> None:
    note = reflect.board.need(Note, "n0")
    reflect.commit(patch(note, text="Something else entirely"))
    hot = reflect.view.grab().toImage()
    assert reflect.scene.projection.cool()
    assert reflect.view.grab().toImage() == hot


def test_much_that_is_carried_is_painted_once_and_then_moved(reflect: Reflect) -> None:
    reflect.commit([Added(Note(id=f"c{n}", text=f"Note {n}", x=n * 30.0)) for n in range(12)])
    keys = [("note", f"c{n}") for n in range(12)]
    items = [item for item in map(reflect.scene.item, keys) if item is not None]
    for item in items:
        item.preview(40.0, 24.0)
    version = reflect.scene.projection.floating_version
    moved = reflect.view.grab().toImage()
    for item in items:
        item.preview(80.0, 48.0)
    assert reflect.scene.projection.floating_version == version
    assert reflect.view.grab().toImage() != moved
    for item in items:
        item.preview(40.0, 24.0)
    assert reflect.view.grab().toImage() == moved
    assert reflect.scene.projection.common_offset() == QPointF(40.0, 24.0)


def test_what_is_carried_is_painted_to_the_end_though_the_hand_rests(
    reflect: Reflect, qtbot: QtBot
) -> None:
    reflect.commit([Added(Note(id=f"c{n}", text=f"Note {n}", x=n * 120.0)) for n in range(12)])
    items = [item for n in range(12) if (item := reflect.scene.item(("note", f"c{n}")))]
    view, carried = reflect.view, reflect.view._carried
    carried.at_once, carried.budget, carried.first_budget = False, 0.0, 0.0
    for item in items:
        item.preview(40.0, 24.0)
    view.grab()
    seen = view.visible_rect()
    assert not carried.draws_sharply(seen)
    qtbot.waitUntil(lambda: carried.draws_sharply(seen))
