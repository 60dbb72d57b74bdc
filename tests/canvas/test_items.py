from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.card import Card, place_lines
from pm_facilitator.canvas.drawing import WHOLE, Band, Drawing
from pm_facilitator.canvas.figure_cards import Area, split
from pm_facilitator.canvas.items import BoardItem, underlines
from pm_facilitator.canvas.note_cards import note_card
from pm_facilitator.canvas.notes_layer import NotesLayer
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Removed
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import NoteColor, Stage
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import THEMES, palette
from pm_facilitator.figures.shapes import Rectangle, Shape, Text
from tests.canvas.conftest import Desk, row_of_notes
from tests.helpers.contrast import contrast

LIGHT = palette("light")
Reflect = Desk[ReflectScene]


def painted(shapes: list[Shape], *, simple: bool = False) -> QImage:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Drawing(shapes).paint(painter, simple)
    painter.end()
    return image


def ink_columns(image: QImage) -> list[int]:
    columns = range(image.width())
    rows = range(image.height())
    return [x for x in columns if any(image.pixelColor(x, y).lightness() < 128 for y in rows)]


def test_text_takes_the_width_that_was_measured(qtbot: QtBot) -> None:
    words = "Measured alike"
    columns = ink_columns(painted([Text(10, 40, words, 20, "#000000")]))
    assert abs(columns[0] - 10) <= 3
    assert abs(columns[-1] - 10 - measure().width(words, 20)) <= 3


@pytest.mark.parametrize("color", NoteColor)
@pytest.mark.parametrize("theme", THEMES)
def test_a_note_that_overlaps_another_of_its_colour_has_an_edge_on_every_side(
    theme: str, color: NoteColor, qtbot: QtBot
) -> None:
    note = Note(id="n", color=color, width=80, height=60)
    look = palette(theme)
    image = QImage(120, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(look.note[color.value]))  # the one below
    painter = QPainter(image)
    painter.translate(20, 20)
    Drawing(note_card(note, look).shapes).paint(painter)
    painter.end()
    for x, y in ((20, 50), (99, 50), (60, 20), (60, 79)):
        edge = image.pixelColor(x, y).name()
        assert contrast(edge, look.note[color.value]) >= 1.5, (x, y)


@pytest.mark.parametrize(
    ("ratio", "zoom", "readable"),
    [(1, 0.4, True), (1, 0.3, False), (2, 0.3, True), (2, 0.2, False)],
)
def test_text_gives_way_to_bars_where_it_cannot_be_read_on_this_screen(
    ratio: int, zoom: float, readable: bool, reflect: Reflect
) -> None:
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    pictures = []
    for _ in range(2):
        image = QImage(100 * ratio, 100 * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("white"))
        pictures.append(image)
    painter = QPainter(pictures[0])
    painter.scale(zoom, zoom)
    item.paint_at(painter, zoom, item.home())
    painter.end()
    painter = QPainter(pictures[1])
    painter.scale(zoom, zoom)
    painter.translate(item.home().topLeft())
    Drawing(item.card.shapes).paint(painter)
    painter.end()
    assert (pictures[0] == pictures[1]) is readable


