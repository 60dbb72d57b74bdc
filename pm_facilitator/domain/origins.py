"""Where an event was read: the name of the source, the line, and the line's own words."""

import re
from functools import lru_cache

from pm_facilitator.domain.shortened import shortened

_LONGEST = 500
_LONGEST_NAME = 120
_PLACE = re.compile(r"(?:(?P<name>.*?), )??(?P<what>line|entry|row) [0-9]+: ")


def origin_line(name: str, line: int, words: str, *, place: str = "line") -> str:
    """Say where something was read, on one line: "chat.txt, line 12: 14:02 db is down".

    Args:
        name: a file's name, "the pasted text", or the name of a system; may be empty.
        line: the line in it, from 1; 0 where lines mean nothing, as in a table of a database.
        words: what stands there; white space is drawn together, and what is very long is cut.
        place: what is counted: "line", "entry" or "row".
    """
    where = _short_name(name)
    # Most lines are short, and have one space between their words.
    plain = len(words) <= _LONGEST and words.isprintable() and "  " not in words
    told = words.strip() if plain else _short(words, _LONGEST)
    if line > 0:
        where = f"{where}, {place} {line}" if where else f"{place} {line}"
    return f"{where}: {told}" if where and told else where or told


def source_name(origin: str) -> str:
    """Give the name of the source that an origin with a place names; empty when it names none."""
    match = _PLACE.match(origin)
    return (match["name"] or "") if match else ""


def place_named(origin: str) -> str:
    """Give what an origin says of the place, as "chat.txt, line 12"; empty when it names none."""
    match = _PLACE.match(origin)
    return match[0].removesuffix(": ") if match else ""


def counted_there(origin: str) -> str:
    """Give what an origin counts: "line", "entry" or "row"; empty when it names no place."""
    match = _PLACE.match(origin)
    return match["what"] if match else ""


def with_name(origin: str, name: str) -> str:
    """Give an origin with the name of its source, where it names a place in none."""
    match = _PLACE.match(origin)
    return f"{_short_name(name)}, {origin}" if match and name and not match["name"] else origin


def at_line(origin: str, line: int) -> str:
    """Give an origin with another line, where it names one."""
    match = _PLACE.match(origin)
    if match is None:
        return origin
    before, _, _ = match[0].rpartition(" ")[0].rpartition(" ")
    return f"{before} {line}: {origin[match.end() :]}"


@lru_cache(maxsize=64)
def _short_name(name: str) -> str:
    return _short(name, _LONGEST_NAME)


def _short(words: str, most: int) -> str:
    return shortened(" ".join(words[: 4 * most].split()), most)
