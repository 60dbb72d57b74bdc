"""The legend and the map lie in the corners of the board; the group sees the legend alone."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette, QPixmap, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.intents import AddNotes
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits.common import remove
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import NoteColor, Stage
from pm_facilitator.ui.panels.board_pane import BoardPane
from pm_facilitator.ui.panels.map_picture import MapPicture
from pm_facilitator.ui.panels.minimap import MapSheet, Minimap
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.windows.room import Room
from tests.helpers.mirrored import group_follows
from tests.ui.hands import named, press
from tests.ui.seen import everything_in

FAR = Note("far", "Far away", x=6000.0, y=4000.0, color=NoteColor.SURPRISE)
HIDDEN = Note("hidden", "Not yet", x=200.0, color=NoteColor.IDEA, hidden=True)


@pytest.fixture
def room(room: Room) -> Room:
    room.session.commit([Added(Note("n", "Near", color=NoteColor.QUESTION))])
    room.session.commit([Added(FAR), Added(HIDDEN)])
    room.go_to(Stage.REFLECT)
    return room


@pytest.fixture
def pane(room: Room) -> BoardPane:
    return room.reflect.pane


@pytest.fixture
def sheet(pane: BoardPane, qtbot: QtBot) -> MapSheet:
    qtbot.waitUntil(lambda: not pane.minimap.map.picture().isNull())
    return pane.minimap.map


def key(pane: BoardPane, code: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(pane.view, code, modifiers)


def on_screen(room: Room, part: QWidget) -> QImage:
    corner = part.mapTo(room, QPoint())
    place = corner.x(), corner.y(), part.width(), part.height()
    return room.screen().grabWindow(room.winId(), *place).toImage()


def test_a_click_in_the_legend_marks_the_selected_notes(room: Room, pane: BoardPane) -> None:
    pane.scene.select([("note", "n"), ("note", "far")])
    press(pane.legend, "Was hard, key 4")
    colors = {note.color for note in room.session.board.all(Note) if note.id in ("n", "far")}
    assert colors == {NoteColor.HARD}
    room.history.undo()
    assert room.session.board.get(Note, "n") == Note("n", "Near", color=NoteColor.QUESTION)


def test_the_legend_wears_the_colours_of_the_board(pane: BoardPane, theme: Theme) -> None:
    for choice in ("dark", "light"):
        theme.choose(choice)
        entry = named(pane.legend, QToolButton, "Surprise, key 6")
        picture = entry.icon().pixmap(18, 18).toImage()
        assert picture.pixelColor(3, 9).name() == theme.palette.note["surprise"]


def test_both_fold_by_key_and_by_button(pane: BoardPane) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    for corner, code, modifiers, words in (
        (pane.legend, Qt.Key.Key_C, shift, "the note colours"),
        (pane.minimap, Qt.Key.Key_M, shift, "the map of the board"),
    ):
        width = corner.width()
        key(pane, code, modifiers)
        assert corner.width() < width
        press(corner, f"Show {words}")
        assert corner.width() == width
        press(corner, f"Fold {words}")
        assert corner.is_folded()


def test_the_map_is_there_while_something_is_out_of_sight(pane: BoardPane) -> None:
    pane.view.zoom_to(1.0)
    assert pane.minimap.isVisible()
    pane.view.fit_all()
    assert not pane.minimap.isVisible()


def test_notes_that_were_pasted_out_of_sight_come_into_sight(room: Room, pane: BoardPane) -> None:
    pane.view.zoom_to(1.0)
    room.controller.handle(AddNotes(Stage.REFLECT, 2000, 1000, ("- One", "- Two")))
    keys = pane.scene.selectedKeys()
    assert len(keys) == 2
    seen = pane.view.in_sight()
    assert seen is not None
    for key in keys:
        item = pane.scene.item(key)
        assert item is not None
        assert seen.contains(item.home())


def test_the_map_is_out_of_the_way_of_who_types(pane: BoardPane) -> None:
    pane.view.zoom_to(1.0)
    pane.scene.edit("note", "n")
    assert not pane.minimap.isVisible()
    QTest.keyClick(pane.view.editor, Qt.Key.Key_Escape)
    assert pane.minimap.isVisible()


def test_nothing_lies_over_what_is_fitted(pane: BoardPane) -> None:
    pane.view.fit_all()
    clear = pane.view.mapToScene(0, pane.legend.y()).y()
    assert pane.legend.isVisible()
    assert pane.scene.content.bottom() < clear


def test_on_a_low_board_they_start_folded_until_somebody_unfolds_them(
    pane: BoardPane, room: Room
) -> None:
    room.resize(1000, 500)
    assert pane.legend.is_folded()
    key(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert not pane.legend.is_folded()
    room.resize(1000, 480)
    assert not pane.legend.is_folded()


def test_they_stay_in_their_corners(pane: BoardPane, room: Room) -> None:
    room.resize(1000, 700)
    for corner in (pane.legend, pane.minimap):
        assert pane.view.rect().contains(corner.geometry())
    assert not pane.legend.geometry().intersects(pane.minimap.geometry())


@pytest.mark.parametrize("ratio", [1, 2, 3])
def test_each_is_painted_to_its_last_pixel_on_a_fine_screen(pane: BoardPane, ratio: int) -> None:
    for corner in (pane.legend, pane.minimap):
        picture = QPixmap(corner.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor("magenta"))
        corner.render(picture, QPoint(), QRegion(), QWidget.RenderFlag(0))
        shown = picture.toImage()
        right, bottom = shown.width() - 1, shown.height() - 1
        line = corner.palette().color(QPalette.ColorRole.Mid)
        for x, y in ((0, 0), (right, 0), (0, bottom), (right, bottom), (right // 2, bottom)):
            assert shown.pixelColor(x, y) == line


def test_the_map_shows_each_thing_in_its_colour(pane: BoardPane, sheet: MapSheet) -> None:
    for id_ in ("n", "far"):
        item = pane.scene.item(("note", id_))
        assert item is not None
        at = sheet.pixels_of(item.home()).center().toPoint()
        shown = sheet.picture().toImage().pixelColor(at)
        assert shown.name() == item.sketch.fill


def test_a_click_on_the_map_brings_the_place_into_sight(pane: BoardPane, sheet: MapSheet) -> None:
    item = pane.scene.item(("note", "far"))
    assert item is not None
    pane.view.zoom_to(1.0)
    at = sheet.pixels_of(item.home()).center().toPoint()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=at)
    assert pane.view.visible_rect().contains(item.home().center())
    assert pane.scene.selectedKeys() == []


def test_no_trace_of_the_frame_stays_where_the_map_had_another_scale(
    pane: BoardPane, sheet: MapSheet, room: Room, qtbot: QtBot
) -> None:
    pane.view.zoom_to(1.0)
    pane.view.look_at(QPointF(6000.0, 4000.0))
    before = sheet.place_of(QPointF(100.0, 50.0))
    room.session.commit([Added(Note("further", "Further away", x=9000.0, y=9000.0))])
    qtbot.waitUntil(lambda: sheet.place_of(QPointF(100.0, 50.0)) != before)
    sheet.repaint()
    pane.view.look_at(QPointF(0.0, 0.0))
    QApplication.processEvents()
    shown = on_screen(room, sheet)
    sheet.repaint()
    assert shown == on_screen(room, sheet)


def test_the_arrow_keys_on_the_map_move_the_view(pane: BoardPane, sheet: MapSheet) -> None:
    pane.view.zoom_to(1.0)
    before = pane.view.visible_rect().center()
    QTest.keyClick(sheet, Qt.Key.Key_Right)
    assert pane.view.visible_rect().center().x() > before.x()
    assert sheet.place_of(QPointF(88, 56)) is not None


def test_the_map_follows_the_board(room: Room, sheet: MapSheet, qtbot: QtBot) -> None:
    before = sheet.picture().cacheKey()
    room.controller.remove([("note", "n")])
    qtbot.waitUntil(lambda: sheet.picture().cacheKey() != before)
    patched = sheet.picture().toImage()
    sheet._stale = None
    sheet.catch_up()
    assert sheet.picture().toImage() == patched


def test_the_map_waits_while_a_hand_is_on_the_board(
    room: Room, sheet: MapSheet, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    scene = room.reflect.scene
    monkeypatch.setattr(scene, "is_dragging", lambda: True)
    before = sheet.picture().cacheKey()
    room.session.commit(remove(room.session.board, [("note", "n")]))
    sheet.catch_up()
    assert sheet.picture().cacheKey() == before
    monkeypatch.undo()
    sheet.catch_up()
    assert sheet.picture().cacheKey() != before


def test_the_map_keeps_up_while_all_is_in_sight(
    room: Room, pane: BoardPane, sheet: MapSheet, qtbot: QtBot
) -> None:
    pane.view.fit_all()
    assert not pane.minimap.isVisible()
    before = sheet.picture().cacheKey()
    room.controller.remove([("note", "n")])
    qtbot.waitUntil(lambda: sheet.picture().cacheKey() != before)
    assert not pane.minimap.isVisible()


def test_the_map_of_a_large_board_is_painted_bit_by_bit(
    room: Room, pane: BoardPane, sheet: MapSheet, qtbot: QtBot
) -> None:
    before = sheet.picture().toImage()
    room.session.commit([Added(Note(f"m{n}", "More", x=n * 20.0, y=900.0)) for n in range(450)])
    picture = MapPicture(pane.scene)
    picture.begin(None, 1.0)
    bits = 1
    while not picture.go_on(0.0):
        assert picture.pixmap.isNull()
        bits += 1
    assert bits > 2
    assert not picture.is_painting()
    qtbot.waitUntil(lambda: sheet.picture().toImage() == picture.pixmap.toImage())
    assert sheet.picture().toImage() != before


def test_the_group_sees_the_meanings_in_use_and_no_keys(room: Room) -> None:
    room.toggle_audience()
    window = room.audience
    assert window is not None
    shown = {each.text() for each in window.legend.findChildren(QLabel) if each.isVisible()}
    assert shown - {""} == {"Question", "Surprise"}
    seen = everything_in(window)
    assert not any(f"{meaning.label}  {n}" in seen for n, meaning in enumerate(NoteColor, 1))
    assert "key 1" not in seen
    assert window.findChildren(Minimap) == []
    room.controller.set_field("note", "hidden", "hidden", False)
    group_follows()
    shown = {each.text() for each in window.legend.findChildren(QLabel) if each.isVisible()}
    assert "Idea" in shown


def test_where_there_is_no_board_there_is_no_legend(room: Room) -> None:
    room.toggle_audience()
    window = room.audience
    assert window is not None
    assert window.legend.isVisible()
    room.go_to(Stage.CLOSE)
    assert not window.legend.isVisible()


def test_the_map_shows_what_was_typed_once_the_typing_is_over(
    pane: BoardPane, sheet: MapSheet, qtbot: QtBot
) -> None:
    pane.view.zoom_to(1.0)
    pane.scene.edit("note", "n")
    before = sheet.picture().cacheKey()
    QTest.keyClicks(pane.view.editor, "More words")
    pane.view.editor.flush()
    sheet.catch_up()
    assert sheet.picture().cacheKey() == before
    QTest.keyClick(pane.view.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: sheet.picture().cacheKey() != before)


def test_the_map_takes_the_colours_of_a_theme_though_a_hand_is_on_the_board(
    qtbot: QtBot, room: Room, theme: Theme, sheet: MapSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.reflect.scene, "is_dragging", lambda: True)
    theme.choose("dark")
    sheet.catch_up()

    def is_dark() -> bool:
        return sheet.picture().toImage().pixelColor(1, 1).name() == theme.palette["canvas"]

    qtbot.waitUntil(is_dark)  # it is painted bit by bit


def test_where_all_is_in_sight_nothing_moves_out_of_the_corner(
    room: Room, pane: BoardPane, sheet: MapSheet
) -> None:
    pane.view.fit_all()
    before = pane.view.visible_rect()
    pane.visit(("note", "far"))
    assert (
        pane.view.mapFromScene(pane.scene.content)
        .boundingRect()
        .intersects(pane.minimap.geometry())
    )
    assert pane.view.visible_rect() == before


def test_what_is_pasted_beyond_sight_does_not_come_to_lie_below_the_map(
    room: Room, pane: BoardPane, sheet: MapSheet
) -> None:
    pane.view.fit_all()
    pasted = tuple(f"- {word}" for word in ("One", "Two"))
    room.controller.handle(AddNotes(Stage.REFLECT, 6600.0, 4600.0, pasted))
    assert pane.minimap.isVisible()
    for key in pane.scene.selectedKeys():
        item = pane.scene.item(key)
        assert item is not None
        place = pane.view.mapFromScene(item.home()).boundingRect()
        assert pane.view.rect().contains(place)
        assert not place.intersects(pane.minimap.geometry())


@pytest.mark.parametrize("way", ["found", "visited"])
def test_what_is_brought_into_sight_does_not_lie_below_the_map(
    room: Room, pane: BoardPane, sheet: MapSheet, way: str
) -> None:
    room.session.commit([Added(Note("low", "Lowest of all", x=3000.0, y=2000.0))])
    item = pane.scene.item(("note", "low"))
    assert item is not None
    pane.view.zoom_to(1.0)
    pane.view.look_at(item.home().center())
    map_ = pane.minimap.geometry()

    def place() -> QRect:
        assert item is not None
        return pane.view.mapFromScene(item.home()).boundingRect()

    by = place().bottomRight() - map_.topLeft() - QPoint(30, 30)
    pane.view.pan_by(by.x(), by.y())
    assert place().intersects(map_)
    assert pane.view.rect().contains(place())
    if way == "found":
        room.pages[Stage.REFLECT].open_find()
        QTest.keyClicks(named(pane.find_line, QLineEdit, "Find on the board"), "Lowest")
    else:
        pane.visit(("note", "low"))
    assert not place().intersects(map_)
    assert pane.view.rect().contains(place())
