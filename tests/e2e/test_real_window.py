"""The app as a person meets it: a real window on a real screen, driven by mouse and keyboard."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.clock import is_running
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import palette
from pm_facilitator.store.library import open_library
from tests.e2e.hands import MAIN, Person, board_on_disk, started
from tests.helpers.libraries import PutLibrary

pytestmark = [pytest.mark.xcb, pytest.mark.skipif(sys.platform != "linux", reason="needs X11")]

SHARED = "Shared with the group"
AT = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


@pytest.fixture
def person(screen: str) -> Person:
    return Person(screen)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def app(screen: str, data: Path, put_library: PutLibrary) -> Iterator[subprocess.Popen[bytes]]:
    put_library(data / "library.sqlite3")
    with started(screen, data, "--sample") as process:
        yield process


@pytest.fixture
def until(qtbot: QtBot, data: Path) -> Callable[[Callable[[Board], bool]], None]:
    def wait(holds: Callable[[Board], bool]) -> None:
        qtbot.waitUntil(lambda: holds(board_on_disk(data)))

    return wait


def test_the_meeting_is_led_by_keys_alone(
    app: subprocess.Popen[bytes],
    person: Person,
    until: Callable[[Callable[[Board], bool]], None],
    tmp_path: Path,
) -> None:
    person.find("autumn sale")
    person.turn_to(MAIN)
    until(lambda board: board.review.stage is Stage.IMPROVE)
    person.press("ctrl+Prior")
    until(lambda board: board.review.stage is Stage.REFLECT)
    person.press("ctrl+Prior")
    until(lambda board: board.review.stage is Stage.RECAP)
    person.press("F8")
    until(lambda board: any(is_running(slot) for slot in [board.slot(Stage.RECAP)] if slot))
    person.press("F3")
    person.write("02:20 The second line is called")
    person.press("Return", "Escape")
    until(lambda board: any(e.text == "The second line is called" for e in board.events))
    person.press("F4")
    person.write("Put an alarm on every certificate")
    person.press("Return", "Escape")
    until(lambda board: any(i.text.endswith("every certificate") for i in board.locker))
    person.press("ctrl+z")
    until(lambda board: not any(i.text.endswith("every certificate") for i in board.locker))
    person.press("F5")
    person.find(SHARED)
    picture = tmp_path / "screen.png"
    person.look(picture)
    assert picture.stat().st_size > 20_000
    person.turn_to(MAIN)
    person.press("ctrl+q")
    assert app.wait(20) == 0


TIMELINE = """2026-11-19
14:00 The client certificate of the gateway expired
14:05 Support hears from three customers who cannot pay
14:52 All nodes carry the new certificate
"""


def test_the_whole_evening_is_led_on_a_fresh_laptop(
    screen: str,
    person: Person,
    data: Path,
    home: Path,
    until: Callable[[Callable[[Board], bool]], None],
    qtbot: QtBot,
) -> None:
    with started(screen, data) as process:
        person.find(MAIN)
        person.turn_to(MAIN)
        qtbot.waitUntil(lambda: (data / "library.sqlite3").exists())
        prepare(person, until)
        lead(person, until)
        person.press("ctrl+e")
        qtbot.waitUntil(lambda: bool(list(home.glob("*.pdf"))))
        person.press("ctrl+q")
        assert process.wait(20) == 0
    (written,) = home.glob("*.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(written).pages)
    for words in ("Card payments refused", "three customers", "mailbox", "Add an alert"):
        assert words in " ".join(text.split())


def prepare(person: Person, until: Callable[[Callable[[Board], bool]], None]) -> None:
    person.press("ctrl+n")
    person.write("Card payments refused")
    person.press("ctrl+Return")
    until(lambda board: board.review.title == "Card payments refused")
    person.press("ctrl+i")
    for line in TIMELINE.splitlines():
        person.write(line)
        person.press("Return")
    person.press("ctrl+Return")
    until(lambda board: len(board.events) == 3)
    until(lambda board: board.review.stage is Stage.RECAP)


def lead(person: Person, until: Callable[[Callable[[Board], bool]], None]) -> None:
    person.press("F8", "F4")
    for idea in ("Put an alarm on it", "Buy another gateway", "Rehearse the renewal"):
        person.write(idea)
        person.press("Return")
    person.press("Escape")
    until(lambda board: len(board.locker) == 3)
    person.press("ctrl+Next")
    until(lambda board: board.review.stage is Stage.REFLECT)
    person.press("F2")
    person.write("The reminder went to a mailbox nobody reads")
    person.press("Escape")
    until(lambda board: any("nobody reads" in note.text for note in board.notes()))
    person.press("f")
    until(lambda board: [f.text for f in board.factors] == [n.text for n in board.notes()])
    person.press("ctrl+Next")
    until(lambda board: board.review.stage is Stage.IMPROVE)
    person.press("F6")
    person.write("Add an alert for every certificate")
    person.press("Return", "Escape")
    until(lambda board: len(board.actions) == 1)
    person.press("ctrl+Next")
    until(lambda board: board.review.stage is Stage.CLOSE)


def test_an_event_is_dragged_along_the_axis_by_the_mouse(
    screen: str,
    person: Person,
    data: Path,
    put_library: PutLibrary,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    dragged, rest = _prepare(put_library(data / "library.sqlite3"))
    with started(screen, data, "Dragged"):
        person.find("Dragged")
        person.turn_to(MAIN)
        color = palette("light")["over_soft"]
        qtbot.waitUntil(lambda: bool(person.places(tmp_path, color)))
        x, y = _middle(person.places(tmp_path, color))
        person.do("mousemove", str(x), str(y), "mousedown", "1")
        for step in range(1, 9):
            person.do("mousemove", str(x + 12 * step), str(y))
        person.do("mouseup", "1")
        qtbot.waitUntil(lambda: _time(data, dragged) > AT)
    assert _time(data, dragged) < AT + timedelta(hours=1)
    assert [_time(data, id_) for id_ in rest] == [AT, AT + timedelta(hours=1)]


def _prepare(file: Path) -> tuple[str, list[str]]:
    """Make a review in Recap with three events, the highlighted one to be dragged."""
    library = open_library(file)
    changes, _ = setup.new_review("Dragged", AT, minutes={Stage.RECAP: 20}, stage=Stage.RECAP)
    made = [
        TimelineEvent("dragged", AT, text="Alert", highlighted=True),
        TimelineEvent("first", AT, text="Change goes out"),
        TimelineEvent("last", AT + timedelta(hours=1), text="All is well"),
    ]
    library.create([*changes, *(Added(event) for event in made)], AT)
    library.close()
    return "dragged", ["first", "last"]


def _time(data: Path, id_: str) -> datetime:
    time = board_on_disk(data).need(TimelineEvent, id_).time
    assert time is not None
    return time


def _middle(places: list[tuple[int, int]]) -> tuple[int, int]:
    return places[len(places) // 2]
