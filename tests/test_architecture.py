"""The shape of the program: what import-linter does not see, and that it sees the rest."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pm_facilitator"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

WITHOUT_QT = [
    "cli",
    "session",
    "store.library",
    "report.export",
    "importers.intake.files",
    "presets",
]
HEAVY = ["sqlalchemy", "alembic", "reportlab", "yaml", "uharfbuzz", "aiohttp", "segno"]


def modules_after(code: str) -> set[str]:
    """Run code in a fresh interpreter and give the top-level packages it has imported."""
    tell = "; import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    answer = subprocess.run(
        [sys.executable, "-c", code + tell], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(answer.stdout.split())


@pytest.mark.parametrize("module", WITHOUT_QT)
def test_what_needs_no_screen_does_not_load_qt(module: str) -> None:
    assert "PySide6" not in modules_after(f"import pm_facilitator.{module}")


@pytest.mark.parametrize("module", ["cli", "app"])
def test_nothing_heavy_is_loaded_before_it_is_needed(module: str) -> None:
    assert modules_after(f"import pm_facilitator.{module}").isdisjoint(HEAVY)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("__init__.py")), ids=str)
def test_importing_a_package_imports_nothing(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert all(isinstance(node, ast.Expr | ast.Assign) for node in body)


@pytest.mark.parametrize("folder", ["pm_facilitator", "tests", "benchmarks"])
def test_no_file_has_grown_beyond_reading(folder: str) -> None:
    long = {
        str(path): lines
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 450
    }
    assert not long


class TestContracts:
    """The contracts in pyproject.toml do notice a wrong import."""

    @pytest.mark.parametrize(
        ("module", "line", "contract"),
        [
            ("report/wrong.py", "import pm_facilitator.store", "layers only"),
            ("domain/wrong.py", "import platformdirs", "standard library only"),
            ("canvas/wrong.py", "import pm_facilitator.ui", "layers only"),
            ("figures/wrong.py", "from PySide6.QtGui import QColor", "Qt is for"),
            ("wrong.py", "", "layers only"),
            ("session_helpers/__init__.py", "", "layers only"),
            ("ui/wrong.py", "import sqlalchemy", "SQLAlchemy is for the store alone"),
            ("ui/wrong.py", "import aiohttp", "aiohttp is for the participants' page alone"),
            ("participants/wrong.py", "import pm_facilitator.domain", "know neither board nor"),
            ("importers/times/wrong.py", "import pm_facilitator.importers.text", "from times to"),
            ("importers/helpers.py", "", "from times to files"),
            (
                "importers/formats/tables/wrong.py",
                "import pm_facilitator.importers.formats.logs",
                "not one another",
            ),
            ("importers/formats/helpers.py", "", "not one another"),
        ],
    )
    def test_a_wrong_import_breaks_a_contract_by_name(
        self, tmp_path: Path, module: str, line: str, contract: str
    ) -> None:
        broken = self.said_with(tmp_path, module, line).partition("\nBroken contracts\n")[2]
        assert contract in broken

    def test_as_it_is_every_contract_is_kept(self, tmp_path: Path) -> None:
        assert " 0 broken." in self.said_with(tmp_path, "errors.py", "")

    def said_with(self, folder: Path, module: str, line: str) -> str:
        shutil.copytree(PACKAGE, folder / "pm_facilitator")
        shutil.copy(ROOT / "pyproject.toml", folder)
        path = folder / "pm_facilitator" / module
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
        command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
        answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        return answer.stdout


class TestPage:
    """docs/architecture.md speaks of what is really there."""

    def test_it_gives_a_reason_for_every_dependency_and_for_no_other(self) -> None:
        listed = PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["dev"]
        used = {re.split(r"[^\w-]", line)[0] for line in listed}
        tables = PAGE.partition("## Dependencies")[2].partition("## ")[0]
        explained = set(re.findall(r"^\| ([\w-]+) \| .+ \| .+ \|$", tables, re.MULTILINE))
        assert explained - {"package", "---"} == used

    def test_it_names_every_part(self) -> None:
        parts = {path.stem for path in PACKAGE.iterdir() if path.suffix in ("", ".py")}
        parts -= {"__init__", "__pycache__", "_resources"}
        drawing = PAGE.partition("## The parts")[2].partition("## ")[0]
        assert not {part for part in parts if part not in drawing.split()}
