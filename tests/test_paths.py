"""Everything of a person lies in one folder."""

from pathlib import Path

import pytest

from pm_facilitator.errors import StoreError
from pm_facilitator.paths import Paths, paths_for


def test_all_files_lie_in_the_folder_that_was_asked_for(tmp_path: Path) -> None:
    paths = paths_for(tmp_path)
    for path in (paths.library, paths.settings, paths.log, paths.lock):
        assert path.is_relative_to(tmp_path)


def test_a_relative_folder_keeps_its_place_when_the_app_goes_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = paths_for(Path("reviews"))
    monkeypatch.chdir("/")
    assert paths.data_dir == tmp_path / "reviews"


def test_a_tilde_means_home(home: Path) -> None:
    assert paths_for(Path("~/reviews")).data_dir == home / "reviews"


def test_without_a_wish_it_is_a_folder_below_home(home: Path) -> None:
    data_dir = paths_for().data_dir
    assert data_dir.is_relative_to(home)
    assert data_dir.name == "pm-facilitator"


def test_looking_up_the_paths_makes_nothing(home: Path) -> None:
    assert not paths_for().data_dir.exists()


def test_the_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "a" / "b")
    paths.create()
    paths.create()
    assert paths.data_dir.is_dir()


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=r"data folder .*file.reviews cannot be made.*--data-dir"):
        Paths(tmp_path / "file" / "reviews").create()
