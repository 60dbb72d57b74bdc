"""Opening a file: made when new, refused in one sentence when it is not what it should be."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from pm_facilitator.domain.edits import setup
from pm_facilitator.errors import StoreError
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library, open_library
from tests.store.conftest import NOW

NOBODY = 65534


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def closed(file: Path) -> Path:
    """A library with one review, closed again."""
    library = open_library(file)
    library.create(setup.new_review("Checkout outage", NOW)[0], NOW)
    library.close()
    return file


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()


def test_a_library_is_made_with_its_folder_and_opens_again(closed: Path) -> None:
    assert list(contents(closed.parent)) == ["library.db"]
    library = open_library(closed)
    assert [review.title for review in library.reviews()] == ["Checkout outage"]
    library.close()


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    library = open_library(path)
    assert library.reviews() == []
    library.close()


def test_what_a_cut_short_creation_leaves_becomes_a_library(tmp_path: Path) -> None:
    # SQLite rolls back such a file as soon as it is opened: its journal says it was empty.
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = PERSIST")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE half (x)")
        connection.execute("ROLLBACK")
    path.with_name("library.db-journal").touch()
    library = open_library(path)
    assert library.reviews() == []
    library.close()


def test_every_edit_reaches_the_disk_and_links_are_enforced(library: Library) -> None:
    def pragma(name: str) -> object:
        with library._database.writing() as connection:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    path.write_bytes(data)


def scribble_on_the_first_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:400] = os.urandom(300)
    path.write_bytes(data)


def lose_the_schema(path: Path) -> None:
    run_sql(path, "DROP TABLE alembic_version")


def empty_the_revision(path: Path) -> None:
    run_sql(path, "DELETE FROM alembic_version")


@pytest.mark.parametrize(
    "damage",
    [cut, scribble, scribble_on_the_first_page, lose_the_schema, empty_the_revision],
)
def test_a_damaged_library_is_refused_and_left_alone(
    closed: Path, damage: Callable[[Path], None]
) -> None:
    damage(closed)
    before = contents(closed.parent)
    with pytest.raises(StoreError, match="is damaged") as error:
        open_library(closed)
    assert "backup" in error.value.advice
    assert contents(closed.parent) == before


def other_sqlite(path: Path) -> None:
    run_sql(path, "CREATE TABLE other (x)", "PRAGMA application_id = 77")


def other_sqlite_in_use(path: Path) -> None:
    run_sql(path, "PRAGMA journal_mode = WAL", "CREATE TABLE other (x)")


def some_text(path: Path) -> None:
    path.write_text("Dear diary")


@pytest.mark.parametrize("make", [other_sqlite, other_sqlite_in_use, some_text])
def test_somebody_elses_file_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "other.db"
    make(path)
    before = contents(tmp_path)
    with pytest.raises(StoreError, match=r"other\.db is not a library of PM Facilitator"):
        open_library(path)
    assert contents(tmp_path) == before


def test_a_newer_library_is_refused_and_left_alone(closed: Path) -> None:
    run_sql(closed, "UPDATE alembic_version SET version_num = '9999'")
    before = contents(closed.parent)
    with pytest.raises(StoreError, match="newer version") as error:
        open_library(closed)
    assert "update the app" in error.value.advice
    assert contents(closed.parent) == before


def test_a_locked_library_is_refused_and_left_alone(closed: Path) -> None:
    before = closed.read_bytes()
    with closing(sqlite3.connect(closed, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            open_library(closed, wait=0.01)
        other.execute("ROLLBACK")
    assert closed.read_bytes() == before


def test_a_folder_in_the_place_of_the_library_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_library(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_library(tmp_path / "folder" / "library.db")


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Run as somebody whom permissions hold back; root may write everywhere."""
    if not hasattr(os, "seteuid"):
        pytest.skip("permissions work differently here")
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def owned(closed: Path) -> Iterator[Path]:
    """The closed library in a folder that an ordinary user owns and can reach."""
    folder = Path(tempfile.mkdtemp())
    path = Path(shutil.copy(closed, folder))
    if os.geteuid() == 0:
        for place in (folder, path):
            os.chown(place, NOBODY, NOBODY)
    yield path
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize("part", ["file", "folder"])
def test_a_read_only_library_is_refused_and_left_alone(owned: Path, part: str) -> None:
    (owned if part == "file" else owned.parent).chmod(0o500)
    before = contents(owned.parent)
    with ordinary_user(), pytest.raises(StoreError, match=r"cannot be (written|opened)"):
        open_library(owned, wait=0.01)
    assert contents(owned.parent) == before


def test_a_library_cannot_be_made_in_a_read_only_folder(owned: Path) -> None:
    owned.parent.chmod(0o500)
    with ordinary_user(), pytest.raises(StoreError) as error:
        open_library(owned.with_name("new.db"))
    assert "folder" in error.value.advice
    assert list(contents(owned.parent)) == ["library.db"]


def fill_up(library: Library) -> None:
    """Let the file have no further page, as on a full disk."""
    with library._database.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")


def test_a_full_disk_loses_nothing_and_leaves_the_board_as_it_was(
    library: Library, session: Session
) -> None:
    id_ = session.board.review.id
    fill_up(library)
    before = list(session.board.entities())
    with pytest.raises(StoreError, match="disk is full") as error:
        session.commit(setup.set_fields(session.board, summary="long " * 20_000))
    assert "room" in error.value.advice
    assert list(session.board.entities()) == before
    assert list(library.load(id_).entities()) == before
    with library._database.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    session.commit(setup.set_fields(session.board, summary="long " * 20_000))
    assert library.load(id_).review.summary == session.board.review.summary


def test_a_closed_disk_full_library_opens_again_as_it_was(
    library: Library, session: Session, file: Path
) -> None:
    fill_up(library)
    with pytest.raises(StoreError):
        session.commit(setup.set_fields(session.board, summary="long " * 20_000))
    library.close()
    again = open_library(file)
    assert again.load(session.board.review.id).review.summary == ""
    again.close()


def test_a_library_locked_in_mid_meeting_tells_and_goes_on(
    library: Library, session: Session, file: Path
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            session.commit(setup.set_fields(session.board, title="Later"))
        other.execute("ROLLBACK")
    session.commit(setup.set_fields(session.board, title="Later"))
    assert library.load(session.board.review.id).review.title == "Later"
