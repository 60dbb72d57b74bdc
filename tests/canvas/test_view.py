import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.canvas.whiteboard_intents import MoveThings
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note
from pm_facilitator.figures.palette import palette
from tests.canvas.conftest import NONE, Desk, a_fishbone

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
Reflect = Desk[ReflectScene]


def turn_wheel(
    view: BoardView, at: QPoint, pixels: QPoint, angle: QPoint, modifiers: Qt.KeyboardModifier
) -> None:
    port = view.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(port.mapToGlobal(at)),
        pixels,
        angle,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def test_ctrl_and_wheel_zoom_at_the_pointer(reflect: Reflect) -> None:
    at = QPoint(300, 200)
    before = reflect.view.mapToScene(at)
    zoom = reflect.view.zoom
    turn_wheel(reflect.view, at, QPoint(), QPoint(0, 240), CTRL)
    after = reflect.view.mapToScene(at)
    assert reflect.view.zoom > zoom * 1.2
    assert (after - before).manhattanLength() < 3


def test_two_fingers_pan(reflect: Reflect) -> None:
    before = reflect.view.mapFromScene(QPointF(0, 0))
    turn_wheel(reflect.view, QPoint(300, 200), QPoint(-30, 50), QPoint(-240, 400), NONE)
    assert reflect.view.mapFromScene(QPointF(0, 0)) - before == QPoint(-30, 50)


def test_the_middle_button_pans(reflect: Reflect) -> None:
    before = reflect.view.mapFromScene(QPointF(0, 0))
    port = reflect.view.viewport()
    QTest.mousePress(port, MIDDLE, NONE, QPoint(300, 300))
    QTest.mouseMove(port, QPoint(340, 320))
    QTest.mouseRelease(port, MIDDLE, NONE, QPoint(340, 320))
    assert reflect.view.mapFromScene(QPointF(0, 0)) - before == QPoint(40, 20)


def test_space_and_drag_pan_and_select_nothing(reflect: Reflect) -> None:
    at = reflect.pixel(reflect.place("note", "n0"))
    before = reflect.view.mapFromScene(QPointF(0, 0))
    port = reflect.view.viewport()
    QTest.keyPress(reflect.view, Qt.Key.Key_Space)
    QTest.mousePress(port, LEFT, NONE, at)
    QTest.mouseMove(port, at + QPoint(25, 0))
    QTest.mouseRelease(port, LEFT, NONE, at + QPoint(25, 0))
    QTest.keyRelease(reflect.view, Qt.Key.Key_Space)
    assert reflect.view.mapFromScene(QPointF(0, 0)) - before == QPoint(25, 0)
    assert reflect.chosen() == []
    assert reflect.wishes == []


@pytest.mark.parametrize(("key", "factor"), [(Qt.Key.Key_Equal, 1.25), (Qt.Key.Key_Minus, 0.8)])
def test_keys_zoom(reflect: Reflect, key: Qt.Key, factor: float) -> None:
    zoom = reflect.view.zoom
    reflect.key(key, CTRL)
    assert reflect.view.zoom == pytest.approx(zoom * factor)


def test_ctrl_0_is_natural_size_and_shift_1_shows_all(reflect: Reflect) -> None:
    reflect.key(Qt.Key.Key_0, CTRL)
    assert reflect.view.zoom == pytest.approx(1.0)
    reflect.view.zoom_to(3.0)
    reflect.key(Qt.Key.Key_Exclam, SHIFT)
    assert reflect.view.visible_rect().contains(reflect.scene.content)


def test_shift_2_shows_the_selection(reflect: Reflect) -> None:
    reflect.view.zoom_to(0.3)
    reflect.scene.select([("note", "n1")])
    reflect.key(Qt.Key.Key_At, SHIFT)
    centre = reflect.view.visible_rect().center()
    assert (centre - reflect.place("note", "n1")).manhattanLength() < 4


