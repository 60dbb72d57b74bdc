"""The board as each audience may see it: for outsiders without people, sources and evidence."""

from dataclasses import fields, replace
from typing import Any

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    Action,
    Agreement,
    Approval,
    Arrow,
    BoardText,
    Comment,
    Entity,
    Factor,
    Frame,
    HandedOut,
    LockerItem,
    Note,
    NoteGroup,
    Person,
    Picture,
    PrepItem,
    Remark,
    Review,
    Round,
    RoundGroup,
    StageSlot,
    Stroke,
    TimelineEvent,
    Version,
    Vote,
)
from pm_facilitator.report.options import Audience
from pm_facilitator.report.roles import Roles, is_written

_NOT_FOR_OUTSIDERS = (
    *(Person, PrepItem, Note, NoteGroup, Picture, Frame, BoardText, Arrow, Stroke),
    *(LockerItem, Round, RoundGroup, Vote, StageSlot, Remark, Agreement),
    *(Version, Comment, Approval, HandedOut),
)


def for_audience(board: Board, audience: Audience) -> Board:
    """Give the board without hidden notes, and for outsiders with roles in place of people."""
    if audience == "external":
        return _for_outsiders(board)
    shown = (item for item in board.entities() if not (isinstance(item, Note) and item.hidden))
    return Board(shown)


def _for_outsiders(board: Board) -> Board:
    roles = Roles.of(board)
    kept = (item for item in board.entities() if not isinstance(item, _NOT_FOR_OUTSIDERS))
    return Board(_without_names(_without_inside(item, roles), roles) for item in kept)


def _without_inside(entity: Entity, roles: Roles) -> Entity:
    match entity:
        case TimelineEvent():
            return replace(
                entity,
                source="",
                evidence=(),
                visible_then="",
                known_now="",
                origins=(),
                lane="",
                agreed=False,
            )
        case Factor():
            return replace(entity, evidence=(), note_ids=())
        case Review():
            return replace(entity, own_template="", tags=())
        case Action():
            return replace(entity, owner=roles.owner(entity.owner), tracker="")
        case _:
            return entity


def _without_names(entity: Entity, roles: Roles) -> Entity:
    values: dict[str, Any] = {}
    for field in fields(entity):
        value = getattr(entity, field.name)
        if not is_written(field.name):
            continue
        if type(value) is str and value:
            values[field.name] = roles.replace_names(value)
        elif isinstance(value, tuple):
            values[field.name] = tuple(roles.replace_names(part) for part in value)
    return replace(entity, **values)
