"""After an anonymous round the file is the same to the byte, whoever took part in it."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from pm_facilitator.domain import entity
from pm_facilitator.domain.changes import Added, Change
from pm_facilitator.domain.edits import round_groups, round_notes, setup, votes
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.rounds import groups_of
from pm_facilitator.domain.vocabulary import Origin, RoundStep, Stage
from pm_facilitator.session import Session
from pm_facilitator.store.library import open_library
from tests.domain.edits.moments import moment
from tests.domain.round_boards import STEPS
from tests.store.conftest import NOW

PEOPLE = ("quillon", "isaura", "thaddeus")
NOBODY = (None, None, None)
KEYS = ("2f6c9a01d4", "77be03c1f9", "0d51aa6e28")
SECRETS = ("ballot-1d0f7e", "ballot-93ac55", "ballot-5e2b10")

Who = tuple[str | None, ...]


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
    hold(Session(library.load(id_), library.journal(id_), lambda: NOW), who, anonymous)
    journal = pages_of(library.path.with_name("library.db-wal").read_bytes())
    library.close()
    return journal, library.path.read_bytes()


def hold(session: Session, who: Who, anonymous: bool) -> None:
    board, do = session.board, session.commit
    plan = edits.Plan("What did you see?", STEPS, anonymous=anonymous)
    changes, round_ = edits.add_round(board, Stage.REFLECT, plan)
    do(changes)
    groups = [[name for name in some if name is not None] for some in (who[:2], who[2:])]
    do(round_groups.make_groups(board, round_, groups))
    do(edits.start(board, round_, moment(0), Random(1)))
    blue, amber = (group.id for group in groups_of(board, round_))
    for key, author, group in zip(KEYS, who, (blue, amber, blue), strict=True):
        for text in ("Seen at ten", "Seen at eleven"):
            note = round_notes.write(board, round_, [Draft(text, key, group, author)])
            do(note, Origin.PARTICIPANT)
    do(round_notes.erase(board, round_, KEYS[2]), Origin.PARTICIPANT)
    place = [step.word for step in STEPS].index(RoundStep.VOTE)
    do(edits.go_to(board, round_, place, moment(60), Random(1)))
    first, second = (note.id for note in board.notes())
    for secret, voter in zip(SECRETS, who, strict=True):
        for target, number in ((first, 2), (second, 1), (first, 0)):
            do(votes.cast(board, round_, secret, target, number, voter), Origin.PARTICIPANT)
    do(edits.end(board, round_, moment(900)))


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
