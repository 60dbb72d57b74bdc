"""After an anonymous round held on one machine, nothing on disk names those who took part."""

from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from pm_facilitator.domain.entities import Note, Round, RoundGroup, Vote
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.report.export import SUFFIXES, export
from pm_facilitator.store.library import Library
from pm_facilitator.ui.windows.room import Room
from tests.helpers.forms import fill
from tests.report.boards import options
from tests.ui.rounds.conftest import begin, go_to
from tests.ui.rounds.test_pasting import CHAT, paste

NAMES = ("Ines Duarte", "ines@harbour.example", "Quillon Marsh")


@pytest.fixture
def after(meeting: Room) -> Room:
    """Give the room after a round with a pasted chat, a form that came back, votes and an undo."""
    begin(meeting)
    pane = meeting.rounds.strip.writing
    paste(pane, CHAT)
    paste(pane, "Quillon Marsh\n10:32 AM\nI was asleep\n10:33 AM\nand so was the pager", 1)
    pane._form.click()
    form = fill(QGuiApplication.clipboard().text(), ["Two dashboards"])
    head = f"From: {NAMES[0]} <{NAMES[1]}>\nTo: Ravi\n\nOn Monday, {NAMES[0]} wrote:\n"
    paste(pane, f"{head}{form}\n-- \n{NAMES[0]}\n{NAMES[1]}")
    meeting.history.undo()
    meeting.history.redo()
    go_to(meeting, RoundStep.VOTE)
    ballot, notes = meeting.rounds.lead.ballot, meeting.session.board.all(Note)
    for note in notes[:2]:
        ballot.vote(("note", note.id), 1)
        ballot.next()
    meeting.rounds.end()
    return meeting


def test_the_round_was_really_held(after: Room) -> None:
    board = after.session.board
    assert len(board.all(Note)) == 5
    assert len(board.all(Vote)) == 2
    assert board.all(Round)[0].result_order != ()


def test_no_name_is_in_the_library_its_journal_or_its_log(after: Room, library: Library) -> None:
    held_names = [name for name in NAMES if name.encode() in files_of(library)]
    assert held_names == []
    log = repr(library.log(after.session.board.review.id))
    assert "Two dashboards" in log
    assert not any(name in log for name in NAMES)


def test_nobody_of_the_review_is_tied_to_a_note_a_vote_or_a_group(after: Room) -> None:
    board = after.session.board
    assert {note.author_id for note in board.all(Note)} == {None}
    assert {vote.voter_id for vote in board.all(Vote)} == {None}
    assert {group.person_ids for group in board.all(RoundGroup)} == {()}


def test_no_name_is_in_any_export(after: Room, tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        path = tmp_path / f"review{suffix}"
        export(after.session.board, path, options())
        written = words_of(path)
        assert "Two dashboards" in written, suffix
        assert not any(name in written for name in NAMES), suffix


def files_of(library: Library) -> bytes:
    """Read the file with what lies beside it, freed pages and all."""
    beside = sorted(library.path.parent.glob(f"{library.path.name}*"))
    return b"".join(path.read_bytes() for path in beside)


def words_of(path: Path) -> str:
    """Read an exported file as text, packed or not."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if not is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with ZipFile(path) as packed:
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
