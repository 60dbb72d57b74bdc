"""A backup is one whole file; restoring keeps what was there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pm_facilitator.domain.edits import setup
from pm_facilitator.errors import StoreError
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library, open_library, restore
from tests.store.conftest import MakeReview


def titles(path: Path) -> list[str]:
    library = open_library(path)
    found = [review.title for review in library.reviews()]
    library.close()
    return found


@pytest.fixture
def backup(library: Library, session: Session, tmp_path: Path) -> Path:
    """A backup of one review, made in the middle of a meeting."""
    path = tmp_path / "backup.db"
    library.backup(path)
    return path


def test_a_backup_holds_all_up_to_the_last_edit(
    library: Library, session: Session, tmp_path: Path
) -> None:
    session.commit(setup.set_fields(session.board, title="Just now"))
    path = tmp_path / "backup.db"
    library.backup(path)
    session.commit(setup.set_fields(session.board, title="Afterwards"))
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["backup.db"]
    assert titles(path) == ["Just now"]


def test_a_backup_replaces_an_older_one(library: Library, backup: Path) -> None:
    library.backup(backup)
    assert titles(backup) == ["Checkout outage"]


def test_a_backup_never_replaces_the_library_itself(library: Library) -> None:
    with pytest.raises(StoreError, match="itself"):
        library.backup(library.path)


def test_a_backup_into_a_folder_that_is_not_there_is_refused(
    library: Library, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        library.backup(tmp_path / "nowhere" / "backup.db")


def test_restoring_brings_back_the_backup_and_keeps_the_present(
    library: Library, session: Session, backup: Path
) -> None:
    session.commit(setup.set_fields(session.board, title="Changed since"))
    library.close()
    kept = restore(backup, library.path)
    assert titles(library.path) == ["Checkout outage"]
    assert kept is not None
    assert kept.name == "library.before-restore-1.db"
    assert titles(kept) == ["Changed since"]
    assert backup.is_file()


def test_restoring_to_a_new_place_keeps_nothing(backup: Path, tmp_path: Path) -> None:
    new = tmp_path / "other" / "library.db"
    assert restore(backup, new) is None
    assert titles(new) == ["Checkout outage"]


def test_restoring_twice_keeps_both(library: Library, backup: Path) -> None:
    library.close()
    kept = [restore(backup, library.path), restore(backup, library.path)]
    assert [path and path.name for path in kept] == [
        "library.before-restore-1.db",
        "library.before-restore-2.db",
    ]


def test_restoring_works_when_the_present_library_is_damaged(
    library: Library, backup: Path
) -> None:
    library.close()
    damaged = library.path.read_bytes()[:5000] + b"\xff" * 5000
    library.path.write_bytes(damaged)
    kept = restore(backup, library.path)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert titles(library.path) == ["Checkout outage"]


def test_restoring_works_when_the_present_library_is_no_database(
    library: Library, backup: Path
) -> None:
    library.close()
    library.path.write_bytes(b"nonsense" * 100)
    assert restore(backup, library.path) is not None
    assert titles(library.path) == ["Checkout outage"]


def test_an_open_library_is_not_replaced(
    library: Library, backup: Path, make_review: MakeReview
) -> None:
    make_review("Later")
    with pytest.raises(StoreError, match="in use"):
        restore(backup, library.path, wait=0.01)
    assert [review.title for review in library.reviews()] == ["Later", "Checkout outage"]
    assert [
        path.name for path in library.path.parent.iterdir() if "library.db" not in path.name
    ] == []


def text_file(path: Path) -> None:
    path.write_text("Dear diary")


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (x)")


def torn_library(path: Path) -> None:
    library = open_library(path)
    library.close()
    path.write_bytes(path.read_bytes()[:8192])


def missing(path: Path) -> None:
    path.unlink(missing_ok=True)


@pytest.mark.parametrize("make", [text_file, other_database, torn_library, missing])
def test_what_is_no_sound_library_is_not_restored(
    library: Library, tmp_path: Path, make: object
) -> None:
    library.close()
    source = tmp_path / "source.db"
    make(source)  # type: ignore[operator]
    before = library.path.read_bytes()
    with pytest.raises(StoreError, match=r"source\.db"):
        restore(source, library.path)
    assert library.path.read_bytes() == before
    assert [path.name for path in library.path.parent.iterdir()] == ["library.db"]


def test_a_library_is_not_restored_from_itself(library: Library) -> None:
    library.close()
    with pytest.raises(StoreError, match="itself"):
        restore(library.path, library.path)


def test_a_backup_may_lie_where_nothing_can_be_written(library: Library, backup: Path) -> None:
    library.close()
    backup.chmod(0o400)
    restore(backup, library.path)
    assert titles(library.path) == ["Checkout outage"]
