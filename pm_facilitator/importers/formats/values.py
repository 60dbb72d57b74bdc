"""Careful looks into plain values of JSON, which may be of any shape, and texts made of them."""

from collections.abc import Iterable, Iterator
from typing import Any

_LONGEST = 20_000
_LONGEST_LINE = 400
_LONGEST_DETAILS = 8_000


def inside(value: Any, *path: str) -> Any:
    """Follow the keys of mappings inside one another; None where one of them is missing."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def word(value: Any, *path: str) -> str:
    """Give the text at a path, cleaned; empty when there is none.

    Of broken letters a mark stays; what is very long is cut.
    """
    for key in path:
        if not isinstance(value, dict):
            return ""
        value = value.get(key)
    if isinstance(value, str):
        return clean(value[:_LONGEST]).strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    try:
        return str(value)[:_LONGEST]
    except ValueError:  # a number of thousands of digits
        return ""


def clean(text: str) -> str:
    """Give a text that can be stored and shown: without broken letters and zero bytes."""
    if not text.isascii():
        text = text.encode(errors="replace").decode()
    return text.replace("\0", "")


def first_word(value: Any, *paths: str | tuple[str, ...]) -> str:
    """Give the first text that is there, of several keys or paths."""
    for path in paths:
        if said := word(value, path) if isinstance(path, str) else word(value, *path):
            return said
    return ""


def mappings(value: Any, *path: str) -> list[dict[str, Any]]:
    """Give the mappings of the list at a path; a mapping in place of a list counts as one."""
    found = inside(value, *path)
    if isinstance(found, dict):
        return [found]
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def words(value: Any, *path: str) -> list[str]:
    """Give the texts of the list at a path."""
    found = inside(value, *path)
    return [said for each in found if (said := word(each))] if isinstance(found, list) else []


def told_lines(value: Any, *path: str, without: Iterable[str] = ()) -> str:
    """Give a text, or the texts of a mapping as lines such as "severity: page"."""
    found = inside(value, *path)
    if not isinstance(found, dict):
        return word(found)
    pairs = ((clean(str(key)), word(said)) for key, said in found.items() if key not in without)
    return "\n".join(f"{key}: {said}" for key, said in pairs if said)


def split_text(text: str, details: str = "") -> tuple[str, str]:
    """Give the one line of a text that stands on a timeline, and what else there is to it."""
    first, _, rest = text.strip().partition("\n")
    line = " ".join(first[: 4 * _LONGEST_LINE].split())
    if len(line) > _LONGEST_LINE:
        rest = text.strip()
        line = f"{line[:_LONGEST_LINE].rsplit(' ', 1)[0]}…"
    whole = "\n".join(filter(None, (rest.strip(), details.strip())))
    return line, whole[:_LONGEST_DETAILS]


def with_result(name: str, result: str) -> str:
    """Say what came of something: "Build 7: partially succeeded"; just its name without that."""
    return f"{name}: {result.replace('_', ' ').lower()}" if result else name


def counted(number: int, one: str, many: str) -> str:
    """Say a number with its word, as in "1 entry" and "3 entries"."""
    return f"{number:,} {one if number == 1 else many}"


def web_links(*values: Any) -> tuple[str, ...]:
    """Give those values that are addresses in the web, each once."""
    said = (word(value) for value in values)
    found = (each for each in said if each.startswith(("https://", "http://")) and " " not in each)
    return tuple(dict.fromkeys(found))


def some_have(items: Iterable[Any], *keys: str) -> bool:
    """Tell whether one of the first mappings has all these keys."""
    return any(all(key in each for key in keys) for each in _first(items))


def _first(items: Iterable[Any], count: int = 20) -> Iterator[dict[str, Any]]:
    for number, each in enumerate(items):
        if number >= count:
            return
        if isinstance(each, dict):
            yield each
