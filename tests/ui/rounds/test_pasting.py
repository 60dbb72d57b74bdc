"""Notes from elsewhere: a chat or a form is pasted into a group's box, and a form is copied."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from pm_facilitator.domain.entities import Note, Person
from pm_facilitator.domain.rounds import groups_of
from pm_facilitator.ui.rounds.writing_pane import WritingPane
from pm_facilitator.ui.windows.room import Room
from tests.helpers.forms import fill, quote
from tests.ui.rounds.conftest import begin, held, texts

CHAT = """\
14:05:10 From  Ines Duarte  to  Everyone:
\tThe graph was green
14:05:31 From  Mei Tanaka  to  Everyone:
\tNobody was paged
14:05:40 From  Ines Duarte  to  Everyone:
\tReacted to "Nobody was paged" with +1
"""


def paste(pane: WritingPane, text: str, box: int = 0) -> str:
    """Paste into a box and give what is said of it."""
    said: list[str] = []
    pane.said.connect(said.append)
    data = QMimeData()
    data.setText(text)
    pane.boxes()[box].box.insertFromMimeData(data)
    return said[-1] if said else ""


def test_a_pasted_chat_becomes_notes_of_the_group_without_names(meeting: Room) -> None:
    begin(meeting)
    said = paste(meeting.rounds.strip.writing, CHAT, 1)
    assert said == ("2 notes taken from the chat. Joins, leaves and reactions were left out: 1.")
    board = meeting.session.board
    amber = groups_of(board, held(meeting).id)[1].id
    assert [(n.text, n.author_id, n.small_group_id, n.hidden) for n in board.all(Note)] == [
        ("The graph was green", None, amber, True),
        ("Nobody was paged", None, amber, True),
    ]
    assert "Ines Duarte" not in [person.name for person in board.people]


def test_with_names_a_chat_brings_its_writers_along_and_one_undo_takes_all_back(
    meeting: Room,
) -> None:
    begin(meeting, anonymous=False)
    before = meeting.session.board.people
    paste(meeting.rounds.strip.writing, CHAT)
    names = {person.id: person.name for person in meeting.session.board.all(Person)}
    written = {n.text: names[n.author_id or ""] for n in meeting.session.board.all(Note)}
    assert written == {"The graph was green": "Ines Duarte", "Nobody was paged": "Mei Tanaka"}
    assert len(names) == len(before) + 1
    meeting.history.undo()
    assert (texts(meeting), meeting.session.board.people) == ([], before)


def test_lines_are_notes_without_the_marks_of_a_list(meeting: Room) -> None:
    begin(meeting)
    assert (
        paste(meeting.rounds.strip.writing, "- One\n- Two\n\n") == "2 notes taken from the paste."
    )
    assert texts(meeting) == ["One", "Two"]


def test_a_paste_that_says_nothing_makes_no_note_and_says_so(meeting: Room) -> None:
    begin(meeting)
    assert paste(meeting.rounds.strip.writing, "...\n---") == "No notes in this."
    assert texts(meeting) == []


@pytest.mark.parametrize("anonymous", [True, False])
def test_a_copied_form_comes_back_as_notes(meeting: Room, anonymous: bool) -> None:
    begin(meeting, anonymous=anonymous)
    pane = meeting.rounds.strip.writing
    pane._form.click()
    form = QGuiApplication.clipboard().text()
    assert "What made it hard to see?" in form
    assert ("Name:" in form) is not anonymous
    quoted = quote(fill(form, ["The graph was green"], name="Mei Tanaka"))
    assert paste(pane, f"Hi Ravi,\n\nOn Monday, Ravi wrote:\n{quoted}") == (
        "1 note taken from the form."
    )
    assert texts(meeting) == ["The graph was green"]
    author = meeting.session.board.all(Note)[0].author_id
    assert author == (None if anonymous else "mei")
