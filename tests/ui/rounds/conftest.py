"""A meeting in Reflect with people in it, and a round that is held there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pm_facilitator import round_formats
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Note, Person, Round
from pm_facilitator.domain.vocabulary import PersonRole, RoundStep, Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.rounds.strip import RoundStrip
from pm_facilitator.ui.windows.room import Room

PEOPLE = (
    Person("amara", "Amara Osei", PersonRole.RESPONDER, "Payments", order=1),
    Person("jonas", "Jonas Lind", PersonRole.EXPERT, "Payments", order=2),
    Person("mei", "Mei Tanaka", PersonRole.RESPONDER, "Platform", order=3),
    Person("luis", "Luis Prado", PersonRole.STAKEHOLDER, "Support", order=4),
    Person("ravi", "Ravi Menon", PersonRole.FACILITATOR, order=5),
)
PAIRS = (("amara", "mei"), ("jonas", "luis"))


@pytest.fixture
def session(session: Session) -> Session:
    """Give the review with people who were invited."""
    session.commit([Added(person) for person in PEOPLE])
    return session


@pytest.fixture
def meeting(room: Room, qtbot: QtBot) -> Room:
    """Give the room in Reflect, with the keyboard."""
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.go_to(Stage.REFLECT)
    return room


def draft(**values: object) -> RoundDraft:
    """Give a draft with two pairs that goes through every step of a round."""
    steps = round_formats.round_formats()["round_robin"].steps
    made = RoundDraft(
        prompt="What made it hard to see?",
        format="round_robin",
        steps=steps,
        votes_each=3,
        votes_per_note=2,
        people=PAIRS,
        names=("", ""),
    )
    return replace(made, **values)  # type: ignore[arg-type]


def begin(room: Room, **values: object) -> Round:
    """Begin a round and give it."""
    assert room.rounds.lead.start(draft(**values))
    return held(room)


def held(room: Room) -> Round:
    """Give the round that is held."""
    found = room.rounds.lead.held()
    assert found is not None
    return found


def go_to(room: Room, step: RoundStep) -> Round:
    """Go to a step of the round that is held."""
    room.rounds.lead.go_to(held(room).steps.index(step.value))
    return held(room)


def texts(room: Room) -> list[str]:
    """Give the texts of all notes."""
    return [note.text for note in room.session.board.all(Note)]


@pytest.fixture
def strip(meeting: Room) -> RoundStrip:
    """Give the strip of a round that has just begun."""
    begin(meeting)
    return meeting.rounds.strip


def type_into(strip: RoundStrip, place: int, text: str, *, enter: bool = True) -> None:
    box = strip.writing.boxes()[place].box
    box.setFocus()
    QTest.keyClicks(box, text)
    if enter:
        QTest.keyClick(box, Qt.Key.Key_Return)
