"""Where in a file of JSON the entries lie: in a list at some depth, or in answers of searches."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pm_facilitator.importers.documents.own_format import is_own
from pm_facilitator.importers.documents.report_values import is_report
from pm_facilitator.importers.formats.values import inside, mappings, word
from pm_facilitator.importers.text.column_names import is_text, spaced
from pm_facilitator.importers.times.instants import read_instant

_NUMBER = re.compile(r"[0-9]{1,20}", re.A)
_DEEPEST = 4
_MOST_LISTS = 20
_HELD = ("notes", "comments", "messages", "events")
_SAID_OF_CLOUD = (("textPayload",), ("jsonPayload", "message"), ("jsonPayload", "msg"))
_OF_FIELDS = "@timestamp"
_SIGN = re.compile(
    r"alert|alarm|incident|event|severity|(?:^|[\W_])level$|trigger|outage|failure|error|problem"
    r"|deploy|webhook|^action$|state_?change|(?:current|previous|old|new)_?stat(?:e|us)",
    re.I,
)
"""How a key is called in what tells of something that happened, and not only how things are."""

_SIGN_WITHIN = 1
_LONGEST_KEY = 80
_STREAMS = (("data", "result"), ("streams",))

Listed = tuple[str, list[Any]]
"""A list of objects, or of rows of plain values, and under which name it stands."""


def lists_in(values: Any) -> list[Listed]:
    """Give the lists that may hold entries, the most likely ones first; none of reports.

    Of an answer of Elasticsearch or Loki these are the documents and the lines that were found.
    """
    hits = mappings(values, "hits", "hits")
    if hits and all(isinstance(each.get("_source"), dict) for each in hits):
        return [("hits", _oldest_first([each["_source"] for each in hits]))]
    if fields := _of_fields(inside(values, "results")):
        return [("results", fields)]
    for path in _STREAMS:
        if lines := _lines_of(mappings(values, *path)):
            return [(path[-1], lines)]
    return [found for found, _ in zip(_lists(values, "", 0), range(_MOST_LISTS), strict=False)]


def _of_fields(rows: Any) -> list[dict[str, Any]]:
    """Give the rows of a search in CloudWatch as objects, whose times are in UTC without saying so.

    Each is a list of fields: [{"field": "@message", "value": "alarm"}, ...].
    """
    if not isinstance(rows, list) or not rows or not _all(rows, list):
        return []
    found = [
        {word(each, "field"): each.get("value") for each in row if isinstance(each, dict)}
        for row in rows
    ]
    if not any(_OF_FIELDS in each for each in found):
        return []
    for each in found:
        each.pop("@ptr", None)
        told = each.get(_OF_FIELDS)
        if isinstance(told, str) and read_instant(f"{told}Z"):
            each[_OF_FIELDS] = f"{told}Z"
    return found


def with_request(entry: dict[str, Any]) -> dict[str, Any]:
    """Give an entry of Google Cloud words where it only tells what was asked for and answered."""
    asked = inside(entry, "httpRequest", "requestUrl")
    said = any(word(entry, *path) for path in _SAID_OF_CLOUD) or "protoPayload" in entry
    if not asked or said:
        return entry
    what = (word(entry, "httpRequest", key) for key in ("requestMethod", "requestUrl"))
    came = word(entry, "httpRequest", "status"), word(entry, "jsonPayload", "statusDetails")
    told = f"{' '.join(filter(None, what))}: {', '.join(filter(None, came))}"
    return {"textPayload": told.removesuffix(": "), **entry}


def single_in(values: Any) -> list[dict[str, Any]]:
    """Give the one object of a file, as programs send it, where it says that it is an event."""
    if not isinstance(values, dict) or is_own(values) or is_report(values):
        return []
    return [values] if any(map(_SIGN.search, _keys(values, 0))) else []


def _keys(value: dict[str, Any], depth: int) -> Iterator[str]:
    for key, each in value.items():
        yield str(key)[:_LONGEST_KEY]
        if isinstance(each, dict) and depth < _SIGN_WITHIN:
            yield from _keys(each, depth + 1)


def dated_inside(entry: dict[str, Any], before: str = "", depth: int = 0) -> Iterator[str]:
    """Give the names of the lists inside of an entry whose objects have times of their own."""
    for key, value in entry.items():
        if isinstance(value, list) and any(map(_is_dated, value[:_MOST_LISTS])):
            yield f"{before}{key}"
        elif isinstance(value, dict) and depth < _DEEPEST:
            yield from dated_inside(value, f"{before}{key}.", depth + 1)


def _lists(values: Any, name: str, depth: int) -> Iterator[Listed]:
    if isinstance(values, list):
        if values and (_all(values, dict) or _are_rows(values)):
            yield name, _unfolded(values)
    elif isinstance(values, dict) and depth <= _DEEPEST and not is_own(values):
        whole = is_report(values)
        if whole and (len(values) > 1 or not isinstance(next(iter(values.values())), list)):
            return
        for key, each in values.items():
            yield from _lists(each, str(key), depth + 1)


def _unfolded(values: list[Any]) -> list[Any]:
    """Give the notes of discussions, where those are told that tell no time or words themselves."""
    held = [notes for each in values for key in _HELD if (notes := mappings(each, key))]
    dated = any(_is_dated(each) and _says_something(each) for each in values)
    if dated or not any(_is_dated(each) for notes in held for each in notes[:_MOST_LISTS]):
        return values
    return [each for notes in held for each in notes]


def _says_something(entry: Any) -> bool:
    told = entry.items() if isinstance(entry, dict) else ()
    return any(isinstance(each, str) and each and is_text(spaced(str(key))) for key, each in told)


def _all(values: list[Any], kind: type) -> bool:
    return all(isinstance(each, kind) for each in values)


def _are_rows(values: list[Any]) -> bool:
    """Tell whether a list holds rows of plain values: [[1772460180000, "alarm"], ...]."""
    return _all(values, list) and not any(
        isinstance(cell, dict | list) for row in values for cell in row
    )


def _oldest_first(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Turn documents round of which the newest stands first, as searches mostly give them."""
    instants = [read_instant(each.get("@timestamp")) for each in found]
    times = [
        each.time for each in instants if each and each.zone and isinstance(each.time, datetime)
    ]
    backwards = len(times) == len(found) and times == sorted(times, reverse=True)
    return found[::-1] if backwards and times[0] > times[-1] else found


def _lines_of(streams: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the lines of log streams in the order of their times, each with its stream's labels."""
    found = [
        {"timestamp": value[0], "message": value[1]} | _labels(each)
        for each in streams
        if isinstance(each.get("stream"), dict) and isinstance(each.get("values"), list)
        for value in each["values"]
        if isinstance(value, list) and len(value) > 1 and _NUMBER.fullmatch(str(value[0])[:32])
    ]
    return sorted(found, key=lambda each: int(each["timestamp"]))


def _labels(stream: dict[str, Any]) -> dict[str, Any]:
    labels = inside(stream, "stream")
    return {key: each for key, each in labels.items() if key not in ("timestamp", "message")}


def _is_dated(item: Any) -> bool:
    """Tell whether an object has a time; a number alone may as well count something."""
    told = item.values() if isinstance(item, dict) else ()
    return any(
        isinstance(each, str) and not each.isdecimal() and read_instant(each) for each in told
    )
