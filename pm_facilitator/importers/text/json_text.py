"""Texts that are JSON, or JSON line by line."""

import json
import re
from typing import Any

_START = re.compile(r"\s*[\[{]")
MOST_JSON = 48 * 1024 * 1024
"""Of one document, in bytes; in memory the values take several times as much."""

_MOST_LINES = 8 * 1024 * 1024


def parse_json(text: str) -> Any:
    """Read JSON strictly: no key twice in one place, and no numbers that JSON does not know.

    Raises:
        ValueError: when it is broken.
        RecursionError: when it is nested too deeply.
    """
    return json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_number)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one place")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def read_json(text: str) -> Any:
    """Give the plain values of a text; those of each line as a list where each is of its own.

    None when the text is no JSON, broken, or very large.
    """
    if len(text) > MOST_JSON or not _START.match(text):
        return None
    try:
        return parse_json(text)
    except RecursionError:
        return None
    except ValueError:
        return _lines(text) if len(text) <= _MOST_LINES else None


def read_json_line(line: str) -> dict[str, Any] | None:
    """Give the object on a line; None when there is none."""
    if not line.lstrip().startswith("{"):
        return None
    try:
        value = parse_json(line)
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
