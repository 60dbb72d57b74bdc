"""A whole round on one machine alone, led by nothing but the keyboard, in real windows."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Note, Round, Vote
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from tests.e2e.hands import MAIN, Person

pytestmark = [pytest.mark.xcb, pytest.mark.skipif(sys.platform != "linux", reason="needs X11")]

Until = Callable[[Callable[[Board], bool]], None]

SHARED = "Shared with the group"
ASKED = "What made it hard to see?"
WRITTEN = ("The certificate had no owner", "Nobody was the owner of the certificate")
NEXT = "ctrl+shift+Next"


@pytest.fixture
def person(screen: str) -> Person:
    return Person(screen)


def step(board: Board) -> RoundStep | None:
    """Give the step of the round that is held."""
    held = rounds.running(board)
    return held.step if held is not None else None


def ours(board: Board) -> list[Note]:
    """Give the notes that are written here."""
    return [note for note in board.all(Note) if note.text in WRITTEN]


def test_a_round_is_led_by_keys_alone(
    app: subprocess.Popen[bytes], person: Person, until: Until, tmp_path: Path
) -> None:
    person.find("autumn sale")
    person.turn_to(MAIN)
    person.press("ctrl+Prior")
    until(lambda board: board.review.stage is Stage.REFLECT)
    begin(person, until)
    write(person, until)
    show_the_room(person, tmp_path)
    reveal_and_group(person, until)
    vote_and_discuss(person, until)
    person.press("ctrl+q")
    assert app.wait(20) == 0


def begin(person: Person, until: Until) -> None:
    """Prepare a round on its page, and start it."""
    person.press("ctrl+r", "Tab", "Tab")
    person.write(ASKED)
    person.press("ctrl+Return")
    until(lambda board: step(board) is RoundStep.WRITE)
    until(lambda board: [r.prompt for r in board.all(Round) if rounds.is_running(r)] == [ASKED])


def write(person: Person, until: Until) -> None:
    """Write notes into the box that has the keyboard; the last one is not even entered."""
    person.write(WRITTEN[0])
    person.press("Return")
    until(lambda board: len(ours(board)) == 1)
    person.write(WRITTEN[1])
    person.press("ctrl+F8", "shift+F8")
    until(lambda board: any(r.step_seconds == 360 and not r.step_since for r in board.all(Round)))


def show_the_room(person: Person, tmp_path: Path) -> None:
    """Open the window of the group, which has the question and the clock on it."""
    person.press("F5")
    person.find(SHARED)
    person.turn_to(SHARED)
    picture = tmp_path / "room.png"
    person.look(picture)
    with Image.open(picture) as seen:
        dark = sum(seen.convert("L").histogram()[:96])
    assert dark > 4000, "no large letters in the group's window"
    person.turn_to(MAIN)


def reveal_and_group(person: Person, until: Until) -> None:
    """Go on: what was still in the box is a note by then; similar ones are gathered."""
    person.press(NEXT)
    until(lambda board: step(board) is RoundStep.REVEAL)
    until(lambda board: [note.hidden for note in ours(board)] == [False, False])
    person.press(NEXT)
    until(lambda board: step(board) is RoundStep.GROUP)
    person.press("ctrl+alt+g")
    person.press("ctrl+Return", "Escape")
    until(lambda board: len({note.group_id for note in ours(board)} - {None}) == 1)


def vote_and_discuss(person: Person, until: Until) -> None:
    """Vote for the group that has just been made, and talk about it until the round is over."""
    person.press(NEXT)
    until(lambda board: step(board) is RoundStep.VOTE)
    person.press("ctrl+f")
    person.write("owner of the certificate")
    person.press("Return", "Escape", "plus", "plus", "minus")
    until(lambda board: votes(board) == 1)
    person.press(NEXT)
    until(lambda board: step(board) is RoundStep.DISCUSS)
    until(lambda board: any(r.result_order for r in board.all(Round)))
    person.press(NEXT)
    until(lambda board: step(board) is None)


def votes(board: Board) -> int:
    """Count the votes of the round that is held."""
    held = rounds.running(board)
    return sum(v.count for v in board.all(Vote) if held is not None and v.round_id == held.id)
