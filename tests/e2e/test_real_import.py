"""A messy chat is written into the real import page, settled by keys, taken, and taken back."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import THEMES, palette
from pm_facilitator.store.library import open_library
from tests.e2e.hands import MAIN, Person, board_on_disk, started
from tests.helpers.libraries import PutLibrary

pytestmark = [pytest.mark.xcb, pytest.mark.skipif(sys.platform != "linux", reason="needs X11")]

AT = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
TITLE = "Messy import"
MESSY = """Incident channel
14:02 Alert: card payments below ten
~14:20 On-call takes the page
and asks for help
14:05 Support hears from three customers
[14:41] Ana: restarted the gateway
"""
TEXTS = ["Alert", "On-call", "Support", "Ana"]

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def data(tmp_path: Path, theme: str, put_library: PutLibrary) -> Path:
    """Make a library with one empty review in Recap."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings = f'theme = "{theme}"\nmotion = false\npanel_shown = false\n'
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    library = open_library(put_library(folder / "library.sqlite3"))
    changes, _ = setup.new_review(
        TITLE, AT, minutes={Stage.RECAP: 20}, stage=Stage.RECAP, started_at=AT
    )
    library.create(changes, AT)
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
def until(qtbot: QtBot) -> Until:
    def wait(holds: Callable[[], bool]) -> None:
        qtbot.waitUntil(holds)

    return wait


def begun(board: Board) -> list[str]:
    """Give the events by the beginnings of their texts."""
    words = [event.text.split()[0].strip(":") for event in board.events]
    return sorted(words, key=lambda each: TEXTS.index(each) if each in TEXTS else len(TEXTS))


def test_a_messy_chat_is_brought_in_by_the_keyboard_alone(
    person: Person, until: Until, data: Path, theme: str, tmp_path: Path
) -> None:
    colors = palette(theme)
    person.press("ctrl+i")
    for line in MESSY.splitlines():
        person.write(line)
        person.press("Return")
    until(lambda: bool(person.places(tmp_path, colors["over"])))  # the mark of a doubt is painted
    person.look(tmp_path / f"import-{theme}.png")
    person.press("alt+Down")
    until(lambda: bool(person.places(tmp_path, colors["over_soft"])))  # and its card is open
    person.look(tmp_path / f"import-doubt-{theme}.png")
    person.press("space")
    until(lambda: not person.places(tmp_path, colors["over_soft"]))
    person.press("ctrl+Return")
    until(lambda: begun(board_on_disk(data)) == TEXTS)
    support = next(e for e in board_on_disk(data).events if e.text.startswith("Support"))
    assert support.time == datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
    person.press("ctrl+z")
    until(lambda: not board_on_disk(data).events)
