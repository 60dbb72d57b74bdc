"""The command line as tests type into it, on a library of its own."""

import json
from pathlib import Path
from typing import Any

import pytest

from pm_facilitator import cli
from pm_facilitator.paths import paths_for
from tests.helpers.libraries import PutLibrary

DOCUMENT = """\
# Orders stopped at Fernhill

Severity: SEV2

## Summary

A certificate of the message broker had run out.

## Timeline (UTC)

- 2026-03-02 14:05 The first alert fires
- 14:50 Orders flow again

## Action items

- [ ] Watch the age of certificates (owner: Ines, due 2026-04-01)
"""


class Shell:
    """Runs commands on a library of its own."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capture = capture
        self.code = -1
        self.out = self.err = ""

    def __call__(self, *arguments: str) -> str:
        """Run a command, keep its exit code and give what it prints."""
        self.code = cli.main([*arguments, "--data-dir", str(self.folder / "data")])
        self.out, self.err = self.capture.readouterr()
        return self.out

    def write(self, name: str, text: str) -> str:
        """Write a file and give its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def json(self, *arguments: str) -> dict[str, Any]:
        """Run a command and read the JSON it prints."""
        read: dict[str, Any] = json.loads(self(*arguments, "--json"))
        return read


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


@pytest.fixture
def review(shell: Shell, put_library: PutLibrary) -> str:
    put_library(paths_for(shell.folder / "data").library)
    return shell("import", shell.write("fernhill.md", DOCUMENT)).strip()
