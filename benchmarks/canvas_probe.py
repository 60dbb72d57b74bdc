"""One board of many notes, led through every gesture: ``python -m benchmarks.canvas_probe COUNT``.

Prints the milliseconds of every step as JSON: all that the main thread does from the input until
the window below the hand is painted for the last time, and until the group's is, too, which follows
in a turn of its own.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pm_facilitator.canvas.view import BoardView
    from pm_facilitator.domain.edits.common import Key
    from pm_facilitator.domain.entities import Note
    from pm_facilitator.store.library import Library
    from pm_facilitator.ui.windows.room import Room

SIZE = 1280, 800
TEXT = (
    "the dashboard showed green while customers saw errors at checkout and nobody on call could "
    "tell which deploy had changed the limit of connections until the pool of the payment service "
    "ran dry and retries made it worse we paged the database team but the runbook named a host "
    "that was gone since spring an alert existed with a threshold from last year"
)
NOW = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)

# While other programs keep the processors busy, only the thread's own time can be compared.
clock = time.thread_time if "--thread-time" in sys.argv else time.perf_counter

Times = dict[str, list[float]]

GROUP = ", both windows"
"""Is put behind the name of a step for the time until the group sees it, too."""

_PICKING_UP = 5
"""In so many steps what was pressed leaves the board; afterwards it only moves along."""


def many_notes(count: int) -> "list[Note]":
    """Make notes with texts of four to twenty-two words, in a field a little wider than high."""
    from pm_facilitator.domain.entities import Note
    from pm_facilitator.domain.vocabulary import NoteColor

    chance, words = random.Random(7), TEXT.split()
    across = max(8, round((count * 1.4) ** 0.5))
    return [
        Note(
            id=f"{number:032}",
            text=" ".join(chance.choices(words, k=chance.randint(4, 22))),
            x=(number % across) * 184.0,
            y=(number // across) * 150.0,
            color=chance.choice(list(NoteColor)),
            order=float(number),
        )
        for number in range(count)
    ]


def fill(path: Path, count: int) -> str:
    """Write a review with so many notes and give its id."""
    from pm_facilitator.domain.changes import Added
    from pm_facilitator.domain.edits import setup
    from pm_facilitator.domain.vocabulary import Stage
    from pm_facilitator.session import Session
    from pm_facilitator.store.library import open_library

    library = open_library(path)
    review_id = library.create(setup.new_review("Benchmark", NOW)[0], NOW)
    session = Session(library.load(review_id), library.journal(review_id), lambda: NOW)
    session.commit(setup.go_to_stage(session.board, Stage.REFLECT))
    session.commit([Added(note) for note in many_notes(count)])
    library.close()
    return review_id


class Blank(QWidget):
    """A window that shows one picture and does nothing else."""

    def __init__(self, factor: float) -> None:
        super().__init__()
        self.by = 0
        self._factor = factor
        self._picture = QPixmap(round(SIZE[0] / factor), round(SIZE[1] / factor))
        self._picture.fill(Qt.GlobalColor.lightGray)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture a little to the side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(self._factor, self._factor)
        painter.drawPixmap(-self.by, 0, self._picture)
        painter.end()


class PaintWatch(QObject):
    """Notes when a window was painted last, with all that is in it.

    Attributes:
        at: the watch's time then, in seconds.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.at = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window paint itself, then look at the watch."""
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        watched.event(event)
        self.at = clock()
        return True


