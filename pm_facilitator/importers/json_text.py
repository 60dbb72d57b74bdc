"""Texts that are JSON, or JSON line by line."""

import json
import re
from typing import Any

_START = re.compile(r"\s*[\[{]")
_MOST = 48 * 1024 * 1024  # in memory the values take several times as much
_MOST_LINES = 8 * 1024 * 1024


def read_json(text: str) -> Any:
    """Give the plain values of a text; those of each line as a list where each is of its own.

    None when the text is no JSON, broken, or very large.
    """
    if len(text) > _MOST or not _START.match(text):
        return None
    try:
        return json.loads(text)
    except RecursionError:
        return None
    except ValueError:
        return _lines(text) if len(text) <= _MOST_LINES else None


def read_json_line(line: str) -> dict[str, Any] | None:
    """Give the object on a line; None when there is none."""
    if not line.lstrip().startswith("{"):
        return None
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _lines(text: str) -> list[dict[str, Any]] | None:
    found: list[dict[str, Any]] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        value = read_json_line(line)
        if value is None:
            return None
        found.append(value)
    return found
