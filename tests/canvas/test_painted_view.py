"""What is on the screen is what was painted, also where only a part of the view is painted anew."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas import painted_view
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.entities import Arrow, Frame, Note, TimelineEvent
from pm_facilitator.domain.vocabulary import NoteColor, Stage
from pm_facilitator.figures.palette import palette
from tests.canvas.conftest import Desk, some_events
from tests.helpers.sight import (
    comes_to_show,
    is_at_rest,
    looks_alike,
    on_screen,
    paint_tile_by_tile,
    until,
)

Recap = Desk[TimelineScene]


@pytest.fixture
def recap(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Recap:
    """Give a timeline that is painted as on a slow machine: one tile at a time."""
    paint_tile_by_tile(monkeypatch)
    return Desk(qtbot, TimelineScene, some_events())


@pytest.fixture
def shared(recap: Recap, qtbot: QtBot) -> Iterator[BoardView]:
    """Give the group's view of the same timeline."""
    scene = TimelineScene(recap.board, palette("light"), audience=True)
    leave = recap.session.subscribe(scene.react)
    view = BoardView(scene, read_only=True)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    yield view
    leave()


def test_a_board_that_opens_tile_by_tile_comes_to_show_all_of_it(recap: Recap) -> None:
    assert comes_to_show(recap.view)


def test_a_card_that_grows_is_shown_so_in_both_windows(recap: Recap, shared: BoardView) -> None:
    assert comes_to_show(recap.view)
    assert comes_to_show(shared)
    before = on_screen(shared)
    event = recap.board.need(TimelineEvent, "e2")
    recap.commit(patch(event, text=f"{event.text} for as long as the searches of the day last"))
    assert comes_to_show(recap.view)
    assert comes_to_show(shared)
    assert on_screen(shared) != before


def test_a_caret_that_blinks_hides_nothing_of_what_is_painted_meanwhile(recap: Recap) -> None:
    assert comes_to_show(recap.view)
    for pixel in range(0, 200, 50):
        event = recap.board.need(TimelineEvent, "e1")
        recap.commit(patch(event, text=f"Seen for {pixel} seconds"))
        recap.scene.projection.floating.cool()
        recap.view.viewport().repaint(QRect(pixel, 0, 2, 14))
    assert comes_to_show(recap.view)


def test_what_waits_for_a_pause_in_one_window_waits_for_the_hand_on_the_other_one(
    recap: Recap, reflect: Desk[ReflectScene], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painted_view, "_IDLE_MILLISECONDS", 150)
    reflect.commit(patch(reflect.board.need(Note, "n0"), text="Seen by everybody"))
    assert reflect.scene.projection.floating

    def has_cooled() -> bool:
        recap.move(QPointF(40.0, 40.0))
        return not reflect.scene.projection.floating

    assert not until(has_cooled, 500)
    assert until(lambda: not reflect.scene.projection.floating)


def test_handles_and_outline_go_and_come_where_they_are_though_little_is_painted_anew(
    reflect: Desk[ReflectScene],
) -> None:
    reflect.grant()
    for note in ("n0", "n1", "n0"):
        reflect.scene.edit("note", note)
        for key in (Qt.Key.Key_Exclam, Qt.Key.Key_Escape):
            QTest.keyClick(reflect.view.editor, key)
            reflect.view.editor.flush()
            QApplication.processEvents()
            shown = on_screen(reflect.view)
            reflect.view.viewport().repaint()
            assert looks_alike(shown, on_screen(reflect.view))


def lay_over(view: BoardView, place: QRect) -> QWidget:
    """Lay something over a corner of a view that hides what is below it, as a map does."""
    lid = QWidget(view)
    lid.setPalette(QPalette(Qt.GlobalColor.black))
    lid.setBackgroundRole(QPalette.ColorRole.Window)
    lid.setAutoFillBackground(True)
    lid.setGeometry(place)
    lid.show()
    return lid


@pytest.mark.parametrize("carried", [(), ("n0",), ("n0", "n1", "n2")], ids=len)
def test_around_what_lies_over_the_board_all_is_shown_as_without_it(
    reflect: Desk[ReflectScene], carried: tuple[str, ...]
) -> None:
    view = reflect.view
    view.zoom_to(0.8)
    reflect.scene.carry([("note", note) for note in carried], 31.0, -17.0)
    assert until(lambda: view.is_sharp())
    view.viewport().repaint()
    open_ = on_screen(view)
    lid = lay_over(view, QRect(620, 410, 240, 150))
    view.viewport().repaint()
    assert until(lambda: on_screen(view).pixelColor(700, 500) == QColor("black"))
    around = on_screen(view)
    for picture in (open_, around):
        painter = QPainter(picture)
        painter.fillRect(lid.geometry(), Qt.GlobalColor.black)
        painter.end()
    assert around == open_


