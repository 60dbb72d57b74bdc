"""A hand on a real board: drag, resize, join by an arrow, and take all of it back."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Arrow, Note
from pm_facilitator.domain.vocabulary import NoteColor, Stage
from pm_facilitator.figures.palette import palette
from pm_facilitator.store.library import open_library
from tests.e2e.hands import MAIN, Person, Pixel, board_on_disk, started
from tests.helpers.libraries import PutLibrary

pytestmark = [pytest.mark.xcb, pytest.mark.skipif(sys.platform != "linux", reason="needs X11")]

AT = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
TITLE = "Whiteboard"
SETTINGS = """theme = "light"
motion = false
legend = "folded"
map = "folded"
"""
"""The colours of the notes are looked for on the screen: nothing else may wear them."""

LEFT = Note("left", "The alert came late", x=0.0, color=NoteColor.IDEA, stage=Stage.REFLECT)
RIGHT = Note("right", "", x=420.0, color=NoteColor.SURPRISE, stage=Stage.REFLECT)

Until = Callable[[Callable[[Board], bool]], None]


@pytest.fixture
def data(tmp_path: Path, put_library: PutLibrary) -> Path:
    """Make a library with one review in Reflect that has two notes far from one another."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    library = open_library(put_library(folder / "library.sqlite3"))
    changes, _ = setup.new_review(TITLE, AT, minutes={Stage.REFLECT: 20}, stage=Stage.REFLECT)
    library.create([*changes, Added(LEFT), Added(RIGHT)], AT)
    library.close()
    return folder


@pytest.fixture
def person(screen: str, data: Path) -> Iterator[Person]:
    """Sit somebody down before the review."""
    with started(screen, data, TITLE):
        made = Person(screen)
        made.find(TITLE)
        made.turn_to(MAIN)
        yield made


@pytest.fixture
def until(qtbot: QtBot, data: Path) -> Until:
    def wait(holds: Callable[[Board], bool]) -> None:
        qtbot.waitUntil(lambda: holds(board_on_disk(data)))

    return wait


def corners(person: Person, folder: Path, color: NoteColor) -> tuple[Pixel, Pixel]:
    """Give where a note of this colour begins and ends on the screen."""
    found = person.places(folder, palette("light").note[color.value])
    assert found, "the note is not painted yet"  # as whoever waits for it wants to be told
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return (min(xs), min(ys)), (max(xs), max(ys))


def at_rest(person: Person, folder: Path, color: NoteColor, qtbot: QtBot) -> tuple[Pixel, Pixel]:
    """Give the same once the screen has shown it in one place for three looks."""
    looks: list[tuple[Pixel, Pixel]] = []

    def rests() -> bool:
        looks.append(corners(person, folder, color))
        return len(looks) >= 3 and len(set(looks[-3:])) == 1

    qtbot.waitUntil(rests)
    return looks[-1]


def middle(person: Person, folder: Path, color: NoteColor) -> Pixel:
    (left, top), (right, bottom) = corners(person, folder, color)
    return (left + right) // 2, (top + bottom) // 2


def is_seen(person: Person, folder: Path) -> bool:
    return len(person.places(folder, palette("light").note[NoteColor.IDEA.value])) > 500


def test_a_note_is_dragged_resized_and_joined_and_all_of_it_is_undone(
    person: Person, until: Until, data: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: is_seen(person, tmp_path))
    before = set(board_on_disk(data).entities())

    at = middle(person, tmp_path, NoteColor.IDEA)
    person.drag(at, (at[0] + 40, at[1] + 60))
    until(lambda board: board.need(Note, "left").y > 20)
    dragged = board_on_disk(data).need(Note, "left")
    assert dragged.x > 0
    assert (dragged.width, dragged.height) == (LEFT.width, LEFT.height)

    _, corner = at_rest(person, tmp_path, NoteColor.IDEA, qtbot)
    person.drag(corner, (corner[0] + 70, corner[1] + 50))
    until(lambda board: board.need(Note, "left").width > LEFT.width + 30)
    resized = board_on_disk(data).need(Note, "left")
    assert (resized.x, resized.y) == (dragged.x, dragged.y)
    assert resized.height > LEFT.height

    at_rest(person, tmp_path, NoteColor.IDEA, qtbot)
    person.press("a")
    person.drag(
        middle(person, tmp_path, NoteColor.IDEA), middle(person, tmp_path, NoteColor.SURPRISE)
    )
    until(lambda board: bool(board.all(Arrow)))
    [arrow] = board_on_disk(data).all(Arrow)
    assert (arrow.from_id, arrow.to_id) == ("left", "right")

    person.press("ctrl+z", "ctrl+z", "ctrl+z")
    until(lambda board: set(board.entities()) == before)
    person.press("ctrl+y")
    until(lambda board: board.need(Note, "left") == dragged)
