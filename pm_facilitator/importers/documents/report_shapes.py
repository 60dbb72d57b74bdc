"""The shapes that people give to the parts of a report as data, made lists of items."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

TIME = ("time", "timestamp", "at", "when", "date", "start", "started_at", "occurred_at")
END = ("end", "until", "ended_at", "end_time")
TEXT = (
    "event", "text", "description", "what", "message", "summary", "title", "action", "task",
    "note", "notes", "entry", "update", "comment", "body", "msg", "details",
)  # fmt: skip
WORDS = (*TEXT, "name", "cause", "factor", "root_cause", "lesson", "item", "content")
SOURCE = ("source", "by", "who", "actor", "author", "channel")
OWNER = ("owner", "assignee", "assigned_to", "responsible", "who", "team", "dri")
DUE = ("deadline", "due", "due_date", "due_on", "by", "target", "eta")
TICKET = ("ticket", "tracker", "issue", "bug", "link", "url", "jira", "id")
_OTHERS = ("status", "state", "priority", "type", "kind", "effect", "category", "role")
_KNOWN = frozenset((*WORDS, *TIME, *END, *SOURCE, *OWNER, *DUE, *TICKET, *_OTHERS))
_DEEPEST = 5
_LONGEST_TIME = 60


def first(item: Any, names: tuple[str, ...]) -> str:
    """Give the first value of a mapping that stands under one of the names; empty for none."""
    if not isinstance(item, dict):
        return ""
    return next((word(item[name]) for name in names if item.get(name) is not None), "")


def with_plain_names(value: Any, depth: int = 8) -> Any:
    """Give values with the names that are known written as here: "Due Date" as "due_date".

    A list's item of one name alone stays, as it may be a sentence with a colon.

    Args:
        value: of a report.
        depth: how many levels are looked at; no report has as many.
    """
    if not depth or not isinstance(value, list | dict):
        return value
    if isinstance(value, list):
        alone = (isinstance(each, dict) and len(each) == 1 for each in value)
        pairs = zip(value, alone, strict=True)
        return [each if lone else with_plain_names(each, depth - 1) for each, lone in pairs]
    return {_plain(name, value): with_plain_names(each, depth - 1) for name, each in value.items()}


def _plain(name: Any, beside: dict[Any, Any]) -> Any:
    told = re.sub(r"[\s-]+", "_", name.strip().casefold()) if isinstance(name, str) else name
    return told if told in _KNOWN and told not in beside else name


def word(value: Any) -> str:
    """Give a value as text; of broken letters a mark stays."""
    said = "; ".join(texts(value)) if isinstance(value, dict | list) else str(value)
    return said.encode(errors="replace").decode().replace("\0", "").strip()


def texts(value: Any, depth: int = 0) -> list[str]:
    """Give all texts inside of a value."""
    if isinstance(value, dict | list) and depth < 20:
        inner = value.values() if isinstance(value, dict) else value
        return [text for each in inner for text in texts(each, depth + 1)]
    return [] if value is None else [word(value)] if not isinstance(value, dict | list) else []


def items(value: Any) -> list[Any]:
    """Give the items of a part, also of one that is written as a map or is no list at all."""
    if value is None:
        return []
    if isinstance(value, dict) and not _is_entry(value):
        # A map where a list was meant: "1: ..." or "no alert: nobody was told".
        return [
            each if isinstance(each, dict) else _named(name, each)
            for name, each in value.items()
            if each is not None
        ]
    told = value if isinstance(value, list) else [value]
    return [_sentence(each) for each in told if each is not None]


def entries(value: Any) -> tuple[list[Any], dict[str, Any]]:
    """Give the entries of a timeline, and what stood beside the lists that they were found in.

    It may be a map from times to texts, and its lists may lie deeper: "timeline: {entries: [...]}".
    """
    found, beside = list[Any](), dict[str, Any]()
    _gather(value, found, beside, 0)
    return found, beside


def dated_lists(item: Any) -> Iterator[str]:
    """Give the names of the lists inside of an entry that hold entries with times themselves."""
    for name, value in item.items() if isinstance(item, dict) else ():
        if isinstance(value, list) and any(map(_tells_time, value)):
            yield word(name)


def _gather(value: Any, found: list[Any], beside: dict[str, Any], depth: int) -> None:
    if isinstance(value, list):
        found += [_entry(each) for each in value if each is not None]
    elif not isinstance(value, dict):
        found += [] if value is None else [value]
    elif (inner := _lists_inside(value)) and depth < _DEEPEST:
        for name, each in value.items():
            if name in inner:
                _gather(each, found, beside, depth + 1)
            elif _is_time(name):
                found += _told_at(name, each)
            else:
                beside[word(name)] = each
    elif _is_entry(value):
        found.append(value)
    else:
        found += [item for name, each in value.items() for item in _told_at(name, each)]


def _lists_inside(value: dict[Any, Any]) -> list[Any]:
    """Give the names of a map under which the entries lie, where it is no entry itself."""
    if any(not isinstance(value.get(name, []), dict | list) for name in TIME):
        return []
    return [name for name, each in value.items() if not _is_time(name) and _holds_entries(each)]


def _holds_entries(value: Any, depth: int = 0) -> bool:
    """Tell whether a list holds entries, or a map a list of them or maps from times to texts."""
    if isinstance(value, list):
        return any(_tells_time(each) for each in value)
    if not isinstance(value, dict) or depth >= _DEEPEST:
        return False
    timed = any(_is_time(name) for name in value)
    return timed or (
        not _tells_time(value) and any(_holds_entries(each, depth + 1) for each in value.values())
    )


def _tells_time(item: Any) -> bool:
    """Tell whether an item of a list is an entry with a time, in whatever form."""
    if isinstance(item, dict):
        named = any(item.get(name) is not None for name in TIME)
        return named or any(_is_time(name) for name in item)
    if isinstance(item, list):
        return len(item) > 1 and _is_time(item[0])
    return isinstance(item, str) and read_stamp(item, Order.DAY_FIRST) is not None


def _is_time(name: Any) -> bool:
    """Tell whether a name or a value is a time and nothing else: "14:31", 1772460180000."""
    if isinstance(name, bool) or not isinstance(name, str | int | float):
        return False
    said = word(name)[: _LONGEST_TIME + 1]
    return len(said) <= _LONGEST_TIME and _is_stamp(said)


@lru_cache(4096)  # the same names stand in each of many entries
def _is_stamp(said: str) -> bool:
    stamp = read_stamp(said, Order.DAY_FIRST, column=True)
    return stamp is not None and not stamp.text


def _entry(item: Any) -> Any:
    """Give an item of a timeline with its time under a name, also where that is a name itself."""
    if isinstance(item, list) and len(item) > 1 and _is_time(item[0]):
        return {"time": word(item[0]), "event": item[1:]}
    if not isinstance(item, dict) or any(item.get(name) is not None for name in TIME):
        return item
    time = next((name for name in item if _is_time(name)), None)
    if time is None:
        return _sentence(item)
    return {name: each for name, each in item.items() if name != time} | _at(time, item[time])


def _at(time: Any, said: Any) -> dict[Any, Any]:
    """Give an entry of which the time is known: "14:31: Rollback"."""
    told = {"time": word(time)}
    return told | (said if isinstance(said, dict) else {"event": said})


def _told_at(time: Any, said: Any) -> Iterator[Any]:
    """Give what is told under a time: an entry, or those of a day by their own times."""
    if not _is_day(time) or not _holds_entries(said):
        yield _at(time, said)
        return
    below, beside = entries(said)
    yield from (_on_day(word(time), each) for each in below)
    for name, each in beside.items():
        yield _at(time, f"{name}: {word(each)}")


def _on_day(day: str, item: Any) -> Any:
    """Give an entry below a day its day, where it tells none itself."""
    if not isinstance(item, dict):
        return f"{day} {item}" if _tells_clock_alone(word(item)) else item
    name = next((name for name in TIME if item.get(name) is not None), None)
    if name is None or not _tells_clock_alone(word(item[name])):
        return item
    return item | {name: f"{day} {word(item[name])}"}


def _is_day(name: Any) -> bool:
    if not _is_time(name):
        return False
    stamp = read_stamp(word(name), Order.DAY_FIRST, column=True)
    return stamp is not None and stamp.date_only


def _tells_clock_alone(said: str) -> bool:
    stamp = read_stamp(said[:_LONGEST_TIME], Order.DAY_FIRST)
    return stamp is not None and stamp.clock is not None and stamp.date is None


def _named(name: Any, said: Any) -> Any:
    numbered = word(name).isdigit() and not isinstance(said, list)
    return said if numbered else f"{word(name)}: {word(said)}"


def _is_entry(value: dict[Any, Any]) -> bool:
    """Tell whether a map is one entry, and not a list of them by name."""
    return any(str(name) in (*WORDS, *TIME, *OWNER, *DUE) for name in value)


def _sentence(item: Any) -> Any:
    """Put a sentence together again that YAML took apart at its colon."""
    if isinstance(item, dict) and len(item) == 1:
        (name, said), *_ = item.items()
        plain = not isinstance(said, dict | list) and str(name) not in _KNOWN
        if plain or " " in str(name):
            return word(name) if said is None else f"{word(name)}: {word(said)}"
    return item
