"""What tests of the windows share: a real library, a session on it, a clock that is set by hand."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator import presets
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.plain import entity_from_plain
from pm_facilitator.figures.palette import palette
from pm_facilitator.session import Session
from pm_facilitator.settings import Settings
from pm_facilitator.store.library import Library, open_library
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.theme import Theme
from tests.helpers.libraries import PutLibrary

if TYPE_CHECKING:
    from pm_facilitator.ui.stages.reflect import ReflectPage
    from pm_facilitator.ui.windows.main_window import MainWindow
    from pm_facilitator.ui.windows.room import Room

START = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


class HandClock:
    """A clock that only tests move; a sleeping laptop and a changed wall clock can be played."""

    def __init__(self) -> None:
        self.wall = START
        self.steady = 1000.0
        self.boot = "boot-1"

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass."""
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds

    def set_wall(self, wall: datetime) -> None:
        """Change the time of day without any time passing."""
        self.wall = wall

    def moment(self) -> Moment:
        """Give the present moment."""
        return Moment(self.wall, self.steady, self.boot)

    def now(self) -> datetime:
        """Give the present time of day."""
        return self.wall


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def library(tmp_path: Path, put_library: PutLibrary) -> Iterator[Library]:
    opened = open_library(put_library(tmp_path / "library.sqlite3"))
    yield opened
    opened.close()


@pytest.fixture
def session(library: Library, clock: HandClock) -> Session:
    """Give an empty review with an hour's agenda."""
    agenda = presets.default_agenda()
    changes, _ = setup.new_review(
        "Card payments failed",
        clock.now(),
        bones=presets.default_category_set().bones,
        agenda=agenda.name,
        minutes=agenda.minutes,
        checklist=presets.checklist(),
        zone="Europe/Copenhagen",
        started_at=datetime(2026, 3, 2, 14, 0, tzinfo=UTC),
    )
    id_ = library.create(changes, clock.now())
    return Session(library.load(id_), library.journal(id_), clock.now, library)


@pytest.fixture
def sample(library: Library, clock: HandClock) -> Session:
    """Give the sample review."""
    records = presets.sample_review()["records"]
    added = [Added(entity_from_plain(kind, r)) for kind, many in records.items() for r in many]
    id_ = library.create(added, clock.now())
    return Session(library.load(id_), library.journal(id_), clock.now)


@pytest.fixture
def history(qapp: QApplication, session: Session) -> Iterator[History]:
    made = History(session)
    yield made
    made.close()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.wait()


@pytest.fixture
def controller(session: Session, history: History, tasks: Tasks) -> Iterator[BoardController]:
    made = BoardController(session, history, session.now, tasks)
    yield made
    made.slow_work.leave()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "light")
    made.furnish()
    yield made
    made.deleteLater()


@pytest.fixture
def main_window(qapp: QApplication, tmp_path: Path) -> "Iterator[MainWindow]":
    """Give the window that reviews are shown in, with none in it.

    Whoever takes a room too asks for this first: dressing the app with a room open takes seconds.
    """
    from pm_facilitator.ui.windows.main_window import MainWindow

    made = MainWindow(qapp, Settings(theme="light", export_folder=str(tmp_path)))
    made.furnish()
    yield made
    made.leave()
    made.close()
    made.theme.deleteLater()
    made.deleteLater()


@pytest.fixture
def room(session: Session, theme: Theme, clock: HandClock, tasks: Tasks) -> "Iterator[Room]":
    yield from _opened(session, theme, clock, tasks)


@pytest.fixture
def sample_room(sample: Session, theme: Theme, clock: HandClock, tasks: Tasks) -> "Iterator[Room]":
    yield from _opened(sample, theme, clock, tasks)


def _opened(session: Session, theme: Theme, clock: HandClock, tasks: Tasks) -> "Iterator[Room]":
    from pm_facilitator.ui.windows.room import Room

    made = Room(session, theme, clock.moment, tasks)
    made.resize(1360, 860)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def shown_reflect_page(
    session: Session, controller: BoardController, qtbot: QtBot, size: tuple[int, int]
) -> "ReflectPage":
    """Give the page of Reflect by itself, in step with its session and with the keyboard."""
    from pm_facilitator.ui.stages.reflect import ReflectPage

    made = ReflectPage(session.board, controller, palette("light"))
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    controller.editRequested.connect(made.edit)
    made.resize(*size)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def tile_by_tile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let views paint no more than one tile at a time, as a slow machine does."""
    from tests.helpers.sight import paint_tile_by_tile

    paint_tile_by_tile(monkeypatch)


@pytest.fixture
def shared(
    session: Session, theme: Theme, clock: HandClock, tasks: Tasks, qtbot: QtBot
) -> "Iterator[Room]":
    """Give a room with the audience window open on a board full of private things."""
    from pm_facilitator.ui.windows.room import Room
    from tests.ui.private_things import private_records

    session.commit([Added(record) for record in private_records(session)])
    room = Room(session, theme, clock.moment, tasks)
    room.show()
    room.toggle_audience()
    qtbot.waitUntil(lambda: bool(room.watch.findings()))
    yield room
    room.close()
    room.deleteLater()
