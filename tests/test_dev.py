"""The script that sets everything up says what is missing, and does what it says."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "dev.py"


def make_program(path: Path, lines: str) -> None:
    """Put a shell script where a program is looked for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the only folder in which programs are found; it is empty."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a checkout of its own, with an environment that is set up."""
    folder = tmp_path / "checkout"
    for name in ("ROOT", "VENV", "PYTHON", "STAMP"):
        path = getattr(dev, name)
        monkeypatch.setattr(dev, name, folder / path.relative_to(ROOT))
    make_program(dev.PYTHON, "exit 0")
    (folder / "pyproject.toml").write_text("[project]\n")
    dev.STAMP.write_text(dev.wanted_stamp())
    return folder


class TestScript:
    """The file as it is read by any Python."""

    def test_an_old_python_can_read_it(self) -> None:
        ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))

    def test_it_needs_the_standard_library_only(self) -> None:
        imported = {
            alias.name.partition(".")[0]
            for node in ast.parse(SCRIPT.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        assert imported <= set(sys.stdlib_module_names)

    def test_it_asks_for_no_particular_registry(self) -> None:
        for path in (SCRIPT, ROOT / "Makefile", ROOT / ".ci" / "run"):
            assert "://" not in path.read_text(encoding="utf-8")

    def test_help_names_every_command(self) -> None:
        command = [sys.executable, str(SCRIPT), "--help"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert all(name in said for name in dev.COMMANDS)

    def test_what_follows_the_command_is_handed_on_untouched(self) -> None:
        line = ["test", "-q", "--help", "-k", "a or b"]
        assert dev.read_command_line(line) == ("test", line[1:])

    @pytest.mark.parametrize("name", ["Makefile", "CONTRIBUTING.md"])
    def test_the_commands_are_named_where_people_look(self, name: str) -> None:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert all(command in text for command in dev.COMMANDS if command != "setup")


class TestPython:
    """Which interpreter does the work."""

    def test_a_new_enough_one_goes_on(self) -> None:
        dev.use_a_new_enough_python()

    def test_an_old_one_without_help_says_what_is_needed(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_program(programs / "python3.13", "exit 127")  # a version manager's empty promise
        monkeypatch.setattr(dev, "OLDEST", (99, 0))
        with pytest.raises(dev.Stop, match=r"Python 99\.0 or newer is needed, and this is 3\."):
            dev.use_a_new_enough_python()

    def test_an_old_one_starts_again_under_a_newer_one(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        make_program(programs / "python3.12", '[ "$1" = -c ] && exit 0; echo "with $@"; exit 3')
        monkeypatch.setattr(dev, "OLDEST", (99, 0))
        monkeypatch.setattr(sys, "argv", ["dev.py", "test", "-q"])
        with pytest.raises(SystemExit) as end:
            dev.use_a_new_enough_python()
        assert end.value.code == 3
        assert capfd.readouterr().out == "with dev.py test -q\n"


class TestPackages:
    """What the operating system has to bring."""

    @pytest.mark.parametrize(
        ("manager", "line"),
        [
            ("apt-get", "sudo apt-get install -y libgl1 libegl1"),
            ("dnf", "sudo dnf install -y libgl1 libegl1"),
        ],
    )
    def test_an_ordinary_user_gets_one_line_to_paste(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch, manager: str, line: str
    ) -> None:
        make_program(programs / manager, "exit 1")
        monkeypatch.setattr("os.geteuid", lambda: 1000)
        with pytest.raises(dev.Stop) as stop:
            dev.see_to_packages(["libgl1", "libegl1"])
        assert str(stop.value).splitlines()[1:] == [line]

    def test_root_installs_them_and_says_so(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        make_program(programs / "apt-get", 'echo "apt-get $@" >&2')
        monkeypatch.setattr("os.geteuid", lambda: 0)
        dev.see_to_packages(["libgl1"])
        said = capfd.readouterr()
        assert said.out == "dev.py: installing packages of the system: libgl1\n"
        assert [line.split()[1] for line in said.err.splitlines()] == ["update", "install"]
        assert said.err.endswith(" libgl1\n")

    def test_nothing_missing_asks_nobody(self, programs: Path) -> None:
        dev.see_to_packages([])

    def test_a_python_of_debian_is_completed_by_its_package(
        self, programs: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_program(programs / "apt-get", "exit 1")
        monkeypatch.setitem(sys.modules, "ensurepip", None)
        monkeypatch.setattr(sys, "base_prefix", "/usr")
        dev.STAMP.unlink()
        version = "{}.{}".format(*sys.version_info[:2])
        assert dev.needed_packages("check", []) == [f"python{version}-venv"]

    def test_another_python_without_ensurepip_is_named(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "base_prefix", "/opt/python")
        with pytest.raises(dev.Stop, match="cannot make environments: its module ensurepip"):
            dev.package_of_venv()

    def test_once_set_up_nothing_is_made_and_ensurepip_is_not_missed(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "ensurepip", None)
        assert dev.needed_packages("check", []) == []


@pytest.mark.skipif(sys.platform != "linux", reason="about X11 and Wayland")
class TestScreen:
    """A window needs a screen; most else does not."""

    @pytest.fixture(autouse=True)
    def no_screen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)

    def test_without_a_screen_the_app_is_not_started(
        self, checkout: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert dev.main(["run"]) == 1
        assert capsys.readouterr().err == (
            "dev.py: There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"
        )

    def test_commands_of_the_app_may_still_run(self) -> None:
        assert dev.missing_for_qt("run", ["list"]) == []

    def test_tests_need_no_screen(self) -> None:
        assert dev.missing_for_qt("test", []) == []


class TestEnvironment:
    """When .venv is made anew."""

    def test_what_is_set_up_is_left_alone(self, checkout: Path) -> None:
        assert dev.is_set_up()

    def test_a_changed_pyproject_asks_for_an_update(self, checkout: Path) -> None:
        (checkout / "pyproject.toml").write_text("[project]\nname = 'x'\n")
        assert not dev.is_set_up()
        assert dev.can_be_kept()

    def test_a_folder_that_was_moved_asks_for_a_new_one(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        moved = checkout.rename(checkout.with_name("moved"))
        for name in ("ROOT", "VENV", "PYTHON", "STAMP"):
            monkeypatch.setattr(dev, name, moved / getattr(dev, name).relative_to(checkout))
        assert not dev.is_set_up()
        assert not dev.can_be_kept()

    def test_an_environment_that_belongs_elsewhere_is_never_cleared(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        elsewhere = checkout.with_name("elsewhere")
        dev.VENV.rename(elsewhere)
        dev.VENV.symlink_to(elsewhere)
        elsewhere.joinpath(dev.STAMP.name).write_text("another place\n")
        monkeypatch.setattr(
            subprocess, "run", lambda command, **_: make_program(dev.PYTHON, "exit 0")
        )
        dev.see_to_environment()
        assert not dev.VENV.is_symlink()
        assert dev.is_set_up()
        assert elsewhere.joinpath(dev.STAMP.name).read_text() == "another place\n"

    def test_an_environment_without_pip_asks_for_a_new_one(self, checkout: Path) -> None:
        make_program(dev.PYTHON, "exit 1")
        assert not dev.can_be_kept()

    def test_an_update_installs_and_is_then_set_up(self, checkout: Path) -> None:
        make_program(dev.PYTHON, f'echo "$@" >> {checkout}/asked')
        (checkout / "pyproject.toml").write_text("[project]\nname = 'x'\n")
        dev.see_to_environment()
        assert dev.is_set_up()
        asked = (checkout / "asked").read_text().splitlines()
        assert "--upgrade pip" in asked[-2]
        assert "--editable . --group dev" in asked[-1]

    def test_an_update_that_fails_is_tried_again_next_time(
        self, checkout: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_program(dev.PYTHON, '[ "$3" = --version ]')
        (checkout / "pyproject.toml").write_text("[project]\nname = 'x'\n")
        assert dev.main(["check"]) == 1
        assert "dev.py: this did not work: " in capsys.readouterr().err
        assert not dev.is_set_up()


class TestCheck:
    """Every check is run, and each that fails is named."""

    @pytest.fixture
    def tools(self, checkout: Path) -> Path:
        for tool in dev.CHECKS:
            make_program(dev.PYTHON.with_name(tool[0]), f'echo "$0 $@" >> {checkout}/asked')
        return dev.PYTHON.parent

    def test_when_all_are_content_so_is_it(self, tools: Path, checkout: Path) -> None:
        assert dev.main(["check"]) == 0
        assert len((checkout / "asked").read_text().splitlines()) == len(dev.CHECKS)

    def test_the_others_still_run_after_one_has_failed(
        self, tools: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_program(tools / "ruff", "exit 1")
        assert dev.main(["check"]) == 1
        assert capsys.readouterr().err == "dev.py: not clean: ruff check, ruff format --check\n"
        assert "lint-imports" in (checkout / "asked").read_text()
