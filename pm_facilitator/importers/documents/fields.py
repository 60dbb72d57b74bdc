"""The facts of a document outside its prose: front matter, "Severity: SEV2", tables of fields."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.text.contents import is_placeholder
from pm_facilitator.importers.text.headings import field_of
from pm_facilitator.importers.text.lines import (
    BLANK,
    FRONT,
    ITEM,
    TABLE,
    TEXT,
    Kind,
    Line,
    is_table_rule,
)
from pm_facilitator.importers.text.markup import plain
from pm_facilitator.importers.text.table_rows import split_row

_NAMED = re.compile(
    r"[*_]{0,3}(?P<name>[^\W\d_](?:[^\W\d_]|[ /_'’-]){1,30}?)\s?[*_]{0,3}\s?"
    r"[:=\uff1a]\s?[*_]{0,3}\s?(?P<value>\S.*)",
    re.S,
)
_SIDE_BY_SIDE = re.compile(r"(?<=\S)\s+(?=\*\*[A-Z][A-Za-z /-]{1,30}(?::\*\*|\*\*:))")
_TIMED = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z -]{1,30}?)(?:\s[-–—]|\sat)?\s(?P<value>~?[0-9].*)", re.S
)
_MOMENTS = ("started", "detected", "acknowledged", "mitigated", "resolved")
_PROSE = ("summary", "impact", "detection", "trigger")
_HEAD_ONLY = ("title", "people", *_PROSE)
_NAMES = ("services", "tags")
"""Fields that list names; prose behind them is part of what stands around it."""

_SENTENCES = re.compile(r"[^\W\d_]{2}[.!?]\s+[A-Z]|(?:\s\S+){8}[.!?]$|[^,;\n]{120}")
_FRONT_LENGTH = 40_000


@dataclass(slots=True)
class Fields:
    """Values by the name of their field, the first of each counting.

    Attributes:
        people: what is said of people, with the name of the field, as "Scribe: Ana".
        lines: the numbers of the lines that say nothing else.
    """

    values: dict[str, str] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)

    def get(self, name: str) -> str:
        """Give the value of a field, or nothing."""
        return self.values.get(name, "")

    def add(self, name: str, value: str, line: int = 0, label: str = "") -> None:
        """Keep a value, if it is one and the first; of people all are kept."""
        if not is_placeholder(value):
            self.values.setdefault(name, value)
            if name == "people":
                self.people.append(f"{label}: {value}" if label else value)
        if name not in _PROSE:
            self.lines.add(line)


def find_fields(
    lines: Sequence[Line], told: Sequence[bool], head: Sequence[bool], front: Mapping[str, Any]
) -> Fields:
    """Find the fields of a document.

    Args:
        lines: all its lines.
        told: for each line whether a field may stand there; it may not among a list of actions.
        head: for each line whether it stands before the first section; names are told there only.
        front: its front matter.
    """
    found = Fields()
    for name, value in front.items():
        if key := field_of(str(name)):
            found.add(key, _flat(value), label=str(name))
    for index, line in enumerate(lines):
        if told[index]:
            for label, value in _of_line(index, lines):
                name = field_of(label) or ""
                if name in _NAMES and _SENTENCES.search(value):
                    continue  # "Services affected: all mails. Calls were not."
                if head[index] or name not in _HEAD_ONLY:
                    found.add(name, value, line.number, label)
    return found


def front_matter(lines: Sequence[Line]) -> Mapping[str, Any]:
    """Give the front matter of a document as plain values; nothing when it is not valid."""
    front = [line for line in lines if line.kind is FRONT]
    text = "\n".join(" " * line.indent + line.text for line in front[1:-1])
    if not text.strip() or len(text) > _FRONT_LENGTH:
        return {}
    if front[0].text == "+++":
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            return {}
    from pm_facilitator.importers.text.yaml_text import read_yaml

    try:
        values = read_yaml(text)
    except ImportFailed:
        return {}
    return values if isinstance(values, dict) else {}


def as_list(value: str) -> tuple[str, ...]:
    """Split a value such as "api, web" into its parts."""
    parts = (part.strip(" .*_`#") for part in re.split(r"[,;\n]", value[:2000]))
    return tuple(dict.fromkeys(part for part in parts if part and not is_placeholder(part)))


def _of_line(index: int, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Give the labels on a line that name a field, each with what it says."""
    line = lines[index]
    match line.kind:
        case Kind.TEXT | Kind.ITEM:
            for text in _SIDE_BY_SIDE.split(line.text[:600]):
                if found := _named(text):
                    yield found
        case Kind.HEADING:
            key = field_of(line.text)
            if key and key not in _PROSE and key != "title":
                yield from ((line.text, value) for value in _below(index, lines))
        case Kind.TABLE:
            yield from _of_row(index, lines)


def _named(text: str) -> tuple[str, str] | None:
    for form in (_NAMED, _TIMED):
        match = form.match(text)
        key = field_of(match["name"]) if match else None
        if match and key and (form is _NAMED or key in _MOMENTS):
            return match["name"], plain(match["value"]).strip(" *_")
    return None


def _below(index: int, lines: Sequence[Line]) -> Iterator[str]:
    below = next((line for line in lines[index + 1 : index + 4] if line.kind is not BLANK), None)
    if below and below.kind in (TEXT, ITEM):
        yield plain(below.text)


def _of_row(index: int, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    line = lines[index]
    cells = [plain(cell).strip() for cell in split_row(line.text)]
    if is_table_rule(line.text) or not cells:
        return
    keys = [field_of(cell.rstrip(":")) for cell in cells]
    rule = index + 1 < len(lines) and is_table_rule(lines[index + 1].text)
    if rule and sum(key is not None for key in keys) > 1 and index + 2 < len(lines):
        # One row below a header of names.
        values = split_row(lines[index + 2].text) if lines[index + 2].kind is TABLE else ()
        told = zip(cells, keys, values, strict=False)
        yield from ((cell.rstrip(":"), plain(value)) for cell, key, value in told if key)
    elif len(cells) == 2 and keys[0]:
        yield cells[0].rstrip(":"), cells[1]


def _flat(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value if not isinstance(item, dict | list))
    return "" if value is None or isinstance(value, dict) else str(value)