def test_what_is_carried_lets_a_little_of_what_lies_below_through(
    reflect: Desk[ReflectScene],
) -> None:
    reflect.commit([Added(Note(id="below", text="", x=0.0, y=900.0, color=NoteColor.HARD))])
    reflect.commit([Added(Note(id="above", text="", x=400.0, y=900.0))])
    reflect.view.fit_all()
    reflect.scene.carry([("note", "above")], -400.0, 0.0)
    QApplication.processEvents()
    view = reflect.view
    at = view.mapFromScene(reflect.place("note", "below"))
    over = QColor(on_screen(view).pixelColor(at))
    reflect.scene.carry([("note", "above")], -150.0, 0.0)
    QApplication.processEvents()
    alone = QColor(on_screen(view).pixelColor(at + QPoint(round(250 * view.zoom), 0)))
    assert over != alone
    assert abs(over.red() - alone.red()) + abs(over.blue() - alone.blue()) < 40


def test_what_changes_in_the_hand_is_shown_as_it_is_now(reflect: Desk[ReflectScene]) -> None:
    view, key = reflect.view, ("note", "n0")
    reflect.scene.select([("note", "n1")])
    reflect.scene.carry([key], 40.0, 24.0)
    before = view.grab().toImage()
    reflect.commit(patch(reflect.board.need(Note, "n0"), color=NoteColor.HARD))
    changed = view.grab().toImage()
    assert not looks_alike(before, changed)
    view.carried.clear()
    assert view.grab().toImage() == changed


def test_what_is_chosen_with_many_in_the_hand_is_shown_so(reflect: Desk[ReflectScene]) -> None:
    notes = [Note(id=f"m{n}", x=n % 20 * 200.0, y=900.0 + n // 20 * 200.0) for n in range(120)]
    reflect.commit([Added(note) for note in notes])
    view = reflect.view
    view.fit_all()
    reflect.scene.carry([("note", note.id) for note in notes], 40.0, 24.0)
    view.grab()
    reflect.scene.select_all()
    chosen = view.grab().toImage()
    view.carried.clear()
    assert view.grab().toImage() == chosen


def test_a_copy_is_carried_over_what_it_was_copied_from(reflect: Desk[ReflectScene]) -> None:
    reflect.commit([Added(Note(id="first", text="", x=0.0, y=900.0, color=NoteColor.HARD))])
    view, at = reflect.view, reflect.place("note", "first")
    view.fit_all()
    assert until(lambda: is_at_rest(view))
    alone = on_screen(view).pixelColor(view.mapFromScene(at))
    reflect.press(at)
    reflect.move(at + QPointF(30.0, 0.0), Qt.KeyboardModifier.AltModifier)
    reflect.move(at + QPointF(60.0, 0.0), Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    # The edge of the copy crosses what stays behind, which shows to its left as it was.
    edge = view.mapFromScene(at + QPointF(60.0 - 84.0, 0.0))
    shown = on_screen(view)
    row = [shown.pixelColor(edge + QPoint(by, 0)) for by in range(-6, 7)]
    assert row[0] == row[1] == alone
    assert len({pixel.rgb() for pixel in row}) > 2
    assert reflect.scene.left_behind()
    reflect.scene.escape()
    assert not reflect.scene.left_behind()


@pytest.mark.parametrize("count", [1, 5])
def test_arrows_are_seen_above_a_frame_that_is_carried_with_what_they_join(
    reflect: Desk[ReflectScene], count: int
) -> None:
    frame = Frame("f", "Before", Stage.REFLECT, 0.0, 900.0, 900.0, 60.0 + 150.0 * count)
    reflect.commit([Added(frame)])
    for row in range(count):
        left, right = f"left{row}", f"right{row}"
        arrow = Arrow(f"a{row}", from_kind="note", from_id=left, to_kind="note", to_id=right)
        y = 950.0 + 150.0 * row
        notes = Note(id=left, x=60.0, y=y, order=20.0), Note(id=right, x=600.0, y=y, order=21.0)
        reflect.commit([*map(Added, notes), Added(arrow)])
    view = reflect.view
    view.zoom_to(0.8)
    view.look_at(QPointF(450.0, frame.y + frame.height / 2 + reflect.scene.notes_top))
    assert until(lambda: is_at_rest(view))
    grip = QPointF(450.0, frame.y + reflect.scene.notes_top)

    def ink_of_arrows(carried: float) -> list[int]:
        QApplication.processEvents()
        shown, found = on_screen(view), []
        for row in range(count):
            item = reflect.scene.item(("arrow", f"a{row}"))
            assert item is not None
            middle = item.home().center()
            assert abs(middle.x() - 414.0 - carried) < 20.0
            at = view.mapFromScene(middle)
            found.append(min(shown.pixelColor(at + QPoint(0, y)).lightness() for y in (-1, 0, 1)))
        return found

    darkest = max(ink_of_arrows(0.0)) + 30
    assert darkest < QColor(palette("light")["surface"]).lightness() - 60
    reflect.press(grip)
    for by in (40.0, 160.0, 161.0):
        reflect.move(grip + QPointF(by, 0.0))
        assert max(ink_of_arrows(by)) < darkest
        floating = reflect.scene.projection.floating
        while floating.cool_some() or floating.cool():  # the hand rests
            pass
        view.viewport().update()
        assert max(ink_of_arrows(by)) < darkest
    reflect.scene.set_palette(palette("dark"))
    ink_of_arrows(161.0)
    reflect.scene.escape()
    assert comes_to_show(view)
