"""What many devices send is shown soon, however fast it comes."""

import re

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.edits import round_notes
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.ui.rounds.unfit_list import UnfitList
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import press, words_in
from tests.ui.rounds.conftest import begin, held


def send(room: Room, number: int) -> None:
    """Let a device write one note."""
    drafts = [Draft(f"Note {number:03}", f"{number:032x}")]
    board = room.session.board
    room.session.commit(round_notes.write(board, held(room).id, drafts), Origin.PARTICIPANT)


def test_a_stream_of_notes_does_not_put_the_count_off(meeting: Room, qtbot: QtBot) -> None:
    begin(meeting)
    stream = QTimer()
    stream.setInterval(20)
    sent: list[int] = []

    def one_more() -> None:
        sent.append(len(sent))
        send(meeting, len(sent))

    stream.timeout.connect(one_more)
    stream.start()
    counted = re.compile(r"\b[1-9]\d* notes?, hidden")
    qtbot.waitUntil(lambda: bool(counted.search(words_in(meeting.rounds.strip))))
    stream.stop()
    assert sent


def test_the_list_to_read_follows_what_comes_and_goes(meeting: Room, qtbot: QtBot) -> None:
    begin(meeting)
    for number in (5, 1):
        send(meeting, number)
    press(meeting.rounds.strip, "Read what is written")
    unfit = meeting.rounds.strip.writing.unfit
    send(meeting, 3)
    qtbot.waitUntil(lambda: "Note 003" in words_in(unfit))
    assert [each.accessibleName() for each in offered(unfit)] == [
        *("Take out: Note 001", "Take out: Note 003", "Take out: Note 005")
    ]
    gone = next(note for note in meeting.session.board.all(Note) if note.text == "Note 001")
    meeting.rounds.lead.take_out(gone.id)
    qtbot.waitUntil(lambda: "Note 001" not in words_in(unfit))


def offered(unfit: UnfitList) -> list[QPushButton]:
    """Give the buttons of the list from top to bottom."""
    QApplication.processEvents()
    found = [each for each in unfit.findChildren(QPushButton) if each.isVisible()]
    return sorted(found, key=lambda each: each.mapTo(unfit, QPoint()).y())


def test_notes_that_nobody_reads_make_no_rows(meeting: Room) -> None:
    begin(meeting)
    for number in range(30):
        send(meeting, number)
    meeting.rounds.refresh()
    assert "30 notes, hidden until they are revealed." in words_in(meeting.rounds.strip)
    assert "Note 001" not in words_in(meeting.rounds.strip.writing.unfit)
