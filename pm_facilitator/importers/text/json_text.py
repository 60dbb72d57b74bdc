"""Texts that are JSON, or JSON line by line."""

import json
import re
from typing import Any

_START = re.compile(r"\s*[\[{]")
_NEXT = re.compile(r"\s*")
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
    """Give the plain values of a text; as a list where objects follow one another.

    Each may be on a line of its own or spread over several, as programs print what they watch.
    None when the text is no JSON, broken, or very large.
    """
    if len(text) > MOST_JSON or not _START.match(text):
        return None
    try:
        return parse_json(text)
    except RecursionError:
        return None
    except ValueError:
        return _lines(text) or _in_a_row(text) if len(text) <= _MOST_LINES else None


def read_json_line(line: str) -> dict[str, Any] | None:
    """Give the object on a line; None when there is none."""
    if not line.lstrip().startswith("{"):
        return None
    try:
        value = parse_json(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _in_a_row(text: str) -> list[dict[str, Any]] | None:
    """Give objects that stand one behind the other, each spread over lines."""
    decoder = json.JSONDecoder(object_pairs_hook=_each_once, parse_constant=_no_number)
    found: list[dict[str, Any]] = []
    place, end = 0, len(text.rstrip())
    try:
        while place < end:
            value, place = decoder.raw_decode(text, _begin(text, place))
            if not isinstance(value, dict):
                return None
            found.append(value)
    except (ValueError, RecursionError):
        return None
    return found


def _begin(text: str, place: int) -> int:
    """Give where the next value begins."""
    gap = _NEXT.match(text, place)
    return gap.end() if gap else place


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
