"""What Hypothesis draws of the edits of whatever lies on a board."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change
from pm_facilitator.domain.edits import arrange, copies, groups, stacking, things, whiteboard
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.gather import gather
from pm_facilitator.domain.entities import Arrow, Entity, Note, NoteGroup, Picture, Vote, kind_of
from pm_facilitator.domain.entities import new_id as fresh
from pm_facilitator.domain.placing import PLACED
from pm_facilitator.domain.vocabulary import NoteColor, Stage

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
places = st.floats(-1e6, 1e6)

Draw = Callable[[st.SearchStrategy[Any]], Any]
Edit = Callable[[Draw, Board], list[Change]]

_NEAR = st.integers(-300, 300).map(float)
_STAGES = st.sampled_from([Stage.RECAP, Stage.REFLECT, Stage.IMPROVE])
_POINTS = st.lists(st.tuples(_NEAR, _NEAR), max_size=4)
_SIZES = st.integers(0, 600).map(float)
_BOXES = st.builds(Area, _NEAR, _NEAR, _SIZES, _SIZES)


def board_keys(board: Board) -> list[Key]:
    """Give everything that a hand can take hold of on a board."""
    kinds = (*PLACED, "note_group")
    return [(kind_of(item), item.id) for item in board.entities() if kind_of(item) in kinds]


def some_keys(draw: Draw, board: Board) -> list[Key]:
    """Draw a selection, often of several things."""
    keys = board_keys(board)
    return list(draw(st.lists(st.sampled_from(keys), unique=True, max_size=6))) if keys else []


def _notes(draw: Draw, board: Board) -> list[str]:
    ids = [note.id for note in board.notes()]
    return list(draw(st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=4)))


def _key(draw: Draw, board: Board) -> Key:
    kind, id_ = draw(st.sampled_from(board_keys(board)))
    return kind, id_


def _join(draw: Draw, board: Board) -> list[Change]:
    hosts = [key for key in board_keys(board) if key[0] in ("note", "note_group")]
    return groups.join(board, _notes(draw, board), draw(st.sampled_from(hosts)), 8.0, -8.0)


def _ends(draw: Draw, board: Board) -> list[things.End]:
    others = [(kind_of(item), item.id) for item in board.entities() if kind_of(item) in _HOSTS]
    free = st.tuples(_NEAR, _NEAR)
    return list(draw(st.lists(st.sampled_from(others) | free, min_size=2, max_size=2, unique=True)))


def _arrow(draw: Draw, board: Board) -> list[Change]:
    return things.add_arrow(board, draw(_STAGES), *_ends(draw, board))[0]


def _arrow_end(draw: Draw, board: Board) -> list[Change]:
    free = [arrow.id for arrow in board.all(Arrow) if not arrow.locked]
    end = draw(st.tuples(_NEAR, _NEAR))
    side = draw(st.sampled_from(["from", "to"]))
    return things.set_arrow_end(board, draw(st.sampled_from(free)), side, end) if free else []


def _remove(draw: Draw, board: Board) -> list[Change]:
    keys = some_keys(draw, board)
    free = [key for key in keys if not whiteboard.is_locked(board.find(*key))]
    return whiteboard.remove_things(board, keys) if free else []


def _vote(draw: Draw, board: Board) -> list[Change]:
    keys = [key for key in board_keys(board) if key[0] in ("note", "note_group")]
    kind, id_ = draw(st.sampled_from(keys))
    on_note = {"note_id": id_} if kind == "note" else {"group_id": id_}
    return [Added(Vote(fresh(), count=draw(st.integers(1, 3)), **on_note))]


def _picture(draw: Draw, board: Board) -> list[Change]:
    return [Added(Picture(fresh(), "ab" * 32, stage=draw(_STAGES), x=draw(_NEAR), y=draw(_NEAR)))]


_HOSTS = {"event", "bone", "factor", "why_step", "action"} | {*PLACED, "note_group"} - {"arrow"}
"""What boards show, so that an arrow can be hung on it."""
_EDGES, _AXES = st.sampled_from(arrange.Edge), st.sampled_from(arrange.Axis)
_STEPS, _COLORS = st.sampled_from(stacking.Step), st.sampled_from(NoteColor)

WHITEBOARD_EDITS: list[tuple[tuple[type[Entity], ...], Edit]] = [
    ((), lambda d, b: things.add_frame(b, d(_STAGES), d(_BOXES), d(texts))[0]),
    ((), lambda d, b: things.add_text(b, d(_STAGES), d(places), d(places), d(texts))[0]),
    ((), lambda d, b: things.add_stroke(b, d(_STAGES), d(_POINTS), d(_COLORS))[0]),
    ((), _picture),
    ((), _arrow),
    ((Arrow,), _arrow_end),
    ((), lambda d, b: whiteboard.move(b, some_keys(d, b), d(places), d(places))),
    ((Note,), lambda d, b: whiteboard.resize(b, _key(d, b), d(_BOXES))),
    ((), lambda d, b: whiteboard.set_locked(b, some_keys(d, b), d(st.booleans()))),
    ((), _remove),
    ((), lambda d, b: arrange.align(b, some_keys(d, b), d(_EDGES))),
    ((), lambda d, b: arrange.distribute(b, some_keys(d, b), d(_AXES))),
    ((), lambda d, b: stacking.restack(b, some_keys(d, b), d(_STEPS))),
    ((), lambda d, b: copies.duplicate(b, some_keys(d, b))[0]),
    ((Note,), lambda d, b: groups.group(b, _notes(d, b), d(texts))),
    ((Note,), _join),
    ((Note,), lambda d, b: gather(b, [(_notes(d, b), d(texts)), (_notes(d, b), "")])),
    ((Note,), lambda d, b: groups.leave(b, _notes(d, b))),
    ((NoteGroup,), lambda d, b: groups.ungroup(b, some_keys(d, b))),
    ((Note,), _vote),
]
