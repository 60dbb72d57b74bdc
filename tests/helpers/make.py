"""Builders of records with valid defaults; a test names only the fields that it is about."""

from datetime import UTC, date, datetime
from typing import Any

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Entity,
    Factor,
    Note,
    Person,
    Review,
    TimelineEvent,
    new_id,
)
from pm_facilitator.domain.vocabulary import Severity

BONE_ID = "bone-technology"
"""The bone that factors hang on unless a test says otherwise."""


def at(clock: str) -> datetime:
    """Give a moment on the day of the made-up incident: ``at("14:05")``, in UTC."""
    return datetime.fromisoformat(f"2026-03-02T{clock}").replace(tzinfo=UTC)


def make_review(**kw: Any) -> Review:
    """Make a review of an incident that lasted from 14:00 to 15:10 on 2 March 2026."""
    values = {
        "title": "Payments failed for an hour",
        "incident_ref": "INC-204",
        "severity": Severity.SEV2,
        "started_at": at("14:00"),
        "detected_at": at("14:05"),
        "mitigated_at": at("14:50"),
        "resolved_at": at("15:10"),
        "created_at": at("16:00"),
    }
    return Review(**{"id": new_id(), **values, **kw})


def make_event(**kw: Any) -> TimelineEvent:
    """Make a timeline event."""
    values = {"time": at("14:05"), "text": "The first alert fired"}
    return TimelineEvent(**{"id": new_id(), **values, **kw})


def make_note(**kw: Any) -> Note:
    """Make a sticky note on the board of Reflect."""
    return Note(**{"id": new_id(), "text": "The dashboard showed green", **kw})


def make_bone(**kw: Any) -> Bone:
    """Make a category of the fishbone."""
    return Bone(**{"id": BONE_ID, "label": "Technology", **kw})


def make_factor(**kw: Any) -> Factor:
    """Make a contributing factor on the bone ``BONE_ID``."""
    values = {"text": "The certificate was renewed by hand", "bone_id": BONE_ID}
    return Factor(**{"id": new_id(), **values, **kw})


def make_action(**kw: Any) -> Action:
    """Make an action with an owner and a due date."""
    values = {"text": "Renew certificates by a job", "owner": "Noor", "due": date(2026, 4, 1)}
    return Action(**{"id": new_id(), **values, **kw})


def make_person(**kw: Any) -> Person:
    """Make somebody invited to the review."""
    return Person(**{"id": new_id(), "name": "Noor Haddad", "team": "Payments", **kw})


def make_board(*entities: Entity) -> Board:
    """Make a board of these, with a review and the factors' bones where they are missing."""
    kinds = {type(entity) for entity in entities}
    bones = {entity.id for entity in entities if isinstance(entity, Bone)}
    wanted = {entity.bone_id: None for entity in entities if isinstance(entity, Factor)}
    extra: list[Entity] = [] if Review in kinds else [make_review()]
    extra += [make_bone(id=bone) for bone in wanted if bone not in bones]
    return Board([*extra, *entities])
