import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pm_facilitator import cli

BLAME = "You should have known better."
CALM = "The dashboard showed green for ten minutes."


class Linter:
    """Runs ``lint`` in a folder of its own."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capture = capture
        self.code = -1
        self.out = self.err = ""

    def __call__(self, *arguments: str) -> str:
        """Run it, keep its exit code, and give what it prints."""
        self.code = cli.main(["lint", *arguments])
        self.out, self.err = self.capture.readouterr()
        return self.out

    def write(self, name: str, text: str) -> str:
        """Write a file below the folder and give its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return name

    def found(self, *arguments: str) -> list[dict[str, Any]]:
        """Run it and read the findings."""
        read: list[dict[str, Any]] = json.loads(self(*arguments, "--json"))["findings"]
        return read

    def rules(self, text: str, *arguments: str, name: str = "a.md") -> list[tuple[int, str]]:
        """Give line and kind of each finding in a document of this text."""
        found = self.found(self.write(name, text), *arguments)
        return [(each["line"], each["kind"]) for each in found]


@pytest.fixture
def lint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Linter:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Linter(tmp_path, capsys)


@pytest.fixture
def read_stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    import io

    def give(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return give
