"""Settings come back as they were chosen, and no stored value can do harm."""

import tomllib
from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.errors import PmError
from pm_facilitator.settings import FISHBONE_VIEWS, FOLDS, PAPERS, THEMES, Settings, load, save
from tests.helpers.logfail import LogWatch

any_text = st.text(st.characters(codec="utf-8"), max_size=40)
bound = ("theme", "zone", "import_zone", "fishbone_view", "legend", "map", "export_paper")
zones = st.sampled_from(["", "UTC", "Europe/Berlin"])
free = [f.name for f in fields(Settings) if f.type is str and f.name not in bound]
chosen = st.builds(
    Settings,
    theme=st.sampled_from(THEMES),
    fishbone_view=st.sampled_from(FISHBONE_VIEWS),
    export_paper=st.sampled_from(PAPERS),
    legend=st.sampled_from(FOLDS),
    map=st.sampled_from(FOLDS),
    zone=zones,
    import_zone=zones,
    **dict.fromkeys(free, any_text),
)


@settings(max_examples=60, deadline=None)
@given(wish=chosen)
def test_what_is_saved_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, wish: Settings
) -> None:
    path = tmp_path_factory.getbasetemp() / "settings.toml"
    save(path, wish)
    assert load(path) == wish
    assert tomllib.loads(path.read_text(encoding="utf-8")) == asdict(wish)


def test_before_the_first_choice_everything_has_its_default(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml") == Settings()


@pytest.mark.parametrize(
    "line",
    [
        'theme = "pink"',
        "theme = true",
        'fishbone_view = "spiral"',
        'sound = "loud"',
        "motion = 1",
        'zone = "Mars/Olympus"',
        'zone = "../etc/passwd"',
        'zone = "Europe"',
        "facilitator = 7",
        'of_a_later_version = "yes"',
    ],
)
def test_a_value_that_does_not_fit_falls_back_alone(tmp_path: Path, line: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'coach = false\n{line}\nagenda = "hour"\n')
    assert load(path) == Settings(coach=False, agenda="hour")


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"\x00"])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, logs: LogWatch, content: bytes) -> None:
    logs.expect("settings not readable")
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert load(path) == Settings()


def test_a_character_that_no_file_can_carry_does_not_stop_saving(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save(path, Settings(facilitator="Ana\ud83d"))
    assert load(path).facilitator == "Ana?"


def test_saving_makes_the_folder_and_leaves_one_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    save(path, Settings())
    save(path, replace(Settings(), theme="dark"))
    assert load(path).theme == "dark"
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PmError, match="could not be saved"):
        save(tmp_path / "file" / "settings.toml", Settings())