def test_the_view_keeps_its_place_once_a_hand_has_moved_it(reflect: Reflect) -> None:
    reflect.view.zoom_to(0.8)
    before = reflect.view.visible_rect()
    reflect.grant()
    reflect.scene.wish(MoveThings((("note", "n0"),), 2000.0, 900.0))
    assert reflect.view.visible_rect() == before


def test_a_following_view_shows_the_same_part(reflect: Reflect, qtbot: QtBot) -> None:
    scene = ReflectScene(reflect.board, palette("dark"), audience=True)
    audience = BoardView(scene, read_only=True)
    qtbot.addWidget(audience)
    audience.resize(900, 600)
    audience.show()
    reflect.view.view_rect_changed.connect(audience.show_rect)
    with qtbot.waitSignal(reflect.view.view_rect_changed) as told:
        reflect.view.fit(QRectF(0, 0, 400, 200))
    [rect] = told.args
    assert audience.visible_rect().adjusted(-2, -2, 2, 2).contains(rect)
    audience.resize(500, 600)
    assert audience.visible_rect().adjusted(-2, -2, 2, 2).contains(rect)


def follower(reflect: Reflect, qtbot: QtBot) -> BoardView:
    scene = ReflectScene(reflect.board, palette("dark"), audience=True)
    view = BoardView(scene, read_only=True)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.least_zoom = 1.2
    view.show()
    return view


def test_of_all_that_is_too_small_for_the_group_it_sees_the_figure(
    reflect: Reflect, qtbot: QtBot
) -> None:
    reflect.commit([Added(Note(id="left", x=-3000.0, y=0.0))])
    group = follower(reflect, qtbot)
    group.show_rect(reflect.scene.content)
    assert group.zoom == 1.2
    seen = group.visible_rect()
    assert abs(seen.left() - reflect.scene.bounds.left()) < 3
    assert abs(seen.center().y() - reflect.scene.bounds.center().y()) < 3
    assert seen.contains(reflect.place("factor", "f0"))


