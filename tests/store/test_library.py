"""Listing, opening, putting away and bringing back reviews."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.edits import improve, setup
from pm_facilitator.domain.entities import Note, Picture
from pm_facilitator.domain.vocabulary import ActionStatus, Origin, Severity, Stage
from pm_facilitator.errors import InvalidEdit, StoreError
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library
from tests.store.conftest import NOW, MakeReview


def titles(reviews: object) -> list[str]:
    return [review.title for review in reviews]  # type: ignore[attr-defined]


def open_session(library: Library, id_: str) -> Session:
    return Session(library.load(id_), library.journal(id_), lambda: NOW)


def test_a_review_is_listed_with_what_one_wants_to_see(
    library: Library, make_review: MakeReview
) -> None:
    id_ = make_review(
        "Outage",
        severity=Severity.SEV2,
        incident_ref="INC-7",
        services=("api", "db"),
        tags=("tls",),
        stage=Stage.IMPROVE,
        started_at=NOW,
    )
    (review,) = library.reviews()
    assert (review.id, review.title, review.incident_ref) == (id_, "Outage", "INC-7")
    assert (review.severity, review.stage) == (Severity.SEV2, Stage.IMPROVE)
    assert (review.services, review.tags) == (("api", "db"), ("tls",))
    assert (review.started_at, review.updated_at, review.archived) == (NOW, NOW, False)


def test_open_actions_are_counted(library: Library, session: Session) -> None:
    board = session.board
    for status in ActionStatus:
        changes, _ = improve.add_action(board, status.label)
        session.commit(changes)
        session.commit(patch(board.actions[-1], status=status))
    assert library.reviews()[0].open_actions == 2


def test_the_review_changed_last_comes_first(library: Library, make_review: MakeReview) -> None:
    first, _ = make_review("First"), make_review("Second")
    assert titles(library.reviews()) == ["Second", "First"]
    later = Session(library.load(first), library.journal(first), lambda: NOW + timedelta(hours=1))
    later.commit(setup.set_fields(later.board, title="First, again"))
    assert titles(library.reviews()) == ["First, again", "Second"]


def test_a_batch_without_a_review_makes_none(library: Library) -> None:
    with pytest.raises(InvalidEdit, match="no review"):
        library.create([Added(Note("n"))], NOW)
    assert library.reviews() == []


def test_the_same_review_is_not_made_twice(library: Library) -> None:
    changes, _ = setup.new_review("Outage", NOW)
    library.create(changes, NOW)
    with pytest.raises(StoreError, match="already"):
        library.create(changes, NOW)


def test_what_is_not_there_is_said(library: Library) -> None:
    for ask in (library.load, library.journal, library.summary, library.purge, library.undelete):
        with pytest.raises(StoreError, match="not in the library"):
            ask("gone")
    assert library.log("gone") == []


def test_archiving_moves_a_review_to_its_own_list_and_back(
    library: Library, make_review: MakeReview
) -> None:
    id_, _ = make_review("Old"), make_review("New")
    library.archive(id_, NOW + timedelta(days=1))
    assert titles(library.reviews()) == ["New"]
    assert titles(library.reviews(archived=True)) == ["Old"]
    assert library.load(id_).review.archived_at == NOW + timedelta(days=1)
    library.unarchive(id_)
    assert set(titles(library.reviews())) == {"Old", "New"}
    assert list(library.load(id_).entities()) == list(library.board_at(id_, 3).entities())


def test_archiving_twice_is_written_once(library: Library, make_review: MakeReview) -> None:
    id_ = make_review()
    library.unarchive(id_)
    library.archive(id_, NOW)
    library.archive(id_, NOW)
    assert len(library.log(id_)) == 2


def test_deleting_can_be_undone(library: Library, make_review: MakeReview) -> None:
    id_, _ = make_review("Gone"), make_review("Kept")
    library.delete(id_, NOW)
    assert titles(library.reviews()) == ["Kept"]
    assert [(review.title, review.deleted_at) for review in library.deleted()] == [("Gone", NOW)]
    assert library.summary(id_).deleted_at == NOW
    library.undelete(id_)
    assert set(titles(library.reviews())) == {"Gone", "Kept"}
    assert library.deleted() == []


def test_purging_leaves_nothing_of_a_review(library: Library, make_review: MakeReview) -> None:
    id_, other = make_review("Zebra crossing"), make_review("Kept zebra")
    mine = library.put_blob(b"zebra picture", "image/png")
    both = library.put_blob(b"shared picture", "image/png")
    for review, blob in ((id_, mine), (id_, both), (other, both)):
        open_session(library, review).commit([Added(Picture(f"p-{blob[:4]}", blob))])
    library.search("zebra")
    library.purge(id_)
    assert titles(library.reviews()) == ["Kept zebra"]
    assert titles(library.search("zebra")) == ["Kept zebra"]
    assert library.log(id_) == []
    assert library.blob(both) == b"shared picture"
    with pytest.raises(StoreError, match="picture is not"):
        library.blob(mine)
    with pytest.raises(StoreError, match="not in the library"):
        library.load(id_)


def test_what_was_purged_is_not_in_the_file_either(
    library: Library, make_review: MakeReview
) -> None:
    id_ = make_review("Secret-4711", summary="Secret-4711 " * 2000)
    assert library.search("secret")
    library.purge(id_)
    library.close()
    data = library.path.read_bytes().lower()
    assert b"secret" not in data
    assert b"4711" not in data


def test_a_picture_taken_from_the_board_can_still_be_brought_back(
    library: Library, session: Session
) -> None:
    blob = library.put_blob(b"picture", "image/png")
    assert library.put_blob(b"picture", "image/png") == blob
    changes = [Added(Picture("p", blob))]
    session.commit(changes)
    session.commit([change.invert() for change in changes])
    assert library.blob(blob) == b"picture"


def test_recent_reviews_are_those_opened_last_with_pinned_ones_first(
    library: Library, make_review: MakeReview
) -> None:
    a, b, c, _ = (make_review(title) for title in "abcd")
    for minute, id_ in enumerate((a, b, c)):
        library.mark_opened(id_, NOW + timedelta(minutes=minute))
    library.pin(a, True)
    assert titles(library.recent()) == ["a", "c", "b"]
    assert titles(library.recent(limit=2)) == ["a", "c"]
    library.pin(a, False)
    library.delete(c, NOW)
    assert titles(library.recent()) == ["b", "a"]


@pytest.mark.parametrize("ref", ["{id}", "{id:.6}", "Checkout outage", "checkout OUTAGE", " {id} "])
def test_a_review_is_meant_by_id_beginning_or_title(
    library: Library, make_review: MakeReview, ref: str
) -> None:
    id_ = make_review("Checkout outage")
    library.delete(make_review("Checkout outage"), NOW)
    assert library.resolve(ref.format(id=id_)) == id_


def test_a_title_that_two_reviews_have_asks_for_an_id(
    library: Library, make_review: MakeReview
) -> None:
    ids = {make_review("Twice"), make_review("Twice")}
    with pytest.raises(StoreError, match="means 2 reviews") as error:
        library.resolve("Twice")
    assert all(id_[:8] in error.value.advice for id_ in ids)


@pytest.mark.parametrize("ref", ["nothing", "", "%", "_"])
def test_a_reference_to_nothing_is_said(
    library: Library, make_review: MakeReview, ref: str
) -> None:
    make_review("Outage")
    with pytest.raises(StoreError, match="no review"):
        library.resolve(ref)


def test_what_only_a_newer_version_knows_is_said(library: Library, session: Session) -> None:
    with library._database.writing() as connection:
        connection.exec_driver_sql("UPDATE review SET template = 'holographic'")
        connection.exec_driver_sql('UPDATE event_log SET changes = \'[{"do": "dance"}]\'')
    id_ = session.board.review.id
    with pytest.raises(StoreError, match="cannot be read"):
        library.load(id_)
    with pytest.raises(StoreError, match="cannot be read"):
        library.board_at(id_, 1)


def test_reading_works_from_any_thread_while_edits_go_on(
    library: Library, session: Session
) -> None:
    blob = library.put_blob(b"picture", "image/png")
    with ThreadPoolExecutor(4) as threads:
        reads = [threads.submit(library.blob, blob) for _ in range(20)]
        loads = [threads.submit(library.load, session.board.review.id) for _ in range(20)]
        for number in range(20):
            session.commit(setup.set_fields(session.board, title=f"Title {number}"))
        assert {read.result() for read in reads} == {b"picture"}
        assert all(load.result().review.title for load in loads)


def test_two_threads_write_one_after_the_other(library: Library, session: Session) -> None:
    with ThreadPoolExecutor(1) as thread:
        with library._database.writing():
            changes = setup.set_fields(session.board, title="Renamed")
            writing = session.commit_behind(changes, Origin.PARTICIPANT, thread)
            assert writing is not None
            assert not writing.written.done()
        session.settle()
    assert writing.failure is None
    assert library.load(session.board.review.id).review.title == "Renamed"
