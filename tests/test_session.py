"""A session checks, writes, applies and tells, in this order, and a batch is whole or nothing."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import pytest

from pm_facilitator.domain.board import Board, Touched
from pm_facilitator.domain.changes import Added, Change, Committed, Patched, invert, patch
from pm_facilitator.domain.entities import Note, Review
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.errors import InvalidEdit, StoreError
from pm_facilitator.session import Session
from tests.helpers.patience import SECONDS

NOW = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)


class ListJournal:
    """A journal kept in a list, which can be full."""

    def __init__(self) -> None:
        self.batches: list[Sequence[Change]] = []
        self.full = False
        self.goes_on = Event()
        self.goes_on.set()

    def write(
        self, touched: Touched, changes: Sequence[Change], origin: Origin, at: datetime
    ) -> int:
        """Keep a batch, unless full; not before it may go on."""
        assert self.goes_on.wait(SECONDS)
        if self.full:
            raise StoreError("The disk is full.")
        self.batches.append(changes)
        return len(self.batches)


@pytest.fixture
def journal() -> ListJournal:
    return ListJournal()


@pytest.fixture
def session(journal: ListJournal) -> Session:
    return Session(Board([Review("r", "Outage")]), journal, lambda: NOW)


def heard(session: Session) -> list[Committed]:
    batches: list[Committed] = []
    session.subscribe(batches.append)
    return batches


def test_a_commit_is_written_applied_and_told(session: Session, journal: ListJournal) -> None:
    batches = heard(session)
    changes = patch(session.board.review, title="New")
    committed = session.commit(changes, Origin.PARTICIPANT, source=self_made)
    assert journal.batches == [changes]
    assert session.board.review.title == "New"
    assert batches == [Committed(tuple(changes), Origin.PARTICIPANT, NOW, 1, self_made)]
    assert committed == batches[0]


def self_made() -> None:
    """Stand for whoever issues a change."""


def test_an_empty_batch_is_nothing(session: Session, journal: ListJournal) -> None:
    batches = heard(session)
    assert session.commit([]) is None
    assert not journal.batches
    assert not batches


def test_an_edit_that_does_not_fit_is_neither_written_nor_told(
    session: Session, journal: ListJournal
) -> None:
    batches = heard(session)
    with pytest.raises(InvalidEdit):
        session.commit([Added(Note("n")), Patched("note", "gone", "text", "", "x")])
    assert not journal.batches
    assert not batches
    assert session.board.get(Note, "n") is None


def test_a_journal_that_fails_leaves_the_board_untouched(
    session: Session, journal: ListJournal
) -> None:
    batches = heard(session)
    journal.full = True
    with pytest.raises(StoreError):
        session.commit(patch(session.board.review, title="New"))
    assert session.board.review.title == "Outage"
    assert batches == []
    journal.full = False
    session.commit(patch(session.board.review, title="New"))
    assert session.board.review.title == "New"


def test_whoever_ends_a_subscription_hears_no_more(session: Session) -> None:
    batches: list[Committed] = []
    end = session.subscribe(batches.append)
    session.commit([Added(Note("a"))])
    end()
    session.commit([Added(Note("b"))])
    assert [batch.seq for batch in batches] == [1]


def test_a_subscriber_may_end_its_subscription_while_it_listens(session: Session) -> None:
    order: list[str] = []

    def once(_: Committed) -> None:
        order.append("once")
        end()

    end = session.subscribe(once)
    session.subscribe(lambda _: order.append("always"))
    session.commit([Added(Note("a"))])
    session.commit([Added(Note("b"))])
    assert order == ["once", "always", "always"]


def test_a_subscriber_sees_the_board_as_it_is_after_the_batch(session: Session) -> None:
    seen: list[str] = []
    session.subscribe(lambda _: seen.append(session.board.review.title))
    session.commit(patch(session.board.review, title="New"))
    assert seen == ["New"]


@pytest.fixture
def thread(journal: ListJournal) -> Iterator[Executor]:
    """Give a thread that writes, of a disk that is busy until ``goes_on`` is set."""
    journal.goes_on.clear()
    with ThreadPoolExecutor(1) as executor:
        yield executor
        journal.goes_on.set()


def a_note(text: str) -> list[Change]:
    return [Added(Note(f"id of {text}", text))]


def texts(session: Session) -> list[str]:
    return [note.text for note in session.board.all(Note)]


def test_what_a_thread_writes_is_on_the_board_before_it_is_on_the_disk(
    session: Session, journal: ListJournal, thread: Executor
) -> None:
    batches = heard(session)
    writing = session.commit_behind(a_note("Seen"), Origin.PARTICIPANT, thread)
    assert writing is not None
    assert (texts(session), writing.settled, journal.batches) == (["Seen"], False, [])
    journal.goes_on.set()
    session.settle()
    assert (writing.settled, writing.failure) == (True, None)
    assert journal.batches == [a_note("Seen")]
    assert [batch.origin for batch in batches] == [Origin.PARTICIPANT]


def test_what_a_thread_cannot_write_goes_from_the_board_again(
    session: Session, journal: ListJournal, thread: Executor
) -> None:
    batches = heard(session)
    journal.full = True
    changes = [*patch(session.board.review, title="New"), *a_note("Seen")]
    writing = session.commit_behind(changes, Origin.PARTICIPANT, thread)
    assert writing is not None
    journal.goes_on.set()
    session.settle()
    assert isinstance(writing.failure, StoreError)
    assert (session.board.review.title, texts(session)) == ("Outage", [])
    assert [batch.changes for batch in batches] == [tuple(changes), tuple(invert(changes))]


def test_a_commit_waits_for_the_one_that_a_thread_writes(
    session: Session, journal: ListJournal, thread: Executor
) -> None:
    session.commit_behind(a_note("First"), Origin.PARTICIPANT, thread)
    journal.goes_on.set()
    session.commit_behind(a_note("Second"), Origin.PARTICIPANT, thread)
    session.commit(a_note("Third"))
    assert journal.batches == [a_note("First"), a_note("Second"), a_note("Third")]


def test_an_edit_of_what_could_not_be_written_is_refused(
    session: Session, journal: ListJournal, thread: Executor
) -> None:
    session.commit_behind(a_note("Lost"), Origin.PARTICIPANT, thread)
    note = session.board.need(Note, "id of Lost")
    journal.full = True
    journal.goes_on.set()
    with pytest.raises(InvalidEdit):
        session.commit(patch(note, text="Found"))
    assert texts(session) == []


def test_nothing_to_write_keeps_no_thread_busy(session: Session, thread: Executor) -> None:
    assert session.commit_behind([], Origin.PARTICIPANT, thread) is None
    session.settle()
    assert texts(session) == []
