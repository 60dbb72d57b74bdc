"""Marks tests that need a QApplication, and fails those that leave Qt objects behind."""

import gc
from collections.abc import Generator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QThread, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from pm_facilitator.canvas.tiles import Tiles
from pm_facilitator.ui import collector

OF_QT = {"qtooltip_label"}
"""Object names of the top-level widgets that Qt makes and keeps for itself."""

_failures = pytest.StashKey[int]()
_widgets = pytest.StashKey[set[QWidget]]()
_plain_look: list[tuple[QFont, QPalette]] = []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the mark gui to every test that asks for a QApplication, however indirectly."""
    for item in items:
        if _uses_qt(item):
            item.add_marker("gui")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """Note what is there before a test, so that only what came later counts as left behind."""
    if _uses_qt(item):
        item.stash[_failures] = item.session.testsfailed
        item.stash[_widgets] = set(_top_level())
        # A picture taken of a board shows all of it, as a person sees it a moment later.
        Tiles.at_once = True
        # Frozen objects are out of the collector's sight: looking through the rest is quick.
        gc.freeze()
        # As in the app: no thread but this one may destroy what Qt made.
        gc.disable()
    yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Fail a test that passed but left threads, timers or windows behind."""
    yield
    if _failures not in item.stash:
        return
    if isinstance(item, pytest.Function):
        # What fixtures gave would otherwise be held until after this check.
        item.funcargs.clear()
    _empty_clipboard()
    left = _left_behind(item.stash[_widgets])
    _undress()
    gc.unfreeze()
    gc.enable()
    # The traceback of a failed test keeps its objects alive through no fault of their own.
    if left and item.session.testsfailed == item.stash[_failures]:
        pytest.fail("left behind: " + ", ".join(left), pytrace=False)


@pytest.fixture(autouse=True)
def nothing_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no review be set aside: here that would be all that the tests hold, and take as long."""
    monkeypatch.setattr(collector, "set_aside", lambda: None)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object],
) -> Generator[None, object, object]:
    """Note how the app looks before any test has dressed it."""
    made = yield
    if fixturedef.argname == "qapp":
        _plain_look.append((QApplication.font(), QApplication.palette()))
    return made


def _undress() -> None:
    """Let no test be painted in the look that another one has put on the app."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleSheet():
        font, look = _plain_look[0]
        app.setStyleSheet("")
        app.setFont(font)
        app.setPalette(look)


def _empty_clipboard() -> None:
    """Let no test read what another one copied; what Python made must go before Python does."""
    if QGuiApplication.instance() is None:
        return
    # An offscreen clipboard that was never used has no data at all.
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if held is not None and held.formats():
        QGuiApplication.clipboard().setText("")


def _uses_qt(item: pytest.Item) -> bool:
    return "qapp" in getattr(item, "fixturenames", ())


def _top_level() -> list[QWidget]:
    if not isinstance(QApplication.instance(), QApplication):
        return []
    return [w for w in QApplication.topLevelWidgets() if w.objectName() not in OF_QT]


def _left_behind(widgets_before: set[QWidget]) -> list[str]:
    # What Qt deletes lets go of Python objects, and the other way round.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left: list[QObject] = [widget for widget in _top_level() if widget not in widgets_before]
    objects = gc.get_objects()
    # Asking each type once is quick; there are few types and many objects.
    kinds = {kind for kind in set(map(type, objects)) if issubclass(kind, QTimer | QThread)}
    left += [found for found in objects if type(found) in kinds and _is_active(found)]
    return [repr(found) for found in left]


def _is_active(found: object) -> bool:
    if not shiboken6.isValid(found):
        return False
    return found.isActive() if isinstance(found, QTimer) else _runs(found)


def _runs(found: object) -> bool:
    return isinstance(found, QThread) and found.isRunning()
