"""A review that this app wrote as JSON or YAML, read back whole or refused in one sentence."""

import json
from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from pm_facilitator.domain.changes import field_names
from pm_facilitator.domain.document import FROZEN_TYPE
from pm_facilitator.domain.entities import (
    KINDS,
    Entity,
    Picture,
    Review,
    TimelineEvent,
    Version,
    kind_of,
)
from pm_facilitator.domain.plain import entity_from_plain
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import EventDraft, PictureData, ReviewDraft

FORMAT = "pm-facilitator/1"
_FAMILY = FORMAT.partition("/")[0] + "/"
_TARGETS = {
    "author_id": "person",
    "voter_id": "person",
    "group_id": "note_group",
    "round_id": "round",
    "small_group_id": "round_group",
    "note_id": "note",
    "event_id": "event",
    "bone_id": "bone",
    "factor_id": "factor",
    "action_id": "action",
    "version_id": "version",
}


def is_own(values: Any) -> bool:
    """Tell whether plain values are a review of this app, of whatever version."""
    return isinstance(values, dict) and str(values.get("format", "")).startswith(_FAMILY)


def read_own(values: dict[str, Any]) -> ReviewDraft:
    """Read the plain values of a review.

    Raises:
        ImportFailed: when something in them cannot be a review.
    """
    if values["format"] != FORMAT:
        raise ImportFailed(
            f"This review is in the format {values['format']}, which this version does not know.",
            "A newer version of the app can read it.",
        )
    entities = list(_entities(values.get("records")))
    reviews = [entity for entity in entities if isinstance(entity, Review)]
    if len(reviews) != 1:
        raise ImportFailed("This file does not hold exactly one review.")
    _check_links(entities)
    review = reviews[0]
    return ReviewDraft(
        title=review.title,
        incident_ref=review.incident_ref,
        severity=review.severity,
        events=tuple(_events(entities)),
        zone=review.zone,
        records=tuple(entities),
        pictures=tuple(_pictures(values.get("blobs"), entities)),
    )


def _entities(records: Any) -> Iterator[Entity]:
    if not isinstance(records, dict):
        raise ImportFailed("This review has no records.")
    for kind, items in records.items():
        if kind not in KINDS or not isinstance(items, list):
            raise ImportFailed(f"This review has a part named {kind!r}, which is not known.")
        for item in items:
            yield _entity(kind, item)


def _entity(kind: str, item: Any) -> Entity:
    try:
        json.dumps(item, ensure_ascii=False, default=str).encode()
        return entity_from_plain(kind, dict(item))
    except UnicodeEncodeError as error:
        raise ImportFailed("A text of this review holds broken letters.") from error
    except (ValueError, TypeError, OverflowError) as error:
        raise ImportFailed(f"A record of this review cannot be read: {error}.") from error


def _check_links(entities: Sequence[Entity]) -> None:
    known = {(kind_of(entity), entity.id) for entity in entities}
    if len(known) != len(entities):
        raise ImportFailed("Two records of this review have the same id.")
    parents: dict[tuple[str, str], tuple[str, str]] = {}
    for entity in entities:
        for field, link in _links(entity):
            if link not in known:
                raise ImportFailed("A record of this review belongs to one that is missing.")
            if field == "parent_id":
                parents[kind_of(entity), entity.id] = link
    _check_circles(parents)


def _links(entity: Entity) -> Iterator[tuple[str, tuple[str, str]]]:
    for field in field_names(type(entity)):
        target = kind_of(entity) if field == "parent_id" else _TARGETS.get(field)
        value = getattr(entity, field)
        if target and value is not None:
            yield field, (target, value)


def _check_circles(parents: dict[tuple[str, str], tuple[str, str]]) -> None:
    sound: set[tuple[str, str]] = set()
    for start in parents:
        path: set[tuple[str, str]] = set()
        here: tuple[str, str] | None = start
        while here is not None and here not in sound:
            if here in path:
                raise ImportFailed("A record of this review is a part of itself.")
            path.add(here)
            here = parents.get(here)
        sound |= path


def _events(entities: Iterable[Entity]) -> Iterator[EventDraft]:
    for event in entities:
        if isinstance(event, TimelineEvent):
            yield EventDraft(
                event.time,
                event.text,
                0,
                end=event.end,
                approximate=event.precision is Precision.APPROXIMATE,
                source=event.source,
                evidence=event.evidence,
                kind=event.kind,
                told=event.told,
                told_zone=event.told_zone,
                origins=event.origins,
            )


def _pictures(blobs: Any, entities: Iterable[Entity]) -> Iterator[PictureData]:
    types = {each.blob: FROZEN_TYPE for each in entities if isinstance(each, Version)}
    types |= {each.blob: each.media_type for each in entities if isinstance(each, Picture)}
    if blobs is None:
        return
    if not isinstance(blobs, dict):
        raise ImportFailed("The pictures of this review cannot be read.")
    for sha, coded in blobs.items():
        try:
            data = b64decode(coded, validate=True)
        except (ValueError, TypeError) as error:
            raise ImportFailed("The pictures of this review cannot be read.") from error
        if sha256(data).hexdigest() != sha:
            raise ImportFailed("A picture of this review is damaged.")
        if sha in types:
            yield PictureData(data, types[sha])
