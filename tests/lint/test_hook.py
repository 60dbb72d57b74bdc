"""The hook for pre-commit, read as pre-commit does, and run."""

import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.lint.conftest import BLAME, CALM

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(params=HOOKS, ids=lambda hook: hook["id"])
def hook(request: pytest.FixtureRequest) -> dict[str, Any]:
    chosen: dict[str, Any] = request.param
    return chosen


def _run(hook: dict[str, Any], *files: Path) -> subprocess.CompletedProcess[str]:
    """Run the entry as pre-commit would, with the program that the package installs."""
    program, *rest = shlex.split(hook["entry"])
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, function = scripts["scripts"][program].split(":")
    start = f"import sys; from {module} import {function}; sys.exit({function}())"
    words = [sys.executable, "-c", start, *rest, *hook.get("args", ()), *map(str, files)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


def test_it_has_what_pre_commit_needs(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "python"
    assert set(hook["types_or"]) == {"markdown", "plain-text"}


def test_it_fails_where_there_is_blame_and_passes_where_not(
    hook: dict[str, Any], tmp_path: Path
) -> None:
    calm, blaming = tmp_path / "calm.md", tmp_path / "blaming.md"
    calm.write_text(CALM, encoding="utf-8")
    blaming.write_text(BLAME, encoding="utf-8")
    passed = _run(hook, calm)
    assert (passed.returncode, passed.stdout, passed.stderr) == (0, "", "")
    failed = _run(hook, calm, blaming)
    assert failed.returncode == 1
    assert "blaming.md:1:1" in failed.stdout
    alone = _run(hook, blaming)
    assert alone.stdout.startswith(f"{blaming}:1:1")


def test_its_name_is_in_the_documentation(hook: dict[str, Any]) -> None:
    assert hook["id"] in (ROOT / "docs" / "linting.md").read_text(encoding="utf-8")
