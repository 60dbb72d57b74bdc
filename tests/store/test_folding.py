"""What is written is folded into the one file in a pause, and never by an edit."""

from pathlib import Path

from pm_facilitator.domain.edits import setup
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library, open_library

EDITS = 400
"""So many that SQLite left to itself would fold them."""


def retitle(session: Session) -> None:
    for number in range(EDITS):
        session.commit(setup.set_fields(session.board, title=f"Title {number}"))


def test_no_edit_waits_for_folding(library: Library, session: Session) -> None:
    library.fold()
    before = library.path.read_bytes()
    retitle(session)
    assert library.path.read_bytes() == before


def test_what_was_folded_is_in_the_one_file(
    library: Library, session: Session, tmp_path: Path
) -> None:
    retitle(session)
    library.fold()
    copy = tmp_path / "copy.db"
    copy.write_bytes(library.path.read_bytes())
    other = open_library(copy)
    assert [review.title for review in other.reviews()] == [f"Title {EDITS - 1}"]
    other.close()


def test_one_goes_on_writing_after_folding(library: Library, session: Session) -> None:
    library.fold()
    session.commit(setup.set_fields(session.board, title="Afterwards"))
    assert [review.title for review in library.reviews()] == ["Afterwards"]
