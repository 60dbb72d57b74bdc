"""Records go through a clipboard and come back whole; anything else there does no harm."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain import clipping
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.clipping import Clipping
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.paste import paste
from pm_facilitator.domain.entities import (
    Action,
    Arrow,
    Entity,
    Factor,
    Frame,
    Note,
    NoteGroup,
    Picture,
    TimelineEvent,
    kind_of,
)
from pm_facilitator.domain.plain import entity_to_plain
from pm_facilitator.domain.vocabulary import Stage
from tests.domain.conftest import new_board
from tests.domain.edits.test_common import dangling
from tests.domain.strategies import an_edit, records
from tests.helpers.make import (
    BONE_ID,
    make_action,
    make_board,
    make_bone,
    make_event,
    make_factor,
    make_note,
)

PNG = b"bytes of a picture"
SHA = sha256(PNG).hexdigest()


def no_blob(_: str) -> bytes | None:
    return None


def through(board: Board, *keys: Key) -> Clipping:
    """Copy records and read them back as another review would."""
    blobs = {SHA: PNG}.get
    read = clipping.read(clipping.write(clipping.clip(board, keys, blobs)))
    assert read is not None
    return read


def put(
    board: Board, clip: Clipping, stage: Stage, at: tuple[float, float] | None = None
) -> list[Entity]:
    done = paste(board, clip, stage, at)
    board.apply(done.changes)
    assert dangling(board) == []
    return [found for key in done.keys if (found := board.find(*key)) is not None]


def test_notes_keep_their_places_to_one_another_and_get_ids_of_their_own() -> None:
    notes = [make_note(id="a", x=100.0, y=50.0), make_note(id="b", x=300.0, y=90.0)]
    board = make_board(*notes)
    clip = through(board, ("note", "a"), ("note", "b"))
    one, two = put(board, clip, Stage.REFLECT, (1000.0, 1000.0))
    assert isinstance(one, Note)
    assert isinstance(two, Note)
    assert (two.x - one.x, two.y - one.y) == (200.0, 40.0)
    assert ((one.x + two.x + 168) / 2, (one.y + two.y + 120) / 2) == (1000.0, 1000.0)
    assert len(board.notes()) == 4


def test_without_a_place_copies_lie_a_little_aside_each_further_than_the_last() -> None:
    board = make_board(make_note(id="a", x=0.0))
    clip = through(board, ("note", "a"))
    for _ in range(2):
        put(board, clip, Stage.REFLECT)
    assert sorted(note.x for note in board.notes()) == [0.0, 16.0, 32.0]


def test_groups_and_arrows_come_along_between_the_copies() -> None:
    notes = [make_note(id=id_, group_id="g", author_id="who") for id_ in "ab"]
    arrow = Arrow("x", from_kind="note", from_id="a", to_kind="note", to_id="b")
    board = make_board(NoteGroup("g", "Alerts"), *notes, arrow)
    other = make_board()
    put(other, through(board, ("note_group", "g"), ("arrow", "x")), Stage.RECAP)
    (heap,) = other.all(NoteGroup)
    (tie,) = other.all(Arrow)
    assert heap.title == "Alerts"
    assert {note.group_id for note in other.notes(Stage.RECAP)} == {heap.id}
    assert {tie.from_id, tie.to_id} == {note.id for note in other.notes()}
    assert {note.author_id for note in other.notes()} == {None}


def test_an_arrow_lets_go_of_what_stays_behind() -> None:
    arrow = Arrow("x", from_kind="note", from_id="a", to_kind="note", to_id="b")
    board = make_board(make_note(id="a"), make_note(id="b", x=200.0, y=0.0), arrow)
    (_, copy) = through(board, ("note", "a"), ("arrow", "x")).records
    assert isinstance(copy, Arrow)
    assert (copy.from_id, copy.to_id, copy.x2, copy.y2) == ("a", "", 284.0, 60.0)


def test_an_arrow_to_a_figure_that_stays_behind_is_left_out() -> None:
    arrow = Arrow("x", from_kind="note", from_id="a", to_kind="factor", to_id="f")
    board = make_board(make_note(id="a"), make_factor(id="f"), arrow)
    assert [kind_of(item) for item in through(board, ("note", "a"), ("arrow", "x")).records] == [
        "note"
    ]


def test_a_frame_takes_along_what_it_holds() -> None:
    board = make_board(Frame("f", width=400.0, height=400.0), make_note(id="in", x=10.0, y=10.0))
    clip = through(board, ("frame", "f"))
    assert {kind_of(item) for item in clip.records} == {"frame", "note"}


def test_the_bytes_of_a_picture_travel_with_it() -> None:
    board = make_board(Picture("p", blob=SHA, caption="The dashboard"))
    clip = through(board, ("picture", "p"))
    assert clip.pictures == {SHA: PNG}
    (picture,) = put(make_board(), clip, Stage.REFLECT)
    assert isinstance(picture, Picture)
    assert (picture.blob, picture.stage) == (SHA, Stage.REFLECT)


def test_a_picture_whose_bytes_are_not_what_they_say_is_left_out() -> None:
    values = json.loads(clipping.write(Clipping((Picture("p", blob=SHA),), {SHA: PNG})))
    values["pictures"][SHA] = "AAAA"
    assert clipping.read(json.dumps(values).encode()) is None


def test_events_factors_and_actions_go_to_their_own_boards() -> None:
    source = make_board(make_event(id="e"), make_factor(id="f"), make_action(id="a"))
    for stage, key, kind in (
        (Stage.RECAP, ("event", "e"), TimelineEvent),
        (Stage.REFLECT, ("factor", "f"), Factor),
        (Stage.IMPROVE, ("action", "a"), Action),
    ):
        target = make_board(make_bone(id="other"))
        (made,) = put(target, through(source, key), stage)
        assert type(made) is kind


def test_elsewhere_they_become_notes_and_that_is_told() -> None:
    source = make_board(make_event(id="e"), make_event(id="e2", text="Rollback"))
    board = make_board()
    done = paste(board, through(source, ("event", "e"), ("event", "e2")), Stage.REFLECT, None)
    board.apply(done.changes)
    assert [note.text for note in board.notes()] == ["The first alert fired", "Rollback"]
    assert done.notice == "2 events became notes: this board has no place for them."


def test_a_branch_of_factors_stays_a_branch_on_a_bone_that_is_there() -> None:
    source = make_board(make_factor(id="up"), make_factor(id="down", parent_id="up"))
    board = make_board(make_bone(id="theirs"))
    put(board, through(source, ("factor", "up"), ("factor", "down")), Stage.REFLECT)
    up = next(factor for factor in board.factors if factor.parent_id is None)
    down = next(factor for factor in board.factors if factor.parent_id is not None)
    assert down.parent_id == up.id
    assert {up.bone_id, down.bone_id} == {"theirs"}


def test_factors_that_hang_below_one_another_in_a_circle_are_parted() -> None:
    circle = (make_factor(id="a", parent_id="b"), make_factor(id="b", parent_id="a"))
    board = make_board(make_bone())
    put(board, Clipping(circle), Stage.REFLECT)
    assert [factor.parent_id for factor in board.factors] == [None, None]
    assert {factor.bone_id for factor in board.factors} == {BONE_ID}


def test_programs_that_know_texts_only_get_the_words() -> None:
    board = make_board(make_note(id="a", text="One\nof two"), NoteGroup("g", "Alerts"))
    clip = clipping.clip(board, [("note", "a")], no_blob)
    assert clipping.text_of(clip) == "One of two"


def test_votes_and_the_review_itself_are_never_taken_along() -> None:
    board = make_board(make_note(id="a"))
    keys: list[Key] = [("review", board.review.id), ("bone", BONE_ID), ("note", "a")]
    assert [kind_of(x) for x in clipping.clip(board, keys, no_blob).records] == ["note"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json",
        b"[]",
        b'{"format": "pm-facilitator/clipping"}',
        b'{"format": "pm-facilitator/clipping", "records": [{"kind": "vote", "values": {}}]}',
        b'{"format": "something else", "records": []}',
        b"[" * 200_000,
        b"\xff\xfe\x00",
    ],
    ids=lambda data: data[:24],
)
def test_what_is_no_clipping_is_none(data: bytes) -> None:
    assert clipping.read(data) is None


@pytest.mark.parametrize(
    "change",
    [
        {"x": 1e300},
        {"x": float("nan")},
        {"width": -5.0},
        {"color": "mauve"},
        {"text": None},
        {"text": "half \ud800"},
        {"no_such_field": 1},
        {"id": ""},
    ],
    ids=str,
)
def test_a_record_that_no_board_could_take_is_left_out(change: dict[str, object]) -> None:
    values = {"kind": "note", "values": entity_to_plain(make_note(id="n")) | change}
    good = {"kind": "note", "values": entity_to_plain(make_note(id="good"))}
    data = json.dumps({"format": "pm-facilitator/clipping", "records": [values, good]}).encode()
    read = clipping.read(data)
    assert read is not None
    assert [item.id for item in read.records] == ["good"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(st.binary(max_size=60) | _JSON.map(lambda value: json.dumps(value).encode()))
def test_no_clipboard_ever_raises(data: bytes) -> None:
    assert clipping.read(data) is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_a_clipboard_holds_fits_the_board_it_is_pasted_on(data: st.DataObject) -> None:
    kinds = st.sampled_from(sorted(clipping.KINDS))
    drawn = data.draw(st.lists(kinds.flatmap(records), max_size=6))
    ids = data.draw(st.lists(st.sampled_from("abc"), min_size=len(drawn), max_size=len(drawn)))
    clip = clipping.read(clipping.write(Clipping(tuple(map(_tangled, drawn, ids)))))
    board = new_board()
    for _ in range(data.draw(st.integers(0, 4))):
        board.apply(an_edit(data.draw, board))
    if clip is not None:
        stage = data.draw(st.sampled_from([Stage.RECAP, Stage.REFLECT, Stage.IMPROVE]))
        put(board, clip, stage, data.draw(st.none() | st.just((5.0, 5.0))))


def _tangled(record: Entity, id_: str) -> Entity:
    """Let records name one another, which drawn ids never do."""
    links = {
        name: id_
        for name in ("parent_id", "group_id", "event_id", "from_id", "to_id")
        if hasattr(record, name)
    }
    return replace(record, id=id_, **links)
