"""What was handed in to an import that was not finished outlives the end of the app for a while."""

import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.ui.left_imports import KEPT, HandedIn, LeftImport, LeftImports
from tests.helpers.logfail import LogWatch

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
CHAT = LeftImport("r1", (HandedIn("", "14:02 Alert\n"), HandedIn("a.log", None, "/logs/a.log")))

sources = st.builds(HandedIn, st.text(), st.none() | st.text(), st.text())
imports = st.builds(LeftImport, st.text(), st.lists(sources, max_size=3).map(tuple))


def kept_in(folder: Path, at: datetime = NOON) -> LeftImports:
    """Give what a run of the app at that time finds in a folder."""
    return LeftImports(folder / "left-imports.json", lambda: at)


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@given(st.lists(imports, min_size=1, max_size=4))
def test_only_the_newest_import_is_kept_and_given_back_as_it_was_until_it_is_forgotten(
    tmp_path_factory: pytest.TempPathFactory, left: list[LeftImport]
) -> None:
    folder = tmp_path_factory.mktemp("data")
    for each in left:
        kept_in(folder).keep(each)
    assert kept_in(folder).newest() == left[-1]
    kept_in(folder).forget()
    assert kept_in(folder).newest() is None
    assert names_in(folder) == []


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{",
        "[1]",
        '{"review": "", "sources": []}',
        '{"review": "", "sources": [], "since": "2026-11-19T12:00:00"}',
        '{"review": "", "sources": [], "since": "yesterday"}',
        '{"review": "", "sources": [{}], "since": "2026-11-19T12:00:00+00:00"}',
        "null",
        "[" * 100_000,
    ],
)
def test_a_file_that_cannot_be_read_is_deleted(tmp_path: Path, written: str) -> None:
    (tmp_path / "left-imports.json").write_text(written, encoding="utf-8")
    assert kept_in(tmp_path).newest() is None
    assert names_in(tmp_path) == []


def test_bytes_that_are_no_text_are_deleted(tmp_path: Path) -> None:
    (tmp_path / "left-imports.json").write_bytes(b"\xff\xfe\xff")
    assert kept_in(tmp_path).newest() is None
    assert names_in(tmp_path) == []


def test_an_import_is_kept_for_fourteen_days(tmp_path: Path) -> None:
    kept_in(tmp_path).keep(CHAT)
    kept_in(tmp_path, NOON + KEPT).tidy()
    assert kept_in(tmp_path, NOON + KEPT).newest() == CHAT
    kept_in(tmp_path, NOON + KEPT + timedelta(seconds=1)).tidy()
    assert names_in(tmp_path) == []


def test_a_clock_that_was_far_ahead_does_not_keep_it_for_ever(tmp_path: Path) -> None:
    kept_in(tmp_path, NOON + timedelta(days=4000)).keep(CHAT)
    assert kept_in(tmp_path).newest() is None
    assert names_in(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="files have no mode there")
def test_only_this_person_may_read_it(tmp_path: Path) -> None:
    (tmp_path / "left-imports.json").touch(mode=0o644)
    kept_in(tmp_path).keep(CHAT)
    mode = (tmp_path / "left-imports.json").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_nothing_half_written_stays_when_it_cannot_be_kept(tmp_path: Path, logs: LogWatch) -> None:
    logs.expect("is not kept")
    (tmp_path / "left-imports.json" / "inside").mkdir(parents=True)
    kept_in(tmp_path).keep(CHAT)
    assert names_in(tmp_path) == ["left-imports.json"]


def test_what_an_earlier_run_left_half_written_is_deleted_at_the_start(tmp_path: Path) -> None:
    kept_in(tmp_path).keep(CHAT)
    (tmp_path / "left-imports.part").write_text("[", encoding="utf-8")
    kept_in(tmp_path).tidy()
    assert names_in(tmp_path) == ["left-imports.json"]
    assert kept_in(tmp_path).newest() == CHAT


def test_what_is_forgotten_leaves_nothing_behind(tmp_path: Path) -> None:
    kept_in(tmp_path).keep(CHAT)
    (tmp_path / "left-imports.part").write_text("[", encoding="utf-8")
    kept_in(tmp_path).forget()
    assert names_in(tmp_path) == []
