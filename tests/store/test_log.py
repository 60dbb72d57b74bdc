"""The log, the rows and the board in memory always say the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Patched, Removed, invert, patch
from pm_facilitator.domain.edits import notes, setup
from pm_facilitator.domain.entities import (
    KINDS,
    Entity,
    Factor,
    Note,
    Person,
    Review,
    Round,
    RoundGroup,
    Vote,
    WhyStep,
    new_id,
)
from pm_facilitator.domain.vocabulary import Origin, Stage
from pm_facilitator.errors import InvalidEdit, StoreError
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library, open_library
from pm_facilitator.store.tables import REFERENCES
from tests.domain.conftest import ids_in_order, new_board
from tests.domain.round_strategies import ROUND_EDITS
from tests.domain.strategies import an_edit, one_of_these, records
from tests.domain.whiteboard_strategies import Draw, Edit
from tests.store.conftest import NOW, MakeReview

__all__ = ["ids_in_order"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library for all examples of this module: making one costs more than a test."""
    library = open_library(tmp_path_factory.mktemp("shared") / "library.db")
    yield library
    library.close()


def content(board: Board) -> list[Entity]:
    return list(board.entities())


def a_round_edit(draw: Draw, board: Board) -> list[Change]:
    return one_of_these(ROUND_EDITS, draw, board)


@pytest.mark.parametrize("an_edit", [an_edit, a_round_edit], ids=["anything", "rounds"])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_log_rows_and_board_agree_whatever_is_edited(
    shared: Library, an_edit: Edit, data: st.DataObject
) -> None:
    people = [Person(new_id(), f"Person {n}") for n in range(3)]
    start: list[Change] = [Added(entity) for entity in [*new_board().entities(), *people]]
    id_ = shared.create(start, NOW)
    session = Session(shared.load(id_), shared.journal(id_), lambda: NOW)
    history: list[list[Entity]] = [content(session.board)]
    batches: list[list[Change]] = []
    for _ in range(data.draw(st.integers(1, 15))):
        undo = bool(batches) and data.draw(st.booleans())
        changes = invert(batches.pop()) if undo else an_edit(data.draw, session.board)
        if session.commit(changes) is None:
            continue
        history.append(content(session.board))
        if not undo:
            batches.append(changes)
    assert content(shared.load(id_)) == content(session.board)
    for seq, expected in enumerate(history, start=1):
        assert content(shared.board_at(id_, seq)) == expected


_MADE_BY_HAND = {"factor", "why_step", "round", "round_group"}

# One record of every kind that others refer to, known by the name of its kind.
WORLD: list[Entity] = [
    Factor("factor", bone_id="bone"),
    WhyStep("why_step", factor_id="factor"),
    Round("round", anonymous=False),
    RoundGroup("round_group", round_id="round"),
    *(KINDS[kind](kind) for kind in {*REFERENCES.values()} - _MADE_BY_HAND),
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_comes_back_as_it_was(shared: Library, kind: str) -> None:
    links = {field: target for (owner, field), target in REFERENCES.items() if owner == kind}

    @settings(max_examples=12, deadline=None)
    @given(records(kind, without=frozenset(links)))
    def comes_back(record: Any) -> None:
        linked = replace(record, id=new_id(), **links)
        review = [] if kind == "review" else [Review(new_id())]
        id_ = shared.create([Added(entity) for entity in [linked, *WORLD, *review]], NOW)
        assert shared.load(id_).find(kind, linked.id) == linked
        assert shared.board_at(id_, 1).find(kind, linked.id) == linked

    comes_back()


def test_a_batch_may_add_a_child_before_its_parent(session: Session) -> None:
    session.commit([Added(Vote("v", note_id="n")), Added(Note("n"))])
    assert session.board.get(Vote, "v") is not None


def test_a_link_to_what_is_gone_is_refused_and_nothing_changes(
    library: Library, session: Session
) -> None:
    note, id_ = notes.add_note(session.board, "To be voted on", Stage.REFLECT)
    session.commit(note)
    session.commit([Added(Vote("v", note_id=id_))], Origin.PARTICIPANT)
    before = content(session.board)
    with pytest.raises(InvalidEdit, match="still refers to this"):
        session.commit(invert(note), Origin.UNDO)
    assert content(session.board) == before
    assert content(library.load(session.board.review.id)) == before
    session.commit(setup.set_fields(session.board, title="Going on"))
    assert library.load(session.board.review.id).review.title == "Going on"


def test_broken_characters_are_refused_and_nothing_changes(
    library: Library, session: Session
) -> None:
    with pytest.raises(InvalidEdit, match="broken characters"):
        session.commit(setup.set_fields(session.board, title="half \ud83d emoji"))
    assert session.board.review.title == "Checkout outage"
    assert len(library.log(session.board.review.id)) == 1


def test_the_log_keeps_when_and_by_whom(library: Library, session: Session) -> None:
    session.commit(setup.set_fields(session.board, title="New"), Origin.IMPORT)
    first, second = library.log(session.board.review.id)
    assert (first.seq, first.at, first.origin) == (1, NOW, Origin.FACILITATOR)
    assert (second.seq, second.origin) == (2, Origin.IMPORT)
    assert second.changes == (
        Patched("review", session.board.review.id, "title", "Checkout outage", "New"),
    )


def test_a_review_written_elsewhere_in_the_meantime_is_not_overwritten(
    library: Library, session: Session, file: Path
) -> None:
    id_ = session.board.review.id
    other = open_library(file)
    away = Session(other.load(id_), other.journal(id_), lambda: NOW)
    away.commit(setup.set_fields(away.board, title="Theirs"))
    other.close()
    with pytest.raises(StoreError, match="changed elsewhere"):
        session.commit(setup.set_fields(session.board, title="Mine"))
    assert library.load(id_).review.title == "Theirs"
    assert session.board.review.title == "Checkout outage"


def test_a_patch_of_what_was_removed_elsewhere_in_the_meantime_is_refused(
    library: Library, session: Session, file: Path
) -> None:
    id_ = session.board.review.id
    session.commit([Added(Note("n", "first"))])
    other = open_library(file)
    away = Session(other.load(id_), other.journal(id_), lambda: NOW)
    away.commit([Removed(away.board.need(Note, "n"))])
    other.close()
    with pytest.raises(StoreError, match="changed elsewhere"):
        session.commit(patch(session.board.need(Note, "n"), text="second"))
    assert library.load(id_).get(Note, "n") is None
    assert session.board.need(Note, "n").text == "first"


def test_a_record_that_is_added_and_patched_in_one_batch_is_kept_whole(
    library: Library, session: Session
) -> None:
    note = Note("n", "first", x=40.0)
    session.commit([Added(note), *patch(note, text="second")])
    assert library.load(session.board.review.id).need(Note, "n") == replace(note, text="second")


def test_one_record_may_be_in_two_reviews(library: Library, make_review: MakeReview) -> None:
    for id_ in (make_review(), make_review()):
        session = Session(library.load(id_), library.journal(id_), lambda: NOW)
        session.commit([Added(Note("same", "twice"))])
    assert [review.title for review in library.reviews()] == ["Checkout outage"] * 2


def test_a_long_log_is_replayed_up_to_any_point(library: Library, session: Session) -> None:
    for number in range(20):
        session.commit(setup.set_fields(session.board, title=f"Title {number}"))
    id_ = session.board.review.id
    assert library.board_at(id_, 11).review.title == "Title 9"
    assert [batch.seq for batch in library.log(id_, upto=3)] == [1, 2, 3]