def test_the_group_sees_where_things_begin_not_the_empty_board_before_them(
    reflect: Reflect, qtbot: QtBot
) -> None:
    many = [Note(id=f"m{i}", x=184.0 * (i % 20), y=1000.0 + 136.0 * (i // 20)) for i in range(400)]
    reflect.commit([Added(note) for note in many])
    group = follower(reflect, qtbot)
    group.show_rect(QRectF(-6000.0, 900.0, 8000.0, 5000.0))
    assert abs(group.visible_rect().left() - reflect.scene.content.left()) < 3
    assert group.visible_rect().contains(reflect.place("note", "m200"))


def test_the_group_never_sees_mere_empty_board(reflect: Reflect, qtbot: QtBot) -> None:
    far = [Note(id=f"far{i}", x=4000.0 * i, y=3000.0 * (i % 2) + 2000.0) for i in range(3)]
    reflect.commit([Added(note) for note in far])
    group = follower(reflect, qtbot)
    group.show_rect(QRectF(-200.0, 1900.0, 9000.0, 4000.0))
    places = [reflect.place("note", note.id) for note in far]
    assert any(group.visible_rect().contains(place) for place in places)


def test_a_view_that_follows_keeps_its_zoom_while_the_other_only_pans(
    reflect: Reflect, qtbot: QtBot
) -> None:
    scene = ReflectScene(reflect.board, palette("dark"), audience=True)
    audience = BoardView(scene, read_only=True)
    qtbot.addWidget(audience)
    audience.resize(900, 600)
    audience.show()
    audience.show_rect(QRectF(0, 0, 400, 200))
    audience.grab()
    zooms: list[float] = []
    audience.zoom_changed.connect(zooms.append)
    audience.show_rect(QRectF(30, 20, 400 + 1e-9, 200))
    assert audience.visible_rect().adjusted(-2, -2, 2, 2).contains(QRectF(30, 20, 400, 200))
    assert zooms == []


def test_panning_across_and_down_is_told_of_once(reflect: Reflect) -> None:
    reflect.view.zoom_to(1.0)
    told: list[QRectF] = []
    reflect.view.moved.connect(lambda: told.append(reflect.view.visible_rect()))
    reflect.view.pan_by(30, 20)
    assert told == [reflect.view.visible_rect()]


def test_the_audience_can_neither_select_nor_edit(reflect: Reflect, qtbot: QtBot) -> None:
    scene = ReflectScene(reflect.board, palette("light"), audience=True)
    audience = BoardView(scene, read_only=True)
    qtbot.addWidget(audience)
    audience.resize(900, 600)
    audience.show()
    note = scene.item(("note", "n0"))
    assert note is not None
    at = audience.mapFromScene(note.home().center())
    QTest.mouseClick(audience.viewport(), LEFT, NONE, at)
    QTest.mouseDClick(audience.viewport(), LEFT, NONE, at)
    QTest.keyClick(audience, Qt.Key.Key_Delete)
    assert scene.selectedKeys() == []
    assert not audience.is_editing()
    assert audience.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_band_over_empty_board_selects_and_escape_restores(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n1")])
    reflect.press(QPointF(-30, -30))
    reflect.move(QPointF(100, 100))
    assert reflect.chosen() == [("note", "n0")]
    reflect.key(Qt.Key.Key_Escape)
    assert reflect.chosen() == [("note", "n1")]


def test_shift_click_adds_and_takes_away(reflect: Reflect) -> None:
    reflect.click(reflect.place("note", "n0"))
    reflect.click(reflect.place("note", "n1"), SHIFT)
    assert reflect.chosen() == [("note", "n0"), ("note", "n1")]
    reflect.click(reflect.place("note", "n0"), SHIFT)
    assert reflect.chosen() == [("note", "n1")]


def test_a_click_on_empty_board_clears(reflect: Reflect, qtbot: QtBot) -> None:
    reflect.click(reflect.place("note", "n0"))
    with qtbot.waitSignal(reflect.scene.selectionKeysChanged):
        reflect.click(QPointF(-30, 60))
    assert reflect.chosen() == []


def test_ctrl_a_leaves_the_figure_itself_out(reflect: Reflect) -> None:
    reflect.key(Qt.Key.Key_A, CTRL)
    assert {kind for kind, _ in reflect.chosen()} == {"factor", "note"}


def test_delete_asks_for_the_removal_of_all_that_is_selected(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n0"), ("note", "n1"), ("bone", "b0")])
    reflect.key(Qt.Key.Key_Backspace)
    assert reflect.wishes == [want.Remove((("note", "n0"), ("note", "n1")))]


def test_pasted_lines_become_notes(reflect: Reflect) -> None:
    QGuiApplication.clipboard().setText("First line\n\n  Second line\n")
    reflect.key(Qt.Key.Key_V, CTRL)
    [wish] = reflect.wishes
    assert isinstance(wish, want.AddNotes)
    assert wish.texts == ("First line", "  Second line")


def test_copied_notes_are_lines(reflect: Reflect) -> None:
    reflect.scene.select([("note", "n0"), ("note", "n1")])
    reflect.key(Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["The graph looked normal", "Who may pause a rebuild?"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_tab_walks_through_the_board_and_leaves_at_its_end(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    scene = ReflectScene(Board(a_fishbone()), palette("light"), audience=False)
    view, behind = BoardView(scene), QLineEdit()
    layout.addWidget(view)
    layout.addWidget(behind)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    view.setFocus()
    scene.select([("note", "n1")])
    scene.set_current(("note", "n1"))
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert scene.current == ("note", "secret")
    last = scene.item(("note", "secret"))
    assert last is not None
    assert last.ringed
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert window.focusWidget() is behind


def test_arrows_walk_through_factors_and_the_view_follows(reflect: Reflect) -> None:
    reflect.view.fit(QRectF(0, 0, 200, 100))
    reflect.scene.select([("factor", "f0")])
    reflect.scene.set_current(("factor", "f0"))
    reflect.key(Qt.Key.Key_Down)
    assert reflect.scene.current == ("factor", "f1")
    assert reflect.view.visible_rect().contains(reflect.place("factor", "f1"))
    assert reflect.view.accessibleDescription() == "Factor: No limit on its load"


def test_the_board_takes_its_letters_before_the_window_does(reflect: Reflect) -> None:
    fired: list[str] = []
    shortcut = QShortcut(QKeySequence("N"), reflect.view)
    shortcut.activated.connect(lambda: fired.append("window"))
    QTest.keyClick(reflect.view, Qt.Key.Key_N)
    assert fired == []
    assert len(reflect.wishes) == 1


def test_a_key_that_means_nothing_here_goes_on_to_the_window(qtbot: QtBot) -> None:
    class Window(QWidget):
        got = 0

        def keyPressEvent(self, event: QKeyEvent) -> None:
            Window.got += 1

    window = Window()
    scene = ReflectScene(Board(a_fishbone()), palette("light"), audience=False)
    view = BoardView(scene, window)
    qtbot.addWidget(window)
    window.show()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert Window.got == 1


def test_the_view_keeps_still_while_somebody_types(reflect: Reflect) -> None:
    reflect.grant()
    reflect.view.fit_all()
    reflect.scene.edit("factor", "f0")
    before = reflect.view.zoom
    reflect.commit([Added(Note(id="far", x=5000.0, y=3000.0))])
    assert reflect.view.zoom == before


def test_the_view_keeps_still_after_something_was_dragged(reflect: Reflect) -> None:
    reflect.grant()
    reflect.view.open_up()
    before = reflect.view.visible_rect()
    start = reflect.place("note", "n0")
    reflect.drag(start, start + QPointF(0, 3000))
    assert reflect.view.visible_rect() == before


def hovered(reflect: Reflect) -> Key | None:
    return reflect.scene.hovered


def test_what_the_pointer_is_on_is_framed_until_it_leaves(reflect: Reflect) -> None:
    port = reflect.view.viewport()
    before = reflect.view.grab().toImage()
    QTest.mouseMove(port, reflect.pixel(reflect.place("note", "n0")))
    assert hovered(reflect) == ("note", "n0")
    assert reflect.view.grab().toImage() != before
    reflect.press(reflect.place("note", "n0"))
    assert hovered(reflect) is None
    reflect.release(reflect.place("note", "n0"))
    QTest.mouseMove(port, reflect.pixel(reflect.place("note", "n1")))
    QApplication.sendEvent(reflect.view, QEvent(QEvent.Type.Leave))
    assert hovered(reflect) is None


@pytest.mark.parametrize("move", ["zoom", "pan"])
def test_nothing_stays_framed_when_the_board_moves_below_the_pointer(
    reflect: Reflect, move: str
) -> None:
    reflect.scene.hover(reflect.place("note", "n0"))
    assert hovered(reflect) == ("note", "n0")
    if move == "zoom":
        reflect.view.zoom_by(1.5)
    else:
        reflect.view.pan_by(0.0, 400.0)
    assert hovered(reflect) is None


def test_no_handles_are_in_the_way_of_who_types(reflect: Reflect) -> None:
    reflect.click(reflect.place("note", "n0"))
    assert reflect.scene.hand.grips(1.0)
    reflect.scene.edit("note", "n0")
    assert reflect.scene.hand.grips(1.0) == []
    QTest.keyClick(reflect.view.editor, Qt.Key.Key_Escape)
    assert reflect.scene.hand.grips(1.0)


def test_a_new_note_is_not_put_below_what_lies_over_the_board(reflect: Reflect) -> None:
    whole = reflect.view.in_sight()
    reflect.view.keep_below(60.0)
    rest = reflect.scene.seen()
    assert whole is not None
    assert rest is not None
    assert rest.bottom() == reflect.view.visible_rect().bottom() - 60.0 / reflect.view.zoom
