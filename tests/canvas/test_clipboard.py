"""A board gives records, and takes records, images, files and lines, by key and by drop."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.clip_intents import AddPicture, PasteRecords, TakeFiles
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain import clipping
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Picture, kind_of
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import palette
from pm_facilitator.ui.picture_intake import take_picture
from tests.canvas.conftest import Desk, a_fishbone

CTRL = Qt.KeyboardModifier.ControlModifier
Reflect = Desk[ReflectScene]


def test_lines_pasted_at_the_edge_end_in_sight(reflect: Reflect) -> None:
    seen = reflect.view.visible_rect()
    reflect.scene.paste(["One", "Two", "Three"], QPointF(seen.right() - 20, seen.bottom() - 100))
    [wish] = reflect.wishes
    assert isinstance(wish, want.AddNotes)
    assert seen.left() <= wish.x <= seen.right() - 3 * 168


def test_what_is_pasted_clear_of_the_figure_lies_where_the_pointer_is(reflect: Reflect) -> None:
    figure = reflect.scene.bounds
    reflect.view.look_at(QPointF(figure.right() + 400, figure.top()))
    reflect.scene.paste(["One"], QPointF(figure.right() + 200, figure.top()))
    [wish] = reflect.wishes
    assert isinstance(wish, want.AddNotes)
    assert abs(wish.x - figure.right() - 200) < 3
    assert abs(wish.y + reflect.scene.notes_top - figure.top()) < 3


def test_what_is_pasted_over_the_figure_lies_in_sight(reflect: Reflect) -> None:
    reflect.view.look_at(QPointF(-3000, 2000))
    reflect.scene.paste(["One"], reflect.scene.bounds.center())
    [wish] = reflect.wishes
    assert isinstance(wish, want.AddNotes)
    assert reflect.view.visible_rect().contains(wish.x, wish.y + reflect.scene.notes_top)


def put(**kw: object) -> None:
    mime = QMimeData()
    for name, value in kw.items():
        getattr(mime, name)(value)
    QGuiApplication.clipboard().setMimeData(mime)


def an_image() -> QImage:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    return image


def drop(desk: Reflect, mime: QMimeData, place: QPointF) -> bool:
    """Drop something on the board and tell whether the board lets it in."""
    at = desk.pixel(place)
    port = desk.view.viewport()
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(port, enter)
    QApplication.sendEvent(
        port, QDropEvent(QPointF(at), copy, mime, Qt.MouseButton.LeftButton, none)
    )
    return enter.isAccepted()


def test_copied_records_are_pasted_with_their_ties(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n0"), ("factor", "f0")])
    reflect.key(Qt.Key.Key_C, CTRL)
    reflect.key(Qt.Key.Key_V, CTRL)
    [wish] = reflect.wishes
    assert isinstance(wish, PasteRecords)
    assert {kind_of(item) for item in wish.clipping.records} == {"note", "factor"}
    assert wish.stage is Stage.REFLECT


def test_what_is_cut_is_taken_off_the_board(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n0"), ("bone", "b0")])
    reflect.key(Qt.Key.Key_X, CTRL)
    assert reflect.wishes == [want.Remove((("note", "n0"),))]
    assert QGuiApplication.clipboard().mimeData().hasFormat(clipping.MIME)


def test_nothing_selected_leaves_the_clipboard_alone(reflect: Reflect) -> None:
    put(setText="Kept")
    reflect.key(Qt.Key.Key_C, CTRL)
    reflect.key(Qt.Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "Kept"
    assert reflect.wishes == []


def test_an_image_becomes_a_picture(reflect: Reflect) -> None:
    put(setImageData=an_image())
    reflect.key(Qt.Key.Key_V, CTRL)
    [wish] = reflect.wishes
    assert isinstance(wish, AddPicture)
    assert isinstance(wish.image, QImage)
    assert wish.image.size() == an_image().size()


def test_an_image_pasted_with_an_event_selected_is_its_evidence(
    recap: Desk[TimelineScene],
) -> None:
    put(setImageData=an_image())
    recap.scene.select([("event", "e1")])
    recap.key(Qt.Key.Key_V, CTRL)
    [wish] = recap.wishes
    assert isinstance(wish, AddPicture)
    assert (wish.stage, wish.event_id) == (Stage.RECAP, "e1")


def test_words_that_come_with_an_image_of_themselves_stay_words(reflect: Reflect) -> None:
    put(setImageData=an_image(), setText="A cell\nAnother")
    reflect.key(Qt.Key.Key_V, CTRL)
    [wish] = reflect.wishes
    assert isinstance(wish, want.AddNotes)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff" * 40])
def test_a_broken_clipboard_does_nothing(reflect: Reflect, data: bytes) -> None:
    mime = QMimeData()
    mime.setData(clipping.MIME, data)
    QGuiApplication.clipboard().setMimeData(mime)
    reflect.key(Qt.Key.Key_V, CTRL)
    assert reflect.wishes == []


def test_an_empty_clipboard_does_nothing(reflect: Reflect) -> None:
    QGuiApplication.clipboard().clear()
    reflect.key(Qt.Key.Key_V, CTRL)
    assert reflect.wishes == []


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (
            lambda mime: mime.setText("Dropped"),
            want.AddNotes(Stage.REFLECT, 300, 200, ("Dropped",)),
        ),
        (
            lambda mime: mime.setUrls([QUrl.fromLocalFile("/tmp/shot.png")]),
            TakeFiles(("/tmp/shot.png",), Stage.REFLECT, (300, 200)),
        ),
    ],
    ids=["text", "file"],
)
def test_what_is_dropped_lands_where_it_is_dropped(
    reflect: Reflect, fill: Callable[[QMimeData], None], expected: want.Intent
) -> None:
    reflect.view.zoom_to(1.0)
    mime = QMimeData()
    fill(mime)
    assert drop(reflect, mime, QPointF(300, 200))
    assert reflect.wishes == [expected]


def test_the_audiences_board_takes_nothing(qtbot: QtBot) -> None:
    scene = ReflectScene(Board(a_fishbone()), palette("light"), audience=True)
    view = BoardView(scene, read_only=True)
    qtbot.addWidget(view)
    assert not view.acceptDrops()


def test_a_picture_is_drawn_with_its_caption_below(reflect: Reflect) -> None:
    reflect.scene.use_pictures({"sha": take_picture(an_image()).data}.get)
    shown = Picture("p", "sha", caption="Errors", stage=Stage.REFLECT, y=200.0, width=80, height=40)
    reflect.commit([Added(shown)])
    item = reflect.scene.item(("picture", "p"))
    assert item is not None
    assert item.card.spoken == "Picture: Errors"
    assert item.home().height() > 40
    reflect.view.fit(item.home())
    painted = reflect.view.grab().toImage().pixelColor(reflect.pixel(QPointF(40, 220)))
    assert painted == an_image().pixelColor(0, 0)


def test_a_caption_is_typed_below_the_picture(reflect: Reflect) -> None:
    reflect.commit([Added(Picture("p", "sha", stage=Stage.REFLECT, y=200.0))])
    reflect.scene.select([("picture", "p")])
    reflect.key(Qt.Key.Key_Return)
    assert reflect.view.is_editing()
    reflect.type("The dashboard")
    reflect.view.editor.close_editor()
    assert reflect.wishes[-1] == want.SetText("picture", "p", "The dashboard", True, "caption")
