"""Tiles show what the scene would paint, and paint no more of it than has changed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.tile_level import SIDE
from pm_facilitator.canvas.tiles import Tiles
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note
from tests.canvas.conftest import Desk
from tests.helpers.sight import looks_alike

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


def shown(tiles: Tiles, zoom: float = 1.0, *, hurry: bool = False, ratio: float = 1.0) -> QImage:
    return shown_from(tiles, 0.0, hurry=hurry, zoom=zoom, ratio=ratio)


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


def test_of_many_changes_all_are_painted_again(tiles: Tiles, field: Field) -> None:
    shown(tiles)
    field.painted.clear()
    field.color = QColor("#aa3311")
    tiles.spoil_many([QRectF(100 + 8 * n, 100 + n, 20, 20) for n in range(30)])
    image = shown(tiles)
    assert image.pixelColor(110, 110) == image.pixelColor(320, 130) == field.color
    assert len(field.painted) == 2


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
        assert len(field.painted) <= rounds + 1
        rounds += 1
    # On a busy machine a tile that takes longer than a part may is painted in several turns.
    assert rounds >= (600 // SIDE + 1) * (500 // SIDE + 1)


def test_of_a_tile_far_away_a_part_is_painted_at_a_time_and_shown_when_all_of_it_is(
    tiles: Tiles, field: Field
) -> None:
    tiles.at_once, tiles.budget, tiles.first_budget = False, 0.0, 0.0
    image = shown(tiles, 0.25)
    assert tiles.has_begun()
    assert image.pixelColor(50, 50) == QColor("white")
    while tiles.has_begun():
        image = shown(tiles, 0.25)
    assert len(field.painted) > 1
    assert image.pixelColor(50, 50) == field.color


def test_what_changes_of_a_tile_that_is_half_painted_is_not_forgotten(
    tiles: Tiles, field: Field
) -> None:
    tiles.at_once, tiles.budget, tiles.first_budget = False, 0.0, 0.0
    for _ in range(3):
        shown(tiles, 0.25)
    assert tiles.has_begun()
    field.color = QColor("#aa3311")
    tiles.spoil(QRectF(100, 100, 300, 300))
    tiles.at_once = True
    image = shown(tiles, 0.25)
    assert image.pixelColor(28, 28) == image.pixelColor(60, 90) == field.color


@pytest.fixture
def small(tiles: Tiles) -> Tiles:
    """Tiles that have everything in small, and stop at every moment from now on."""
    tiles.content = QRectF(0, 0, 2000, 1000)
    shown(tiles)
    while not tiles.has_overview():
        tiles.make_overview()
    tiles.at_once, tiles.budget, tiles.first_budget = False, 0.0, 0.0
    return tiles


def shown_from(
    tiles: Tiles,
    left: float,
    *,
    hurry: bool = False,
    zoom: float = 1.0,
    ratio: float = 1.0,
    parts: list[QRect] | None = None,
) -> QImage:
    """Give on black what is drawn of an area that begins at ``left``, all or parts of it."""
    image = QImage(round(600 * ratio), round(500 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.translate(-left, 0)
    seen = QRectF(left / zoom, 0, 600 / zoom, 500 / zoom)
    moved = [part.translated(round(left), 0) for part in parts] if parts else None
    tiles.draw(painter, seen, zoom, ratio, hurry=hurry, parts=moved)
    assert not painter.hasClipping()
    painter.end()
    return image


def only_in(parts: list[QRect], image: QImage) -> QImage:
    """Give what lies in parts of a picture, on black."""
    found = QImage(image.size(), image.format())
    found.fill(Qt.GlobalColor.black)
    painter = QPainter(found)
    for part in parts:
        painter.drawImage(part, image, part)
    painter.end()
    return found


AROUND_A_MAP = [QRect(0, 0, 600, 380), QRect(0, 380, 430, 90), QRect(580, 380, 20, 90)]
"""What is left of a picture of 600 by 500 around a rectangle in a corner, without its foot."""


def test_parts_are_drawn_as_in_the_whole_and_nothing_beside_them(tiles: Tiles) -> None:
    whole = shown(tiles)
    assert shown_from(tiles, 0.0, parts=AROUND_A_MAP) == only_in(AROUND_A_MAP, whole)


def test_what_stands_in_and_bare_ground_keep_to_the_parts(small: Tiles, field: Field) -> None:
    whole = shown_from(small, -50.0, zoom=2.0)
    assert not small.is_complete()
    assert whole.pixelColor(400, 420) == field.color
    assert whole.pixelColor(20, 20) == QColor("white")
    around = shown_from(small, -50.0, zoom=2.0, parts=AROUND_A_MAP)
    assert around == only_in(AROUND_A_MAP, whole)


def test_of_a_part_beyond_all_that_is_there_nothing_old_is_drawn(
    tiles: Tiles, field: Field
) -> None:
    shown(tiles)
    field.color = QColor("white")
    tiles.content = QRectF(450, 0, 2000, 90)
    tiles.spoil(QRectF(100, 100, 300, 300))
    image = shown_from(tiles, 0.0, parts=[QRect(0, 100, 400, 300)])
    assert image.pixelColor(150, 200) == QColor("white")


def test_no_input_waits_for_what_something_stands_in_for(small: Tiles, field: Field) -> None:
    field.painted.clear()
    image = shown_from(small, -350.0)
    assert field.painted == []
    assert image.pixelColor(500, 250) == field.color
    assert image.pixelColor(20, 20) == QColor("white")


def test_what_is_missing_is_painted_in_a_pause(small: Tiles, field: Field) -> None:
    shown_from(small, 900.0)
    seen = QRectF(900, 0, 600, 500)
    field.painted.clear()
    [square] = small.paint_more(seen, only_one=True)
    assert [scaled.toRect() for scaled in field.painted] == [square]
    small.budget = 1.0
    assert len(small.paint_more(seen, only_one=False)) > 1
    assert small.draws_sharply(seen)
    assert small.paint_more(seen, only_one=False) == []


def test_input_that_never_pauses_holds_nothing_up_for_ever(
    small: Tiles, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pm_facilitator.canvas.tiles._OVERDUE", -1.0)
    field.painted.clear()
    shown_from(small, 900.0)
    assert len(field.painted) == 1


def test_a_zoom_that_passes_has_no_tiles_painted_for_it(tiles: Tiles, field: Field) -> None:
    tiles.content = QRectF(0, 0, 2000, 1000)
    shown(tiles)
    tiles.at_once = False
    steps = 1
    while not tiles.has_overview():
        image = shown(tiles, 0.4 - 0.001 * steps, hurry=True)
        steps += 1
    assert steps > 4
    assert not tiles.draws_sharply(QRectF(0, 0, 1500, 1250))
    assert image.pixelColor(100, 100) == field.color
    assert image.pixelColor(599, 499) == QColor("white")


def test_beyond_the_content_there_is_ground_and_no_tiles(tiles: Tiles, field: Field) -> None:
    tiles.content = QRectF(100, 100, 100, 100)
    image = shown(tiles)
    assert len(field.painted) == 1
    assert image.pixelColor(150, 150) == field.color
    assert image.pixelColor(20, 20) == image.pixelColor(599, 499) == QColor("white")
    field.painted.clear()
    assert shown_from(tiles, 900.0).pixelColor(300, 250) == QColor("white")
    assert field.painted == []


def test_what_is_out_of_sight_is_let_go(tiles: Tiles, field: Field) -> None:
    shown(tiles)
    for left in range(256, 4096, 256):
        shown_from(tiles, float(left))
    field.painted.clear()
    shown(tiles)
    assert len(field.painted) == 6


@pytest.mark.parametrize(("before", "after"), [(1.0, 2.0), (2.0, 1.0), (1.0, 1.25)])
def test_on_a_display_of_another_density_all_is_painted_anew(
    qapp: object, before: float, after: float
) -> None:
    slanting = QColor("#224466")

    def paint(painter: QPainter, area: QRectF, zoom: float) -> None:
        painter.setPen(slanting)
        painter.drawLine(QPointF(10.0, 20.0), QPointF(590.0, 333.0))

    moved, fresh = Tiles(paint), Tiles(paint)
    moved.at_once = fresh.at_once = True
    shown(moved, ratio=before)
    assert shown(moved, ratio=after) == shown(fresh, ratio=after)
    for tiles in (moved, fresh):
        tiles.clear()


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


@pytest.mark.parametrize("zoom", [0.3, 1.7])
def test_tiles_show_what_painting_the_scene_at_once_would(reflect: Reflect, zoom: float) -> None:
    view = reflect.view
    view.zoom_to(zoom)
    view.pan_by(-37, 51)
    by_tiles = view.grab().toImage()
    straight = QImage(by_tiles.size(), by_tiles.format())
    straight.fill(view.board_scene.backgroundBrush().color())
    painter = QPainter(straight)
    painter.setRenderHints(view.renderHints() | painter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(view.viewportTransform())
    view.board_scene.paint_area(painter, view.visible_rect(), view.zoom)
    painter.end()
    pairs = zip(bytes(by_tiles.constBits()), bytes(straight.constBits()), strict=True)
    # Letters begin at fractions of a pixel, and their edges are rounded otherwise on a tile.
    apart = sum(abs(one - other) > 20 for one, other in pairs)
    assert apart < by_tiles.sizeInBytes() / 1000


def test_what_a_gesture_shows_beyond_the_content_is_painted(reflect: Reflect) -> None:
    before = reflect.scene.ink()
    card = reflect.scene.projection.all()[0].sketch
    far = replace(card.made(), x=before.right() + 500.0)
    reflect.scene.projection.patch([far], (), reflect.scene.colors)
    assert not before.contains(QRectF(far.x, far.y, far.width, far.height))
    assert reflect.scene.ink().contains(QRectF(far.x, far.y, far.width, far.height))


def test_typing_shows_at_once_and_stays_when_the_typing_is_over(
    reflect: Reflect, qtbot: QtBot
) -> None:
    note = reflect.board.need(Note, "n0")
    reflect.commit(patch(note, text="Something else entirely"))
    hot = reflect.view.grab().toImage()
    assert reflect.scene.projection.floating.cool()
    assert reflect.view.grab().toImage() == hot


def row_to_carry(reflect: Reflect) -> list[Key]:
    """Give the keys of so many notes that they are carried as one."""
    reflect.commit([Added(Note(id=f"c{n}", text=f"Note {n}", x=n * 30.0)) for n in range(12)])
    while reflect.scene.projection.floating.cool():
        pass
    reflect.view.fit_all()
    return [("note", f"c{n}") for n in range(12)]


def test_much_that_is_carried_is_painted_once_and_then_moved(reflect: Reflect) -> None:
    reflect.commit([Added(Note(id=f"c{n}", text=f"Note {n}", x=n * 30.0)) for n in range(12)])
    keys = [("note", f"c{n}") for n in range(12)]
    items = [item for item in map(reflect.scene.item, keys) if item is not None]
    for item in items:
        item.preview(40.0, 24.0)
    version = reflect.scene.projection.floating.version
    moved = reflect.view.grab().toImage()
    for item in items:
        item.preview(80.0, 48.0)
    assert reflect.scene.projection.floating.version == version
    assert reflect.view.grab().toImage() != moved
    for item in items:
        item.preview(40.0, 24.0)
    assert reflect.view.grab().toImage() == moved
    assert reflect.scene.projection.floating.common_offset() == QPointF(40.0, 24.0)


def test_of_many_that_are_carried_the_views_are_told_once(reflect: Reflect) -> None:
    reflect.commit([Added(Note(id=f"c{n}", text=f"Note {n}", x=n * 30.0)) for n in range(12)])
    keys = [("note", f"c{n}") for n in range(12)]
    reflect.scene.carry(keys, 40.0, 24.0)
    told: list[QRectF] = []
    reflect.scene.projection.floating.eyes.append(lambda area, _: told.append(area))
    reflect.scene.carry(keys, 80.0, 48.0)
    assert told == [QRectF()]
    assert reflect.scene.projection.floating.common_offset() == QPointF(80.0, 48.0)


def test_what_was_changed_before_does_not_keep_the_carried_from_moving_as_one(
    reflect: Reflect,
) -> None:
    reflect.commit([Added(Note(id=f"c{n}", text=f"Note {n}", x=n * 30.0)) for n in range(12)])
    reflect.commit(patch(reflect.board.need(Note, "n0"), text="Changed a moment ago"))
    assert reflect.scene.projection.floating.common_offset() == QPointF()
    reflect.scene.carry([("note", f"c{n}") for n in range(12)], 40.0, 24.0)
    assert reflect.scene.projection.floating.common_offset() == QPointF(40.0, 24.0)


def test_what_much_leaves_behind_is_painted_a_frame_after_it_was_taken_up(reflect: Reflect) -> None:
    keys = row_to_carry(reflect)
    view = reflect.view
    view.tiles.at_once, view.tiles.budget = False, 10.0
    view.grab()
    reflect.scene.carry(keys, 0.0, -250.0)
    view.grab()
    assert not view.tiles.draws_sharply(view.visible_rect())
    reflect.scene.carry(keys, 0.0, -258.0)
    first = view.grab().toImage()
    assert view.tiles.draws_sharply(view.visible_rect())
    view.tiles.at_once = True
    view.tiles.clear()
    assert looks_alike(view.grab().toImage(), first)


def test_what_goes_into_the_tiles_is_not_away_for_a_frame_when_much_is_taken_up(
    reflect: Reflect,
) -> None:
    keys = row_to_carry(reflect)
    view = reflect.view
    view.tiles.at_once, view.tiles.budget = False, 10.0
    view.grab()
    reflect.commit(patch(reflect.board.need(Note, "n0"), text="Changed a moment ago"))
    view.grab()
    assert reflect.scene.projection.floating.hot()
    reflect.scene.carry(keys, 0.0, -250.0)
    view.grab()
    assert not reflect.scene.projection.floating.hot()
    assert view.tiles.draws_sharply(view.visible_rect())


def test_what_is_carried_is_painted_to_the_end_though_the_hand_rests(
    reflect: Reflect, qtbot: QtBot
) -> None:
    reflect.commit([Added(Note(id=f"c{n}", text=f"Note {n}", x=n * 120.0)) for n in range(12)])
    items = [item for n in range(12) if (item := reflect.scene.item(("note", f"c{n}")))]
    view, carried = reflect.view, reflect.view.carried.tiles
    carried.at_once, carried.budget, carried.first_budget = False, 0.0, 0.0
    for item in items:
        item.preview(40.0, 24.0)
    view.grab()
    seen = view.visible_rect()
    assert not carried.draws_sharply(seen)
    qtbot.waitUntil(lambda: carried.draws_sharply(seen))
