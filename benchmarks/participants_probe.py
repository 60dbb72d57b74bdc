"""The app in a process of its own while two hundred people write: how late its window is.

``python -m benchmarks.participants_probe PEOPLE PER_SECOND SECONDS`` prints JSON.
"""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QEventLoop, QProcess, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.participants_load import percentiles
from pm_facilitator.domain.edits import rounds, setup
from pm_facilitator.domain.edits.rounds import Plan
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.paths import paths_for
from pm_facilitator.session import Session
from pm_facilitator.settings import Settings
from pm_facilitator.store.library import open_library
from pm_facilitator.ui import collector
from pm_facilitator.ui.housekeeping import Housekeeping
from pm_facilitator.ui.moments import moment, utc_now
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.windows.room import Room

REST = 3000
"""Milliseconds between opening a review and letting people in; in a meeting it is far more."""

TICK = 10
"""Milliseconds between the ticks by which the window's lateness is measured."""


class Lateness:
    """A timer that notes how much later than it should it is called."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.seconds.append(max(0.0, now - self._last - TICK / 1000))
        self._last = now


def held_room(folder: Path, theme: Theme) -> Room:
    """Open a new review with both windows, in the middle of a round of silent writing."""
    library = open_library(folder / "library.sqlite3")
    id_ = library.create(setup.new_review("Benchmark", utc_now())[0], utc_now())
    session = Session(library.load(id_), library.journal(id_), utc_now, library)
    room = Room(session, theme, moment, Tasks())
    room.inviting.start_with(Settings(), paths_for(folder))
    room.resize(1360, 860)
    room.show()
    room.toggle_audience()
    room.go_to(Stage.REFLECT)
    steps = (Step(RoundStep.WRITE, 600), Step(RoundStep.REVEAL))
    changes, round_id = rounds.add_round(session.board, Stage.REFLECT, Plan("What?", steps))
    session.commit(changes)
    session.commit(rounds.start(session.board, round_id, moment(), Random(1)))
    return room


def main() -> None:
    """Hold the round, and print what came out."""
    app = QApplication(sys.argv[:1])
    Housekeeping(app).begin()
    theme = Theme(app, "light")
    theme.furnish()
    with tempfile.TemporaryDirectory() as folder:
        with collector.paused():
            room = held_room(Path(folder), theme)
            # As whenever a review is opened.
            collector.set_aside()
        print(json.dumps(_measured(room, sys.argv[1:])))
        room.close()


def _come_to_rest() -> None:
    """Let the app do what it does after a review was opened, such as reading the coach's rules."""
    loop = QEventLoop()  # the app itself would close its windows where it ends
    QTimer.singleShot(REST, loop.quit)
    loop.exec()


def _measured(room: Room, numbers: list[str]) -> dict[str, Any]:
    room.inviting.open()
    _come_to_rest()
    room.inviting.let_in_over("127.0.0.1", 0)
    assert room.inviting.bridge is not None
    server = room.inviting.bridge.server()
    assert server is not None
    before = _mib()
    loop, load = QEventLoop(), QProcess()
    load.setProgram(sys.executable)
    load.setArguments(["-m", "benchmarks.participants_load", server.url(), server.code, *numbers])
    load.finished.connect(loop.quit)
    load.start()
    lateness = Lateness()
    window, whole = time.thread_time(), time.process_time()
    loop.exec()
    window, whole = time.thread_time() - window, time.process_time() - whole
    assert room.isVisible()
    assert room.audience is not None
    crowd: dict[str, Any] = json.loads(bytes(load.readAllStandardOutput().data()))
    return {
        **crowd,
        "late": percentiles(lateness.seconds),
        "cpu": {"window": round(window, 2), "page": round(whole - window, 2)},
        "kept": len(room.session.board.all(Note)),
        "mib": round(_mib() - before, 1),
    }


def _mib() -> float:
    """Give the most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
