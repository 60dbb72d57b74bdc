"""The JSON Schema of a review as data, generated from the records themselves."""

import json
import sys
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from pm_facilitator.domain.entities import KINDS, Entity
from pm_facilitator.domain.plain import field_types
from pm_facilitator.report.data import FORMAT

_SIMPLE: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    tuple: {"type": "array", "items": {"type": "string"}},
    type(None): {"type": "null"},
}


def review_schema() -> dict[str, Any]:
    """Give the schema of a review as data."""
    records = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}, **_count(name)}
        for name in KINDS
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pm-facilitator:review:1",
        "title": "A review of PM Facilitator",
        "type": "object",
        "required": ["format", "records"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "made_at": {"type": "string", "format": "date-time"},
            "records": {
                "type": "object",
                "required": ["review"],
                "additionalProperties": False,
                "properties": records,
            },
            "blobs": {
                "type": "object",
                "propertyNames": {"pattern": "^[0-9a-f]{64}$"},
                "additionalProperties": {"type": "string", "contentEncoding": "base64"},
            },
        },
        "$defs": {name: _record(kind) for name, kind in KINDS.items()},
    }


def schema_text() -> str:
    """Give the schema as the text of its published file."""
    return json.dumps(review_schema(), indent=2, ensure_ascii=False) + "\n"


def _count(kind: str) -> dict[str, int]:
    return {"minItems": 1, "maxItems": 1} if kind == "review" else {}


def _record(kind: type[Entity]) -> dict[str, Any]:
    return {
        "description": (kind.__doc__ or "").split("\n")[0].strip(),
        "type": "object",
        "required": ["id"],
        "additionalProperties": False,
        "properties": {name: _field(types) for name, types in field_types(kind).items()},
    }


def _field(types: tuple[type, ...]) -> dict[str, Any]:
    forms = [_form(wanted) for wanted in types]
    return forms[0] if len(forms) == 1 else {"anyOf": forms}


def _form(wanted: type) -> dict[str, Any]:
    if issubclass(wanted, StrEnum):
        return {"enum": [word.value for word in wanted]}
    return _SIMPLE[wanted]


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