def test_of_a_band_the_same_is_painted_as_of_the_whole(qtbot: QtBot) -> None:
    shapes: list[Shape] = [Text(10, y, "Ålphä gq|", 12, "#000000") for y in (14, 28, 42, 56)]

    def strip(band: Band) -> QImage:
        image = QImage(200, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setClipRect(QRectF(0, 20, 200, 10))
        Drawing(shapes).paint(painter, band=band)
        painter.end()
        return image

    assert strip((20.0, 30.0)) == strip(WHOLE)
    assert ink_columns(strip((20.0, 30.0)))
    assert not ink_columns(strip((100.0, 110.0)))


def test_a_drawing_takes_over_what_another_had_ready_and_makes_the_rest(qtbot: QtBot) -> None:
    first, second = Text(10, 20, "Kept", 12, "#000000"), Text(10, 40, "Old", 12, "#000000")
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = Drawing([first, second])
    before.paint(painter)
    after = Drawing([first, replace(second, text="New"), Rectangle(0, 0, 9, 9)], before)
    after.paint(painter)
    painter.end()
    kept, other, more = (ops for _, ops in after.made)
    assert kept is before.made[0][1]
    assert other is not before.made[1][1]
    assert more


def test_text_in_any_script_leaves_ink(qtbot: QtBot) -> None:
    for words in ("Проверка", "検証", "Έλεγχος", "🙂"):
        assert ink_columns(painted([Text(10, 40, words, 20, "#000000")])), words


def test_far_away_text_is_a_bar_of_the_same_width(qtbot: QtBot) -> None:
    shapes: list[Shape] = [Text(10, 40, "Measured alike", 20, "#000000")]
    image = painted(shapes, simple=True)
    middle = image.pixelColor(60, 33)
    assert 0 < middle.lightness() < 200


def test_lines_remember_where_they_start_in_the_text() -> None:
    text = "one two\nthree  four"
    placed = place_lines(text, ("one two", "three", "four"), 0, 10, 12)
    assert [line.start for line in placed] == [0, 8, 15]


def test_a_finding_across_two_lines_is_underlined_on_both() -> None:
    text = "alpha beta gamma"
    card = Card(
        key=("note", "n"),
        x=0,
        y=0,
        width=100,
        height=50,
        shapes=(),
        text=text,
        lines=place_lines(text, ("alpha beta", "gamma"), 5, 10, 12),
    )
    rows = list(underlines(card, 6, 13))
    assert [round(left) for left, _, _ in rows] == [
        round(5 + measure().width("alpha ", 14)),
        5,
    ]
    assert rows[1][1] == 5 + measure().width("ga", 14)


def test_marks_change_what_is_painted_and_go_again(reflect: Reflect) -> None:
    before = reflect.view.grab().toImage()
    reflect.scene.set_marks({("note", "n0"): [(0, 9, "warning")]})
    marked = reflect.view.grab().toImage()
    reflect.scene.set_marks({})
    assert marked != before
    assert reflect.view.grab().toImage() == before


def test_marks_come_back_with_a_note_that_was_removed(reflect: Reflect) -> None:
    marks = [(0, 9, "hint")]
    reflect.scene.set_marks({("note", "n0"): marks})
    note = reflect.board.need(Note, "n0")
    reflect.commit([Removed(note)])
    reflect.commit([Added(note)])
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    assert list(item.marks) == marks


def test_other_colours_repaint_everything(reflect: Reflect) -> None:
    light = reflect.view.grab().toImage()
    reflect.scene.set_palette(palette("dark"))
    dark = reflect.view.grab().toImage()
    assert dark.pixelColor(3, 3).lightness() < 60 < light.pixelColor(3, 3).lightness()


def test_a_note_shows_its_whole_text_however_long() -> None:
    text = " ".join(["a long observation about the night"] * 12)
    card = note_card(Note(id="n", text=text), LIGHT)
    shown = " ".join(line.text for line in card.lines)
    assert shown.split() == text.split()
    assert card.height > 120
    assert card.lines[-1].y < card.height


def test_short_notes_keep_their_size_and_the_largest_text() -> None:
    card = note_card(Note(id="n", text="Short"), LIGHT)
    assert (card.width, card.height, card.size) == (168.0, 120.0, 15.0)


def test_new_notes_go_where_no_other_lies() -> None:
    board = Board([Note(id=f"n{i}", x=184.0 * i, y=0.0) for i in range(6)])
    layer = NotesLayer(board, Stage.REFLECT, audience=False)
    assert layer.free_place() == (0.0, 136.0)


def test_notes_of_other_stages_are_not_here() -> None:
    board = Board([Note(id="n", stage=Stage.IMPROVE)])
    assert NotesLayer(board, Stage.REFLECT, audience=False).notes() == []


def test_a_figure_is_handed_out_by_place() -> None:
    card, label = Rectangle(10, 10, 40, 20), Text(15, 25, "x", 10, "#000000")
    axis = Rectangle(0, 50, 200, 2)
    rest, parts = split([axis, card, label], {("event", "e"): Area(10, 10, 40, 20)})
    assert rest == [axis]
    assert parts == {("event", "e"): [card, label]}


def test_an_item_is_taken_hold_of_only_on_its_card(reflect: Reflect) -> None:
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    corner = item.home().topLeft()
    assert reflect.scene.item_at(corner + QPointF(2, 2)) is item
    assert reflect.scene.item_at(corner - QPointF(4, 4)) is None


def test_what_is_selected_lies_above_its_neighbours(reflect: Reflect) -> None:
    one, other = (reflect.scene.item(("note", id_)) for id_ in ("n0", "n1"))
    assert one is not None
    assert other is not None
    reflect.scene.select([one.key])
    assert one.stacking() > other.stacking()
    reflect.scene.select([])
    assert one.stacking()[0] == other.stacking()[0]


def test_many_are_selected_as_one_by_one(reflect: Reflect) -> None:
    reflect.commit([Added(Note(id=f"m{i}", x=184.0 * i, y=300.0)) for i in range(150)])
    told: list[QRectF] = []
    reflect.scene.projection.watchers.append(told.append)
    reflect.scene.select_all()
    items = reflect.scene.projection.all()
    loose = [item for item in items if not item.sketch.fixed]
    assert all(item.chosen for item in loose)
    assert all(item.outer() == item.home().adjusted(-8, -8, 8, 8) for item in loose)
    assert all(any(area.contains(item.outer()) for area in told) for item in loose)
    reflect.scene.select([])
    assert not any(item.chosen for item in items)
    assert all(item.outer() == item.home().adjusted(-3, -3, 3, 3) for item in loose)


def test_where_all_in_sight_is_taken_no_new_note_covers_another_one() -> None:
    field = [Note(id=f"n{i}", x=184.0 * (i % 10), y=136.0 * (i // 10)) for i in range(100)]
    board = Board(field)
    layer = NotesLayer(board, Stage.REFLECT, audience=False)
    places = set()
    for number in range(5):
        layer.cards(LIGHT)
        place = layer.free_place((400.0, 300.0, 600.0, 400.0))
        places.add(place)
        board.apply([Added(Note(id=f"new{number}", x=place[0], y=place[1]))])
    assert len(places) == 5


def test_from_far_away_a_note_is_a_speck_of_its_colour_with_an_edge_while_it_is_selected(
    reflect: Reflect,
) -> None:
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    sheet = QColor(LIGHT.note["observation"])
    assert item.specks() == ((item.home(), sheet),)
    item.preview(40.0, 8.0)
    assert item.specks() == ((item.home().translated(40.0, 8.0), sheet),)
    item.preview(0.0, 0.0)
    reflect.scene.select([item.key])
    edge, inner = item.specks() or ()
    assert inner == (item.home(), sheet)
    assert edge[1] == QColor(LIGHT["focus"])
    assert edge[0].contains(inner[0])
    assert item.outer().contains(edge[0])
    item.set_ringed(True)
    assert item.specks() is None


@pytest.mark.parametrize("zoom", [0.2, 1.0, 1.7])
def test_what_others_hide_wholly_need_not_be_painted(
    reflect: Reflect, zoom: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    row_of_notes(reflect, 30, 7.0)
    area = QRectF(100.0, reflect.scene.notes_top + 920.0, 60.0, 60.0)
    items = reflect.scene.projection.within(area)

    def painted_by(paint: Callable[[QPainter], object]) -> QImage:
        image = QImage(QSizeF(area.size() * zoom).toSize(), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(zoom, zoom)
        painter.translate(-area.topLeft())
        paint(painter)
        painter.end()
        return image

    one_by_one = painted_by(lambda painter: [item.paint_at(painter, zoom, area) for item in items])
    paint_at = BoardItem.paint_at
    some: list[BoardItem] = []

    def noted(item: BoardItem, painter: QPainter, zoom: float, area: QRectF) -> bool:
        some.append(item)
        return paint_at(item, painter, zoom, area)

    monkeypatch.setattr(BoardItem, "paint_at", noted)
    assert painted_by(lambda painter: reflect.scene.paint_area(painter, area, zoom)) == one_by_one
    assert 0 < len(some) < len(items)
