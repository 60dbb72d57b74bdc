"""A library in a folder of its own, and reviews to put into it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pm_facilitator.domain.edits import setup
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library, open_library
from tests.helpers.libraries import PutLibrary

NOW = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)

MakeReview = Callable[..., str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library" / "library.db"


@pytest.fixture
def library(file: Path, put_library: PutLibrary) -> Iterator[Library]:
    library = open_library(put_library(file), wait=0.05)
    yield library
    library.close()


@pytest.fixture
def make_review(library: Library) -> MakeReview:
    """Make a review with two bones; every one is made a minute after the one before."""
    moments = (NOW + timedelta(minutes=n) for n in range(1000))

    def make(title: str = "Checkout outage", **fields: object) -> str:
        changes, _ = setup.new_review(title, NOW, bones=("People", "Process"), **fields)  # type: ignore[arg-type]
        return library.create(changes, next(moments))

    return make


@pytest.fixture
def session(library: Library, make_review: MakeReview) -> Session:
    id_ = make_review()
    return Session(library.load(id_), library.journal(id_), lambda: NOW)
