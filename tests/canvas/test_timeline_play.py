"""Playing a timeline forward, and zooming in time."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.timeline_scene import MOST_STRETCH, TimelineScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.figures.palette import palette
from tests.canvas.conftest import NOON, Desk

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
Recap = Desk[TimelineScene]


def shown(recap: Recap) -> list[str]:
    return [id_ for kind, id_ in recap.scene.projection.order if kind == "event"]


@pytest.fixture
def playing(recap: Recap) -> Recap:
    recap.key(Qt.Key.Key_P, SHIFT)
    return recap


def test_it_begins_before_the_first_event(playing: Recap) -> None:
    assert shown(playing) == []
    assert playing.scene.player.position() == (0, 3)
    assert "What happened, and when?" not in [getattr(s, "text", "") for s in playing.scene.shapes]


def test_space_and_the_arrows_uncover_and_cover(playing: Recap) -> None:
    playing.key(Qt.Key.Key_Space)
    playing.key(Qt.Key.Key_Right)
    assert shown(playing) == ["e0", "e1"]
    assert playing.chosen() == [("event", "e1")]
    playing.key(Qt.Key.Key_Left)
    assert shown(playing) == ["e0"]
    assert playing.wishes == []


def test_home_begins_again_and_the_last_step_shows_everything(playing: Recap) -> None:
    for _ in range(5):
        playing.key(Qt.Key.Key_Down)
    assert shown(playing) == ["e0", "e1", "e2", "later"]
    playing.key(Qt.Key.Key_Home)
    assert shown(playing) == []


def test_escape_ends_it_and_the_keys_are_as_before(playing: Recap) -> None:
    playing.key(Qt.Key.Key_Space)
    playing.key(Qt.Key.Key_Escape)
    assert shown(playing) == ["e0", "e1", "e2", "later"]
    playing.click(playing.place("event", "e1"))
    playing.key(Qt.Key.Key_Right)
    assert len(playing.wishes) == 1


def test_cards_and_view_stay_where_they_are(playing: Recap) -> None:
    seen = playing.view.visible_rect()
    homes = []
    for _ in range(3):
        playing.key(Qt.Key.Key_Space)
        item = playing.scene.item(("event", "e0"))
        assert item is not None
        homes.append(item.home())
    assert homes == [homes[0]] * 3
    assert playing.view.visible_rect() == seen


def test_an_event_added_before_the_last_one_is_there_at_once(playing: Recap) -> None:
    playing.key(Qt.Key.Key_Space)
    playing.key(Qt.Key.Key_Space)
    early = TimelineEvent("early", NOON + timedelta(minutes=1), text="Noticed afterwards")
    late = TimelineEvent("late", NOON + timedelta(minutes=30), text="Then")
    playing.commit([Added(early), Added(late)])
    assert shown(playing) == ["e0", "early", "e1"]


def test_what_comes_next_is_known_to_the_player_alone(playing: Recap) -> None:
    card = playing.scene.player.following()
    assert card is not None
    assert card.id == "e0"


def test_without_events_there_is_nothing_to_play(recap: Recap) -> None:
    empty = TimelineScene(type(recap.board)([recap.board.review]), palette("light"), audience=False)
    empty.player.start()
    assert not empty.player.is_on()


def test_nothing_covered_is_in_the_audience_scene(playing: Recap) -> None:
    other = TimelineScene(playing.board, palette("light"), audience=True)
    playing.scene.look_changed.connect(other.show_look)
    other.show_look(playing.scene.look)
    playing.key(Qt.Key.Key_Space)
    assert [id_ for _, id_ in other.projection.order] == ["e0"]
    words = [getattr(shape, "text", "") for shape in other.shapes]
    spoken = " ".join([*words, *(item.card.spoken for item in other.projection.all())])
    assert "Rebuild" not in spoken.replace("Index rebuild", "")
    assert "Searches" not in spoken


def wheel(recap: Recap, at: QPoint, turn: QPoint) -> None:
    port = recap.view.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(port.mapToGlobal(at)),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        ALT,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


@pytest.mark.parametrize("turn", [QPoint(0, 240), QPoint(240, 0)])
def test_alt_and_the_wheel_zoom_in_time_at_the_pointer(recap: Recap, turn: QPoint) -> None:
    recap.view.zoom_to(1.0)
    at = QPoint(700, 300)
    time = recap.scene.timeline.time_at(recap.view.mapToScene(at).x())
    wheel(recap, at, turn)
    assert recap.scene.look.stretch > 1.3
    assert recap.view.zoom == 1.0
    off = recap.view.mapFromScene(QPointF(recap.scene.timeline.x_at(time), 0)).x() - at.x()
    assert abs(off) <= 1


def test_keys_zoom_in_time_and_back(recap: Recap) -> None:
    recap.key(Qt.Key.Key_Equal, ALT)
    assert recap.scene.look.stretch == pytest.approx(1.25)
    for _ in range(30):
        recap.key(Qt.Key.Key_Plus, ALT)
    assert recap.scene.look.stretch == MOST_STRETCH
    recap.key(Qt.Key.Key_0, ALT)
    assert recap.scene.look.stretch == pytest.approx(1.0)
    recap.key(Qt.Key.Key_Minus, ALT)
    assert recap.scene.look.stretch == pytest.approx(0.8)


def test_the_audience_cannot_zoom_in_time(recap: Recap) -> None:
    other = TimelineScene(recap.board, palette("light"), audience=True)
    assert other.stretch(2.0, QPointF(5, 0)) == QPointF(5, 0)
    assert other.look.stretch == 1.0


def test_the_picture_shows_nothing_that_is_covered(recap: Recap, qtbot: QtBot) -> None:
    more = [
        TimelineEvent(f"x{i}", NOON + timedelta(minutes=i), text=f"Step {chr(97 + i)}")
        for i in range(24)
    ]
    recap.commit([Added(event) for event in more])
    recap.view.tiles.budget = 0.0  # as on a slow computer: one tile in each painting
    recap.view.zoom_to(1.0)
    settle(recap.view, qtbot)
    before = recap.view.grab().toImage()
    recap.key(Qt.Key.Key_P, SHIFT)
    for _ in range(3):
        recap.key(Qt.Key.Key_Space)
    recap.scene.select([])
    recap.scene.set_current(None)
    settle(recap.view, qtbot)
    seen = recap.view.grab().toImage()
    recap.view.tiles.clear()
    recap.view.viewport().update()
    settle(recap.view, qtbot)
    assert seen != before
    assert recap.view.grab().toImage() == seen


def settle(view: BoardView, qtbot: QtBot) -> None:
    """Wait until everything in sight is painted as it is now."""
    for _ in range(3):  # a painting that leaves something to do begins another one
        QApplication.processEvents()
        qtbot.waitUntil(view.is_sharp)
