"""The journal of systemd, as JSON line by line, in its export format, or with all fields shown."""

import re
from collections.abc import Iterator
from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.logs.log_lines import LogTimes
from pm_facilitator.importers.formats.noise import FEW
from pm_facilitator.importers.formats.values import clean, first_word, inside
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.json_text import read_json_line
from pm_facilitator.importers.text.signatures import wide_encoding

_TIME = "__REALTIME_TIMESTAMP"
_TIME_OF_SOURCE = "_SOURCE_REALTIME_TIMESTAMP"
"""When a program said something: the only time where a collector has left out the other."""

_EXPORT = ("__CURSOR=", f"{_TIME}=")
"""How an entry of the export format opens; programs that write it may leave out its place."""

_SHOWN = re.compile(
    r"(?P<when>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}"
    r"(?:\.[0-9]{1,9})? (?:[A-Z]{2,5}|[+-][0-9]{2,4})) \[s=[0-9a-f]"
)
"""How an entry opens where all fields are shown: its time, and where it stands in the journal."""

_FIELD = re.compile(r" {4}(?P<name>[A-Z0-9_]{1,80})=(?P<value>.*)")
_MOST_ABOVE = 5
_WARNING = 4
_OFTEN = 5_000
_LINES_OF_ENTRY = 20
_BEFORE = b"\xef\xbb\xbf \r\n\t"
_LONGEST = 1 << 32
_LENGTH = 8
"""In so many bytes the export format writes how long a field of several lines is."""


class Journal:
    """Reads what journalctl writes with -o json, -o json-pretty, -o export and -o verbose."""

    name = "Journal"

    def recognises(self, source: Source) -> bool:
        """Look at the first entry."""
        start = source.head.lstrip()
        if not source.files and _is_shown(start):
            return True
        end = "\n\n" if start.startswith(_EXPORT) else "\n}" if _is_open(start) else "\n"
        first = start.partition(end)[0]
        timed = _TIME in first or (_TIME_OF_SOURCE in first and '"MESSAGE"' in first)
        return not source.files and start.startswith((*_EXPORT, "{")) and timed

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the entries; of a long journal those of no warning only on wish.

        Raises:
            ImportFailed: when there are far too many.
            Cancelled: when the watch says so.
        """
        # Fields of several lines make the export format no text: their lengths stand as bytes.
        shown = _is_shown(source.head.lstrip())
        export = source.head.lstrip().startswith(_EXPORT)
        data = source.text.encode(errors="replace") if wide_encoding(source.data) else source.data
        lines = data.count(b"\n") + 1
        spread = export or shown or _is_open(source.head.lstrip())
        few = lines <= FEW * (_LINES_OF_ENTRY if spread else 1)
        feed = Feed(source, hints, place="line")
        read = _exported(data) if export else _shown(source.text) if shown else _json(source.text)
        for number, each in read:
            if number % _OFTEN == 0:
                watch(number / lines)
            feed.add(number, _entry(each, few))
        return feed.draft(self.name)


def _is_open(text: str) -> bool:
    """Tell whether its first line opens an object that goes on below."""
    return text.partition("\n")[0].rstrip() == "{"


def _is_shown(text: str) -> bool:
    return any(map(_SHOWN.match, text[:4000].split("\n")[:_MOST_ABOVE]))


def _shown(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the entries below their times, each with the line that it starts on."""
    fields: dict[str, Any] = {}
    times = LogTimes(None)
    start, last = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if head := _SHOWN.match(line):
            if fields:
                yield start, fields
            fields, start, last = {_TIME: times.read(head["when"])}, number, ""
        elif fields and (field := _FIELD.match(line)):
            last = field["name"]
            fields.setdefault(last, clean(field["value"].rstrip("\r")))
        elif last and line.startswith(" "):
            fields[last] = f"{fields[last]}\n{clean(line.strip())}"
        else:
            last = ""  # a blank line, or what a pager has written
    if fields:
        yield start, fields


def _json(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, whole in _objects(text):
        if each := read_json_line(whole):
            yield number, each


def _objects(text: str) -> Iterator[tuple[int, str]]:
    """Give objects with the lines that they start on, each on one line or spread over many."""
    spread: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").lstrip().split("\n"), 1):
        bare = line.rstrip()
        if bare != "{" and not spread:
            yield number, line
            continue
        if bare == "{":
            spread = []  # what was open above is never closed
        spread.append(line)
        if bare == "}":
            yield number + 1 - len(spread), "\n".join(spread)
            spread = []


def _exported(data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the entries, which are parted by empty lines, with the lines that they start on."""
    fields: dict[str, Any] = {}
    place = len(data) - len(data.lstrip(_BEFORE))
    number = 1
    start, counted_to = 1, place
    while place < len(data):
        end = data.find(b"\n", place)
        line = data[place : end if end >= 0 else len(data)].rstrip(b"\r")
        begun, place = place, (end if end >= 0 else len(data)) + 1
        name, equals, value = line.partition(b"=")
        if not line:
            if fields:
                yield start, fields
            fields = {}
            continue
        if not equals:  # the length of the value stands on the next line, and the value behind it
            first = place + _LENGTH
            length = int.from_bytes(data[place:first], "little")
            if length > _LONGEST:
                continue  # a line of text that is no field
            value, place = data[first : first + length], first + length + 1
        if not fields:
            number += data.count(b"\n", counted_to, begun)
            start, counted_to = number, begun
        fields[_text(name[:80])] = _text(value)
    if fields:
        yield start, fields


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _entry(each: dict[str, Any], few: bool) -> Entry:
    level = first_word(each, "PRIORITY")
    urgent = not level.isdecimal() or int(level[:3]) <= _WARNING
    host, unit = first_word(each, "_HOSTNAME"), first_word(each, "_SYSTEMD_UNIT", "UNIT")
    source = first_word(each, "SYSLOG_IDENTIFIER", "_SYSTEMD_UNIT", "_COMM")
    return Entry(
        inside(each, _TIME) or inside(each, _TIME_OF_SOURCE),
        _message(each.get("MESSAGE")),
        details="\n".join(
            f"{name}: {said}" for name, said in (("Host", host), ("Unit", unit)) if said
        ),
        source=source,
        key=urgent or few,
    )


def _message(told: Any) -> str:
    """Give the text; one that is no sound UTF-8 comes as the numbers of its bytes."""
    if isinstance(told, list) and all(isinstance(each, int) and 0 <= each < 256 for each in told):
        return bytes(told).decode("utf-8", "replace")
    return first_word({"said": told}, "said")
