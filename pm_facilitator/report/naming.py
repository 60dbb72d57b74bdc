"""Roles in place of names in the review itself: in every text, in one step that can be undone."""

from dataclasses import fields

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch
from pm_facilitator.domain.entities import Approval, Comment, Entity, Person, Version
from pm_facilitator.report.roles import Roles, is_written

_KEPT = (Person, Version, Comment, Approval)
"""Records whose point it is to name somebody."""

_NAMED_ON_PURPOSE = frozenset({"owner", "tracker", "source"})


def names_to_roles(board: Board) -> list[Change]:
    """Replace the names of the review's people by their roles; who owns an action keeps the name.

    Figures and documents follow by themselves, as they are drawn from the same texts.
    """
    roles = Roles.of_people(board.people)
    if roles.pattern is None:
        return []
    return [
        change
        for entity in board.entities()
        if not isinstance(entity, _KEPT)
        for change in _changes(entity, roles)
    ]


def _changes(entity: Entity, roles: Roles) -> list[Change]:
    values = {
        field.name: roles.with_roles(text)
        for field in fields(entity)
        if is_written(field.name) and field.name not in _NAMED_ON_PURPOSE
        if type(text := getattr(entity, field.name)) is str and roles.names_somebody(text)
    }
    return patch(entity, **values)
