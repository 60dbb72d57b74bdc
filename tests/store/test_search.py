"""Reviews are found by any word in them, whatever people type."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import common, events, factors, setup
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Decision,
    Entity,
    Factor,
    Insight,
    LockerItem,
    Note,
    NoteGroup,
    OpenQuestion,
    Person,
    Picture,
    PrepItem,
    Remark,
    Round,
    RoundGroup,
    TimelineEvent,
    WhyStep,
)
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library, open_library
from tests.store.conftest import NOW, MakeReview


def add(library: Library, review_id: str, *entities: Entity) -> None:
    session = Session(library.load(review_id), library.journal(review_id), lambda: NOW)
    session.commit([Added(entity) for entity in entities])


def found(library: Library, query: str) -> list[str]:
    return [hit.title for hit in library.search(query)]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Zebra"},
        {"services": ("api", "zebra")},
        {"tags": ("zebra",)},
        {"summary": "A zebra crossed"},
        {"incident_ref": "ZEBRA-7"},
        {"impact_slo": "zebra budget"},
    ],
    ids=str,
)
def test_fields_of_the_review_are_found(
    library: Library, make_review: MakeReview, fields: dict[str, Any]
) -> None:
    id_ = make_review(**fields)
    make_review("Another")
    (hit,) = library.search("zebra")
    assert (hit.review_id, hit.kind, hit.field) == (id_, "review", next(iter(fields)))


@pytest.mark.parametrize(
    ("kind", "field", "record"),
    [
        ("person", "name", Person("x", "Zebra")),
        ("prep_item", "text", PrepItem("x", "zebra")),
        ("event", "text", TimelineEvent("x", text="a zebra")),
        ("event", "evidence", TimelineEvent("x", evidence=("http://zebra.example",))),
        ("event", "visible_then", TimelineEvent("x", visible_then="zebra")),
        ("event", "known_now", TimelineEvent("x", known_now="zebra")),
        ("event", "origins", TimelineEvent("x", origins=("log, line 2: zebra",))),
        ("remark", "text", Remark("x", text="The zebra is missing")),
        ("note_group", "title", NoteGroup("x", "zebra")),
        ("round", "prompt", Round("x", prompt="Any zebra?")),
        ("note", "text", Note("x", "zebra")),
        ("picture", "caption", Picture("x", caption="zebra")),
        ("bone", "label", Bone("x", "Zebra")),
        ("factor", "text", Factor("x", "zebra", "b")),
        ("why_step", "text", WhyStep("x", "f", text="zebra")),
        ("insight", "text", Insight("x", text="zebra")),
        ("question", "answer", OpenQuestion("x", "who", "zebra")),
        ("action", "owner", Action("x", owner="Zebra")),
        ("locker_item", "text", LockerItem("x", "zebra")),
        ("decision", "reason", Decision("x", "no", "zebra")),
        ("round_group", "name", RoundGroup("x", "r", "Zebra")),
    ],
    ids=str,
)
def test_any_kind_of_record_is_found(
    library: Library, make_review: MakeReview, kind: str, field: str, record: Entity
) -> None:
    add(library, make_review(), Bone("b", "Things"), Factor("f", "", "b"), Round("r"), record)
    (hit,) = library.search("zebra")
    assert (hit.kind, hit.field) == (kind, field)
    start, end = hit.marks[0]
    assert hit.snippet[start:end].casefold().startswith("zebra")


def test_accents_capitals_and_chinese_are_found(library: Library, make_review: MakeReview) -> None:
    make_review("Café am Abend", summary="支付服务的证书过期")
    for query in ("cafe", "CAFÉ", "caf", "证书", "过期", "支付服务"):
        assert found(library, query) == ["Café am Abend"], query
    assert found(library, "书证") == []


def test_every_word_must_be_there_the_last_as_far_as_typed(
    library: Library, make_review: MakeReview
) -> None:
    make_review("The expired certificate")
    assert found(library, "expired cert") == ["The expired certificate"]
    assert found(library, "exp certificate") == []
    assert found(library, "expired mast") == []


def test_words_may_stand_in_different_places_but_a_phrase_may_not(
    library: Library, make_review: MakeReview
) -> None:
    id_ = make_review("Checkout outage")
    add(library, id_, Note("a", "ends with payments"), Note("b", "db starts this"))
    assert found(library, "checkout payments") == ["Checkout outage"]
    assert found(library, "payments-db") == []


def test_one_text_with_all_words_comes_before_words_far_apart(
    library: Library, make_review: MakeReview
) -> None:
    make_review("The expired certificate")
    add(library, make_review("Scattered"), Note("a", "expired"), Note("b", "certificate"))
    assert found(library, "expired certificate") == ["The expired certificate", "Scattered"]


def test_the_review_changed_last_comes_first(library: Library, make_review: MakeReview) -> None:
    ids = [make_review(f"Outage {n}") for n in range(3)]
    assert found(library, "outage") == ["Outage 2", "Outage 1", "Outage 0"]
    session = Session(
        library.load(ids[0]), library.journal(ids[0]), lambda: NOW + timedelta(days=1)
    )
    session.commit(setup.set_fields(session.board, summary="Later"))
    assert found(library, "outage") == ["Outage 0", "Outage 2", "Outage 1"]


def test_the_search_follows_every_edit(library: Library, session: Session) -> None:
    changes, id_ = events.add_event(session.board, "Certificate expired")
    session.commit(changes)
    assert len(library.search("certificate")) == 1
    session.commit(events.set_text(session.board, id_, "Pager rang"))
    assert found(library, "certificate") == []
    assert len(library.search("pager")) == 1
    session.commit(common.remove(session.board, [("event", id_)]))
    assert found(library, "pager") == []


def test_deleted_reviews_are_never_found_and_archived_ones_are_marked(
    library: Library, make_review: MakeReview
) -> None:
    id_ = make_review("Zebra")
    library.archive(id_, NOW)
    assert [hit.archived for hit in library.search("zebra")] == [True]
    library.delete(id_, NOW)
    assert library.search("zebra") == []
    library.undelete(id_)
    library.unarchive(id_)
    assert [hit.archived for hit in library.search("zebra")] == [False]


def test_edits_made_before_a_crash_are_found_after_it(
    library: Library, session: Session, file: Any
) -> None:
    # Another process sees only what is on disk, as after a crash.
    session.commit(factors.add_factor(session.board, "zebra", session.board.bones[0].id)[0])
    other = open_library(file)
    assert len(other.search("zebra")) == 1
    other.close()


@pytest.mark.parametrize(
    "query",
    ["c++", 'foo"bar', "dns -x", "*", "", '"', "'", "AND", "a OR b", "NEAR(a b)", "body:x", "^a"]
    + ["(", "a*b", "\x00", "\ud800", "a" * 5000, "a " * 5000, "😀", "-", "{a}", "%", "\\"],
)
def test_nothing_that_is_typed_raises(
    library: Library, make_review: MakeReview, query: str
) -> None:
    make_review("Plain")
    assert library.search(query) == [] or query.startswith("a")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=30))
def test_no_text_at_all_raises(library: Library, query: str) -> None:
    library.search(query)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(categories=["L", "N", "Zs", "P"]), min_size=1, max_size=30))
def test_what_was_written_is_found_by_typing_it_again(
    library: Library, make_review: Callable[..., str], text: str
) -> None:
    id_ = make_review("x", summary=text)
    hits = library.search(text, limit=1000)
    assert not hits or id_ in [hit.review_id for hit in hits]
    if any(sign.isalnum() for sign in text):
        assert hits


def test_a_long_text_is_cut_around_the_match(library: Library, make_review: MakeReview) -> None:
    make_review("Long", summary="before " * 30 + "the zebra\ncrossed " + "after " * 40)
    (hit,) = library.search("zebra")
    assert hit.snippet.startswith("…before")
    assert hit.snippet.endswith("after…")
    assert len(hit.snippet) < 140
    assert "\n" not in hit.snippet
    ((start, end),) = hit.marks
    assert hit.snippet[start:end] == "zebra"


def test_the_number_of_hits_is_limited(library: Library, make_review: MakeReview) -> None:
    for number in range(4):
        make_review(f"Outage {number}")
    assert found(library, "outage")[:2] == [hit.title for hit in library.search("outage", limit=2)]
    assert len(library.search("outage", limit=2)) == 2


def test_ids_in_records_are_not_words(library: Library, session: Session) -> None:
    note = replace(Note("n"), text="x", round_id=None)
    session.commit([Added(note)])
    assert library.search(session.board.review.id) == []
