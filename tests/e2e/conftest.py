"""The app of the sample review in a process of its own, and what it has stored."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.paths import paths_for
from tests.e2e.hands import board_on_disk, started
from tests.helpers.libraries import PutLibrary


@pytest.fixture
def app(screen: str, tmp_path: Path, put_library: PutLibrary) -> Iterator[subprocess.Popen[bytes]]:
    put_library(paths_for(tmp_path / "data").library)
    with started(screen, tmp_path / "data", "--sample") as process:
        yield process


@pytest.fixture
def until(qtbot: QtBot, tmp_path: Path) -> Callable[[Callable[[Board], bool]], None]:
    """Give what waits until the board on the disk is as it should be."""

    def wait(holds: Callable[[Board], bool]) -> None:
        qtbot.waitUntil(lambda: holds(board_on_disk(tmp_path / "data")))

    return wait
