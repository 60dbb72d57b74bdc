"""What really is on the screen of a view, and what a view would show that was opened just now."""

from collections.abc import Callable

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from pm_facilitator.canvas import painted_view
from pm_facilitator.canvas.bench import Bench
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.tiles import Tiles
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.canvas.view import BoardView
from tests.helpers.patience import MILLISECONDS

PATIENCE = MILLISECONDS
"""Milliseconds until what does not come to rest is given up."""

STEP_BACK, ALIKE = 4, 24
"""Squares of so many pixels may differ by so much of 255 on average: Qt rounds the places of
letters and of edges otherwise where only a part is painted."""


def paint_tile_by_tile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint one tile at a time, as a slow machine does, but wait for pauses only a moment."""
    monkeypatch.setattr(Tiles, "at_once", False)
    monkeypatch.setattr(Tiles, "budget", 0.0)
    monkeypatch.setattr(Tiles, "first_budget", 0.0)
    monkeypatch.setattr(painted_view, "REST_MILLISECONDS", 2)
    monkeypatch.setattr(painted_view, "_BREATH_MILLISECONDS", 1)
    monkeypatch.setattr(painted_view, "_IDLE_MILLISECONDS", 4)


def on_screen(view: BoardView) -> QImage:
    """Give the pixels of the screen where a view is, without having it painted again."""
    window, port = view.window(), view.viewport()
    corner = port.mapTo(window, QPoint())
    place = corner.x(), corner.y(), port.width(), port.height()
    return _plain(view.screen().grabWindow(window.winId(), *place).toImage())


def as_opened_now(view: BoardView) -> QImage:
    """Give what another view of the same board shows at the same place, opened just now."""
    scene = _another_scene(view)
    other = BoardView(scene, read_only=view.read_only)
    other.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    other.resize(view.size())
    other.show()
    other.setTransform(view.transform())
    other.horizontalScrollBar().setValue(view.horizontalScrollBar().value())
    other.verticalScrollBar().setValue(view.verticalScrollBar().value())
    assert other.viewportTransform() == view.viewportTransform()
    other.tiles.at_once = True
    seen = _plain(other.grab().toImage())
    other.close()
    other.deleteLater()
    return seen


def is_at_rest(view: BoardView) -> bool:
    """Tell whether nothing moves any more and everything in sight is painted as it is now."""
    return view.is_sharp() and not view.board_scene.projection.floating


def comes_to_show(view: BoardView) -> bool:
    """Wait until a view is at rest, and tell whether it shows what one opened just now does."""
    assert until(lambda: is_at_rest(view)), "the view does not come to rest"
    wanted = as_opened_now(view)
    return until(lambda: looks_alike(on_screen(view), wanted))


def looks_alike(one: QImage, other: QImage) -> bool:
    """Tell whether two pictures are the same to the eye."""
    if one == other:
        return True
    if one.size() != other.size():
        return False
    apart = ImageChops.difference(_blurred(one), _blurred(other))
    return apart.point(lambda level: 255 * (level > ALIKE)).getbbox() is None


def until(holds: Callable[[], bool], milliseconds: int = PATIENCE) -> bool:
    """Let events come until something holds; tell whether it did in time."""
    end = QDeadlineTimer(milliseconds)
    while not holds():
        if end.hasExpired():
            return False
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    return True


def _another_scene(view: BoardView) -> Bench:
    scene = view.board_scene
    assert isinstance(scene, Bench)
    other = type(scene)(scene.board, scene.colors, audience=scene.audience)
    if isinstance(scene, TimelineScene) and isinstance(other, TimelineScene):
        other.show_look(scene.look)
    if isinstance(scene, ReflectScene) and isinstance(other, ReflectScene):
        other.show_whys(scene.whys_of, fault_tree=scene.fault_tree)
    other.select(scene.selectedKeys())
    current = scene.item(scene.current or ("", ""))
    other.set_current(scene.current, by_keyboard=current is not None and current.ringed)
    other.hovered = scene.hovered
    return other


def _plain(picture: QImage) -> QImage:
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def _blurred(picture: QImage) -> Image.Image:
    size = picture.width(), picture.height()
    pixels = Image.frombytes("RGBX", size, bytes(picture.constBits())).convert("RGB")
    return pixels.reduce(STEP_BACK)
