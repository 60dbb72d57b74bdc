"""What Hypothesis draws from: records of every kind, and edits that fit a board."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from types import NoneType
from typing import Any

from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, field_names
from pm_facilitator.domain.clock import Moment, extend, pause, start, switch
from pm_facilitator.domain.edits import (
    agreement,
    closing,
    common,
    document,
    events,
    factors,
    handed_out,
    improve,
    life,
    notes,
    setup,
    whys,
)
from pm_facilitator.domain.entities import (
    KINDS,
    Action,
    Approval,
    Comment,
    Entity,
    Factor,
    LockerItem,
    Note,
    Remark,
    StageSlot,
    TimelineEvent,
    Version,
    WhyStep,
    kind_of,
)
from pm_facilitator.domain.plain import field_types
from pm_facilitator.domain.vocabulary import (
    EventKind,
    InsightKind,
    NoteColor,
    PersonRole,
    RemarkKind,
    Stage,
)
from tests.domain.round_strategies import ROUND_EDITS
from tests.domain.whiteboard_strategies import WHITEBOARD_EDITS, Draw, Edit, places, texts

Edits = Sequence[tuple[tuple[type[Entity], ...], Edit]]
"""Edits with the kinds of record that each needs to be there."""

times = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)
minutes = st.integers(-90, 90).map(lambda n: timedelta(minutes=n))

_FIELDS: dict[type, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(date(1990, 1, 1)),
    datetime: times,
    tuple: st.lists(texts, max_size=3).map(tuple),
    NoneType: st.none(),
}


def values(types: tuple[type, ...]) -> st.SearchStrategy[Any]:
    """Give any value of a field with these types."""
    return st.one_of(
        [st.sampled_from(list(t)) if issubclass(t, StrEnum) else _FIELDS[t] for t in types]
    )


def records(kind: str, without: frozenset[str] = frozenset()) -> st.SearchStrategy[Entity]:
    """Give any record of a kind, with defaults for some of its fields."""
    types = field_types(KINDS[kind])
    drawn = {
        name: st.uuids().map(lambda uuid: uuid.hex) if name == "id" else values(types[name])
        for name in field_names(KINDS[kind])
        if name not in without
    }
    return st.builds(KINDS[kind], **drawn)


def an_edit(draw: Draw, board: Board) -> list[Change]:
    """Draw one edit that fits the board, of any module of edits; it may change nothing."""
    return one_of_these(_EDITS, draw, board)


def one_of_these(edits: Edits, draw: Draw, board: Board) -> list[Change]:
    """Draw one of some edits that fits the board."""
    able = [edit for needs, edit in edits if all(board.all(kind) for kind in needs)]
    edit: Edit = draw(st.sampled_from(able))
    return edit(draw, board)


def _id(draw: Draw, board: Board, kind: type[Entity]) -> str:
    return str(draw(st.sampled_from([item.id for item in board.all(kind)])))


def _ids(draw: Draw, board: Board, kind: type[Entity]) -> list[str]:
    all_ids = [item.id for item in board.all(kind)]
    return list(draw(st.lists(st.sampled_from(all_ids), unique=True, min_size=1, max_size=4)))


def _bone(draw: Draw, board: Board) -> str:
    return str(draw(st.sampled_from(board.bones)).id)


def _factor(draw: Draw, board: Board) -> str:
    return _id(draw, board, Factor)


def _moment(draw: Draw) -> Moment:
    return Moment(draw(times), draw(st.floats(0, 1e6)), draw(st.sampled_from(["", "a", "b"])))


def _slot(draw: Draw, board: Board) -> StageSlot:
    found = draw(st.sampled_from(board.all(StageSlot)))
    assert isinstance(found, StageSlot)
    return found


def _move(draw: Draw, board: Board) -> list[Change]:
    id_ = _factor(draw, board)
    below = {item.id for item in factors.descendants(board, id_)} | {id_}
    bone = _bone(draw, board)
    free = [f.id for f in board.factors if f.bone_id == bone and f.id not in below]
    parent = draw(st.sampled_from([None, *free]))
    return factors.move_factor(board, id_, bone, parent, draw(st.integers(0, 5)))


def _why(draw: Draw, board: Board) -> list[Change]:
    id_ = _factor(draw, board)
    above = [step.id for step in board.all(WhyStep) if step.factor_id == id_]
    parent = draw(st.sampled_from([None, *above]))
    return whys.add_why(board, id_, draw(texts), parent)[0]


def _remove(draw: Draw, board: Board) -> list[Change]:
    keys = [
        (kind_of(item), item.id)
        for item in board.entities()
        if kind_of(item) not in ("review", "stage_slot") and len(board.bones) > 1
    ]
    chosen = st.lists(st.sampled_from(keys), unique=True, min_size=1, max_size=3)
    bones = {bone.id for bone in board.bones}
    picked = [key for key in draw(chosen) if key[1] not in bones] if keys else []
    return common.remove(board, picked)


def _approve(draw: Draw, board: Board) -> list[Change]:
    by = f"Person {len(board.all(Approval))}"
    return life.approve(board, by, draw(texts), draw(times))


_OUTLETS = st.sampled_from(["jira", "linear"])
_SECTIONS = st.sampled_from(["summary", "impact", "own"])
_LABELS = st.lists(st.sampled_from(["People", "Process", "Tools", "people "]), min_size=1)
_AGENDAS = st.dictionaries(st.sampled_from(Stage), st.integers(1, 40))
_COLORS = st.sampled_from(NoteColor)
_STAGES = st.sampled_from(Stage)

_EDITS: Edits = [
    ((), lambda d, b: events.add_event(b, d(texts), d(st.none() | times))[0]),
    ((TimelineEvent,), lambda d, b: events.set_text(b, _id(d, b, TimelineEvent), d(texts))),
    ((TimelineEvent,), lambda d, b: events.set_time(b, _id(d, b, TimelineEvent), d(times))),
    ((TimelineEvent,), lambda d, b: events.shift(b, _ids(d, b, TimelineEvent), d(minutes))),
    ((TimelineEvent,), lambda d, b: agreement.toggle_agreed(b, _ids(d, b, TimelineEvent))),
    (
        (TimelineEvent,),
        lambda d, b: events.set_kind(b, _ids(d, b, TimelineEvent), d(st.sampled_from(EventKind))),
    ),
    ((), lambda d, b: agreement.agree(b, d(times))),
    (
        (),
        lambda d, b: agreement.add_remark(b, d(texts), d(st.sampled_from(RemarkKind)), d(times))[0],
    ),
    ((Remark,), lambda d, b: agreement.settle(b, _id(d, b, Remark), d(st.booleans()))),
    ((Remark,), lambda d, b: agreement.event_from_remark(b, _id(d, b, Remark))[0]),
    ((), lambda d, b: notes.add_note(b, d(texts), d(_STAGES), d(places), d(places))[0]),
    ((), lambda d, b: notes.add_lines(b, d(st.lists(texts)), d(_STAGES), 0, 0)),
    ((Note,), lambda d, b: notes.set_color(b, _ids(d, b, Note), d(_COLORS))),
    ((), lambda d, b: factors.add_factor(b, d(texts), _bone(d, b))[0]),
    ((Note,), lambda d, b: factors.factor_from_note(b, _id(d, b, Note), _bone(d, b))[0]),
    (
        (TimelineEvent,),
        lambda d, b: factors.factor_from_event(b, _id(d, b, TimelineEvent), _bone(d, b))[0],
    ),
    ((Factor,), _move),
    ((Factor,), lambda d, b: factors.indent(b, _factor(d, b))),
    ((Factor,), lambda d, b: factors.outdent(b, _factor(d, b))),
    ((Factor,), lambda d, b: factors.to_next_bone(b, _factor(d, b), 1)),
    (
        (Factor, TimelineEvent),
        lambda d, b: factors.link_event(b, _factor(d, b), _id(d, b, TimelineEvent)),
    ),
    ((Factor,), _why),
    ((), lambda d, b: factors.use_categories(b, "own", d(_LABELS))),
    ((), lambda d, b: improve.park(b, d(texts), d(_STAGES), d(times))[0]),
    ((), lambda d, b: improve.add_action(b, d(texts))[0]),
    ((LockerItem,), lambda d, b: improve.action_from_idea(b, _id(d, b, LockerItem))[0]),
    ((LockerItem,), lambda d, b: improve.set_idea_aside(b, _id(d, b, LockerItem), d(texts))),
    ((LockerItem,), lambda d, b: improve.bring_idea_back(b, _id(d, b, LockerItem))),
    (
        (Action,),
        lambda d, b: improve.place_on_matrix(b, _id(d, b, Action), d(st.integers(0, 6)), 3),
    ),
    ((Action,), lambda d, b: improve.place_risk(b, _id(d, b, Action), d(st.integers(0, 6)), 3)),
    ((LockerItem,), lambda d, b: improve.keep_idea(b, _id(d, b, LockerItem))),
    (
        (LockerItem, Action),
        lambda d, b: improve.merge_idea(b, _id(d, b, LockerItem), _id(d, b, Action)),
    ),
    (
        (Factor, Action),
        lambda d, b: improve.answer_factor(
            b, _factor(d, b), ("action", _id(d, b, Action)), d(st.booleans())
        ),
    ),
    ((), lambda d, b: document.write_section(b, d(_SECTIONS), d(texts))),
    ((), lambda d, b: life.freeze(b, "0" * 64, "Ada", d(times))),
    ((), lambda d, b: life.comment(b, d(_SECTIONS), d(texts), "Ada", d(times))),
    ((Comment,), lambda d, b: life.resolve(b, _id(d, b, Comment), d(st.booleans()), d(texts))),
    ((Version,), lambda d, b: _approve(d, b)),
    (
        (Action,),
        lambda d, b: handed_out.remember(
            b, d(_OUTLETS), {_id(d, b, Action): {"Title": d(texts)}}, d(times)
        ),
    ),
    ((), lambda d, b: closing.plan_second_look(b, d(times))),
    ((), lambda d, b: closing.finish_now(b)),
    ((), lambda d, b: closing.plan_follow_up(b, d(times).date())),
    ((Action,), lambda d, b: improve.decide_against_action(b, _id(d, b, Action), d(texts))[0]),
    ((), lambda d, b: setup.set_fields(b, title=d(texts), tags=tuple(d(st.lists(texts))))),
    ((), lambda d, b: setup.use_agenda(b, "own", d(_AGENDAS))),
    ((), lambda d, b: setup.go_to_stage(b, d(_STAGES))),
    ((), lambda d, b: setup.add_person(b, d(texts), d(st.sampled_from(PersonRole)))[0]),
    ((), lambda d, b: setup.add_insight(b, d(st.sampled_from(InsightKind)), d(texts))[0]),
    ((), lambda d, b: setup.add_question(b, d(texts))[0]),
    ((), lambda d, b: setup.replace_checklist(b, d(st.lists(texts, max_size=3)))),
    ((StageSlot,), lambda d, b: start(_slot(d, b), _moment(d))),
    ((StageSlot,), lambda d, b: pause(_slot(d, b), _moment(d))),
    ((StageSlot,), lambda d, b: extend(_slot(d, b), d(st.integers(-5, 5)))),
    ((), lambda d, b: switch(b, d(_STAGES), _moment(d))),
    ((), _remove),
    *WHITEBOARD_EDITS,
    *ROUND_EDITS,
]
