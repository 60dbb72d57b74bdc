"""Issues of Jira, out of exported tables and out of answers of its API."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from pm_facilitator.importers.formats.feed import Entry
from pm_facilitator.importers.formats.grid import MOST_ROWS, too_long
from pm_facilitator.importers.formats.jira_text import said
from pm_facilitator.importers.formats.values import first_word, inside, mappings, word
from pm_facilitator.importers.timeline.csv_table import csv_rows
from pm_facilitator.importers.times.instants import Instant

_TIME = re.compile(r"([0-9]{1,2})/([A-Za-z]{3})/([0-9]{2}) ([0-9]{1,2}:[0-9]{2}) ([AP]M)", re.I)
_COMMENT = re.compile(r"(?P<when>[^;]{6,40});(?P<who>[^;]{0,80});(?P<text>.+)", re.S)
_KEY = frozenset(("status", "assignee", "priority", "severity", "resolution"))
_LINK = "link"


@dataclass(frozen=True, slots=True)
class Issue:
    """What a table or the API says about one issue."""

    number: int
    key: str
    summary: str
    description: str
    owner: str
    reporter: str
    due: str
    priority: str
    status: str
    created: str
    resolved: str
    address: str
    happened: tuple[Entry, ...]
    note: str = ""


def of_table(text: str) -> Iterator[Issue]:
    """Read the rows of a table with the names of columns that Jira gives.

    Raises:
        ImportFailed: when it is broken or far too long.
    """
    rows = list(islice(csv_rows(text), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise too_long()
    names = [cell.casefold() for row in rows[:1] for cell in row.cells]
    for row in rows[1:]:
        found = [pair for pair in zip(names, row.cells, strict=False) if pair[1]]
        values = dict(reversed(found))  # of columns of one name the first that says something
        yield Issue(
            row.line,
            values.get("issue key", ""),
            values.get("summary", ""),
            values.get("description", ""),
            values.get("assignee", ""),
            values.get("reporter", ""),
            values.get("due date", ""),
            values.get("priority", ""),
            values.get("status", ""),
            values.get("created", ""),
            values.get("resolved", ""),
            "",
            tuple(_comments([cell for name, cell in found if name == "comment"])),
            row.note,
        )


def _comments(cells: Sequence[str]) -> Iterator[Entry]:
    for cell in cells:
        if match := _COMMENT.fullmatch(cell):
            yield Entry(when_of(match["when"]), said(match["text"]), source=match["who"])


def of_api(number: int, each: dict[str, Any]) -> Issue:
    """Read one issue of the API, with its comments and its history where they are there."""
    fields = inside(each, "fields")
    return Issue(
        number,
        word(each, "key"),
        word(fields, "summary"),
        said(inside(fields, "description")),
        word(fields, "assignee", "displayName"),
        first_word(fields, ("reporter", "displayName"), ("creator", "displayName")),
        word(fields, "duedate"),
        word(fields, "priority", "name"),
        word(fields, "status", "name"),
        word(fields, "created"),
        word(fields, "resolutiondate"),
        _address(each),
        tuple(_happened(each)),
    )


def _happened(each: dict[str, Any]) -> Iterator[Entry]:
    for comment in mappings(each, "fields", "comment", "comments"):
        yield Entry(
            word(comment, "created"),
            said(inside(comment, "body")),
            source=word(comment, "author", "displayName"),
        )
    for change in mappings(each, "changelog", "histories"):
        for item in mappings(change, "items"):
            field, new = word(item, "field"), word(item, "toString")
            what = f"{field.capitalize()}: {new}" if new else f"{field.capitalize()} removed"
            if field.casefold() == _LINK:
                # The whole sentence stands there: "This issue is caused by OPS-7".
                what = new or f"No more: {word(item, 'fromString')}"
            yield Entry(
                word(change, "created"),
                what,
                source=word(change, "author", "displayName"),
                key=field.casefold() in (*_KEY, _LINK),
            )


def _address(each: dict[str, Any]) -> str:
    """Give where people look at the issue, made of the address that programs use."""
    start, found, _ = word(each, "self").partition("/rest/api/")
    return f"{start}/browse/{word(each, 'key')}" if found else ""


def when_of(told: str) -> Instant | str:
    """Read a time as the tables have it, 02/Mar/26 2:05 PM; other forms are left as they are."""
    match = _TIME.fullmatch(told.strip())
    if match is None:
        return told
    day, month, year, clock, half = match.groups()
    try:
        wall = datetime.strptime(f"{day} {month} 20{year} {clock} {half}", "%d %b %Y %I:%M %p")
    except ValueError:
        return told
    return Instant(wall, told)
