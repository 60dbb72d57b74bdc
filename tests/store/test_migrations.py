"""The schema: made only by migrations, the same as the tables, upgraded after a backup."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import (
    Action,
    Entity,
    Note,
    Round,
    SectionText,
    TimelineEvent,
    Version,
)
from pm_facilitator.errors import StoreError
from pm_facilitator.store.library import Library, open_library
from pm_facilitator.store.schema import MIGRATIONS, prepare
from pm_facilitator.store.tables import HEAD, REFERENCES, TABLES, metadata
from tests.store.conftest import NOW

NEXT = f"{int(HEAD) + 1:04}"


def ours(_: Any, name: str | None, type_: str, *__: Any) -> bool:
    """Leave out what FTS5 keeps for itself."""
    return type_ != "table" or name in metadata.tables


def test_the_migrations_make_exactly_the_tables(library: Library) -> None:
    options = {"compare_type": True, "include_object": ours}
    with library._database.reading() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_links_are_checked_at_the_end_of_a_transaction(library: Library) -> None:
    with library._database.reading() as connection:
        for kind, field in REFERENCES:
            rows = connection.exec_driver_sql(f"PRAGMA foreign_key_list({kind})").mappings()
            assert field in [row["from"] for row in rows]
        sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql LIKE '%REFER%'")
        for (statement,) in sql:
            assert statement.count("REFERENCES") == statement.count("INITIALLY DEFERRED")


def test_head_is_the_newest_script() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_scripts_stand_alone() -> None:
    for script in (MIGRATIONS / "versions").glob("*.py"):
        assert "pm_facilitator" not in script.read_text()


def test_opening_an_up_to_date_library_does_not_import_alembic(library: Library) -> None:
    code = f"""
        import sys
        from pathlib import Path
        from pm_facilitator.store.library import open_library
        open_library(Path({str(library.path)!r})).close()
        print("alembic" in sys.modules)
    """
    ran = subprocess.run([sys.executable, "-c", dedent(code)], capture_output=True, text=True)
    assert (ran.stdout.strip(), ran.stderr) == ("False", "")


@pytest.fixture
def old(file: Path) -> Path:
    """A library of the present revision, which the next migration makes an old one."""
    library = open_library(file)
    library.create(setup.new_review("Checkout outage", NOW)[0], NOW)
    library.close()
    return file


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The present migrations, to which a test adds the next one."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for script in (MIGRATIONS / "env.py", *(MIGRATIONS / "versions").glob("0*.py")):
        copy = folder / script.relative_to(MIGRATIONS)
        copy.write_text(script.read_text())
    return folder


def write_next(scripts: Path, *statements: str) -> None:
    body = "\n".join(f"    op.execute({statement!r})" for statement in statements)
    head = f"from alembic import op\nrevision = {NEXT!r}\ndown_revision = {HEAD!r}\n"
    (scripts / "versions" / f"{NEXT}_next.py").write_text(f"{head}\ndef upgrade():\n{body}\n")


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_an_upgrade_keeps_the_content_and_a_copy_of_before(old: Path, scripts: Path) -> None:
    write_next(scripts, "ALTER TABLE bone ADD COLUMN hue TEXT")
    prepare(old, 0.1, scripts, NEXT)
    assert revision(old) == NEXT
    copy = old.with_name(f"library.before-{NEXT}-1.db")
    assert revision(copy) == HEAD
    library = open_library(copy)
    assert [review.title for review in library.reviews()] == ["Checkout outage"]
    library.close()
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT title FROM review").fetchall() == [("Checkout outage",)]


def test_a_failing_upgrade_leaves_the_library_as_it_was(old: Path, scripts: Path) -> None:
    write_next(scripts, "CREATE TABLE half_way (x)", "SELECT nonsense")
    before = old.read_bytes()
    with pytest.raises(StoreError, match="could not be read or written"):
        prepare(old, 0.1, scripts, NEXT)
    assert old.read_bytes() == before
    open_library(old).close()


def test_an_upgrade_that_breaks_links_is_not_kept(old: Path, scripts: Path) -> None:
    write_next(scripts, "INSERT INTO bone VALUES ('nobody', 'b', 'People', 0)")
    before = old.read_bytes()
    with pytest.raises(StoreError, match="damaged"):
        prepare(old, 0.1, scripts, NEXT)
    assert old.read_bytes() == before


_OLD_TABLES = (
    *("review", "event", "note", "round", "action", "section_text"),
    *("event_log", "review_meta"),
)


def as_of(file: Path, revision: str) -> None:
    """Put a library into the shape that it had at a revision, without what came later."""
    old = file.with_name("old.db")
    prepare(old, 0.1, head=revision)
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS new", (str(file),))
        for table in _OLD_TABLES:
            columns = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
            if not columns:
                continue
            kept = ", ".join(f'"{column[1]}"' for column in columns)
            connection.execute(f'INSERT INTO "{table}" ({kept}) SELECT {kept} FROM new."{table}"')
    old.replace(file)


def test_events_from_before_told_times_come_along(file: Path) -> None:
    event = TimelineEvent("e", NOW, text="Cards are refused", visible_then="All green")
    assert after_an_upgrade(file, "0002", event).events == [event]


def test_reviews_from_before_the_checks_come_along(file: Path) -> None:
    review = after_an_upgrade(file, "0003").review
    assert (review.title, review.checks_left) == ("Checkout outage", ())


def test_notes_and_rounds_from_before_steps_come_along(file: Path) -> None:
    note, round_ = Note("n", "No alert", round_id="r"), Round("r", prompt="What did you see?")
    board = after_an_upgrade(file, "0004", note, round_)
    assert (board.notes(), board.all(Round)) == ([note], [round_])


def test_actions_from_before_their_risk_come_along(file: Path) -> None:
    action = Action("a", "Add an alert", "Kim", impact=4, effort=2, success="It rings")
    board = after_an_upgrade(file, "0005", action)
    assert board.actions == [action]
    assert (board.review.second_look_at, board.review.second_look_ids) == (None, ())


def test_reviews_from_before_own_templates_come_along(file: Path) -> None:
    board = after_an_upgrade(file, "0006")
    assert (board.review.own_template, board.all(SectionText)) == ("", [])


def test_texts_of_sections_from_before_versions_come_along(file: Path) -> None:
    text = SectionText("s", "threat", "An old key was enough.")
    board = after_an_upgrade(file, "0007", text)
    assert (board.all(SectionText), board.all(Version)) == ([text], [])


def after_an_upgrade(file: Path, revision: str, *records: Entity) -> Board:
    library = open_library(file)
    changes, id_ = setup.new_review("Checkout outage", NOW)
    library.create([*changes, *map(Added, records)], NOW)
    library.close()
    as_of(file, revision)
    library = open_library(file)
    board = library.load(id_)
    library.close()
    return board


def test_every_kind_has_a_table_with_a_column_for_every_field() -> None:
    for kind, table in TABLES.items():
        assert "review_id" in table.c or kind == "review"
        assert "id" in table.c
