"""A library without reviews, made once for all tests: each opens a copy of its own."""

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest

from pm_facilitator.store.library import open_library

PutLibrary = Callable[[Path], Path]


@pytest.fixture(scope="session")
def new_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file that copies are made of; going through all migrations takes its time."""
    file = tmp_path_factory.mktemp("library") / "library.sqlite3"
    open_library(file).close()
    return file


@pytest.fixture
def put_library(new_library: Path) -> PutLibrary:
    """Give what puts a library without reviews in a place, and gives that place back."""

    def put(file: Path) -> Path:
        file.parent.mkdir(parents=True, exist_ok=True)
        return copyfile(new_library, file)

    return put
