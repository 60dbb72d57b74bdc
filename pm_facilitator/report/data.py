"""A review as data: every record in JSON or YAML, and read back again."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import KINDS, Picture, Review, Version, kind_of
from pm_facilitator.domain.plain import entity_from_plain, entity_to_plain
from pm_facilitator.errors import ImportFailed

FORMAT = "pm-facilitator/1"
"""The name and version of the format; a change that old readers cannot follow gets a new number."""


@dataclass(frozen=True, slots=True)
class ReviewData:
    """A review that was read from a file, with the bytes of its pictures by SHA-256."""

    board: Board
    blobs: Mapping[str, bytes] = field(default_factory=dict)


def to_json(
    board: Board, made_at: datetime | None = None, blobs: Mapping[str, bytes] | None = None
) -> str:
    """Write every record of a review as JSON."""
    values = to_values(board, made_at, blobs)
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def to_yaml(
    board: Board, made_at: datetime | None = None, blobs: Mapping[str, bytes] | None = None
) -> str:
    """Write every record of a review as YAML, with the same fields as JSON."""
    from pm_facilitator.report.yaml_text import write_yaml

    return write_yaml(to_values(board, made_at, blobs))


def to_values(
    board: Board, made_at: datetime | None = None, blobs: Mapping[str, bytes] | None = None
) -> dict[str, Any]:
    """Give a review as the plain values that both formats carry."""
    records: dict[str, list[dict[str, Any]]] = {}
    for entity in board.entities():
        records.setdefault(kind_of(entity), []).append(dict(entity_to_plain(entity)))
    values: dict[str, Any] = {"format": FORMAT}
    if made_at is not None:
        values["made_at"] = made_at.astimezone(UTC).isoformat()
    values["records"] = records
    if blobs:
        values["blobs"] = {sha: b64encode(blobs[sha]).decode("ascii") for sha in sorted(blobs)}
    return values


def from_json(text: str) -> ReviewData:
    """Read a review from JSON.

    Raises:
        ImportFailed: when the text is no review in this format.
    """
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportFailed("This file is not valid JSON.", "Please check that it is whole.") from (
            error
        )
    return from_values(values)


def from_yaml(text: str) -> ReviewData:
    """Read a review from YAML.

    Raises:
        ImportFailed: when the text is no review in this format.
    """
    from pm_facilitator.report.yaml_text import read_yaml

    return from_values(read_yaml(text))


def from_values(values: Any) -> ReviewData:
    """Make a review of the plain values that both formats carry.

    Raises:
        ImportFailed: when they are no review in this format.
    """
    records = _records(values)
    try:
        entities = [
            entity_from_plain(kind, dict(item)) for kind in records for item in records[kind]
        ]
    except (ValueError, TypeError, KeyError) as error:
        raise ImportFailed(f"A record of this review cannot be read: {error}.") from error
    if sum(isinstance(entity, Review) for entity in entities) != 1:
        raise ImportFailed("This file does not hold exactly one review.")
    if len({(kind_of(entity), entity.id) for entity in entities}) != len(entities):
        raise ImportFailed("Two records of this review have the same id.")
    return ReviewData(Board(entities), _blobs(values.get("blobs")))


def blobs_of(board: Board) -> list[str]:
    """Give the SHA-256 of every picture that a board shows, and of its frozen versions."""
    pictures = {picture.blob for picture in board.all(Picture)}
    versions = {version.blob for version in board.all(Version)}
    return sorted(name for name in pictures | versions if name)


def _records(values: Any) -> dict[str, list[Any]]:
    if not isinstance(values, dict) or not str(values.get("format", "")).startswith(
        "pm-facilitator/"
    ):
        raise ImportFailed("This file is not a review of PM Facilitator.")
    if values["format"] != FORMAT:
        raise ImportFailed(
            f"This review is in the format {values['format']}, which this version does not know.",
            "A newer version of the app can read it.",
        )
    records = values.get("records")
    if not isinstance(records, dict):
        raise ImportFailed("This review has no records.")
    for kind, items in records.items():
        if kind not in KINDS or not isinstance(items, list):
            raise ImportFailed(f"This review has a part named {kind!r}, which is not known.")
    return records


def _blobs(values: Any) -> dict[str, bytes]:
    if values is None:
        return {}
    try:
        blobs = {str(sha): b64decode(data, validate=True) for sha, data in values.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise ImportFailed("The pictures of this review cannot be read.") from error
    if any(sha256(data).hexdigest() != sha for sha, data in blobs.items()):
        raise ImportFailed("A picture of this review is damaged.")
    return blobs
