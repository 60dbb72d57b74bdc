"""After an anonymous round the file is the same to the byte, whoever took part in it."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from pm_facilitator.domain import entity
from pm_facilitator.domain.changes import Added, Change
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Person
from pm_facilitator.session import Session
from pm_facilitator.store.library import open_library
from tests.domain.whole_round import KEYS, NOBODY, PEOPLE, SECRETS, Who, a_whole_round
from tests.store.conftest import NOW

AfterRound = Callable[..., tuple[bytes, bytes]]


@pytest.fixture
def after_a_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AfterRound:
    folders = (tmp_path / str(number) for number in count())
    return lambda who, anonymous=True: a_round(monkeypatch, next(folders), who, anonymous)


def a_round(
    monkeypatch: pytest.MonkeyPatch, folder: Path, who: Who, anonymous: bool
) -> tuple[bytes, bytes]:
    """Hold a whole round in a new library, with these people at the devices.

    Gives the pages that its journal holds at the end, then the file itself once it is closed. Ids
    are counted up, so that two libraries have the same.
    """
    numbers = count(1)
    monkeypatch.setattr(entity, "uuid4", lambda: UUID(int=next(numbers)))
    library = open_library(folder / "library.db")
    made: list[Change] = [*setup.new_review("Checkout outage", NOW)[0]]
    made += [Added(Person(name, name.capitalize())) for name in PEOPLE]
    id_ = library.create(made, NOW)
    session = Session(library.load(id_), library.journal(id_), lambda: NOW)
    a_whole_round(session.board, session.commit, who, anonymous=anonymous)
    journal = pages_of(library.path.with_name("library.db-wal").read_bytes())
    library.close()
    return journal, library.path.read_bytes()


def pages_of(journal: bytes) -> bytes:
    """Give the pages in a write-ahead log without its headers, which hold salt and checksums."""
    size = int.from_bytes(journal[8:12])
    frames = range(32, len(journal), 24 + size)
    return b"".join(journal[start + 24 : start + 24 + size] for start in frames)


def test_nothing_in_the_file_depends_on_who_took_part(after_a_round: AfterRound) -> None:
    journal, closed = after_a_round(PEOPLE)
    assert (journal, closed) == after_a_round(NOBODY)
    assert b"Seen at eleven" in journal
    assert b"Seen at eleven" in closed


def test_keys_and_ballots_of_devices_are_not_in_the_file(after_a_round: AfterRound) -> None:
    for pages in after_a_round(PEOPLE):
        assert not [word for word in (*KEYS, *SECRETS) if word.encode() in pages]


def test_with_names_the_file_does_hold_who_took_part(after_a_round: AfterRound) -> None:
    named = after_a_round(PEOPLE, anonymous=False)
    nobody = after_a_round(NOBODY, anonymous=False)
    for more, fewer in zip(named, nobody, strict=True):
        assert more.count(b"quillon") > fewer.count(b"quillon")