class Probe:
    """The facilitator's room and the audience window on one board, and a watch."""

    def __init__(self, path: Path, review_id: str) -> None:
        from pm_facilitator.domain.edits import setup
        from pm_facilitator.store.library import open_library
        from pm_facilitator.ui.housekeeping import Housekeeping
        from pm_facilitator.ui.theme import Theme

        self.app = QApplication(sys.argv[:1])
        Housekeeping(self.app).begin()
        self.times: Times = {}
        self._theme = Theme(self.app, "light")
        self._theme.furnish()
        # The app has its library open, and has shown a review before, when another is opened.
        library = open_library(path)
        self._leave(self._open(library, library.create(setup.new_review("Small", NOW)[0], NOW)))
        self.rest()
        started = clock()
        self.room = self._open(library, review_id)
        self.settle()
        self.times["open"] = [(clock() - started) * 1000]
        self.room.toggle_audience()
        audience = self.room.audience
        assert audience is not None
        audience.resize(*SIZE)
        self.view: BoardView = self.room.reflect.pane.view
        self._own = PaintWatch(self.room)
        while self.room.watch.is_reading():
            self.app.processEvents()
        self.rest(1.0)

    def _open(self, library: "Library", review_id: str) -> "Room":
        from pm_facilitator.domain.clock import Moment
        from pm_facilitator.session import Session
        from pm_facilitator.ui import collector
        from pm_facilitator.ui.tasks import Tasks
        from pm_facilitator.ui.windows.room import Room

        with collector.paused():
            board, journal = library.load(review_id), library.journal(review_id)
            session = Session(board, journal, lambda: NOW)
            tasks = Tasks(self.app)
            room = Room(session, self._theme, lambda: Moment(NOW, time.monotonic(), ""), tasks)
            room.resize(SIZE[0] + 330, SIZE[1] + 170)  # the board itself has about that size
            room.show()
        collector.set_aside()
        return room

    def _leave(self, room: "Room") -> None:
        """Put a review away as the app's window does."""
        from pm_facilitator.ui import collector

        room.close()
        collector.take_back()
        room.deleteLater()
        # Outside of a running event loop this happens only when it is asked for.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what happens inside, with everything that it leaves for the event loop."""
        start = clock()
        yield
        self.settle()
        end = clock()
        own = self._own.at if self._own.at > start else end
        self.times.setdefault(name, []).append((own - start) * 1000)
        self.times.setdefault(f"{name}{GROUP}", []).append((end - start) * 1000)

    def settle(self) -> None:
        """Let both windows take over and paint what has happened."""
        self.app.processEvents()
        while self.room.mirroring.is_behind():
            self.app.processEvents()
        self.app.processEvents()

    def rest(self, seconds: float = 0.4) -> None:
        """Let everything become sharp, as when a hand pauses."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()

    # -- gestures

    def pan(self, name: str, steps: int = 120) -> None:
        """Turn the wheel to and fro."""
        for number in range(steps):
            way = -1 if number % 40 < 20 else 1
            with self.step(name):
                self._wheel(QPoint(way * 40, way * 26), QPoint(way * 80, way * 52))

    def zoom(self, name: str, steps: int = 80) -> None:
        """Zoom out and in at the pointer."""
        for number in range(steps):
            way = -120 if number % 40 < 20 else 120
            with self.step(name):
                self._wheel(QPoint(), QPoint(0, way), Qt.KeyboardModifier.ControlModifier)

    def drag(self, name: str, keys: "list[Key]", steps: int = 60) -> None:
        """Pull notes about and let them go."""
        scene = self.view.board_scene
        scene.select(keys)
        item = scene.item(keys[0])
        assert item is not None
        self.view.ensureVisible(item.home())
        self.rest()
        at = self.view.mapFromScene(item.home().center())
        with self.step(f"{name}: pick up"):
            self._mouse(QEvent.Type.MouseButtonPress, at)
        for number in range(1, steps):
            with self.step(f"{name}: pick up" if number <= _PICKING_UP else name):
                to = at + QPoint(3 * number % 200, 2 * number % 120)
                self._mouse(QEvent.Type.MouseMove, to)
        # With Ctrl they are let go where they are, and form no group with what lies below.
        self._mouse(QEvent.Type.MouseMove, at + QPoint(90, 60), Qt.KeyboardModifier.ControlModifier)
        self.settle()
        with self.step(f"{name}: let go"):
            self._mouse(QEvent.Type.MouseButtonRelease, at + QPoint(90, 60))

    def type(self, name: str, key: "Key", letters: int = 60) -> None:
        """Type into a note; every letter is committed, though the app gathers fast typing."""
        self.view.board_scene.edit(*key)
        self.rest()
        for number in range(letters):
            with self.step(name):
                QTest.keyClicks(self.view.editor, "etaoin shrdlu"[number % 13])
                self.view.editor.flush()
        self.view.editor.close_editor()

    def add(self, name: str, count: int = 30) -> None:
        """Put notes down by the key N, and end the typing."""
        self.view.setFocus()
        for _ in range(count):
            with self.step(name):
                QTest.keyClick(self.view, Qt.Key.Key_N)
            QTest.keyClick(self.view.editor, Qt.Key.Key_Escape)
            self.rest(0.05)

    def by_key(self, name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a key on the board and wait until all of it is shown."""
        with self.step(name):
            QTest.keyClick(self.view, key, modifiers)
        self.rest(1.0)

    def _wheel(
        self,
        pixels: QPoint,
        angle: QPoint,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        viewport = self.view.viewport()
        at = QPointF(viewport.rect().center())
        event = QWheelEvent(
            at,
            QPointF(viewport.mapToGlobal(at.toPoint())),
            pixels,
            angle,
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    def _mouse(
        self,
        kind: QEvent.Type,
        at: QPoint,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        viewport, left = self.view.viewport(), Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            QPointF(at),
            QPointF(viewport.mapToGlobal(at)),
            Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else left,
            left,
            modifiers,
        )
        QApplication.sendEvent(viewport, event)


def lead(probe: Probe) -> None:
    """Go through every gesture, near and with all in view."""
    view = probe.view
    first = probe.room.reflect.scene.notes.notes()
    one: list[Key] = [("note", first[len(first) // 2].id)]
    fifty: list[Key] = [("note", note.id) for note in first[:50]]
    view.zoom_to(1.0)
    probe.rest()
    probe.pan("pan, natural size")
    view.fit_all()
    probe.rest(1.0)
    probe.pan("pan, all in view")
    view.fit_all()
    probe.rest(1.0)
    for _ in range(3):
        probe.by_key("select all", Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        probe.by_key("select none", Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    probe.drag("drag one, all in view", one)
    probe.drag("drag fifty, all in view", fifty)
    view.zoom_to(1.0)
    probe.rest()
    probe.zoom("zoom sweep")
    view.zoom_to(1.0)
    probe.rest()
    probe.drag("drag one", one)
    probe.drag("drag fifty", fifty)
    probe.type("type into a note", one[0])
    probe.add("add a note")
    view.board_scene.select([])  # the list goes as far as what is selected
    probe.rest()
    with probe.step("list of the board, none selected: show"):
        probe.room.reflect.pane.toggle_outline()


def limits(probe: Probe) -> None:
    """Show a picture of a window's size, as it is and stretched: nothing can be quicker."""
    for name, factor in (("limit: picture", 1.0), ("limit: picture, stretched", 0.8)):
        blank = Blank(factor)
        blank.resize(*SIZE)
        blank.show()
        probe.rest(0.2)
        for number in range(120):
            start = clock()
            blank.by = number % 7
            blank.update()
            probe.settle()
            probe.times.setdefault(name, []).append((clock() - start) * 1000)
        blank.close()


def run(count: int, *parts: Callable[[Probe], None]) -> None:
    """Lead a board of some size through parts; print the times and the memory of the process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        made = subprocess.run(
            [sys.executable, "-m", "benchmarks.canvas_probe", "fill", str(path), str(count)],
            check=True,
            capture_output=True,
            text=True,
        )
        probe = Probe(path, made.stdout.strip())
        for part in (limits, *parts):
            part(probe)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"times": probe.times, "peak_mib": peak}), flush=True)
        os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        print(fill(Path(sys.argv[2]), int(sys.argv[3])))
    else:
        run(int(sys.argv[1]), lead)
