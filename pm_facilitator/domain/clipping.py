"""Records on their way through the clipboard: what is taken along, and how it is written and read.

What comes back from a clipboard may be anything: it is checked value by value, and what does not
fit is left out.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import field_names
from pm_facilitator.domain.edits.common import Key, ends
from pm_facilitator.domain.edits.copies import LISTED, with_contents
from pm_facilitator.domain.entities import Arrow, Entity, Picture, Stroke, kind_of
from pm_facilitator.domain.placing import PLACED, box_of, points_of
from pm_facilitator.domain.plain import entity_from_plain, entity_to_plain, fits

MIME = "application/x-pm-facilitator"
KINDS = frozenset({*PLACED, *LISTED, "note_group"})
LARGEST = 64 * 1024 * 1024
"""How many bytes of a clipboard are read at most."""

_FORMAT = "pm-facilitator/clipping"
_MOST = 10_000
_FAR = 1e7
"""How far from the middle of a board something may lie, in scene units."""
_SIZES = (1.0, 1e5)
_LONGEST = 100_000
"""How many characters a text may have."""


@dataclass(frozen=True)
class Clipping:
    """Records with the bytes of their pictures, by the pictures' SHA-256."""

    records: tuple[Entity, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def clip(board: Board, keys: Iterable[Key], blob: Callable[[str], bytes | None]) -> Clipping:
    """Take records along, with what they hold; an arrow lets go of what stays behind."""
    found = [item for item in with_contents(board, keys) if kind_of(item) in KINDS]
    inside = {(kind_of(item), item.id) for item in found}
    records = [_let_go(board, item, inside) if isinstance(item, Arrow) else item for item in found]
    wanted = {item.blob for item in found if isinstance(item, Picture)}
    pictures = {name: data for name in sorted(wanted) if (data := blob(name)) is not None}
    return Clipping(tuple(item for item in records if item is not None), pictures)


def text_of(clipping: Clipping) -> str:
    """Give the words of a clipping for programs that know texts only, one line each."""
    lines = (" ".join(words_of(item).split()) for item in clipping.records)
    return "\n".join(line for line in lines if line)


def words_of(record: Entity) -> str:
    """Give what is written on a record."""
    for name in ("text", "title", "caption"):
        words = getattr(record, name, "")
        if isinstance(words, str) and words.strip():
            return words.strip()
    return ""


def write(clipping: Clipping) -> bytes:
    """Write a clipping as JSON."""
    values = {
        "format": _FORMAT,
        "version": 1,
        "records": [
            {"kind": kind_of(item), "values": entity_to_plain(item)} for item in clipping.records
        ],
        "pictures": {
            name: b64encode(data).decode("ascii") for name, data in clipping.pictures.items()
        },
    }
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")


def read(data: bytes) -> Clipping | None:
    """Read a clipping; None when the bytes are none, and without what does not fit."""
    if len(data) > LARGEST:
        return None
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.get("format") != _FORMAT:
        return None
    pictures = _pictures(values.get("pictures"))
    listed = values.get("records")
    records: dict[Key, Entity] = {}
    for each in listed[:_MOST] if isinstance(listed, list) else []:
        entity = _record(each)
        if entity is not None and not (isinstance(entity, Picture) and entity.blob not in pictures):
            records.setdefault((kind_of(entity), entity.id), entity)
    return Clipping(tuple(records.values()), pictures) if records else None


def _record(values: Any) -> Entity | None:
    if not isinstance(values, dict) or values.get("kind") not in KINDS:
        return None
    plain = values.get("values")
    try:
        entity = entity_from_plain(values["kind"], plain) if isinstance(plain, dict) else None
    except (ValueError, TypeError, OverflowError):
        return None
    return entity if entity is not None and entity.id and _is_sound(entity) else None


def _is_sound(entity: Entity) -> bool:
    """Tell whether a board can take the record, at a place where it is found again."""
    for name in field_names(type(entity)):
        value = getattr(entity, name)
        if not fits(type(entity), name, value):
            return False
        texts = value if isinstance(value, tuple) else (value,)
        if not all(_can_be_written(text) for text in texts if isinstance(text, str)):
            return False
        if name in ("width", "height", "size") and not _SIZES[0] <= value <= _SIZES[1]:
            return False
        if isinstance(value, float) and abs(value) > _FAR:
            return False
    if isinstance(entity, Stroke):
        return all(abs(x) < _FAR and abs(y) < _FAR for x, y in points_of(entity))
    return True


def _can_be_written(text: str) -> bool:
    if len(text) > _LONGEST or "\0" in text:
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _pictures(values: Any) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name, coded in values.items() if isinstance(values, dict) else ():
        try:
            data = b64decode(coded, validate=True)
        except (ValueError, TypeError):
            continue
        if sha256(data).hexdigest() == name:
            found[name] = data
    return found


def _let_go(board: Board, arrow: Arrow, inside: set[Key]) -> Arrow | None:
    """Let ends that hang on what stays behind end where that lies; None when that is unknown."""
    tail, head = ends(arrow)
    for end, (x, y) in ((tail, ("x1", "y1")), (head, ("x2", "y2"))):
        if not end[1] or end in inside:
            continue
        box = box_of(board.find(*end))
        if box is None:
            return None
        side = "from" if x == "x1" else "to"
        free: dict[str, Any] = {f"{side}_kind": "", f"{side}_id": ""}
        free |= {x: box.x + box.width / 2, y: box.y + box.height / 2}
        arrow = replace(arrow, **free)
    return arrow
